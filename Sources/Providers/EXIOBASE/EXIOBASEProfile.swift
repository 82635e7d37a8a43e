import Containers
import InputOutput

/// What EXIOBASE 3 adds to the folder of text files: lists of codes, nine rows of value added among
/// the stressors, accounts that were split into folders from release 3.9 on.
struct EXIOBASEProfile: PandasProfile {
    let totalTolerance = StatedTolerance(
        warns: 1e-4, refuses: 0.01, absolute: 0.01,
        source: "x.txt of release 3.8.2 fits its rows to 2e-6")
    let balanceTolerance = StatedTolerance(
        warns: 1e-4, refuses: 0.01, absolute: 0.01,
        source: "columns of release 3.8.2 fit to 2e-6")

    /// Its hybrid tables state a unit for every sector.
    let takesSectorUnits = true

    /// Codes of sectors from industries.txt or products.txt, of categories from finaldemands.txt;
    /// the names where the lists are missing or do not fit.
    func layout(
        _ industries: PandasTableReader.Industries, _ demand: RegionGrid, _ folder: PandasFolder,
        _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> TableLayout {
        let sectors = try CodeList.codes(
            of: industries.grid.parts, in: ["industries.txt", "products.txt"], folder, "sectors",
            &findings)
        let categories = try CodeList.codes(
            of: demand.parts, in: ["finaldemands.txt"], folder, "final-demand categories",
            &findings)
        return try TableLayout(
            regions: industries.grid.regions.map { Region($0) },
            sectors: zip(sectors, industries.grid.parts).map { Sector($0, name: $1) },
            finalDemand: zip(categories, demand.parts).map { FinalDemandCategory($0, name: $1) })
    }

    func facts(
        _ folder: PandasFolder, _ metadata: TableMetadata?,
        _ industries: PandasTableReader.Industries, _ findings: inout [Diagnostic]
    ) -> PandasFacts {
        let system = Self.system(folder, metadata)
        let year = Self.year(folder, metadata)
        var unit = industries.unit ?? "million EUR"
        if unit == "M.EUR" { unit = "million EUR" }
        if industries.unit == nil, industries.sectorUnits == nil {
            findings.append(
                Diagnostic(
                    .warning, "no-units",
                    "there is no unit.txt: the unit is taken to be EXIOBASE’s, million EUR",
                    at: .init(file: folder.files.path)))
        }
        let version = metadata?["version"].map { " \($0)" } ?? ""
        var entries = [
            Provenance.Entry("source", "EXIOBASE 3\(version)"),
            .init(
                "citation",
                "Stadler et al. (2018), EXIOBASE 3, Journal of Industrial Ecology 22(3), 502–515"),
            .init("licence", "as the record states from which the archive was downloaded"),
        ]
        if let system { entries.append(.init("system", system.text)) }
        let name = ["EXIOBASE 3", year.map(String.init), system?.short].compactMap { $0 }
        return PandasFacts(
            name: name.joined(separator: ", "), year: year, unit: unit, valuation: "basic prices",
            provenance: Provenance(entries: entries, history: metadata?.history ?? []))
    }

    func mayHoldInputs(_ account: PandasFolder.Account, of folder: PandasFolder) -> Bool {
        ["factor_inputs", "satellite"].contains(account.folder)
    }

    func needsUnits(_ account: PandasFolder.Account) -> Bool { true }

    func inputRows(
        of accounts: [PandasAccount], unit: String?
    ) -> (account: PandasAccount, rows: [Int])? {
        EXIOBASEInputs.rows(of: accounts)
    }

    /// The year in the name of the folder, of the archive, or in metadata.json.
    static func year(_ folder: PandasFolder, _ metadata: TableMetadata?) -> Int? {
        let names = [
            folder.root, SourceFiles.lastComponent(of: folder.files.path),
            metadata?["name"] ?? "", metadata?["description"] ?? "",
        ]
        return names.lazy.compactMap { YearInName.year(in: $0) }.first
    }

    /// Industry by industry or product by product.
    static func system(
        _ folder: PandasFolder, _ metadata: TableMetadata?
    ) -> (short: String, text: String)? {
        let names = folder.files.names
        let stated = [
            metadata?["system"] ?? "", folder.root,
            SourceFiles.lastComponent(of: folder.files.path),
        ].map { $0.lowercased() }
        if stated.contains(where: { $0.contains("ixi") })
            || names.contains("\(folder.root)industries.txt")
        {
            return ("ixi", "industry by industry")
        }
        if stated.contains(where: { $0.contains("pxp") })
            || names.contains("\(folder.root)products.txt")
        {
            return ("pxp", "product by product")
        }
        return nil
    }
}

/// The rows of value added among EXIOBASE’s stressors.
enum EXIOBASEInputs {
    /// How the names of the nine rows begin, in lower case.
    private static let beginnings = [
        "taxes less subsidies on products purchased", "other net taxes on production",
        "compensation of employees;", "operating surplus:",
    ]

    /// Whether a stressor is one of the nine.
    static func isInput(_ stressor: Satellite.Stressor) -> Bool {
        let name = stressor.code.lowercased()
        return beginnings.contains { name.hasPrefix($0) }
            && (stressor.unit.isEmpty || stressor.unit == "M.EUR")
    }

    /// Whether the first row of a file of units is one of the nine; false for what cannot be read.
    static func areFirst(in name: String, of files: SourceFiles) -> Bool {
        guard files.names.contains(name) else { return false }
        do throws(Diagnostics) {
            let text = try CSVText(try files.head(of: name, count: 1 << 12), path: name)
            let header = DelimitedLine(text, at: text.start)
            let first = DelimitedLine(text, at: header.end)
            guard let code = first.cells.first, let unit = first.cells.last else { return false }
            return isInput(Satellite.Stressor(code: code, unit: unit))
        } catch {
            return false
        }
    }

    /// The rows of the account factor_inputs (from release 3.9 on), else of satellite, else of any
    /// account that has them; nil when there are none.
    static func rows(
        of accounts: [PandasAccount]
    ) -> (account: PandasAccount, rows: [Int])? {
        func rank(_ account: PandasAccount) -> Int {
            switch account.name {
            case "factor_inputs": 0
            case "satellite": 1
            default: 2
            }
        }
        for account in accounts.sorted(by: { rank($0) < rank($1) }) {
            let rows = account.stressors.indices.filter { isInput(account.stressors[$0]) }
            if rows.count >= 2 { return (account, rows) }
        }
        return nil
    }
}
