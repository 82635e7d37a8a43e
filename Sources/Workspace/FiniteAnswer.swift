import Reporting

/// A number that is none is never an answer: the first one, by its place in the result.
public struct NotFiniteAnswer: Error, Sendable, Hashable {
    /// Name of the result's table.
    public let table: String
    /// What the row is about, such as `KOR/c14`.
    public let row: String
    /// Name of the column.
    public let column: String
    /// How many such numbers there are.
    public let count: Int

    /// The first of the numbers of a result that are not finite.
    /// How well the equations are solved counts too.
    /// - Complexity: one pass over the cells.
    init?(_ document: ResultDocument) {
        var first: (table: String, row: String, column: String)?
        var count = 0
        for table in document.tables {
            for row in table.rows {
                for (index, cell) in row.enumerated() {
                    guard case .number(let value) = cell, !value.isFinite else { continue }
                    count += 1
                    if first != nil { continue }
                    let labels = row.prefix(table.keyColumns).compactMap { cell -> String? in
                        if case .text(let label) = cell { label } else { nil }
                    }
                    first = (
                        table.name, labels.joined(separator: "/"), table.columns[index].name
                    )
                }
            }
        }
        // Equations whose residual is none are not solved, whatever numbers came of them.
        if let numerics = document.numerics {
            for (name, value) in [("rcond", numerics.rcond), ("residual", numerics.residual)] {
                guard let value, !value.isFinite else { continue }
                count += 1
                first = first ?? ("numerics", "", name)
            }
        }
        guard let first else { return nil }
        (table, row, column) = first
        self.count = count
    }

    /// The error in words.
    var sentence: String {
        let others = count > 1 ? ", and \(count - 1) more," : ""
        let place = row.isEmpty ? "" : "\(row.prefix(200)), "
        return """
            the answer is not a number at \(place)\(column) of the table ‘\(table)’\(others) \
            because the table has numbers too large or too small to compute with (another unit may \
            help; 'chokepoint check' names odd cells)
            """
    }
}
