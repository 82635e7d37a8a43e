import Figures
import InputOutput
import Reporting
import Workspace

/// The answer to a question as a part of a page: the question in words, the answer, why and how
/// sure, how it is made on the command line, its pictures, its tables, what was assumed and what
/// was found.
struct ResultView {
    let document: ResultDocument
    /// The command lines that print the same.
    let command: String
    /// Addresses of the answer as files; nil where it has none.
    var downloads: Downloads?
    /// The address of this view with this answer; nil where it is too long for one.
    var permalink: String?
    /// Pictures.
    var figures: [NamedFigure] = []
    /// The page that a row's first cell leads to.
    var link: (_ table: String, _ row: [Cell]) -> String? = { _, _ in nil }

    /// As HTML.
    var html: String {
        var parts = [answer, Self.commandBox(command), files]
        parts += figures.map(picture)
        let shown = document.showing(.both).tables
        parts += zip(document.tables, shown).map { table, shown in
            TableView.html(shown, codes: table, link: { link(table.name, $0) })
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
        let sources = document.sources.map { HTML.element("div", $0) }
        parts.append("<div class=\"note made\">\(sources.joined(separator: "\n"))</div>")
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The question and what comes of it, before all numbers in tables.
    private var answer: String {
        let content = PageContent(document)
        var parts: [String] = []
        if document.question != nil {
            parts.append(HTML.element("h2", content.title))
            if let data = content.data { parts.append(HTML.element("p", data, class: "note data")) }
        }
        let lines =
            (content.answer.map { [TableView.frame($0)] } ?? [])
            + content.sentences.map { HTML.element("p", $0) }
        if !lines.isEmpty {
            parts.append("<div class=\"answer\">\(lines.joined(separator: "\n"))</div>")
        }
        let reasons = [("Why", content.why), ("How sure", content.sure)].filter { !$1.isEmpty }
            .map { heading, sentences in
                let items = sentences.map { HTML.element("li", HTMLExporter.sentence($0)) }
                return "<section><h3>\(heading)</h3><ul>\(items.joined())</ul></section>"
            }
        if !reasons.isEmpty {
            parts.append("<div class=\"reasons\">\(reasons.joined(separator: "\n"))</div>")
        }
        return parts.joined(separator: "\n")
    }

    private var files: String {
        var links: [String] = []
        if let permalink {
            let compare = "/compare?" + FormFields([("a", permalink)]).query
            links += [
                "<a href=\"\(HTML.escaped(permalink))\">Link to this view</a>",
                "<a href=\"\(HTML.escaped(compare))\">Compare with another</a>",
            ]
        }
        let here =
            links.isEmpty
            ? ""
            : """
            <nav class="downloads" aria-label="This view">\(links.joined(separator: "\n"))</nav>
            """
        guard let downloads else { return here }
        return downloads.html + "\n" + here
    }

    private func picture(_ item: NamedFigure) -> String {
        let title = HTML.escaped(item.figure.title)
        let save = downloads?.picture(item.name, title: item.figure.title) ?? ""
        return """
            <figure class="picture" id="figure-\(item.name)">
            <figcaption>\(title) \(save)</figcaption>
            <div class="scroll" tabindex="0" role="group" aria-label="\(title)">
            \(item.figure.svg)
            </div>
            </figure>
            """
    }

    /// The box with the command lines; the page's script adds a button that copies them.
    static func commandBox(_ command: String) -> String {
        """
        <div class="command"><span class="label" id="command-label">On the command line</span>
        <code id="command" tabindex="0" role="group" aria-labelledby="command-label">\
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
