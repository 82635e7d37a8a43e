import Foundation
import InputOutput
import Reporting
import Testing

/// The page to hand on.
@Suite struct BriefExporterTests {
    @Test func hasWhatABriefNeeds() throws {
        var options = RenderOptions()
        options.commandLine = "chokepoint brief shock 'a b' --restrict JPN/c9:KOR=30%"
        let page = try BriefExporter.render(shock, options: options)
        let order = [
            "<h1>", "Korea loses more than Japan.", "<svg", "Read this before you quote it",
            "27 cells of Y are negative", "Make it again", "chokepoint brief shock &#39;a b&#39;",
            "Data: WIOD 2013", "relative residual",
        ]
        var start = page.startIndex
        for mark in order {
            let found = try #require(page.range(of: mark, range: start..<page.endIndex), "\(mark)")
            start = found.upperBound
        }
        let caveats =
            page.components(separatedBy: "Read this before you quote it")[1]
            .components(separatedBy: "</ul>")[0].components(separatedBy: "<li>").count - 1
        #expect(caveats == 3)
        for outside in ["http:", "https:", " src=", " href=", "@import", "url(h"] {
            #expect(
                !page.replacing("http://www.w3.org/2000/svg", with: "").contains(outside),
                "\(outside)")
        }
    }

    /// However much a result has to say, the page has a bounded number of rows and letters.
    @Test func staysShort() throws {
        let long = String(repeating: "a very long sentence ", count: 200)
        let table = ReportTable(
            name: "t", title: "T",
            columns: (0..<20).map { Column(name: "c\($0)") },
            rows: (0..<500).map { row in (0..<20).map { .integer(row * $0) } })
        let document = ResultDocument(
            command: "c", version: "v", tables: [table],
            diagnostics: (0..<50).map {
                Diagnostic(.warning, "w", "warning \($0) \(long)")
            }, preamble: (0..<50).map { "\($0) \(long)" })
        let page = try BriefExporter.render(document, options: .init())
        let body = page.components(separatedBy: "<main>")[1].components(separatedBy: "</main>")[0]
        #expect(body.components(separatedBy: "<tr>").count - 1 <= 9)
        #expect(body.count < 8_000)
    }

    /// The answer, its reasons and names beside codes, in whole sentences; nothing about options.
    @Test func saysWhyInWholeSentences() throws {
        var document = shock
        document.question = "Japan cuts 30 % of its exports to South Korea"
        document.answer = ["JPN", "KOR", "SAU"].flatMap { code in
            ["a", "b", "c"].map { measure in
                Answer(
                    measure: measure, unit: "%", party: code, partyName: code,
                    role: code == "SAU" ? "other" : "importer", low: -9.0423,
                    lowModel: "shortage-half-critical", high: 0.33, highModel: "replacement")
            }
        }
        document.summary.why = ["in shortage-half-critical stocks run down", "second reason"]
        document.summary.sure = ["the models differ by up to 9 percentage points"]
        let page = try BriefExporter.render(document, options: .init())
        #expect(
            page.contains("<p>Why: in shortage-half-critical stocks run down; second reason.</p>"))
        #expect(page.contains("<li>The models differ by up to 9 percentage points.</li>"))
        #expect(!page.contains("--top") && !page.contains("--format"))
    }

    /// The more there is to say, the less is said: answers of many rows, models and sentences still
    /// have room on two pages, here with at most so many lines.
    @Test func givesWayWhereThereIsMuch() throws {
        let long = Array(repeating: "Many words make a long sentence about models.", count: 30)
            .joined(separator: " ")
        var document = ResultDocument(
            command: "shock", version: "v",
            tables: [
                ReportTable(
                    name: "impact", title: "t",
                    columns: [
                        Column(name: "model"), Column(name: "region"),
                        Column(name: "welfare_change_pct", unit: "%", style: .percent),
                        Column(name: "rent"),
                    ],
                    rows: (1...14).flatMap { k in
                        ["JPN", "KOR", "CHN", "USA"].map { code -> [Cell] in
                            [.text("a-model-of-trade-\(k)"), .text(code), .number(-1.5), nil]
                        }
                    }),
                ReportTable(
                    name: "restrictions", title: "t",
                    columns: [Column(name: "exporter"), Column(name: "importer")],
                    rows: [["JPN", "KOR"], ["CHN", "USA"]]),
            ], preamble: (0..<9).map { _ in long })
        document.question = "What happens?"
        document.answer = (1...20).map {
            Answer(
                measure: "m", unit: "%", party: "P\($0 / 4)",
                partyName: "A party of many \($0 / 4)",
                role: "importer", low: -9.0423, lowModel: "shortage-half-critical", high: 0.33,
                highModel: "a-model-of-trade-2")
        }
        document.summary.hardest = long
        document.summary.why = [long]
        document.summary.moves = long
        let page = try BriefExporter.render(document, options: .init())
        let heights = page.components(separatedBy: "viewBox=\"0 0 720 ").dropFirst()
            .compactMap { Double($0.prefix { $0 != "\"" }) }
        let rows = page.components(separatedBy: "<tr>").count - 1
        let texts = page.components(separatedBy: "<p>").dropFirst()
        let lines = texts.reduce(0) { $0 + 1 + $1.prefix { $0 != "<" }.count / 100 }
        // Two pages of A4 hold some 2,000 px: rows of at most 34, lines of 18.
        let height = heights.reduce(0, +) + 34 * Double(rows) + 18 * Double(lines)
        #expect(height < 1_800, "\(heights), \(rows) rows, \(lines) lines")
        #expect(!page.contains("…"))
    }

    /// Where an answer is a table alone it has names, and its columns are those of a terminal.
    @Test func tablesHaveNamesAndTheColumnsThatLead() throws {
        let years = (1995...2011).map { Column(name: "year_\($0)", unit: "%") }
        let cells = [Cell](repeating: 1.5, count: years.count)
        var document = ResultDocument(
            command: "exposure", version: "v",
            tables: [
                ReportTable(
                    name: "years", title: "t", columns: [Column(name: "supplier")] + years,
                    rows: [["CHN"] + cells, ["JPN"] + cells])
            ])
        var names = CodeNames()
        names.add(region: "CHN", name: "China")
        names.add(region: "JPN", name: "Japan")
        document.tables = document.tables.map { $0.named(by: names) }
        document.lead = Lead("years", ["supplier", "year_1995", "year_2011"])
        let page = try BriefExporter.render(document, options: .init())
        #expect(page.contains("China (CHN)") && page.contains("year 2011"))
        #expect(!page.contains("year 1996"))
    }

    @Test func isKnownByName() throws {
        #expect(try Exporters.named("brief") == BriefExporter.self)
        #expect(Exporters.forFile("a.html") == HTMLExporter.self)
        #expect(Exporters.forFile("a.svg") == SVGExporter.self)
    }
}
