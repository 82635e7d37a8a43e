import Figures
public import InputOutput
import Shocks

/// The brief: at most two pages of A4 on paper, with the question, the answer, a figure of the
/// range over models, a map, three caveats, the sources, and the command that makes it again.
public enum BriefExporter: Exporter {
    /// `brief`.
    public static let name = "brief"
    /// `html`; a file's name alone asks for the report.
    public static let fileExtension = "html"

    /// What fits on two pages beside two figures.
    private static let most = (rows: 8, sentences: 5, letters: 420, caveats: 3, models: 9)

    /// The page. The options choose no table and no rows of it: what is shown is what has room.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        let content = PageContent(document)
        var body = [HTMLExporter.heading(content)]
        let answer =
            (content.answer.map { [HTMLTable($0, limit: most.rows).element] } ?? [])
            + (content.sentences + content.why).prefix(most.sentences)
            .map { HTML.element("p", shortened($0)) }
        if !answer.isEmpty {
            body.append("<div class=\"answer\">\n\(answer.joined(separator: "\n"))\n</div>")
        }
        let figures = figures(document)
        body += figures.map(HTML.figure)
        if figures.isEmpty || content.answer == nil, let first = leading(document) {
            body.append(first)
        }
        body += ["<h2>Read this before you quote it</h2>", HTML.list(caveats(document, content))]
        if let command = HTMLExporter.command(options) { body.append(command) }
        let footer = document.sources.map { HTML.element("div", shortened($0)) }
        body.append("<footer>\n\(footer.joined(separator: "\n"))\n</footer>")
        return PageShell(
            title: content.title, body: body.joined(separator: "\n"), kind: "brief"
        ).html
    }

    /// The range over models and the map, else the first two figures that are not too high.
    private static func figures(_ document: ResultDocument) -> [any Figure] {
        let range = RangeOverModels.figure(of: document, most: most.models)
        let others = document.figures.filter { $0.name != RangeOverModels.name }.map(\.figure)
            .filter { $0.drawing().height <= 420 }
        return ([range].compactMap { $0 } + others).prefix(2).map { $0 }
    }

    /// The first rows of the first table, where a brief has no answer of its own.
    private static func leading(_ document: ResultDocument) -> String? {
        guard let table = document.tables.first(where: { $0.name != "ladder" }),
            document.figures.first?.name != RangeOverModels.name
        else { return nil }
        let few = ReportTable(
            name: table.name, title: table.title, columns: Array(table.columns.prefix(7)),
            rows: table.rows.prefix(most.rows).map { Array($0.prefix(7)) },
            keys: table.keys.map { min($0, 7) })
        return HTML.element("h2", table.title) + "\n" + HTMLTable(few).element
    }

    /// What must be known before a number is quoted: warnings first, then what the models leave
    /// out, then what is true of every table.
    private static func caveats(_ document: ResultDocument, _ content: PageContent) -> [String] {
        let warnings = document.diagnostics.filter { $0.severity == .warning }.map(\.sentence)
        let general = [
            """
            Sectors, not products: a table’s sector holds many products, and a cut of one material \
            is a small part of its flow.
            """,
            """
            One year’s table: prices, capacities and suppliers have changed since, and who can \
            replace whom is an assumption.
            """,
            """
            The models differ in what buyers can do. Their spread is the result; no single number \
            is a forecast.
            """,
        ]
        return (warnings.prefix(1) + content.sure.prefix(2) + general).prefix(most.caveats)
            .map(shortened)
    }

    private static func shortened(_ text: String) -> String {
        TerminalText.shortened(text, to: most.letters)
    }
}
