import Containers
public import InputOutput

/// Reads macroeconomic totals of regions: a CSV with the columns `region,quantity,value`, and
/// `deviation` behind them where totals have one of their own.
///
/// A value is an amount in the table's unit; with `%` behind it, growth. A deviation is a share of
/// the value, or percent.
public struct MacroTotalsFile: Sendable {
    /// One line.
    public struct Entry: Sendable, Hashable {
        /// The region as it is written.
        public let region: String
        /// The quantity as it is written.
        public let quantity: String
        /// The amount, or the growth as a share.
        public let value: Double
        /// Whether the value is growth.
        public let isGrowth: Bool
        /// The standard deviation as a share of the value; nil where none is given.
        public let deviation: Double?
        /// Where the line stands.
        public let location: Diagnostic.Location
    }

    /// The lines.
    public let entries: [Entry]

    /// Reads a file.
    /// - Throws: everything that is wrong with it.
    public init(path: String) throws(Diagnostics) {
        let columns = ["region", "quantity", "value"]
        var file = try CSVRecords(path: path, headers: [columns, columns + ["deviation"]])
        try file.requireRows()
        var entries: [Entry] = []
        for row in file.rows {
            let location = file.location(of: row[0])
            guard let (value, isGrowth) = Self.number(row[2], &file) else { continue }
            var deviation: Double?
            if row.count > 3, !row[3].text.isEmpty {
                guard let (share, _) = Self.number(row[3], &file) else { continue }
                if share < 0 {
                    file.add(
                        "negative-deviation", "a standard deviation is not negative", at: row[3])
                    continue
                }
                deviation = share
            }
            entries.append(
                Entry(
                    region: row[0].text, quantity: row[1].text, value: value, isGrowth: isGrowth,
                    deviation: deviation, location: location))
        }
        try file.throwIfAny()
        self.entries = entries
    }

    private static func number(
        _ cell: CSVRecords.Cell, _ file: inout CSVRecords
    ) -> (value: Double, isPercent: Bool)? {
        let isPercent = cell.text.hasSuffix("%")
        let text = isPercent ? String(cell.text.dropLast()).trimmingBlanks : cell.text
        if let value = Double(text), value.isFinite {
            return (isPercent ? value / 100 : value, isPercent)
        }
        let problem = CellText.problem(with: cell.text)
        file.add(problem.code, problem.message, at: cell, remedy: problem.remedy)
        return nil
    }
}
