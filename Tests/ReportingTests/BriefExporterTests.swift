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

    @Test func isKnownByName() throws {
        #expect(try Exporters.named("brief") == BriefExporter.self)
        #expect(Exporters.forFile("a.html") == HTMLExporter.self)
        #expect(Exporters.forFile("a.svg") == SVGExporter.self)
    }
}
