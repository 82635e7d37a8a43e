import InputOutput
import Reporting
import TestSupport
import Testing
import Workspace

/// What variants of a scenario change stands in the short answer.
@Suite(.serialized) struct VariantAnswerTests {
    @Test func variantsStandInTheAnswer() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: true)
        var question = RunQuestion()
        question.source.text = """
            version: 1
            table: \(SampleQuestions.g20)
            restrictions: [{exporter: JPN, sectors: C, importer: KOR, cut: 30%}]
            models: [extraction]
            variants:
              - {name: more at home, importer: KOR, sectors: C, share: 30%, to: domestic}
            outputs: {drivers: none}
            """
        let document = try workspace.answer(question)
        let table = try #require(document.tables.first { $0.name == "variants" })
        let exporter = try #require(table.columns.firstIndex { $0.name == "JPN" })
        #expect(table.columns[exporter].heading == "Japan (JPN)")
        let numbers = table.rows.compactMap { $0[exporter].number }
        #expect(numbers.count == 2 && numbers[0] != numbers[1])
        func text(_ value: Double) -> String {
            (value > 0 ? "+" : "") + NumberText.significant(value, 3)
        }
        let sentence = """
            With the variant ‘more at home’, Japan’s value added changes by \(text(numbers[1])) % \
            of GDP instead of \(text(numbers[0]))
            """
        #expect(document.summary.variants == [sentence])
        let short = try TextExporter.render(document, options: RenderOptions())
        #expect(short.contains("\n\(sentence).\n"))
        let json = try JSONExporter.render(document, options: RenderOptions())
        #expect(json.contains("\"variants\""))
    }
}
