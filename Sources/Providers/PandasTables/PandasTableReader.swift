import Containers
import InputOutput
import LinearAlgebra

/// Reads the table and the accounts of a folder of text files as pymrio saves them.
struct PandasTableReader {
    /// The files.
    let folder: PandasFolder
    /// What differs between those who write such folders.
    let profile: any PandasProfile

    /// The labels and the unit, from unit.txt; from x.txt or the first lines of Z.txt or A.txt when
    /// there is no unit.txt.
    struct Industries {
        let grid: RegionGrid
        /// The unit of the flows; nil where it is not stated.
        let unit: String?
        /// The units of the sectors, where they differ.
        var sectorUnits: SectorUnits?
        /// The file that states the labels, for messages.
        let source: String

        /// What is due in the other files.
        var labels: PandasLabels { .init(grid.labels, source: source) }
    }

    /// Labels and unit.
    /// - Throws: every problem of the file that states them.
    func industries() throws(Diagnostics) -> Industries {
        for (key, isUnit) in [("unit", true), ("x", false)] {
            guard let part = try folder.part([key]) else { continue }
            let column = try folder.texts(part, labelColumns: 2)
            let grid = try RegionGrid(rowsOf: column, what: "sector")
            if isUnit, profile.takesSectorUnits,
                let units = try Self.sectorUnits(of: column, in: grid)
            {
                return Industries(
                    grid: grid, unit: units.money, sectorUnits: units, source: column.path)
            }
            return Industries(
                grid: grid, unit: isUnit ? try Self.unit(of: column) : nil, source: column.path)
        }
        for key in ["Z", "A"] {
            guard let part = try folder.part([key]) else { continue }
            let file = try matrixFile(part, key)
            return Industries(
                grid: try RegionGrid(columnsOf: file, what: "sector"), unit: nil,
                source: file.path)
        }
        throw Diagnostics.missingFile(
            folder.files.shown("\(folder.root)Z.txt"),
            "a table needs Z.txt, or A.txt to compute it from")
    }

    /// What the small files and the first lines say, and which files hold the numbers.
    struct Head {
        let industries: Industries
        let metadata: TableMetadata?
        /// Y.txt, its column labels read.
        let demandFile: any PandasMatrix
        let demand: RegionGrid
        /// Z.txt, or A.txt where there is no Z.txt.
        let flows: PandasFolder.Part
        let isComputed: Bool
    }

    /// Reads the labels.
    /// - Throws: every missing file, and every problem of the labels.
    func head() throws(Diagnostics) -> Head {
        var problems = ProblemCollector()
        let industries = problems.attempt(try industries())
        let metadata = problems.attempt(try metadata())
        let demandPart = problems.attempt(try requiredPart(["Y"], "a table needs it"))
        let flows = problems.attempt(
            try requiredPart(["Z", "A"], "a table needs Z.txt, or A.txt to compute it from"))
        try problems.throwIfAny()
        guard let industries, let metadata, let demandPart, let flows else {
            preconditionFailure("a part is missing without a problem")
        }
        let demandFile = try matrixFile(demandPart, "Y")
        let demand = try RegionGrid(columnsOf: demandFile, what: "category")
        try requireSameRegions(demand, demandFile, industries)
        return Head(
            industries: industries, metadata: metadata, demandFile: demandFile, demand: demand,
            flows: flows, isComputed: flows.key == "A")
    }

    /// metadata.json, where there is one.
    func metadata() throws(Diagnostics) -> TableMetadata? {
        let name = "\(folder.root)metadata.json"
        if !folder.files.names.contains(name) { return nil }
        return try TableMetadata(
            try folder.files.bytes(of: name), path: folder.files.shown(name))
    }

    private func requiredPart(
        _ keys: [String], _ remedy: String
    ) throws(Diagnostics) -> PandasFolder.Part {
        if let part = try folder.part(keys) { return part }
        throw Diagnostics.missingFile(folder.files.shown("\(folder.root)\(keys[0]).txt"), remedy)
    }

    func matrixFile(
        _ part: PandasFolder.Part, _ name: String
    ) throws(Diagnostics) -> any PandasMatrix {
        try folder.matrix(part, name: name, levels: 2, labelColumns: part.labelColumns)
    }

    /// The units of the sectors where they differ; nil where all rows have one.
    /// - Throws: `mixed-units` for a sector whose unit is another in another region.
    private static func sectorUnits(
        of column: any PandasTexts, in grid: RegionGrid
    ) throws(Diagnostics) -> SectorUnits? {
        let units = column.rows.map(\.value)
        let N = grid.parts.count
        guard let found = SectorUnits(units) else { return nil }
        if let row = found.units.indices.first(where: { units[$0] != units[$0 % N] }) {
            throw Diagnostics([
                Diagnostic(
                    .error, "mixed-units",
                    "the unit of \(grid.parts[row % N].shortened) is ‘\(units[row].shortened)’ "
                        + "here and ‘\(units[row % N].shortened)’ in the first region",
                    at: column.location(ofRow: row),
                    remedy: "a sector has one unit in all regions")
            ])
        }
        return SectorUnits(Array(units.prefix(N)))
    }

    private static func unit(of column: any PandasTexts) throws(Diagnostics) -> String {
        guard let first = column.rows.first else { return "" }
        if let row = column.rows.firstIndex(where: { $0.value != first.value }) {
            let other = column.rows[row]
            throw Diagnostics([
                Diagnostic(
                    .error, "mixed-units",
                    "the unit is ‘\(other.value.shortened)’ where it is ‘\(first.value.shortened)’ "
                        + "in the first row", at: column.location(ofRow: row),
                    remedy: "a table in money has one unit; tables in physical or mixed units are "
                        + "not read")
            ])
        }
        return first.value
    }

    private func requireSameRegions(
        _ demand: RegionGrid, _ file: any PandasMatrix, _ industries: Industries
    ) throws(Diagnostics) {
        let check = LabelCheck(
            what: "region", expected: industries.grid.regions, source: industries.source,
            home: .init(file: file.path, place: "Y"))
        let found = demand.regions.map { region in
            LabelCheck.Found(label: region) { .init(file: file.path, line: 1, place: "Y") }
        }
        try check.problems(found).throwIfAny(file: file.path)
    }
}
