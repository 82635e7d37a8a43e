public import InputOutput

/// The document as GitHub-flavoured Markdown, for an issue, a README or a report.
public enum MarkdownExporter: Exporter {
    /// `markdown`.
    public static let name = "markdown"
    /// `md`.
    public static let fileExtension = "md"

    /// Headings, pipe tables with rounded numbers, the ledger of assumptions, and the findings.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        let document = try document.selected(by: options).showing(options.names)
        var blocks: [String] = []
        if document.question != nil || document.headline != nil {
            blocks.append("# " + escaped(document.title))
        }
        if options.tableName == nil {
            if document.question != nil, let data = document.dataLine {
                blocks.append(escaped(data))
            }
            if let answer = document.answerTable() { blocks += section(answer) }
            blocks += document.summary.paragraphs.map(escaped)
        }
        blocks += document.preamble.map(escaped)
        for table in document.tables { blocks += section(table) }
        if !document.assumptions.isEmpty, options.tableName == nil {
            blocks += section(document.ledger)
        }
        if let numerics = document.numerics {
            blocks.append("Numerics: " + escaped(numerics.facts.joined(separator: "; ")))
        }
        if !document.diagnostics.isEmpty {
            let lines = document.diagnostics.map {
                "- **\($0.severity.rawValue)** \(escaped($0.sentence)) (`\($0.code)`)"
            }
            blocks += ["## Findings", lines.joined(separator: "\n")]
        }
        blocks.append("chokepoint \(document.version), \(document.command)")
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func section(_ table: ReportTable) -> [String] {
        var lines = ["", ""]
        var rows = table.rows.map { _ in "" }
        for (index, column) in table.columns.enumerated() {
            let formatted = FormattedColumn(table, index)
            let unit = column.unitForPeople.map { " (\($0))" } ?? ""
            lines[0] += "| \(escaped(column.displayName + unit)) "
            lines[1] += formatted.isNumeric ? "| ---: " : "| --- "
            for (row, cell) in formatted.cells.enumerated() {
                rows[row] += "| \(escaped(cell.text)) "
            }
        }
        let body = (lines + rows).map { $0 + "|" }.joined(separator: "\n")
        let notes = table.notes.map(escaped)
        return ["## " + escaped(table.title), body] + (rows.isEmpty ? ["(no rows)"] : []) + notes
    }

    /// The text with every character that Markdown or HTML would act on made literal. An underscore
    /// inside a word is literal already.
    private static func escaped(_ text: String) -> String {
        let characters = Array(text)
        var out = ""
        for (index, character) in characters.enumerated() {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\\", "`", "*", "#", "|", "[", "]", "~", "$": out += "\\\(character)"
            case "_":
                let isInWord =
                    index > 0 && characters[index - 1].isWord
                    && index + 1 < characters.count && characters[index + 1].isWord
                out += isInWord ? "_" : "\\_"
            case _ where character.isNewline: out += "<br>"
            case _ where character.unicodeScalars.contains(where: TerminalText.isControl):
                out += TerminalText.line(String(character))
            default: out.append(character)
            }
        }
        return out
    }
}

extension Character {
    fileprivate var isWord: Bool { isLetter || isNumber }
}
