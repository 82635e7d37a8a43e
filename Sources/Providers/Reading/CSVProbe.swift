import Containers
import InputOutput

/// Says why a text is of no known format, by its first line.
enum CSVProbe {
    /// The one thing to say about it.
    static func refusal(_ found: TableSource.FirstLine) -> Diagnostics {
        let line = LongHeadings.line(found.header, in: found.text).line
        if let problem = LongHeadings.nearMiss(line.labels, file: found.text.path) {
            return problem
        }
        do throws(Diagnostics) {
            try found.header.requireDelimiter()
            try found.header.problems.throwIfAny(file: found.text.path)
        } catch {
            return error
        }
        let first = found.header.labels
        if first.count > 1, first[0].trimmingBlanks.isEmpty,
            LongHeadings(Array(first.drop { $0.trimmingBlanks.isEmpty }), file: found.text.path)
                != nil
        {
            return Diagnostics([
                Diagnostic(
                    .error, "blank-column", "the first column has no name",
                    at: .init(file: found.text.path, line: found.text.firstLine),
                    remedy: "remove it, so that the columns of the table come first")
            ])
        }
        if found.header.labels.allSatisfy({ $0.trimmingBlanks.isEmpty }) {
            return Diagnostics([
                found.text.blankLine(
                    at: found.text.start,
                    remedy: "remove it, so that the names of the columns come first")
            ])
        }
        let shown = found.header.labels.prefix(6).map(\.shortened).joined(separator: ", ")
        return Diagnostics([
            Diagnostic(
                .error, "unknown-format",
                "this is text whose first line is ‘\(shown)"
                    + "\(found.header.labels.count > 6 ? ", …" : "")’: no known table format",
                at: .init(file: found.text.path),
                remedy:
                    """
                    a table of one’s own needs --mapping, a file that says what its rows and \
                    columns 
                    """
                        + "are")
        ])
    }
}
