import Containers
import InputOutput
import LinearAlgebra

/// Reads a table that MARIO wrote: see `MARIOFormat`.
struct MARIOReader {
    /// The files.
    let folder: MARIOFolder
    /// Z, or z where there are coefficients alone; its labels are read.
    let flows: any PandasMatrix
    /// Y, its labels read.
    let demand: any PandasMatrix
    /// Regions and sectors.
    let industries: RegionGrid
    /// Regions and categories of final demand.
    let categories: RegionGrid
    /// The unit of the flows; of the sectors in money where they differ, empty where none is.
    let unit: String
    /// The units of the sectors, where they differ.
    let sectorUnits: SectorUnits?
    /// The units of everything, by level and label.
    private let units: [[String]: String]

    /// What MARIO calls industries: in a table of industries by industries, or of products by
    /// products; the others are of supply and use tables.
    private static let sector = "Sector"
    /// What the middle level of the flows’ labels may be.
    static let kinds: Set<String> = [sector, "Activity", "Commodity"]
    private static let factor = "Factor of production"
    private static let account = "Satellite account"

    /// Reads labels and units.
    /// - Throws: `supply-and-use`, `missing-unit`, `missing-file`, and every problem
    ///   of the labels.
    init(_ folder: MARIOFolder) throws(Diagnostics) {
        self.folder = folder
        flows = try Self.required(folder.isCoefficients ? "z" : "Z", folder)
        demand = try Self.required("Y", folder)
        try Self.requireSectors(flows)
        industries = try Self.grid(flows, what: "sector")
        categories = try Self.grid(demand, what: "category")
        let check = LabelCheck(
            what: "region", expected: industries.regions, source: flows.path,
            home: .init(file: demand.path, place: "Y"))
        try check.problems(
            categories.regions.map { [demand] region in
                LabelCheck.Found(label: region) { .init(file: demand.path, place: "Y") }
            }
        ).throwIfAny(file: demand.path)
        let list = try folder.units()
        units = Dictionary(
            list.rows.map { ($0.labels, $0.value) }, uniquingKeysWith: { first, _ in first })
        let own = try Self.unitsOfSectors(industries.parts, units, list.path)
        sectorUnits = SectorUnits(own)
        unit = sectorUnits.map { $0.money ?? "" } ?? own.first ?? ""
    }

    private static func required(
        _ name: String, _ folder: MARIOFolder
    ) throws(Diagnostics) -> any PandasMatrix {
        if let file = try folder.matrix(name) { return file }
        throw Diagnostics.missingFile(
            folder.files.shown("\(folder.root)\(name).\(folder.ending)"), "a table needs it")
    }

    private static func requireSectors(_ flows: any PandasMatrix) throws(Diagnostics) {
        guard let other = flows.levels[1].first(where: { $0 != sector }) else { return }
        let isKnown = kinds.contains(other)
        throw Diagnostics([
            Diagnostic(
                .error, isKnown ? "supply-and-use" : "wrong-header",
                isKnown
                    ? "the folder holds supply and use tables, not an input-output table"
                    : "the second level of its columns is ‘\(other.shortened)’ where Sector is due",
                at: .init(file: flows.path),
                remedy: isKnown
                    ? "turn it into one with MARIO’s to_iot, or save it with to_excel and read "
                        + "the workbook with ‘supply-use’"
                    : "save it again with MARIO’s to_txt or to_parquet")
        ])
    }

    private static func grid(
        _ file: any PandasMatrix, what: String
    ) throws(Diagnostics) -> RegionGrid {
        let levels = file.levels
        let items = levels[0].indices.map { column in
            RegionGrid.Item(region: levels[0][column], part: levels[2][column]) {
                file.location(ofColumn: column)
            }
        }
        return try RegionGrid(items, what: what, home: .init(file: file.path, place: file.name))
    }

