public import InputOutput

/// One table as comma-separated values (RFC 4180), for spreadsheets, R and pandas.
///
/// The first line holds the stable column names. Numbers have the shortest digits that read back as
/// the same double; a missing value is an empty field and an empty text is `""`. Lines end with a
/// line feed alone, so that `cut`, `awk` and `diff` see no stray carriage return. Labels are kept
/// as they are, also where a spreadsheet would take them for formulas; `isCSVSafe` puts an
/// apostrophe before those.
public enum CSVExporter: Exporter {
    /// `csv`.
    public static let name = "csv"
    /// `csv`.
    public static let fileExtension = "csv"
    /// A program.
    public static let audience = Audience.program

    /// The table named by the options, else the first. Throws `no-table` when there is none.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        guard let table = try document.selected(by: options).tables.first else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-table", "‘\(document.command)’ has no table to write as CSV",
                    remedy: "use --format text or json")
            ])
        }
        var out = header(table.columns, isSafe: options.isCSVSafe)
        for row in table.rows {
            append(options.isCSVSafe ? row.map(harmless) : row, to: &out)
        }
        return out
    }

    /// A text that a spreadsheet would take for a formula, behind an apostrophe that it takes for
    /// the mark of a text (OWASP, CSV injection).
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first)
        else {
            return text
        }
        return "'\(text)"
    }

    private static func harmless(_ cell: Cell) -> Cell {
        if case .text(let text) = cell { .text(harmless(text)) } else { cell }
    }

    /// The line of column names.
    static func header(_ columns: [Column], isSafe: Bool = false) -> String {
        columns.map { quoted(isSafe ? harmless($0.name) : $0.name) }.joined(separator: ",") + "\n"
    }

    /// Appends the line of a row.
    static func append(_ row: [Cell], to out: inout String) {
        for (index, cell) in row.enumerated() {
            if index > 0 { out += "," }
            out += field(cell)
        }
        // A line of its own with nothing on it would be skipped by readers.
        out += row == [.missing] ? "\"\"\n" : "\n"
    }

    private static let special = Array(",\"\r\n".utf8)

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .text(let value): quoted(value)
        case .integer(let value): String(value)
        case .number(let value): number(value)
        case .flag(let value): value ? "true" : "false"
        case .missing: ""
        }
    }

    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        return value.isInfinite ? (value < 0 ? "-Inf" : "Inf") : value.description
    }

    private static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && !text.utf8.contains(where: special.contains)
        return isPlain ? text : "\"\(doubled(text))\""
    }

    private static func doubled(_ text: String) -> String {
        text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    }
}
