import Containers
public import InputOutput

/// Reads numbers for industries or final-demand columns: a CSV whose last column says what they
/// are.
///
///     region,sector,QUANTITY      one industry a line; `*` or an absent column stands for all
///     industry,QUANTITY           REGION/SECTOR
///     region,category,QUANTITY    one final-demand column a line
public struct LabelledNumbersFile: Sendable {
    /// A quantity that a file may hold.
    public struct Quantity: Sendable, Hashable {
        /// What numbers are of.
        public enum Grid: String, Sendable, Hashable {
            /// Region × sector.
            case industries
            /// Region × final-demand category.
            case finalDemand
        }

        /// Name of the column, such as `output`.
        public let name: String
        /// What its numbers are of.
        public let grid: Grid
        /// Whether numbers may be written in percent, `3%` for 0.03.
        public let allowsPercent: Bool

        /// A quantity.
        public init(_ name: String, of grid: Grid = .industries, allowsPercent: Bool = false) {
            self.name = name
            self.grid = grid
            self.allowsPercent = allowsPercent
        }

        fileprivate var headers: [[String]] {
            switch grid {
            case .industries:
                [["region", "sector"], ["industry"], ["region"], ["sector"]].map { $0 + [name] }
            case .finalDemand:
                [["region", "category"], ["region"], ["category"]].map { $0 + [name] }
            }
        }
    }

    /// What the file holds.
    public let quantity: Quantity
    /// Its lines.
    public let entries: [GridNumbers.Entry]

    /// Reads a file that holds one of some quantities.
    /// - Throws: everything that is wrong with the file.
    public init(path: String, quantities: [Quantity]) throws(Diagnostics) {
        let due = quantities.map { $0.headers[0].joined(separator: ",") }
            .joined(separator: "’ or ‘")
        var file = try CSVRecords(path: path, due: due) { header in
            quantities.contains { $0.headers.contains(header) }
        }
        try file.requireRows()
        guard let quantity = quantities.first(where: { $0.headers.contains(file.columns) }) else {
            preconditionFailure("the header was accepted")
        }
        var entries: [GridNumbers.Entry] = []
        for row in file.rows {
            let location = file.location(of: row[0])
            guard let value = Self.number(row[row.count - 1], quantity, &file) else { continue }
            var labels: [String: String?] = [:]
            for (column, cell) in zip(file.columns, row.dropLast()) {
                guard column == "industry" else {
                    labels[column] = cell.text == "*" ? String?.none : cell.text
                    continue
                }
                let codes = cell.text.split(separator: "/", maxSplits: 1).map(String.init)
                guard codes.count == 2 else {
                    file.add(
                        "unknown-label", "‘\(cell.text)’ is not an industry", at: cell,
                        remedy: "write REGION/SECTOR")
                    continue
                }
                labels["region"] = codes[0]
                labels["sector"] = codes[1]
            }
            entries.append(
                .init(
                    row: labels["region"] ?? nil,
                    column: (labels["sector"] ?? nil) ?? (labels["category"] ?? nil), value: value,
                    location: location))
        }
        try file.throwIfAny()
        self.quantity = quantity
        self.entries = entries
    }

    private static func number(
        _ cell: CSVRecords.Cell, _ quantity: Quantity, _ file: inout CSVRecords
    ) -> Double? {
        let isPercent = quantity.allowsPercent && cell.text.hasSuffix("%")
        let text = isPercent ? String(cell.text.dropLast()).trimmingBlanks : cell.text
        if let value = Double(text), value.isFinite { return isPercent ? value / 100 : value }
        let problem = CellText.problem(with: cell.text)
        file.add(problem.code, problem.message, at: cell, remedy: problem.remedy)
        return nil
    }
}
