import Containers
public import InputOutput

/// One table in Arrow’s streaming format, for programs that take tables over without a conversion:
/// pyarrow, polars, R’s arrow and DuckDB behind them.
///
/// Columns, types, units and the rest of the result are those of ``ParquetExporter``.
public enum ArrowExporter: Exporter {
    /// `arrow`.
    public static let name = "arrow"
    /// `arrows`, which Arrow’s specification gives to streams.
    public static let fileExtension = "arrows"
    /// A program.
    public static let audience = Audience.program
    /// Arrow is no text for a terminal.
    public static let isBinary = true

    /// Rows of one batch.
    static let rowsOfBatch = 1 << 16

    /// Throws `needs-file`: an Arrow stream has bytes and no text.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        throw Diagnostics([
            Diagnostic(
                .error, "needs-file", "an Arrow stream cannot be written to standard output",
                remedy: "name a file with -o FILE.arrows")
        ])
    }

    /// The table named by the options, else the first.
    ///
    /// Throws `no-table` when there is none.
    public static func bytes(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> [UInt8] {
        let table = try ColumnarTable(document, options: options, format: "Arrow")
        var bytes = ArrowStream.beginning(table.columns, facts: table.facts)
        for batch in table.batches { bytes += ArrowStream.message(batch) }
        return bytes + ArrowStream.end
    }
}
