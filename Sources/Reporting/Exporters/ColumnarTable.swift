package import Containers
package import InputOutput

/// One table of a result in columns of one type each, as Parquet and Arrow hold it, with what else
/// the result says.
///
/// Columns have their stable names; a missing value is null. The unit of a column is among its
/// facts, under `unit`; everything but the tables is among those of the table under `chokepoint`,
/// as JSON.
package struct ColumnarTable {
    /// The columns.
    package let columns: [ParquetOutput.Column]
    /// What is said beside the columns.
    package let facts: [(key: String, value: String)]
    private let table: ReportTable
    private let typed: [TypedColumn]

    /// The table that the options name, else the first.
    /// - Parameter format: what it is for, in the message of an error.
    /// - Throws: `no-table` when there is none, `unknown-table`.
    package init(
        _ document: ResultDocument, options: RenderOptions, format: String
    ) throws(Diagnostics) {
        guard let table = try document.selected(by: options).tables.first else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-table", "‘\(document.command)’ has no table to write as \(format)",
                    remedy: "use --format text or json")
            ])
        }
        var head = document
        head.tables = []
        facts = [
            ("chokepoint", try JSONExporter.render(head, options: RenderOptions())),
            ("chokepoint.table", table.name), ("chokepoint.title", table.title),
        ]
        self.table = table
        typed = table.columns.indices.map { TypedColumn(table, $0) }
        columns = typed.map(\.column)
    }

    /// Its rows in groups of so many.
    func groups(of count: Int) -> [Range<Int>] {
        stride(from: 0, to: table.rows.count, by: count).map {
            $0..<min($0 + count, table.rows.count)
        }
    }

    /// The values of some rows, column by column.
    func values(_ rows: Range<Int>) -> [ParquetOutput.Values] {
        typed.map { $0.values(table.rows[rows]) }
    }

    /// All rows as Arrow holds them.
    package var batches: [ArrowBatch] {
        groups(of: ArrowExporter.rowsOfBatch).map { ArrowBatch(rows: $0.count, values($0)) }
    }
}

/// One column of a result table: the narrowest type that holds all cells.
private struct TypedColumn {
    let column: ParquetOutput.Column
    private let index: Int

    init(_ table: ReportTable, _ index: Int) {
        self.index = index
        var kinds: Set<ParquetOutput.Kind> = []
        var isOptional = false
        for row in table.rows {
            switch row[index] {
            case .text: kinds.insert(.texts)
            case .integer: kinds.insert(.integers)
            case .number: kinds.insert(.numbers)
            case .flag: kinds.insert(.flags)
            case .missing: isOptional = true
            }
        }
        let facts = table.columns[index]
        column = ParquetOutput.Column(
            facts.name, Self.kind(of: kinds, facts), isOptional: isOptional,
            facts: facts.unit.map { [("unit", $0)] } ?? [])
    }

    private static func kind(
        of kinds: Set<ParquetOutput.Kind>, _ column: Column
    ) -> ParquetOutput.Kind {
        // Nothing is there to tell: a column with a unit holds numbers.
        if kinds.isEmpty { return column.unit == nil ? .texts : .numbers }
        if kinds == [.integers, .numbers] { return .numbers }
        return kinds.count == 1 ? kinds.first ?? .texts : .texts
    }

    /// The cells of some rows.
    func values(_ rows: ArraySlice<[Cell]>) -> ParquetOutput.Values {
        switch column.kind {
        case .flags:
            .flags(rows.map { if case .flag(let value) = $0[index] { value } else { nil } })
        case .integers:
            .integers(rows.map { if case .integer(let value) = $0[index] { value } else { nil } })
        case .numbers: .numbers(rows.map { $0[index].number })
        case .texts: .texts(rows.map { $0[index] == .missing ? nil : $0[index].plain })
        }
    }
}
