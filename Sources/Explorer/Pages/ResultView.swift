import InputOutput
import Reporting
import Workspace

/// The answer to a question as a part of a page: the answer in words, how it is made on the
/// command line, its pictures, its tables, what was assumed and what was found.
struct ResultView {
    let document: ResultDocument
    /// The command line that prints the same.
    let command: String
    /// Addresses of the answer as files; nil where it has none.
    var downloads: Downloads?
    /// Pictures, as SVG.
    var figures: [String] = []
    /// The page that a row's first cell leads to.
    var link: (_ table: String, _ row: [Cell]) -> String? = { _, _ in nil }

    /// As HTML.
    var html: String {
        var parts: [String] = []
        if !document.preamble.isEmpty {
            let paragraphs = document.preamble.map { HTML.element("p", $0) }
            parts.append("<div class=\"answer\">\(paragraphs.joined(separator: "\n"))</div>")
        }
        parts.append(Self.commandBox(command))
        if let downloads { parts.append(downloads.html) }
        parts += figures.map { "<figure class=\"picture\">\n\($0)\n</figure>" }
        parts += document.tables.map { table in
            TableView.html(table, link: { link(table.name, $0) })
        }
        if !document.assumptions.isEmpty {
            parts.append(
                """
                <details class="fold"><summary>Assumptions (\(document.assumptions.count))</summary>
                \(TableView.html(document.ledger))
                </details>
                """)
        }
        parts.append(Self.findings(document.diagnostics))
        parts.append("<p class=\"note made\">\(HTML.escaped(made))</p>")
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var made: String {
        let table = document.table.map { ["Table: \($0.description)"] } ?? []
        let program = ["chokepoint \(document.version)"]
        return (table + (document.numerics?.facts ?? []) + program).joined(separator: "; ")
    }

    /// The box with the command line; the page's script adds a button that copies it.
    static func commandBox(_ command: String) -> String {
        """
        <div class="command"><span class="label" id="command-label">On the command line</span>
        <code id="command" tabindex="0" aria-labelledby="command-label">\
        \(HTML.escaped(command))</code></div>
        """
    }

    /// Findings as a list; empty without any.
    static func findings(_ items: [Diagnostic]) -> String {
        if items.isEmpty { return "" }
        let lines = items.map { item in
            let word = item.severity.rawValue
            return "<li class=\"\(word)\"><b>\(word)</b> \(HTML.escaped(item.sentence))</li>"
        }
        return """
            <section class="findings"><h3>Findings</h3>
            <ul>\(lines.joined(separator: "\n"))</ul></section>
            """
    }

    /// What is shown where there is no answer.
    static func failure(_ failure: Failure) -> String {
        let lines = failure.lines.map { HTML.element("li", $0) }
        return """
            <div class="failure" role="alert"><h2>There is no answer</h2>
            <ul>\(lines.joined(separator: "\n"))</ul></div>
            """
    }
}

/// Where an answer can be fetched as a file.
struct Downloads {
    let command: String
    let fields: FormFields
    /// The tables that the answer has, for CSV.
    let tables: [String]

    /// A line of links.
    var html: String {
        let formats = [("json", "JSON"), ("xlsx", "Excel"), ("html", "report (HTML)")]
        var links = formats.map { link($0.1, format: $0.0) }
        links += tables.map { link("\($0).csv", format: "csv", result: $0) }
        return """
            <nav class="downloads" aria-label="Downloads"><span class="label">Save as</span>
            \(links.joined(separator: "\n"))</nav>
            """
    }

    private func link(_ text: String, format: String, result: String? = nil) -> String {
        var fields = fields.with("format", format)
        if let result { fields = fields.with("result", result) }
        let path = command.replacing(" ", with: "%20")
        return "<a href=\"/download/\(path)?\(HTML.escaped(fields.query))\" download>"
            + "\(HTML.escaped(text))</a>"
    }
}
