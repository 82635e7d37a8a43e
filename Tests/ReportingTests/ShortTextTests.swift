import InputOutput
import Reporting
import Testing

/// The answer first, and by itself unless more is asked for.
@Suite struct ShortTextTests {
    private let document = ResultDocument(
        command: "shock", version: "0",
        table: TableIdentity(name: "A table", year: 2019, unit: "million USD"),
        assumptions: [
            Assumption(name: "cut", value: 0.3, unit: "share", source: "a test", isDefault: false)
        ],
        tables: [
            ReportTable(
                name: "impact", title: "Impact", columns: [Column(name: "region")],
                rows: [["KOR"]])
        ],
        diagnostics: [
            Diagnostic(.note, "a-note", "a note"), Diagnostic(.warning, "a-warning", "a warning"),
        ],
        question: "Japan cuts 30 % of its exports to South Korea",
        answer: [
            Answer(
                measure: "m", unit: "% of GDP", party: "KOR", partyName: "South Korea",
                role: "importer", low: -9.0423, lowModel: "shortage", high: -0.003512,
                highModel: "network"),
            Answer(
                measure: "m", unit: "% of GDP", party: "MEX", partyName: "Mexico", role: "other",
                low: -0.1, lowModel: "a", high: -0.1, highModel: "a"),
        ],
        measures: [
            AnswerMeasure(id: "m", name: "value added", unit: "% of GDP", reading: .gain)
        ],
        summary: AnswerSummary(
            hardest: "by value added: South Korea -9.04 % of GDP",
            why: ["shortage: stocks run out"],
            moves: "rationing", sure: ["the result is the range", "no more"]))

    @Test func theAnswerStandsAlone() throws {
        let text = try TextExporter.render(document, options: RenderOptions(width: 110))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.first == "Japan cuts 30 % of its exports to South Korea")
        #expect(lines.dropFirst().first == "A table (2019, million USD)")
        #expect(
            lines.contains(
                """
                South Korea (importer)  value added, % of GDP       -9.04  shortage     \
                -0.00351  network
                """
            ))
        #expect(text.contains("Hardest hit by value added: South Korea -9.04 % of GDP.\n"))
        #expect(text.contains("Why: shortage: stocks run out.\nIt depends most on rationing.\n"))
        #expect(text.contains("More: --full shows 1 table, 1 assumption and 1 note; --table NAME"))
        // Warnings are always told, notes and tables where they are asked for.
        #expect(text.contains("a warning") && !text.contains("a note [a-note]"))
        #expect(!text.contains("Impact") && !text.contains("Mexico"))
        #expect(lines.count { !$0.hasPrefix("warning") && !$0.isEmpty } <= 15)
    }

    /// Sentences where a table would be broken.
    @Test func narrowTerminalsGetSentences() throws {
        let text = try TextExporter.render(document, options: RenderOptions(width: 60))
        #expect(
            text.contains(
                """
                South Korea (importer): value added -9.04 (shortage) to
                -0.00351 % of GDP (network)
                """))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    }

    /// Both parties of the question stand on a terminal of 80 columns: reasons and doubts give way.
    @Test func everyPartyStaysOnANarrowTerminal() throws {
        var document = document
        func answers(_ party: String, _ name: String, _ role: String) -> [Answer] {
            ["m", "n", "o"].map { measure in
                Answer(
                    measure: measure, unit: "% of GDP", party: party, partyName: name, role: role,
                    low: -9.0423, lowModel: "shortage-half-critical", high: 0.3281,
                    highModel: "trade-ge-short-run")
            }
        }
        document.answer =
            answers("JPN", "Japan", "exporter") + answers("KOR", "South Korea", "importer")
        document.measures += ["n", "o"].map {
            AnswerMeasure(id: $0, name: "another measure", unit: "% of GDP", reading: .gain)
        }
        let long = Array(repeating: "many words", count: 14).joined(separator: " ")
        document.summary = AnswerSummary(
            hardest: "by value added: South Korea -9.04 % of GDP, then \(long)",
            why: [long, long], moves: long, sure: [long, long])
        document.summary.hardestInShort = "by value added: South Korea -9.04 % of GDP"
        document.summary.variants = [
            "With the variant ‘a’, \(long)", "With the variant ‘b’, \(long)",
        ]
        let text = try TextExporter.render(document, options: RenderOptions(width: 80))
        #expect(text.contains("Japan (exporter):") && text.contains("South Korea (importer):"))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count <= 15, "\(lines.count) lines:\n\(text)")
        #expect(text.contains("The table ‘variants’ shows what it does on 2 variants."))
    }

    @Test func everythingIsThereWhenAskedFor() throws {
        let text = try TextExporter.render(document, options: RenderOptions(isFull: true))
        for part in ["The answer, by kind of measure", "Mexico", "Impact", "Assumptions", "a-note"]
        {
            #expect(text.contains(part), "\(part)")
        }
        let one = try TextExporter.render(document, options: RenderOptions(tableName: "impact"))
        #expect(one.hasPrefix("Impact\n"))
        let markdown = try MarkdownExporter.render(document, options: RenderOptions())
        #expect(markdown.hasPrefix("# Japan cuts 30 % of its exports to South Korea\n\nA table"))
        #expect(markdown.contains("| South Korea (importer) | value added, % of GDP |"))
    }
}
