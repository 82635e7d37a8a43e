import InputOutput
import Reporting
import Testing

/// The short answer of an analysis: the question, the answer, and the first rows of one table.
@Suite struct LeadTests {
    private func document() -> ResultDocument {
        let rows: [[Cell]] = (1...12).map { [.text("R\($0)"), .integer($0), .number(1.5), "x"] }
        var document = ResultDocument(
            command: "position", version: "0",
            table: TableIdentity(name: "A table", year: 2019, unit: "million USD"),
            tables: [
                ReportTable(
                    name: "position", title: "Position",
                    columns: [
                        Column(name: "region"), Column(name: "stages", style: .integer),
                        Column(name: "share", unit: "%"), Column(name: "a_long_remark"),
                    ], rows: rows)
            ],
            diagnostics: (1...5).map {
                Diagnostic(.warning, "odd", "finding \($0)")
            }, preamble: ["R1 is first."])
        document.question = "Who is first?"
        document.lead = Lead(
            "position", ["region", "stages", "share", "a_long_remark"],
            optional: ["a_long_remark", "share"])
        document.summary.method = "by counting"
        return document
    }

    private func lines(_ options: RenderOptions) throws -> [String] {
        try TextExporter.render(document(), options: options).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
    }

    @Test func questionAnswerAndAsManyRowsAsThereIsRoomFor() throws {
        let lines = try lines(RenderOptions(width: 100))
        #expect(
            lines.prefix(3) == [
                "Who is first?", "A table (2019, million USD)", "R1 is first.",
            ])
        #expect(lines.dropLast().count <= 15)
        #expect(lines.contains { $0.hasPrefix("R3 ") })
        #expect(!lines.contains { $0.hasPrefix("R6 ") })
        #expect(lines.contains { $0.hasPrefix("The first ") && $0.contains(" of 12 rows. More: ") })
        #expect(lines.contains("warning: 2 more findings; --full shows them [more]"))
        let full = try self.lines(RenderOptions(width: 100, isFull: true))
        #expect(full.contains { $0.hasPrefix("R12 ") })
        #expect(full.contains("warning: finding 5 [odd]"))
    }

    /// As many rows as somebody asks for, whatever room they take.
    @Test func rowsThatWereAskedForAreShown() throws {
        var document = document()
        document.diagnostics = []
        document.lead?.rows = 11
        document.lead?.isExact = true
        let text = try TextExporter.render(document, options: RenderOptions(width: 100))
        #expect(text.contains("\nR11 ") && !text.contains("\nR12 "))
        document.lead?.isExact = false
        document.lead?.rows = 10
        let short = try TextExporter.render(document, options: RenderOptions(width: 100))
        #expect(!short.contains("\nR10 "))
        #expect(short.split(separator: "\n", omittingEmptySubsequences: false).count <= 16)
    }

    /// Sentences give way as a whole before the table is gone; the question stays.
    @Test func longAnswersLoseWholeSentences() throws {
        var document = document()
        let sentence = Array(repeating: "word", count: 60).joined(separator: " ") + "."
        document.preamble = [sentence, sentence, sentence]
        let text = try TextExporter.render(document, options: RenderOptions(width: 100))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 16)
        #expect(lines.first == "Who is first?")
        #expect(text.contains("R1 ") && text.contains("word.\n"))
        #expect(!text.contains("…\n") && text.components(separatedBy: "word.").count == 2)
    }

    /// A paragraph ends with one of its sentences, not inside one or inside a number.
    @Test func paragraphsEndWithASentence() throws {
        var document = document()
        let first = "It costs the final demand of South Korea 64,342 million USD (St. Lucia 1.5)."
        let rest = Array(repeating: "Many more words follow here and there.", count: 20)
        document.preamble = [([first] + rest).joined(separator: " ")]
        let text = try TextExporter.render(document, options: RenderOptions(width: 60))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 16)
        #expect(text.split(separator: "\n").joined(separator: " ").contains(first))
        #expect(!text.contains(" …\n") && text.contains("R1 "))
    }

    /// What the question says already gives way first where there is no room for all columns.
    @Test func labelsOfTheQuestionGiveWay() throws {
        let rows: [[Cell]] = (1...3).map { ["South Korea (KOR)", .text("R\($0)"), .number(1.5)] }
        var document = document()
        document.tables = [
            ReportTable(
                name: "position", title: "Position",
                columns: [
                    Column(name: "importer"), Column(name: "region"),
                    Column(name: "share", unit: "%"),
                ], rows: rows)
        ]
        document.lead = Lead("position", ["importer", "region", "share"], optional: ["share"])
        document.question = "What does South Korea import?"
        let narrow = try TextExporter.render(document, options: RenderOptions(width: 24))
        #expect(!narrow.contains("importer") && narrow.contains("share"))
        document.question = "What is imported?"
        let other = try TextExporter.render(document, options: RenderOptions(width: 30))
        #expect(other.contains("importer") && !other.contains("share"))
    }

    /// Without a table an answer is sentences alone.
    @Test func sentencesAlone() throws {
        let document = ResultDocument(
            command: "explain", version: "0", preamble: ["It is a word."],
            question: "What does it mean?")
        let text = try TextExporter.render(document, options: RenderOptions(width: 100))
        #expect(text == "What does it mean?\nIt is a word.\n")
    }

    @Test func columnsGiveWayWhereItIsNarrow() throws {
        #expect(try lines(RenderOptions(width: 60)).contains { $0.contains("remark") })
        let narrow = try lines(RenderOptions(width: 24))
        #expect(!narrow.contains { $0.contains("remark") })
        #expect(narrow.contains { $0.contains("stages") })
    }

    @Test func programsGetTheMethod() throws {
        let json = try JSONExporter.render(document(), options: RenderOptions())
        #expect(json.contains("\"method\""))
    }
}
