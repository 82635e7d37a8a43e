/// What of a result a reader with one screen gets to see below the answer: some columns of one
/// table, its first rows.
public struct Lead: Sendable, Hashable {
    /// Name of the table.
    public var table: String
    /// Its columns, in this order.
    public var columns: [String]
    /// Those of the columns that give way, the first first, where the screen is not wide enough.
    public var optional: [String]
    /// How many rows at most; fewer where the screen has no room for them.
    public var rows: Int
    /// Whether so many rows were asked for, and are shown whatever room they take.
    public var isExact = false

    /// The columns of a table; those that it does not have are left out.
    public init(_ table: String, _ columns: [String], optional: [String] = [], rows: Int = 10) {
        self.table = table
        self.columns = columns
        self.optional = optional
        self.rows = rows
    }

    /// The part of a document’s table; nil where the document does not have it, or no rows. Where
    /// it is not narrow enough, a label that the question names gives way, then what is optional.
    /// - Parameters:
    ///   - fits: whether a table is narrow enough.
    ///   - limit: how many rows there is room for; nil for as many as the lead wants.
    func part(
        of document: ResultDocument, rows limit: Int? = nil,
        fits: (ReportTable) -> Bool = { _ in true }
    ) -> ReportTable? {
        let rows = min(limit ?? self.rows, self.rows)
        guard let table = document.tables.first(where: { $0.name == self.table }),
            !table.rows.isEmpty
        else { return nil }
        var names = columns
        var part = table.selecting(names, rows: rows)
        for name in names where !fits(part) && isSaid(name, of: table, in: document.question) {
            names.removeAll { $0 == name }
            part = table.selecting(names, rows: rows)
        }
        for name in optional where !fits(part) {
            names.removeAll { $0 == name }
            part = table.selecting(names, rows: rows)
        }
        return part
    }

    /// Whether a column holds one label in all rows, and the question names it.
    private func isSaid(_ name: String, of table: ReportTable, in question: String?) -> Bool {
        guard let question, table.rows.count > 1,
            let column = table.columns.firstIndex(where: { $0.name == name }),
            case .text(let label) = table.rows[0][column],
            table.rows.allSatisfy({ $0[column] == .text(label) })
        else { return false }
        let words = label.split(separator: " (").first.map(String.init) ?? label
        return words.count > 3 && question.lowercased().contains(words.lowercased())
    }
}

extension ReportTable {
    /// Some columns of the first rows, in the order of the names; names of no column are left out.
    func selecting(_ names: [String], rows limit: Int) -> ReportTable {
        let chosen = names.compactMap { name in columns.firstIndex { $0.name == name } }
        let keyed = keyColumns
        return ReportTable(
            name: name, title: title, columns: chosen.map { columns[$0] },
            rows: rows.prefix(limit).map { row in chosen.map { row[$0] } },
            notes: [legend].compactMap { $0 }, isSelection: true,
            keys: max(chosen.prefix { $0 < keyed }.count, min(1, chosen.count)))
    }
}
