import Figures
public import InputOutput

/// The report: the document as one self-contained page, light or dark as the reader's screen is.
///
/// First the question, then the answer, who is hit hardest, why, and how sure that is; then the
/// figures, the tables, and, folded, the assumptions.
public enum HTMLExporter: Exporter {
    /// `html`.
    public static let name = "html"
    /// `html`.
    public static let fileExtension = "html"

    /// Rows of a table that a page shows where nobody asks for more or less.
    private static let mostRows = 100

    /// The page; only one table where the options name one.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        let chosen = try document.selected(by: options).showing(options.names)
        let limit = options.top == nil ? mostRows : nil
        let content = PageContent(document)
        var body = [heading(content)]
        if options.tableName == nil {
            body += answer(content)
            let figures = document.figures.map { HTML.figure($0.figure) }
            if !figures.isEmpty { body.append("<h2>Figures</h2>") }
            body += figures
            if !chosen.tables.isEmpty { body.append("<h2>Tables</h2>") }
        }
        body += chosen.tables.map { HTMLTable($0, limit: limit).section }
        if options.tableName == nil {
            body += [findings(chosen), ledger(document), command(options)].compactMap { $0 }
        }
        body.append(footer(document))
        return PageShell(title: content.title, body: body.joined(separator: "\n")).html
    }

    /// The question and, small, the data.
    static func heading(_ content: PageContent) -> String {
        let data = content.data.map { "\n" + HTML.element("p", $0, class: "data") } ?? ""
        return "<header>\n\(HTML.element("h1", content.title))\(data)\n</header>"
    }

    private static func answer(_ content: PageContent) -> [String] {
        var parts: [String] = []
        let lines =
            (content.answer.map { [HTMLTable($0, isAnswer: true).element] } ?? [])
            + content.sentences.map { HTML.element("p", $0) }
        if !lines.isEmpty {
            parts.append("<div class=\"answer\">\n\(lines.joined(separator: "\n"))\n</div>")
        }
        if !content.why.isEmpty {
            parts += ["<h2>Why</h2>", HTML.list(content.why.map(Self.sentence))]
        }
        if !content.sure.isEmpty {
            parts += ["<h2>How sure</h2>", HTML.list(content.sure.map(Self.sentence))]
        }
        return parts
    }

    /// A clause as a sentence of its own.
    package static func sentence(_ clause: String) -> String {
        let text = clause.prefix(1).uppercased() + clause.dropFirst()
        return text.hasSuffix(".") ? text : text + "."
    }

    private static func findings(_ document: ResultDocument) -> String? {
        if document.diagnostics.isEmpty { return nil }
        let items = document.diagnostics.map {
            "<li class=\"\($0.severity.rawValue)\"><b>\($0.severity.rawValue)</b> "
                + HTML.escaped($0.sentence) + " " + HTML.element("code", $0.code) + "</li>"
        }
        return "<h2>Findings</h2>\n<ul>\n\(items.joined(separator: "\n"))\n</ul>"
    }

    private static func ledger(_ document: ResultDocument) -> String? {
        let count = document.assumptions.count
        if count == 0 { return nil }
        let own = document.assumptions.count { !$0.isDefault }
        let summary =
            "\(count) \(count == 1 ? "assumption" : "assumptions"), \(own) set by you, each with "
            + "its source"
        return """
            <h2>Assumptions</h2>
            <details>
            \(HTML.element("summary", summary))
            \(HTMLTable(document.ledger).element)
            </details>
            """
    }

    /// How to make the page again; nil where nobody typed anything.
    static func command(_ options: RenderOptions) -> String? {
        options.commandLine.map {
            "<h2>Make it again</h2>\n\(HTML.element("pre", $0, class: "command"))"
        }
    }

    private static func footer(_ document: ResultDocument) -> String {
        let lines = document.sources.map { HTML.element("div", $0) }
        return "<footer>\n\(lines.joined(separator: "\n"))\n</footer>"
    }
}
