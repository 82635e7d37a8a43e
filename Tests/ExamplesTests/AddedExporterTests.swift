import Chokepoint
import ExampleAdditions
import TestSupport
import Testing

/// An output format is one file and one line: `--format`, `-o` and lists in errors know it then.
@Suite struct AddedExporterTests {
    private func withFormat<T>(_ body: () throws -> T) rethrows -> T {
        try Exporters.$all.withValue(Exporters.all + [TabSeparatedExporter.self], operation: body)
    }

    @Test func nameAndEndingAreKnown() throws {
        #expect(throws: Diagnostics.self) { try Exporters.named("tsv") }
        try withFormat {
            #expect(try Exporters.named("tsv") == TabSeparatedExporter.self)
            #expect(Exporters.forFile("result.tsv") == TabSeparatedExporter.self)
            do {
                _ = try Exporters.named("tvs")
                Issue.record("a format called tvs")
            } catch let error as Diagnostics {
                #expect("\(error)".contains("tsv"))
            }
        }
    }

    @Test func sameNumbersAsCSV() throws {
        let path = Fixtures.shippedTables.appending(path: "miller-blair-2region").path
        var question = MultipliersQuestion()
        question.table = path
        let document = try Workspace(cache: nil).answer(question)
        let tabs = try TabSeparatedExporter.render(document, options: RenderOptions())
        let commas = try CSVExporter.render(document, options: RenderOptions())
        #expect(tabs.split(separator: "\n").count == document.tables[0].rows.count + 1)
        #expect(
            tabs.split(separator: "\n").map { $0.split(separator: "\t") }
                == commas.split(separator: "\n").map { $0.split(separator: ",") })
    }
}
