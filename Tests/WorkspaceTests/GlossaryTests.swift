import Foundation
import InputOutput
import Reporting
import TestSupport
import Testing
import Workspace

/// Every word of the results is explained.
@Suite(.serialized) struct GlossaryTests {
    /// Every column of every table of every sample question, for programs and for people.
    @Test func everyColumnHasAnEntry() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: true)
        var missing: Set<String> = []
        var count = 0
        for question in SampleQuestions.all {
            let fields = try samples.fields(question)
            // Its draws are those of another command, whose columns are the same.
            if fields["command"] as? String == "sweep report" { continue }
            let data = try JSONSerialization.data(withJSONObject: fields)
            let document = try workspace.answer(
                try Questions.decode(String(decoding: data, as: UTF8.self)))
            for table in document.tables + [document.ledger] {
                for column in table.columns {
                    count += 1
                    if Glossary.entry(column: column.name, table: table.name) == nil {
                        missing.insert("\(document.command) \(table.name).\(column.name)")
                    }
                }
            }
        }
        #expect(missing.isEmpty, "\(missing.sorted().joined(separator: "\n"))")
        #expect(count > 200)
    }

    /// Words are found whatever their case and hyphens; what is to be looked up next is there.
    @Test func wordsAreFound() {
        #expect(Glossary.entries("Look-Through").map(\.kind) == [.column])
        #expect(
            Glossary.entries("looked through").first?.meaning.contains("lower than at face") == true
        )
        #expect(Glossary.entries("trade_ge").first?.kind == .model)
        #expect(Glossary.entries("theta").contains { $0.kind == .parameter && $0.source != nil })
        #expect(Glossary.entries("hubris").isEmpty)
        #expect(Glossary.suggestions(for: "upstreamnes") == ["upstreamness", "mean_upstreamness"])
        let lost = Glossary.all.flatMap { entry in
            entry.related.filter { Glossary.entries($0).isEmpty }.map { "\(entry.term): \($0)" }
        }
        #expect(lost.isEmpty, "\(lost)")
    }

    /// The commands that are named as examples show the columns that they are named for.
    @Test func examplesShowTheirColumns() throws {
        let samples = try Samples()
        defer { samples.remove() }
        var results: [String: [String: Set<String>]] = [:]
        var (command, table, checked) = ("", "", 0)
        for line in Glossary.places.split(separator: "\n").map(String.init) {
            if line.hasPrefix("$ chokepoint ") {
                command = String(line.dropFirst("$ chokepoint ".count))
            } else if line.hasPrefix(": ") {
                table = String(line.dropFirst(2))
            } else if !Self.ownFiles.contains(where: command.contains) {
                if results[command] == nil { results[command] = try columns(command, samples) }
                for column in line.split(separator: " ").map(String.init) {
                    checked += 1
                    #expect(
                        results[command]?[table]?.contains(column) == true,
                        "\(command): \(table).\(column)")
                }
            }
        }
        #expect(checked > 100)
    }

    /// What marks examples with files of one’s own, or with tables that are not at hand.
    private static let ownFiles = ["wiod2013", "TRADE", "A.json", "TABLE-", "SCENARIO"]

    /// The columns of each table of a command’s result.
    private func columns(_ command: String, _ samples: Samples) throws -> [String: Set<String>] {
        let words = command.split(separator: " ").map(String.init)
        let run = try samples.program.run(words + ["--format", "json", "--quiet"])
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any],
            "\(command): \(run.errors)")
        var found = ["assumptions": Set(["name", "value", "unit", "source", "set_by"])]
        for table in root["tables"] as? [[String: Any]] ?? [] {
            let columns = table["columns"] as? [[String: Any]] ?? []
            found[table["name"] as? String ?? ""] = Set(
                columns.compactMap { $0["name"] as? String })
        }
        return found
    }

    /// Every entry has an example that can be typed.
    @Test func everyEntryHasAnExample() {
        let bare = Glossary.all.filter { $0.example == nil }.map { "\($0.kind) \($0.term)" }
        #expect(bare.isEmpty, "\(bare)")
        let vague = Glossary.all.filter { $0.example?.contains("VALUE") == true }.map(\.term)
        #expect(vague.isEmpty, "\(vague)")
    }

    /// What is computed says how, and where that is from.
    @Test(arguments: [GlossaryEntry.Kind.model, .parameter, .indicator])
    func whatIsComputedHasFormulaAndSource(kind: GlossaryEntry.Kind) {
        let entries = Glossary.all.filter { $0.kind == kind }
        #expect(entries.count > 5)
        let bare = entries.filter { ($0.formula ?? "").isEmpty || ($0.source ?? "").isEmpty }
        #expect(bare.isEmpty, "\(bare.map(\.term))")
    }

    /// An entry is written once.
    @Test func entriesAreUnique() {
        let words = Glossary.all.map { "\($0.kind.rawValue) \($0.term)" }
        let repeated = Dictionary(grouping: words) { $0 }.filter { $1.count > 1 }.keys.sorted()
        #expect(repeated.isEmpty, "\(repeated)")
    }

    /// A word that is none is an error with the nearest ones.
    @Test func nearMissesAreSuggested() throws {
        let workspace = Workspace(cache: nil)
        var question = ExplainQuestion()
        question.term = "hiden ratio"
        do {
            _ = try workspace.answer(question)
            Issue.record("nothing was thrown")
        } catch let error as Diagnostics {
            #expect(
                error.items.map(\.sentence) == [
                    "there is no entry for ‘hiden ratio’ (did you mean hidden ratio?)"
                ])
        }
        question.term = nil
        let all = try workspace.answer(question)
        #expect(all.tables.first?.rows.count == Glossary.all.count)
    }
}
