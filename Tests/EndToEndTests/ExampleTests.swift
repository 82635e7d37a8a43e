import Foundation
import TestSupport
import Testing

/// Every example in the help of a command, in README and in the articles runs as it is printed.
///
/// They run in a folder that has what a reader would have: tables, and small files under the names
/// that the examples use. Examples of tables that are not at hand are left out.
@Suite struct ExampleTests {
    private static let commands = [
        "aggregate", "cache", "check", "compare", "concentration", "convert", "decompose",
        "deflate",
        "disaggregate", "doctor", "exposure", "footprint", "groups", "info", "multipliers",
        "origins",
        "paths", "plan", "position", "ras", "run", "satellite", "satellite add", "scan", "scenario",
        "sensitivity", "shock", "solve", "sweep", "sweep merge", "sweep report", "tables",
        "linkages", "lengths", "fragmentation", "influence", "triangulate", "centrality", "sda",
        "tiva", "screen", "project",
    ]

    @Test(arguments: commands)
    func examplesOfHelpRun(command: String) throws {
        let help = try Program.run.run(command.split(separator: " ").map(String.init) + ["--help"])
        let examples = Self.examples(inHelp: help.output)
        #expect(!examples.isEmpty, "no example in the help of \(command)")
        let desk = try Desk()
        defer { desk.remove() }
        if command == "sweep merge" {
            // What the examples of sweep made.
            for part in 1...2 {
                try desk.run(
                    "chokepoint sweep mine.yaml --set 'restrictions[0].cut=0.1:1' "
                        + "--shard \(part)/2 --store part-\(part).draws")
            }
        }
        if command == "sweep report" {
            // What the examples of sweep made.
            try desk.run(
                "chokepoint sweep mine.yaml --set 'restrictions[0].cut=0.1:1' --draws 50 "
                    + "--store all.draws")
        }
        for example in examples { try desk.run(example) }
    }

    @Test(
        "13.24: examples of README and of the articles run",
        arguments: [
            ("README.md", 5), ("WritingRestrictions", 0), ("WhatTheModelsSay", 0),
            ("HowSureAreYou", 2), ("YourOwnTable", 3), ("PagesAndPrograms", 2), ("Speed", 0),
        ])
    func examplesOfDocumentsRun(document: String, count: Int) throws {
        let path =
            document.hasSuffix(".md")
            ? document : "Sources/Chokepoint/Chokepoint.docc/\(document).md"
        let text = try String(
            contentsOf: Fixtures.packageRoot.appending(path: path), encoding: .utf8)
        let examples = Self.examples(inMarkdown: text)
        #expect(examples.count >= count)
        let desk = try Desk()
        defer { desk.remove() }
        for example in examples { try desk.run(example) }
    }

    /// What README shows of its main example is what the program prints, in fifteen lines; how well
    /// the equations were solved is a matter of the machine.
    @Test("17.10: the answer in README is the program's") func answerInReadme() throws {
        let text = try String(
            contentsOf: Fixtures.packageRoot.appending(path: "README.md"), encoding: .utf8)
        let blocks = text.components(separatedBy: "```")
        let command = try #require(blocks.firstIndex { $0.hasPrefix("\nchokepoint shock ") })
        let words = blocks[command].split(whereSeparator: \.isWhitespace).map(String.init)
        let shown = blocks[command + 2].split(separator: "\n").map(String.init)
        #expect(shown.count <= 15)
        let printed = try Program.run.run(Array(words.dropFirst())).output.split(separator: "\n")
            .map(String.init)
        func comparable(_ lines: [String]) -> [String] {
            lines.map { $0.replacing(/relative residual of [0-9.e-]+/, with: "") }
        }
        #expect(comparable(shown) == comparable(printed))
    }

    /// Lines of help that begin with the program's name, with what was wrapped to the next lines.
    private static func examples(inHelp help: String) -> [String] {
        var found: [String] = []
        var isInside = false
        for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
            let isExample =
                line.hasPrefix("  chokepoint ") || line.hasPrefix("  CHOKEPOINT_TABLES=")
            if isExample {
                found.append(String(line.dropFirst(2)))
                isInside = true
            } else if line.isEmpty || line.hasPrefix("  ") || line.hasPrefix("USAGE") {
                isInside = false
            } else if isInside, let last = found.popLast() {
                found.append(last + " " + line)
            }
        }
        return found
    }

    /// Commands in blocks of code and in code within a line; those with a word in capitals are
    /// forms.
    private static func examples(inMarkdown text: String) -> [String] {
        var found: [String] = []
        for (index, block) in text.components(separatedBy: "```").enumerated() {
            if index % 2 == 1 {
                found += block.split(separator: "\n").map(String.init)
            } else {
                let spans = block.components(separatedBy: "`")
                for (k, span) in spans.enumerated() where k % 2 == 1 {
                    found.append(span.split(whereSeparator: \.isWhitespace).joined(separator: " "))
                }
            }
        }
        return found.filter { example in
            let words = example.split(separator: " ")
            let isForm = words.contains { word in
                word.count > 3 && word.allSatisfy { $0.isUppercase || $0 == "." }
            }
            return words.first == "chokepoint" && words.count > 1 && !isForm
                && !example.contains("|")
        }
    }
}