    /// The unit of every sector.
    /// - Throws: `missing-unit`.
    private static func unitsOfSectors(
        _ sectors: [String], _ units: [[String]: String], _ path: String
    ) throws(Diagnostics) -> [String] {
        var problems = ProblemList()
        var found: [String] = []
        for code in sectors {
            if let unit = units[[sector, code]] {
                found.append(unit)
                continue
            }
            problems.add(
                Diagnostic(
                    .error, "missing-unit", "the sector \(code.shortened) has no unit",
                    at: .init(file: path), remedy: "save the table again with MARIO"))
        }
        try problems.throwIfAny(file: path)
        return found
    }

    /// Name, year and source, from metadata.json and the name of the folder.
    /// - Throws: `broken-json`.
    func facts() throws(Diagnostics) -> PandasFacts {
        let metadata = try folder.metadataName.map { name throws(Diagnostics) in
            try TableMetadata(try folder.files.bytes(of: name), path: folder.files.shown(name))
        }
        let file = SourceFiles.lastComponent(of: folder.files.path)
        var entries = metadata?.entries ?? []
        entries.removeAll { ["name", "year", "table"].contains($0.key) }
        let stated = [metadata?["year"], metadata?["name"], file].compactMap(\.self)
        return PandasFacts(
            name: metadata?["name"] ?? file,
            year: stated.lazy.compactMap { YearInName.year(in: $0) }.first, unit: unit,
            valuation: "not stated",
            provenance: Provenance(
                // MARIO has the oldest step first.
                entries: entries, history: (metadata?.history ?? []).reversed()))
    }

    /// An account: rows of industries, and of final demand where the folder has them.
    func rows(
        _ name: String, _ demandName: String, level: String, called account: String,
        _ layout: TableLayout
    ) throws(Diagnostics) -> PandasAccount? {
        guard let file = try folder.matrix(name) else { return nil }
        let labels = try file.rowLabels()
        try Self.requireUnique(labels, file)
        let own = PandasLabels(labels, source: file.path)
        let due = PandasLabels(flows.labels, source: flows.path)
        var problems = ProblemCollector()
        let content = problems.attempt(
            try file.read(rows: own, columns: due, anyRowOrder: false, keepsBlanks: true) { _ in })
        let demandFile = problems.attempt(try folder.matrix(demandName)) ?? nil
        var demandContent: PandasContent?
        if let demandFile {
            let columns = PandasLabels(demand.labels, source: demand.path)
            demandContent = problems.attempt(
                try demandFile.read(
                    rows: own, columns: columns, anyRowOrder: false, keepsBlanks: true
                ) { _ in })
        }
        try problems.throwIfAny()
        guard let content else { preconditionFailure("a part is missing without a problem") }
        let stressors = labels.map { label in
            Satellite.Stressor(code: label, unit: units[[level, label]] ?? "")
        }
        let axis = Satellite.axis(of: stressors)
        return PandasAccount(
            name: account, title: level, stressors: stressors,
            F: content.numbers.relabelled(axis, layout.industryAxis),
            FY: demandContent.map { $0.numbers.relabelled(axis, layout.demandAxis) },
            findings: [])
    }

    private static func requireUnique(
        _ labels: [String], _ file: any PandasMatrix
    ) throws(Diagnostics) {
        var problems = ProblemList()
        var seen: Set<String> = []
        for (row, label) in labels.enumerated() where !seen.insert(label).inserted {
            problems.add(
                Diagnostic(
                    .error, "duplicate-label", "the row label \(label.shortened) repeats",
                    at: .init(file: file.path, place: "\(file.name), row \(row + 1)"),
                    remedy: "every row stands once"))
        }
        try problems.throwIfAny(file: file.path)
    }

    /// V and the account of its rows.
    func factors(_ layout: TableLayout) throws(Diagnostics) -> PandasAccount? {
        try rows(
            folder.isCoefficients ? "v" : "V", "VY", level: Self.factor,
            called: "factor_of_production", layout)
    }

    /// The satellite account.
    func satellite(_ layout: TableLayout) throws(Diagnostics) -> PandasAccount? {
        try rows(
            folder.isCoefficients ? "e" : "E", "EY", level: Self.account,
            called: "satellite_account", layout)
    }
}
