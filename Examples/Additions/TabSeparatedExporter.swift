public import InputOutput
public import Reporting

/// One table with tabs between its columns, which spreadsheets take from the clipboard.
///
/// What a new output format needs: this file, and its name in `Exporters.all`. The option
/// `--format tsv`, the ending `.tsv` of `-o` and the list in error messages follow.
public enum TabSeparatedExporter: Exporter {
    /// `tsv`.
    public static let name = "tsv"
    /// `tsv`.
    public static let fileExtension = "tsv"
    /// A program.
    public static let audience = Audience.program

    /// The table named by the options, else the first, with a line of column names. Throws
    /// `no-table` when the document has none, and `tab-in-text` for a text that holds a tab or a
    /// line's end, which this format cannot say.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        guard let table = try document.selected(by: options).tables.first else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-table", "‘\(document.command)’ has no table to write with tabs",
                    remedy: "use --format text or json")
            ])
        }
        var lines = [table.columns.map(\.name).joined(separator: "\t")]
        for row in table.rows {
            var fields: [String] = []
            for cell in row { fields.append(try field(cell)) }
            lines.append(fields.joined(separator: "\t"))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func field(_ cell: Cell) throws(Diagnostics) -> String {
        switch cell {
        case .text(let text):
            guard !text.contains(where: { $0 == "\t" || $0.isNewline }) else {
                throw Diagnostics([
                    Diagnostic(
                        .error, "tab-in-text", "‘\(text)’ holds a tab or the end of a line",
                        remedy: "use --format csv")
                ])
            }
            return text
        case .number(let number): return "\(number)"
        case .integer(let number): return "\(number)"
        case .flag(let flag): return flag ? "yes" : "no"
        case .missing: return ""
        }
    }
}
