/// A result as rows and columns, with units but before any rounding.
public struct ReportTable: Sendable, Equatable {
    /// Stable identifier in snake_case, by which `--table` picks it.
    public let name: String
    /// One line for people.
    public let title: String
    /// What the cells of each column hold.
    public let columns: [Column]
    /// The cells, row by row; each row has as many cells as there are columns.
    public private(set) var rows: [[Cell]]
    /// Sentences that belong below the table: definitions, sources, what was left out.
    public var notes: [String]
    /// True when the rows were chosen already, so that `--top` cuts no more of them.
    public let isSelection: Bool
    /// How many leading columns say what a row is about, where the cells do not show it: a year
    /// that is a number, say; nil to find out from the cells.
    public let keys: Int?
    /// Name of the numeric column that is also drawn as bars where a format can draw.
    public let chartColumn: String?
    /// What the codes in texts of several codes mean, for people who read codes; nil where there
    /// are none, or too many.
    var legend: String? = nil

    /// A table.
    ///
    /// Column names must be unique, every row must have a cell for each column, and `chartColumn`
    /// must be the name of a column without text; anything else is a programmer error.
    public init(
        name: String, title: String, columns: [Column], rows: [[Cell]], notes: [String] = [],
        chartColumn: String? = nil, isSelection: Bool = false, keys: Int? = nil
    ) {
        precondition(
            keys.map { (0...columns.count).contains($0) } ?? true,
            "table '\(name)' has \(columns.count) columns")
        precondition(
            Set(columns.map(\.name)).count == columns.count,
            "table '\(name)' has two columns of one name")
        for (index, row) in rows.enumerated() where row.count != columns.count {
            preconditionFailure(
                "row \(index) of table '\(name)' has \(row.count) cells, not \(columns.count)")
        }
        if let chartColumn {
            let index = columns.firstIndex { $0.name == chartColumn }
            precondition(
                index.map { index in !rows.contains { $0[index].isText } } ?? false,
                "table '\(name)' has no numeric column '\(chartColumn)' to draw")
        }
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
        self.notes = notes
        self.chartColumn = chartColumn
        self.isSelection = isSelection
        self.keys = keys
    }

    /// The first `n` rows and a note that says so; all rows when `n` is `nil` or large enough.
    public func top(_ n: Int?) -> ReportTable {
        guard let n, n < rows.count, !isSelection else { return self }
        precondition(n >= 0, "cannot show \(n) rows")
        var copy = self
        copy.rows = Array(rows.prefix(n))
        copy.notes.append("First \(n) of \(NumberText.grouped(String(rows.count))) rows")
        return copy
    }

    /// The first rows for a page that has no room for more, and a note that says so; also of a
    /// table whose rows were chosen already.
    func shortened(to n: Int?) -> ReportTable {
        guard let n, n < rows.count else { return self }
        var copy = self
        copy.rows = Array(rows.prefix(n))
        copy.notes.append(
            """
            First \(n) of \(NumberText.grouped(String(rows.count))) rows; --top shows more, and \
            --format csv all
            """)
        return copy
    }

    /// The table without its columns of prose, and a line for each row that has some: the row's
    /// first cell and its sentences.
    var withProseBelow: (table: ReportTable, lines: [String]) {
        let prose = columns.indices.filter { columns[$0].style == .prose }
        if prose.isEmpty { return (self, []) }
        let plain = columns.indices.filter { columns[$0].style != .prose }
        let table = ReportTable(
            name: name, title: title, columns: plain.map { columns[$0] },
            rows: rows.map { row in plain.map { row[$0] } }, notes: notes,
            chartColumn: chartColumn, isSelection: isSelection,
            keys: keys.map { keys in
                plain.count { $0 < keys }
            })
        let lines = rows.compactMap { row -> String? in
            let sentences = prose.compactMap { row[$0] == .missing ? nil : row[$0].plain }
            if sentences.isEmpty { return nil }
            return "\(row[plain.first ?? 0].plain): " + sentences.joined(separator: "; ")
        }
        return (table, lines)
    }

    /// The cells of one column, from the first row to the last.
    public func cells(of column: Int) -> [Cell] { rows.map { $0[column] } }

    /// Number of leading columns that say what a row is about: `keys`, or those that hold text and
    /// nothing else but missing values. It is 1 where no column or every column is like that.
    public var keyColumns: Int {
        if let keys { return keys }
        let labels = columns.indices.prefix { column in
            let cells = cells(of: column)
            return cells.contains(where: \.isText)
                && cells.allSatisfy { $0.isText || $0 == .missing }
        }
        return labels.count == columns.count ? min(1, columns.count) : max(labels.count, 1)
    }
}
