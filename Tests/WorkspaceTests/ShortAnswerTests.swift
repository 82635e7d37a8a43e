import Foundation
import Reporting
import TestSupport
import Testing
import Workspace

/// What a reader at a terminal sees first of every answer: the question and the answer as
/// sentences, names, units, and no more than fifteen lines.
@Suite(.serialized) struct ShortAnswerTests {
    private static let mostLines = 15

    /// The answer to a question for a reader at a terminal.
    private func document(_ question: any Question, _ samples: Samples) throws -> ResultDocument {
        let fields = try samples.fields(question)
        let data = try JSONSerialization.data(withJSONObject: fields)
        return try samples.workspace(cached: true).answer(
            try Questions.decode(String(decoding: data, as: UTF8.self)),
            for: Presentation(.terminal))
    }

    /// Every sample question with its answer; draws are those of `sweep`.
    private func answers() throws -> [(name: String, document: ResultDocument)] {
        let samples = try Samples()
        defer { samples.remove() }
        return try SampleQuestions.all.compactMap { question in
            let command = type(of: question).command
            if command == "sweep report" { return nil }
            return (command, try document(question, samples))
        }
    }

    @Test func everyAnswerIsReadOnOneScreen() throws {
        let answers = try answers()
        for width in [80, 100] { try check(answers, width) }
        howSure(answers)
    }

    /// What only lists, writes or explains has nothing to be sure of.
    private static let factual: Set<String> = [
        "tables", "doctor", "groups", "explain", "cache", "info",
    ]

    /// In full every answer says how sure it is.
    private func howSure(_ answers: [(name: String, document: ResultDocument)]) {
        for (name, document) in answers
        where !Self.factual.contains(name) && document.tables.first?.name != "written" {
            #expect(document.summary.paragraphs.contains { $0.hasPrefix("How sure: ") }, "\(name)")
        }
    }

    private func check(
        _ answers: [(name: String, document: ResultDocument)], _ width: Int
    ) throws {
        #expect(answers.count >= 50)
        for (name, document) in answers {
            // What writes a table says what it did, and nothing else.
            if document.tables.first?.name == "written" {
                #expect(document.preamble.first?.contains(" is written to ") == true, "\(name)")
                #expect(document.preamble.allSatisfy { $0.hasSuffix(".") }, "\(document.preamble)")
                continue
            }
            let text = try TextExporter.render(
                document, options: RenderOptions(top: 25, width: width))
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            #expect(lines.count <= Self.mostLines, "\(name) takes \(lines.count) lines:\n\(text)")
            // A path has no place to be broken at.
            #expect(
                lines.allSatisfy { $0.count <= width || !$0.contains(" ") }, "\(name):\n\(text)")
            try check(name, question: document.question, text)
            check(name, sentences: document.preamble)
            if let lead = document.lead { check(name, lead, document) }
        }
    }

    /// What stocks come to is told in sentences with names, no codes.
    @Test func shortagesAreToldWithNames() throws {
        let samples = try Samples()
        defer { samples.remove() }
        var question = ShockQuestion()
        question.table = SampleQuestions.g20
        question.restrict = ["JPN/C:KOR=30%"]
        question.models.model = "shortage"
        question.drivers = .none
        let document = try document(question, samples)
        let sentence = try #require(document.preamble.first { $0.contains("industry-days") })
        #expect(sentence.hasPrefix("In shortage "), "\(sentence)")
        #expect(sentence.contains("South Korea’s manufacturing for want of "), "\(sentence)")
        check("shock", sentences: document.preamble)
    }

    /// The first line asks in words, or says what happens; it is no log.
    private func check(_ name: String, question: String?, _ text: String) throws {
        let question = try #require(question, "\(name) has no question:\n\(text)")
        let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(flat.hasPrefix(question.prefix(40)), "\(name):\n\(text)")
        #expect(!question.hasPrefix("\(name):"), "\(name)")
        let words = question.split(separator: " ").map(String.init)
        let asks = [
            "Which", "What", "How", "Why", "Who", "Whose", "Where", "Can", "Do", "Does", "On",
            "In", "Over", "Through", "For", "From",
        ]
        let isQuestion = question.hasSuffix("?") && asks.contains(words.first ?? "")
        let happens = ["cuts", "cut", "stops", "stop", "charges", "rises", "falls"]
        #expect(isQuestion || words.contains { happens.contains($0) }, "\(name): \(question)")
    }

    /// Sentences begin with a capital letter or a name in quotes, and end with a full stop.
    private func check(_ name: String, sentences: [String]) {
        // A scenario's own title stands among its sentences as it is written.
        for sentence in sentences where name != "explain" && sentence != "A test" {
            #expect(
                sentence.first?.isUppercase == true || sentence.first?.isNumber == true
                    || sentence.first == "‘", "\(name): \(sentence)")
            #expect(
                [".", "?", "!"].contains(sentence.suffix(1)) || sentence.contains(" --restrict "),
                "\(name): \(sentence)")
            // Codes stand behind names, in brackets, or not at all.
            for code in ["KOR", "JPN", "CHN", "ROW", "USA"] {
                let bare = sentence.replacing("(\(code)", with: "").replacing("\(code)/", with: "")
                    .replacing("NAME=CODE", with: "")
                let isExplained = sentence.hasPrefix("Codes: ") || sentence.contains("--restrict")
                #expect(isExplained || !bare.contains(code), "\(name): \(sentence)")
            }
        }
    }

    /// Numbers that count things named by the heading, or that are years, places and names of
    /// groups.
    private static let countsByHeading: Set<String> = [
        "year", "regions", "sectors", "place", "community", "steps", "first_above", "industries",
        "draws",
        // Of ‘doctor’: the item says what it is.
        "value",
    ]

    /// Every number of the leading table has a unit, and every code a name beside it.
    private func check(_ name: String, _ lead: Lead, _ document: ResultDocument) {
        guard let table = document.tables.first(where: { $0.name == lead.table }) else {
            Issue.record("\(name) has no table \(lead.table)")
            return
        }
        let columns = table.columns
        let known = Set(columns.map(\.name))
        #expect(Set(lead.columns).intersection(known).count >= 2, "\(name)")
        let hasUnitColumn = known.contains("unit")
        for (index, column) in columns.enumerated() where lead.columns.contains(column.name) {
            let cells = table.cells(of: index)
            let isNumber = cells.contains { $0.number != nil }
            if isNumber, !Self.countsByHeading.contains(column.name), !hasUnitColumn {
                let hasUnit = column.unit != nil || column.displayName.contains("%")
                #expect(hasUnit, "\(name): \(table.name).\(column.name)")
            }
            if ["region", "supplier", "user", "exporter", "importer", "sector"].contains(
                column.name), cells.contains(where: \.isText)
            {
                #expect(known.contains("\(column.name)_name"), "\(name): \(column.name)")
            }
        }
    }
}
