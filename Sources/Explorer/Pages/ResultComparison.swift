import Reporting

/// The numbers of two results of the same kind side by side.
struct ResultComparison {
    /// One table for each that both results have with the same columns: its labels, and for every
    /// column of numbers A, B and B − A.
    let tables: [ReportTable]

    /// Compares the tables of two results that have the same name and columns. Rows are the same
    /// where their labels are.
    init(_ a: ResultDocument, _ b: ResultDocument) {
        tables = ["impact", "ladder"].compactMap { name in
            guard let first = a.tables.first(where: { $0.name == name }),
                let second = b.tables.first(where: { $0.name == name })
            else { return nil }
            return Self.table(first, second)
        }
    }

    private static func table(_ a: ReportTable, _ b: ReportTable) -> ReportTable? {
        guard a.columns.map(\.name) == b.columns.map(\.name) else { return nil }
        func isNumeric(_ column: Int) -> Bool {
            (a.cells(of: column) + b.cells(of: column)).contains { $0.number != nil }
        }
        func isLabel(_ column: Int) -> Bool {
            a.columns[column].style != .prose
                && (a.cells(of: column) + b.cells(of: column)).contains(where: \.isText)
        }
        let labels = a.columns.indices.filter(isLabel)
        let numbers = a.columns.indices.filter { isNumeric($0) && !isLabel($0) }
        if labels.isEmpty || numbers.isEmpty { return nil }
        func key(_ row: [Cell]) -> [String] { labels.map { row[$0].plain } }
        let others = Dictionary(
            b.rows.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        let known = Set(a.rows.map(key))
        var rows = a.rows.map { row in
            line(row, others[key(row)], labels, numbers, labelsFrom: row)
        }
        rows += b.rows.filter { !known.contains(key($0)) }.map { row in
            line(nil, row, labels, numbers, labelsFrom: row)
        }
        let columns =
            labels.map { a.columns[$0] }
            + numbers.flatMap { column -> [Column] in
                let one = a.columns[column]
                return [("a", "A"), ("b", "B"), ("difference", "B − A")].map { suffix, word in
                    Column(
                        name: "\(one.name)_\(suffix)", heading: "\(one.displayName), \(word)",
                        unit: one.unit, style: one.style)
                }
            }
        return ReportTable(
            name: a.name, title: a.title, columns: columns, rows: rows, keys: labels.count)
    }

    private static func line(
        _ a: [Cell]?, _ b: [Cell]?, _ labels: [Int], _ numbers: [Int], labelsFrom row: [Cell]
    ) -> [Cell] {
        labels.map { row[$0] }
            + numbers.flatMap { column -> [Cell] in
                let first = a?[column] ?? .missing
                let second = b?[column] ?? .missing
                var difference = Cell.missing
                if let x = first.number, let y = second.number { difference = .number(y - x) }
                return [first, second, difference]
            }
    }
}
