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

    /// Pages of A4.
    private static let mostPages = 2

    /// How much of everything there is room for.
    struct Extent {
        /// Rows of the answer; nil for all, third countries included.
        var answerRows: Int?
        /// Rows of the first table, where there is no answer.
        var rows = 8
        /// Paragraphs of the answer.
        var sentences = 7
        /// Letters of a paragraph or caveat.
        var letters = 420
        /// Models and parties of the figure of the range.
        var range = (models: 9, parties: 4)
        /// The highest a figure may be, in px of its drawing.
        var height = 420.0
        /// Figures.
        var figures = 2

        /// From the most there is to what always fits.
        static let all = [
            Extent(height: 560), Extent(), Extent(sentences: 5),
            Extent(sentences: 5, range: (9, 2)),
            Extent(answerRows: 8, sentences: 4, range: (9, 2)),
            Extent(answerRows: 6, sentences: 4, letters: 300, range: (9, 2), height: 380),
            Extent(answerRows: 6, rows: 6, sentences: 3, letters: 300, range: (7, 2), height: 380),
            Extent(
                answerRows: 6, rows: 6, sentences: 3, letters: 260, range: (6, 2), height: 380,
                figures: 1),
            Extent(
                answerRows: 4, rows: 5, sentences: 2, letters: 220, range: (5, 2), height: 300,
                figures: 1),
        ]
    }

    /// The page. The options choose no table and no rows of it: what is shown is what has room.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        let content = PageContent(document)
        let layouts = Extent.all.lazy.map { Layout(document, content, options, $0) }
        let layout =
            layouts.first { $0.paper.pages <= mostPages }
            ?? Layout(document, content, options, Extent.all[Extent.all.count - 1])
        return PageShell(
            title: content.title, body: layout.body.joined(separator: "\n"), kind: "brief"
        ).html
    }

    /// What is on the page, and how high that is.
    private struct Layout {
        private(set) var body: [String] = []
        private(set) var paper = BriefPaper()

        init(
            _ document: ResultDocument, _ content: PageContent, _ options: RenderOptions,
            _ extent: Extent
        ) {
            body.append(HTMLExporter.heading(content))
            paper.add(title: content.title, data: content.data)
            var answer: [String] = []
            if let table = document.answerTable(rows: extent.answerRows) {
                answer.append(HTMLTable(table, isAnswer: true).element)
                paper.add(table: table)
            }
            for text in sentences(document, extent) {
                answer.append(HTML.element("p", text))
                paper.add(paragraph: text)
            }
            if !answer.isEmpty {
                let inside = answer.joined(separator: "\n")
                body.append("<div class=\"answer\">\n\(inside)\n</div>")
            }
            let figures = figures(document, extent)
            for figure in figures {
                body.append(HTML.figure(figure))
                paper.add(figure: figure)
            }
            if figures.isEmpty || content.answer == nil,
                let first = leading(document, rows: extent.rows)
            {
                body.append(HTML.element("h2", first.title) + "\n" + HTMLTable(first).element)
                paper.add(table: first, heading: first.title)
            }
            let caveats = caveats(document, content, letters: extent.letters)
            body += ["<h2>\(caution)</h2>", HTML.list(caveats)]
            paper.add(heading: caution, items: caveats)
            if let command = HTMLExporter.command(options) {
                body.append(command)
                paper.add(command: options.commandLine ?? "")
            }
            let footer = document.sources.map { WholeSentences.prefix($0, letters: 420) }
            let lines = footer.map { HTML.element("div", $0) }.joined(separator: "\n")
            body.append("<footer>\n\(lines)\n</footer>")
            paper.add(footer: footer)
        }
    }

    private static let caution = "Read this before you quote it"

    /// The answer in paragraphs: who is hit, why, what it depends on, then what else was found.
    private static func sentences(_ document: ResultDocument, _ extent: Extent) -> [String] {
        var summary = document.summary
        // How sure it is stands below.
        summary.sure = []
        let hasAnswer = !document.answer.isEmpty
        let own = summary.paragraphs(models: hasAnswer ? 4 : .max, doubts: 0)
        let all =
            summary.first.map { "\($0)." }
            + (hasAnswer ? own + document.preamble : document.preamble + own)
        return all.prefix(extent.sentences).map {
            WholeSentences.prefix($0, letters: extent.letters)
        }
    }

    /// The range over models and the map, else the first two figures that are not too high.
    private static func figures(_ document: ResultDocument, _ extent: Extent) -> [any Figure] {
        let range = RangeOverModels.figure(of: document, most: extent.range)
        let others = document.figures.filter { $0.name != RangeOverModels.name }.map(\.figure)
            .filter { $0.drawing().height <= extent.height }
        return ([range].compactMap { $0 } + others).prefix(extent.figures).map { $0 }
    }

    /// The first rows of the first table, where a brief has no answer of its own.
    private static func leading(_ document: ResultDocument, rows: Int) -> ReportTable? {
        guard let first = document.tables.first(where: { $0.name != "ladder" }),
            document.figures.first?.name != RangeOverModels.name
        else { return nil }
        // What a terminal shows first, the last of many years among it, with names beside codes.
        let shownDocument = document.showing(.both, sectorNames: 40)
        let lead = document.lead?.part(of: shownDocument, rows: .max)
        let table = lead.flatMap { lead in document.tables.first { $0.name == lead.name } } ?? first
        let shown = lead ?? first.showing(.both, sectorNames: 40)
        let few = shown.rows.prefix(rows).map { Array($0.prefix(7)) }
        let count = NumberText.grouped(String(table.rows.count))
        return ReportTable(
            name: table.name, title: table.title, columns: Array(shown.columns.prefix(7)),
            rows: few,
            notes: few.count < table.rows.count ? ["The first \(few.count) of \(count) rows"] : [],
            keys: shown.keys.map { min($0, 7) })
    }

    /// What must be known before a number is quoted: warnings first, then what the models leave
    /// out, then what is true of every table.
    private static func caveats(
        _ document: ResultDocument, _ content: PageContent, letters: Int
    ) -> [String] {
        // Where a file lies on the machine that made the page is nobody else's business.
        let warnings = document.diagnostics.filter { $0.severity == .warning }.map { item in
            var item = item
            item.location.file = item.location.file.map { file in
                String(file.split(separator: "/").last ?? "")
            }
            return item.sentence
        }
        let general = [
            """
            Sectors, not products: a table’s sector holds many products, and a cut of one material \
            is a small part of its flow.
            """,
            """
            \(document.tablesCompared.count > 1 ? "Tables of past years" : "One year’s table"): \
            prices, capacities and suppliers have changed since, and who can replace whom is an \
            assumption.
            """,
            """
            The models differ in what buyers can do. Their spread is the result; no single number \
            is a forecast.
            """,
        ]
        return
            (warnings.prefix(1) + content.sure.prefix(2).map(HTMLExporter.sentence)
            + general)
            .prefix(mostCaveats).map { WholeSentences.prefix($0, letters: letters) }
    }

    private static let mostCaveats = 3
}
