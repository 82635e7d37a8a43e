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
        let table = try ColumnarTable(document, options: options, format: "Parquet")
        let file = Bytes()
        var output = try ParquetOutput(table.columns) { file.all += $0 }
        for rows in table.groups(of: rowsOfGroup) {
            try output.add(rows: rows.count, table.values(rows))
        }
        try output.finish(table.facts)
        return file.all
    }

    private final class Bytes {
        var all: [UInt8] = []
    }
}
