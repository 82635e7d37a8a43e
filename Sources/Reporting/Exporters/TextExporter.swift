public import InputOutput

/// The document as aligned text, for a terminal.
public enum TextExporter: Exporter {
    /// `text`.
    public static let name = "text"
    /// `txt`.
    public static let fileExtension = "txt"
    /// A person at a terminal.
    public static let audience = Audience.terminal

    /// Columns that the name of a sector may take beside its code.
    private static let longestSector = 32

    /// The answer first and, unless all is wanted, alone. In full: the answer, the readings, the
    /// tables with their notes, the ledger of assumptions, how the equations were
    /// solved, and the findings; only the table where the options name one.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        let rowCounts = Dictionary(
            document.tables.filter { !$0.isSelection }.map { ($0.name, $0.rows.count) },
            uniquingKeysWith: { first, _ in first })
        let document = try document.selected(by: options)
            .showing(options.names, sectorNames: longestSector)
        let ink = Ink(isOn: options.color)
        let layout = TextLayout(ink: ink, width: options.width)
        func paragraph(_ text: String, indent: String = "") -> [String] {
            layout.paragraph(text, indent: indent)
        }
        func section(_ table: ReportTable) -> [String] {
            let (plain, prose) = table.withProseBelow
            return paragraph(table.title).map(ink.bold)
                + TextTable(plain).lines(ink: ink, limit: options.width)
                + prose.flatMap { paragraph($0, indent: "  ") }
                + table.notes.flatMap { paragraph($0, indent: "  ") }.map(ink.dim)
        }
        var blocks: [[String]] = []
        var diagnostics = document.diagnostics
        let isWhole = options.isFull || options.tableName != nil
        func lines(_ item: Diagnostic) -> [String] {
            let label = item.severity.rawValue
            var lines = paragraph("\(label): \(item.sentence) [\(item.code)]")
            let colored = item.severity == .note ? ink.dim(label) : ink.red(label)
            lines[0] = colored + lines[0].dropFirst(label.count)
            return lines
        }
        // Errors are all told; a long warning leaves its remedy to --full.
        let warnings = diagnostics.filter { $0.severity == .warning }.map { item in
            var short = item
            if lines(item).count > mostFindingLines { short.remedy = nil }
            return short
        }
        let few =
            diagnostics.filter { $0.severity == .error } + few(warnings) { lines($0).count }
        let taken = few.isEmpty ? 0 : few.reduce(1) { $0 + lines($1).count }
        let short = isWhole ? nil : short(document, layout, rowCounts, taken: taken)
        if let short {
            blocks.append(short)
            diagnostics = few
        } else if options.tableName == nil {
            if document.question != nil || document.headline != nil {
                let data = document.question == nil ? nil : document.dataLine
                blocks.append(
                    paragraph(document.title).map(ink.bold)
                        + (data.map { paragraph($0) } ?? []).map(ink.dim))
            }
            blocks += document.summary.first.map { paragraph("\($0).") }
            if let answer = document.answerTable() { blocks.append(section(answer)) }
            blocks += document.summary.paragraphs.map { paragraph($0) }
            blocks += document.preamble.map { paragraph($0) }
        }
        if short == nil { blocks += document.tables.map(section) }
        if short == nil, options.tableName == nil {
            if !document.assumptions.isEmpty { blocks.append(section(document.ledger)) }
            if let facts = document.numerics?.facts {
                blocks.append(
                    paragraph("Numerics: " + facts.joined(separator: "; ")).map(ink.dim))
            }
        }
        if !diagnostics.isEmpty {
            blocks.append(diagnostics.flatMap(lines))
        }
        return blocks.joined(separator: [""]).map { $0 + "\n" }.joined()
    }
}
