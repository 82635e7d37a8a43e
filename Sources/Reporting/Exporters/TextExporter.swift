import InputOutput

/// The document as aligned text, for a terminal.
public enum TextExporter: Exporter {
    /// `text`.
    public static let name = "text"
    /// `txt`.
    public static let fileExtension = "txt"
    /// A person at a terminal.
    public static let audience = Audience.terminal

    /// The readings, the tables with their notes, the ledger of assumptions, how the equations were
    /// solved, and the findings; only the table where the options name one.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        let document = try document.selected(by: options)
        let ink = Ink(isOn: options.color)
        func paragraph(_ text: String, indent: String = "") -> [String] {
            let line = TerminalText.line(text)
            let room = options.width.map { max($0 - indent.count, 20) }
            let lines = room.map { TerminalText.wrapped(line, to: $0) } ?? [line]
            return lines.map { indent + $0 }
        }
        func section(_ table: ReportTable) -> [String] {
            let (plain, prose) = table.withProseBelow
            return paragraph(table.title).map(ink.bold)
                + TextTable(plain).lines(ink: ink, limit: options.width)
                + prose.flatMap { paragraph($0, indent: "  ") }
                + table.notes.flatMap { paragraph($0, indent: "  ") }.map(ink.dim)
        }
        var blocks: [[String]] = []
        if options.tableName == nil {
            if let headline = document.headline {
                blocks.append(paragraph(headline).map(ink.bold))
            }
            blocks += document.preamble.map { paragraph($0) }
        }
        blocks += document.tables.map(section)
        if options.tableName == nil {
            if !document.assumptions.isEmpty { blocks.append(section(document.ledger)) }
            if let facts = document.numerics?.facts {
                blocks.append(
                    paragraph("Numerics: " + facts.joined(separator: "; ")).map(ink.dim))
            }
        }
        if !document.diagnostics.isEmpty {
            blocks.append(
                document.diagnostics.flatMap { item in
                    let label = item.severity.rawValue
                    var lines = paragraph("\(label): \(item.sentence) [\(item.code)]")
                    let colored = item.severity == .note ? ink.dim(label) : ink.red(label)
                    lines[0] = colored + lines[0].dropFirst(label.count)
                    return lines
                })
        }
        return blocks.joined(separator: [""]).map { $0 + "\n" }.joined()
    }
}
