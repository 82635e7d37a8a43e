import Containers
public import InputOutput

/// One table as a Parquet file, for pandas, polars, DuckDB and R’s arrow.
///
/// Columns have their stable names and one type each: text, whole numbers, numbers or truth values;
/// a missing value is null. The unit of a column is in its metadata, under `unit`; everything else
/// that the result says is in the file’s metadata under `chokepoint`, as `--format json` has it,
/// without the tables.
public enum ParquetExporter: Exporter {
    /// `parquet`.
    public static let name = "parquet"
    /// `parquet`.
    public static let fileExtension = "parquet"
    /// A program.
    public static let audience = Audience.program
    /// Parquet is no text for a terminal.
    public static let isBinary = true

    /// Rows of one group: what a reader holds at once.
    static let rowsOfGroup = 1 << 18

    /// Throws `needs-file`: a Parquet file has bytes and no text.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        throw Diagnostics([
            Diagnostic(
                .error, "needs-file", "a Parquet file cannot be written to standard output",
                remedy: "name a file with -o FILE.parquet")
        ])
    }

    /// The table named by the options, else the first.
    ///
    /// Throws `no-table` when there is none.
    public static func bytes(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> [UInt8] {
        guard let table = try document.selected(by: options).tables.first else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-table", "‘\(document.command)’ has no table to write as Parquet",
                    remedy: "use --format text or json")
            ])
        }
        var head = document
        head.tables = []
        let facts = try JSONExporter.render(head, options: RenderOptions())
        let columns = table.columns.indices.map { ParquetCells(table, $0) }
        let file = Bytes()
        var output = try ParquetOutput(columns.map(\.column)) { file.all += $0 }
        for first in stride(from: 0, to: table.rows.count, by: rowsOfGroup) {
            let rows = first..<min(first + rowsOfGroup, table.rows.count)
            try output.add(rows: rows.count, columns.map { $0.values(table.rows[rows]) })
        }
        try output.finish([
            ("chokepoint", facts), ("chokepoint.table", table.name),
            ("chokepoint.title", table.title),
        ])
        return file.all
    }

    private final class Bytes {
        var all: [UInt8] = []
    }
}

/// One column of a result table as a column of Parquet: the narrowest type that holds all cells.
struct ParquetCells {
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
