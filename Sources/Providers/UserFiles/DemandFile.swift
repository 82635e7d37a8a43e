import Containers
public import InputOutput

/// Reads a final demand by industry: a CSV with the header `region,sector,value` or
/// `industry,value` (`REGION/SECTOR`), values in the table's unit.
public struct DemandFile: Sendable {
    /// Final demand, n, in the table's unit.
    public let values: [Double]
    /// How many industries the file does not name, if any: they have no final demand.
    public let notes: [Diagnostic]

    /// Reads a file for a table.
    /// - Throws: everything that is wrong with it: labels that are not known (with the nearest one)
    ///   or that repeat, and cells that are not numbers.
    public init(path: String, layout: TableLayout) throws(Diagnostics) {
        var file = try CSVRecords(
            path: path, headers: [["region", "sector", "value"], ["industry", "value"]])
        try file.requireRows()
        let regions = Self.positions(layout.regions)
        let sectors = Self.positions(layout.sectors)
        var values = [Double?](repeating: nil, count: layout.industryCount)
        for row in file.rows {
            let codes =
                row.count == 3
                ? [row[0].text, row[1].text]
                : row[0].text.split(separator: "/", maxSplits: 1).map(String.init)
            let value = row[row.count - 1]
            guard codes.count == 2 else {
                file.add(
                    "unknown-label", "‘\(row[0].text)’ is not an industry", at: row[0],
                    remedy: "write REGION/SECTOR")
                continue
            }
            let region = regions[codes[0].lowercased()]
            let sector = sectors[codes[1].lowercased()]
            if region == nil {
                file.addUnknown("region", codes[0], among: layout.regions, at: row[0])
            }
            if sector == nil {
                let cell = row.count == 3 ? row[1] : row[0]
                file.addUnknown("sector", codes[1], among: layout.sectors, at: cell)
            }
            guard let number = Double(value.text), number.isFinite else {
                let problem = CellText.problem(with: value.text)
                file.add(problem.code, problem.message, at: value, remedy: problem.remedy)
                continue
            }
            guard let region, let sector else { continue }
            guard let industry = layout.industryIfAny(region: region, sector: sector) else {
                file.add(
                    "unknown-label",
                    "\(layout.regions[region].code) has no sector \(layout.sectors[sector].code)",
                    at: row[0], remedy: "name an industry that the table has")
                continue
            }
            if values[industry] != nil {
                file.add(
                    "duplicate-label", "\(layout.code(ofIndustry: industry)) repeats", at: row[0],
                    remedy: "name each industry once")
            }
            values[industry] = number
        }
        try file.throwIfAny()
        self.values = values.map { $0 ?? 0 }
        let missing = values.filter { $0 == nil }.count
        notes =
            missing == 0
            ? []
            : [
                Diagnostic(
                    .note, "not-named",
                    "\(missing) of \(values.count) industries are not named: no final demand",
                    at: .init(file: path))
            ]
    }

    private static func positions(_ labels: [some Labelled]) -> [String: Int] {
        Dictionary(
            labels.enumerated().map { ($0.element.code.lowercased(), $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension CSVRecords {
    fileprivate mutating func addUnknown(
        _ kind: String, _ code: String, among labels: [some Labelled], at cell: Cell
    ) {
        add(
            "unknown-label", "unknown \(kind) \(code)", at: cell,
            remedy: Suggestion.nearest(to: code, in: labels.map(\.code)).map {
                "did you mean \($0)?"
            })
    }
}
