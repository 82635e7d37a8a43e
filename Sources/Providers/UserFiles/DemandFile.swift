import Containers
public import InputOutput

/// Reads a final demand by industry: a CSV with the header `region,sector,value` or
/// `industry,value` (`REGION/SECTOR`), codes or names, values in the table's unit.
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
        let labels = LabelResolver(layout)
        var known: [String: [Int]] = [:]
        var values = [Double?](repeating: nil, count: layout.industryCount)
        for row in file.rows {
            let text = row.count == 3 ? "\(row[0].text)/\(row[1].text)" : row[0].text
            let value = row[row.count - 1]
            guard text.contains("/") else {
                file.add(
                    "unknown-label", "‘\(text)’ is not an industry", at: row[0],
                    remedy: "write REGION/SECTOR")
                continue
            }
            let found: [Int]
            if let before = known[text] {
                found = before
            } else {
                found = Self.industries(text, labels, at: row[0], &file)
                if found.count == 1 { known[text] = found }
            }
            guard let number = Double(value.text), number.isFinite else {
                let problem = CellText.problem(with: value.text)
                file.add(problem.code, problem.message, at: value, remedy: problem.remedy)
                continue
            }
            guard found.count == 1, let industry = found.first else { continue }
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

    /// The one industry that a cell names; what it does not name is a problem of the file.
    private static func industries(
        _ text: String, _ labels: LabelResolver, at cell: CSVRecords.Cell,
        _ file: inout CSVRecords
    ) -> [Int] {
        do throws(Diagnostics) {
            let found = try labels.industries(text, at: file.location(of: cell))
            if found.count != 1 {
                file.add(
                    "not-one-industry", "\(text) names \(found.count) industries", at: cell,
                    remedy: "name exactly one in each line")
            }
            return found
        } catch {
            for item in error.items {
                file.add(item.code, item.message, at: cell, remedy: item.remedy)
            }
            return []
        }
    }
}
