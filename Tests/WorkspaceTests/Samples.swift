import Foundation
import Providers
import Reporting
import TestSupport
import Workspace

/// The files that sample questions name, and the program and workspaces that find them.
struct Samples {
    let folder: URL
    private let cache: URL

    init() throws {
        folder = try Fixtures.temporaryFolder()
        cache = folder.appending(path: "cache")
        // Paths in answers are those that the program, which runs there, has.
        _ = FileManager.default.changeCurrentDirectoryPath(Fixtures.packageRoot.path)
        try TableFile.write(
            RandomTable.make(regions: 3, sectors: 4, seed: 12, co2: true),
            to: path("random.h5"))
        try write(
            "scenario.yaml",
            """
            version: 1
            title: A test
            table: \(SampleQuestions.g20)
            groups: {friends: [KOR, "@usmca"]}
            restrictions:
              - {exporter: JPN, sectors: C, importer: "@friends", cut: 30%}
            models:
              - extraction
              - {name: cost-push, mark_up: 0.5}
              - {name: trade-ge, theta: 2}
            outputs: {drivers: none}
            """)
        try write(
            "sweep.yaml",
            """
            version: 1
            table: \(SampleQuestions.g20)
            restrictions: [{exporter: JPN, sectors: C, importer: "@g7", cut: 30%}]
            models: [extraction]
            """)
        try write(
            "trade.csv",
            """
            year,exporter,importer,hs6,value,quantity
            2018,JPN,KOR,281111,66860000,40000
            2018,CHN,KOR,281111,50000000,36000
            2019,JPN,KOR,281111,36300000,20000
            2019,CHN,KOR,281111,70000000,50000
            2020,JPN,KOR,281111,9380000,5000
            2020,CHN,KOR,281111,64000000,
            2019,CHN,KOR,850511,300000000,9000
            2019,CHN,JPN,850511,200000000,5000
            2019,JPN,KOR,850511,40000000,500
            2019,KOR,CHN,850511,10000000,300
            2020,CHN,JPN,850511,210000000,5100

            """)
        try write("reports.csv", Self.reports)
        try write("hs-isic4.csv", "hs6,isic4\n281111,2011\n850511,2599\n850511,2790\n")
        try write("parts.csv", "old,new,weight\nC,C1,0.5\nC,C2,0.5\n")
        try write("growth.csv", "region,output_growth\n*,3%\n")
        try write(
            "macro.csv",
            "region,quantity,value,deviation\n*,gdp,3%,0.01\nR1,exports,5%,\nR2,imports,4%,2%\n")
        for (name, cut) in [("before.json", "0.1"), ("after.json", "0.3")] {
            try write(name, Self.result(cut: cut))
        }
        try write("jobs.csv", "region,sector,value\nJPN,C,10\n")
        try write(
            "factors.csv",
            "stressor,impact,factor,impact_unit,stressor_unit\nCO2,GWP100,1,kt CO2-eq,kt\n")
        try writeSupplyAndUse()
    }

    /// What two economies report of each other’s trade, as UN Comtrade lists it.
    private static let reports: String = {
        var lines = ["period,reporterISO,flowCode,partnerISO,cmdCode,primaryValue"]
        for k in 0..<12 {
            let code = 850100 + k
            lines.append("2022,KOR,M,JPN,\(code),\(1_000_000 + 1000 * k * k)")
            lines.append("2022,JPN,X,KOR,\(code),\(k == 7 ? 40_000 : 950_000)")
        }
        lines.append("2022,JPN,M,KOR,850112,70000")
        lines.append("2022,KOR,X,JPN,850113,80000")
        return lines.joined(separator: "\n") + "\n"
    }()

    /// Supply and use tables of one region, with secondary production.
    private func writeSupplyAndUse() throws {
        try FileManager.default.createDirectory(
            atPath: path("sut"), withIntermediateDirectories: true)
        let files = [
            "table": "key,value\nname,small\nunit,million EUR\nvaluation,basic prices\n",
            "regions": "code,name\nN,North\n", "products": "code,name\na,A\nb,B\n",
            "industries": "code,name\ni,I\nj,J\n", "final_demand": "code,name\nF,Final\n",
            "primary_inputs": "code,name\nVA,Value added\n",
            "supply": "product,i,j\nN/a,8,2\nN/b,3,10\n",
            "use": "product,N/i,N/j\nN/a,1,2\nN/b,3,4\n", "Y": "product,N/F\nN/a,7\nN/b,6\n",
            "V": "input,N/i,N/j\nVA,7,6\n",
        ]
        for (name, text) in files { try write("sut/\(name).csv", text) }
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// A result as --format json writes it.
    private static func result(cut: String) -> String {
        """
        {"schema": "chokepoint.result/1", "command": "shock", "version": "0.1.0", "table": null,
         "assumptions": [{"name": "restrictions[0].cut", "value": \(cut), "unit": "share",
           "source": "command line", "default": false}],
         "numerics": null,
         "tables": [{"name": "impact", "title": "Impact",
           "columns": [{"name": "region", "unit": null}, {"name": "change", "unit": "%"}],
           "rows": [["JPN", \(cut)], ["KOR", 1.5]]}],
         "diagnostics": []}

        """
    }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// The program, which finds the samples by name.
    var program: RunProgram {
        RunProgram(cache: cache, environment: ["CHOKEPOINT_TABLES": folder.path])
    }

    /// A workspace that looks where the program looks.
    func workspace(cached: Bool) throws -> Workspace {
        let bin = try RunProgram.executable().deletingLastPathComponent().path
        return Workspace(
            finder: TableFinder(
                folders: ["Tables", folder.path, "\(bin)/../share/chokepoint/Tables"]),
            cache: cached ? .init(folder: "\(cache.path)/chokepoint") : nil)
    }

    /// A question with the files of this folder, as its fields and as the arguments of its command.
    func fields<Q: Question>(_ question: Q) throws -> [String: Any] {
        let data = Data(Questions.encode(question).utf8)
        var fields = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        for name in [
            "file", "scenario", "totals", "sectors", "output", "trade", "concordance", "first",
            "second",
        ] {
            if let text = fields[name] as? String, text.contains(".") { fields[name] = path(text) }
            if let texts = fields[name] as? [String] { fields[name] = texts.map(path) }
        }
        return fields
    }

    /// The arguments of the command that asks the question of some fields: those that stand without
    /// an option, then all others as options of the same names.
    func arguments(_ fields: [String: Any]) -> [String] {
        var fields = fields
        let command = fields.removeValue(forKey: "command") as? String ?? ""
        var arguments = command.split(separator: " ").map(String.init)
        let places =
            [
                "term", "first", "second", "table", "more_tables", "tables", "other", "scenario",
                command == "convert" ? "output" : "file",
                "file",
            ] + (["products", "product", "mirror"].contains(command) ? ["trade"] : [])
            + (command == "product" ? ["hs"] : [])
        for name in places {
            guard let value = fields.removeValue(forKey: name) else { continue }
            arguments += value as? [String] ?? ["\(value)"]
        }
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            let option = "--" + name.replacing("_", with: "-")
            switch value {
            case _ where Self.flags.contains(name):
                if value as? Bool == true { arguments.append(option) }
            case let texts as [String]: arguments += texts.flatMap { [option, $0] }
            default: arguments += [option, "\(value)"]
            }
        }
        return arguments
    }

    /// Fields that are flags: JSON's `true` and `1` look the same here.
    private static let flags: Set<String> = Set(
        Questions.all.flatMap { Questions.fields(of: $0) }.filter { $0.kind == .flag }.map(\.name))
}