/// A folder with what a reader of the examples would have.
private struct Desk {
    let folder: URL
    private let program: String

    init() throws {
        folder = try Fixtures.temporaryFolder()
        program = try RunProgram.executable().path
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "Scripts"),
            withDestinationURL: Fixtures.packageRoot.appending(path: "Scripts"))
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "Tables"), withDestinationURL: Fixtures.shippedTables)
        for (name, text) in Self.files { try write(text, to: name) }
        try prepare()
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// Runs one example as a shell would, unless it needs a table that is not there.
    func run(_ example: String) throws {
        if example.contains("wiod2013"), Fixtures.largerTable("wiod2013-2011.h5") == nil { return }
        if example.hasPrefix("chokepoint scenario init "), example.hasSuffix(" -o mine.yaml") {
            // Its reader has no scenario yet, and one that is there is not replaced.
            try? FileManager.default.removeItem(at: folder.appending(path: "mine.yaml"))
        }
        let outcome = try shell(example)
        #expect(outcome.status == 0, "\(example)\n\(outcome.errors)")
    }

    private func shell(_ line: String) throws -> (status: Int32, errors: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", "chokepoint() { '\(program)' \"$@\"; }; \(line)"]
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment
        variables["XDG_CACHE_HOME"] = folder.appending(path: ".cache").path
        variables["HOME"] = folder.path
        process.environment = variables
        let errors = folder.appending(path: ".errors")
        for file in [errors, folder.appending(path: ".output")] {
            _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        }
        process.standardOutput = try FileHandle(
            forWritingTo: folder.appending(path: ".output"))
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOf: errors, encoding: .utf8))
    }

    private func write(_ text: String, to name: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    /// Tables under the names of the examples, and files with a line for every industry.
    private func prepare() throws {
        let table = Fixtures.shippedTables.appending(path: "icio2023-2019-g20x20.h5")
        for name in ["my-table.h5", "my-copy.h5"] {
            try FileManager.default.copyItem(at: table, to: folder.appending(path: name))
        }
        for line in [
            "chokepoint convert icio2023-2019-g20x20 my-table/",
            "chokepoint info icio2023-2019-g20x20 --table regions --format csv -o regions.csv",
            "chokepoint info icio2023-2019-g20x20 --table sectors --format csv -o sectors.csv",
        ] {
            let outcome = try shell(line)
            #expect(outcome.status == 0, "\(line)\n\(outcome.errors)")
        }
        func codes(_ name: String) throws -> [String] {
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                .split(separator: "\n").dropFirst()
                .map { String($0.split(separator: ",")[0]) }
        }
        let (regions, sectors) = (try codes("regions.csv"), try codes("sectors.csv"))
        var jobs = "region,sector,value\n"
        for region in regions { for sector in sectors { jobs += "\(region),\(sector),1\n" } }
        try write(jobs, to: "jobs.csv")
        var merged = "old,new\n"
        for sector in (1...35).map({ "c\($0)" }) { merged += "\(sector),all\n" }
        try write(merged, to: "to-sections.csv")
    }

    private static let files = [
        "ppi.csv": "region,sector,index\n*,*,104\n",
        "ecb.csv": "from,to,rate\nUSD,EUR,0.72\n",
        "growth.csv": "region,output_growth\n*,3%\n",
        "macro.csv": "region,quantity,value\n*,gdp,3%\nKOR,exports,5%\n",
        "chips.csv": "old,new,weight\nc14,chips,0.2\nc14,rest,0.8\n",
        "provinces.csv": "old,new,weight\nCHN,COAST,3\nCHN,INLAND,1\n",
        "demand.csv": "region,sector,value\nR,1,600\n",
        "trade.csv": """
        year,exporter,importer,hs6,value
        2018,JPN,KOR,281111,66860000
        2018,CHN,JPN,850511,180000000
        2020,JPN,KOR,281111,9380000
        2020,CHN,KOR,281111,64000000
        2020,CHN,KOR,850511,300000000
        2020,CHN,JPN,850511,210000000
        2020,CHN,DEU,850511,400000000
        2020,DEU,FRA,850511,40000000

        """,
        "hs-isic4.csv": "hs6,isic4\n281111,2011\n850511,2599\n",
        "mine.yaml": """
        version: 1
        table: icio2023-2019-g20x20
        restrictions:
          - {exporter: JPN, sectors: C, importer: KOR, cut: 30%}
        models: [extraction]
        """,
    ]
}
