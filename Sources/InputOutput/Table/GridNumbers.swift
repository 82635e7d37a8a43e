/// Numbers that a user gives for the industries (region × sector) or the final-demand columns
/// (region × category) of a table, one by one or for many at once.
///
/// A line without a row or without a column label stands for all of them.
public struct GridNumbers: Sendable {
    /// One line as it is written.
    public struct Entry: Sendable, Hashable {
        /// Label of the row, such as a region; nil for all.
        public let row: String?
        /// Label of the column, such as a sector; nil for all.
        public let column: String?
        /// The number.
        public let value: Double
        /// Where the line stands.
        public let location: Diagnostic.Location

        /// A line.
        public init(
            row: String?, column: String?, value: Double, location: Diagnostic.Location = .init()
        ) {
            self.row = row
            self.column = column
            self.value = value
            self.location = location
        }
    }

    private struct Line {
        let row: Int?
        let column: Int?
        let value: Double
        let location: Diagnostic.Location
    }

    private let rows: [String]
    private let columns: [String]
    private let lines: [Line]

    /// Lines bound to the labels of a table.
    /// - Parameter kinds: what a row and a column label is, such as `region` and `sector`.
    /// - Throws: every unknown label, with the nearest one, and every line that repeats another.
    public init(
        _ entries: [Entry], rows: [some Labelled], columns: [some Labelled],
        kinds: (row: String, column: String)
    ) throws(Diagnostics) {
        self.rows = rows.map(\.code)
        self.columns = columns.map(\.code)
        let rowIndex = Self.index(self.rows)
        let columnIndex = Self.index(self.columns)
        var problems = Diagnostics()
        var lines: [Line] = []
        var seen = Set<[Int]>()
        func position(
            _ label: String?, _ index: [String: Int], _ known: [String], _ kind: String,
            _ location: Diagnostic.Location
        ) -> Int? {
            guard let label else { return nil }
            if let found = index[label.lowercased()] { return found }
            problems.add(
                Diagnostic(
                    .error, "unknown-label", "unknown \(kind) \(label)", at: location,
                    remedy: Suggestion.nearest(to: label, in: known).map { "did you mean \($0)?" }))
            return -1
        }
        for entry in entries {
            let row = position(entry.row, rowIndex, self.rows, kinds.row, entry.location)
            let column = position(
                entry.column, columnIndex, self.columns, kinds.column, entry.location)
            if row == -1 || column == -1 { continue }
            if !seen.insert([row ?? -1, column ?? -1]).inserted {
                problems.add(
                    Diagnostic(
                        .error, "duplicate-label",
                        "\(entry.row ?? "*")/\(entry.column ?? "*") repeats", at: entry.location,
                        remedy: "give each one number"))
            }
            lines.append(
                Line(row: row, column: column, value: entry.value, location: entry.location))
        }
        try problems.throwIfErrors()
        self.lines = lines
    }

    /// One number for each cell of the grid, row-major, from the line that fits it most closely;
    /// nil where none does.
    /// - Throws: `ambiguous-label` where a line for the row and one for the column both fit.
    public func values() throws(Diagnostics) -> [Double?] {
        var problems = Diagnostics()
        var values = [Double?](repeating: nil, count: rows.count * columns.count)
        var rank = [Int](repeating: -1, count: values.count)
        var isMixed = [Bool](repeating: false, count: values.count)
        for line in lines {
            let own = (line.row == nil ? 0 : 1) + (line.column == nil ? 0 : 1)
            for cell in cells(of: line) {
                if own > rank[cell] {
                    values[cell] = line.value
                    rank[cell] = own
                    isMixed[cell] = false
                } else if own == rank[cell] {
                    isMixed[cell] = true
                }
            }
        }
        if let cell = isMixed.firstIndex(of: true) {
            let (r, c) = (rows[cell / columns.count], columns[cell % columns.count])
            problems.add(
                Diagnostic(
                    .error, "ambiguous-label", "\(r)/* and */\(c) both give a number for \(r)/\(c)",
                    remedy: "add a line for \(r)/\(c) itself"))
        }
        try problems.throwIfErrors()
        return values
    }

    /// Totals spread over the cells they are of, in proportion to what these are now; nil where
    /// there is no total.
    /// - Throws: cells that belong to two totals, and totals other than 0 of cells that add up to
    ///   0.
    public func spread(over current: [Double]) throws(Diagnostics) -> [Double?] {
        var problems = Diagnostics()
        var values = [Double?](repeating: nil, count: rows.count * columns.count)
        for line in lines {
            let members = cells(of: line)
            let sum = members.reduce(0) { $0 + current[$1] }
            let label =
                "\(line.row.map { rows[$0] } ?? "*")/\(line.column.map { columns[$0] } ?? "*")"
            if sum == 0, line.value != 0, members.count > 1 {
                problems.add(
                    Diagnostic(
                        .error, "nothing-to-scale",
                        "\(label) is 0 now: it is not known how to spread \(line.value)",
                        at: line.location, remedy: "give its parts one by one"))
            }
            for cell in members {
                if values[cell] != nil {
                    problems.add(
                        Diagnostic(
                            .error, "duplicate-label",
                            """
                            \(rows[cell / columns.count])/\(columns[cell % columns.count]) is in \
                            \(label) and in another line
                            """, at: line.location, remedy: "give each total once"))
                }
                values[cell] =
                    members.count == 1
                    ? line.value : sum == 0 ? current[cell] : current[cell] / sum * line.value
            }
        }
        try problems.throwIfErrors()
        return values
    }

    private func cells(of line: Line) -> [Int] {
        let chosenRows = line.row.map { $0..<($0 + 1) } ?? rows.indices
        let chosenColumns = line.column.map { $0..<($0 + 1) } ?? columns.indices
        return chosenRows.flatMap { r in chosenColumns.map { r * columns.count + $0 } }
    }

    private static func index(_ codes: [String]) -> [String: Int] {
        Dictionary(
            codes.enumerated().map { ($0.element.lowercased(), $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }
}
