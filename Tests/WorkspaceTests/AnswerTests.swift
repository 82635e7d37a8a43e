import Foundation
import InputOutput
import Providers
import Reporting
import TestSupport
import Testing
import Workspace

/// The command line and a workspace give the same answers, byte for byte.
@Suite(.serialized) struct AnswerTests {
    private func json(_ document: ResultDocument) throws -> String {
        try JSONExporter.render(document, options: RenderOptions())
    }

    /// A document without what says where it was asked: the name of the command, the title of the
    /// file, and the places where values were given.
    private func withoutOrigins(_ json: String) -> String {
        json.replacing(/\n {2}"(?:command|preamble)": [^\n]*/, with: "")
            .replacing(
                /"source": "(?:command line[^"]*|[^"]*\.yaml:[0-9]+|line [0-9]+)"/,
                with: "\"source\": given")
    }

    private func answer(_ fields: [String: Any], _ workspace: Workspace) throws -> ResultDocument {
        let data = try JSONSerialization.data(withJSONObject: fields)
        return try workspace.answer(
            try Questions.decode(String(decoding: data, as: UTF8.self)))
    }

    @Test(arguments: [true, false])
    func everyAnswerIsThatOfTheCommandLine(cached: Bool) throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: cached)
        for question in SampleQuestions.all {
            let fields = try samples.fields(question)
            let command = try #require(fields["command"] as? String)
            // What is measured, and what is kept, is another each time.
            if ["doctor", "cache", "plan", "vary", "sweep report"].contains(command) { continue }
            if fields["output"] != nil { continue }
            var arguments = samples.arguments(fields) + ["--format", "json"]
            // Commands that read no table have nothing to keep.
            let isCached = ![
                "tables", "product", "mirror", "explain", "results compare", "supply-use",
                "symmetric",
            ].contains(command)
            if !cached, isCached { arguments.append("--no-cache") }
            let run = try samples.program.run(arguments)
            #expect(run.status == 0, "\(arguments): \(run.errors)")
            let first = try json(answer(fields, workspace))
            #expect(first == run.output, "\(arguments)")
            // A second time with what the workspace keeps in memory, and in another one.
            #expect(try json(answer(fields, workspace)) == first, "\(arguments) again")
            let other = try samples.workspace(cached: cached)
            #expect(try json(answer(fields, other)) == first, "\(arguments) elsewhere")
        }
    }

    /// Neither a cache nor what was asked before changes a digit: the cache is filled by questions
    /// that need factors and all of L before any other is asked.
    @Test func aCacheChangesNoDigit() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let without = try samples.workspace(cached: false)
        let with = try samples.workspace(cached: true)
        let other = "icio2023-2020-77x11"
        for table in [SampleQuestions.g20, other, samples.path("random.h5")] {
            _ = try answer(["command": "linkages", "table": table], with)
        }
        var compared = 0
        for question in SampleQuestions.all {
            let fields = try samples.fields(question)
            let command = try #require(fields["command"] as? String)
            if ["doctor", "cache", "plan", "vary", "sweep report"].contains(command) { continue }
            if fields["output"] != nil { continue }
            let first = try json(answer(fields, without))
            #expect(try json(answer(fields, with)) == first, "\(fields)")
            // The sectors of one table are not those of the other.
            guard fields["table"] as? String == SampleQuestions.g20 else { continue }
            let moved = fields.merging(["table": other]) { $1 }
            guard let document = try? answer(moved, without) else { continue }
            #expect(try json(answer(moved, with)) == json(document), "\(moved)")
            compared += 1
        }
        #expect(compared >= 5)
    }

    @Test func tablesAreWrittenAsTheCommandLineWritesThem() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var count = 0
        for question in SampleQuestions.all {
            var fields = try samples.fields(question)
            guard let output = fields["output"] as? String else { continue }
            let document = try answer(fields, workspace)
            let written = try TableFile.read(path: output)
            try FileManager.default.removeItem(atPath: output)
            let run = try samples.program.run(samples.arguments(fields))
            #expect(run.status == 0, "\(run.errors)")
            let sentences = document.diagnostics.map { "\($0.severity.rawValue): \($0.sentence)" }
            #expect(
                run.errors
                    == (sentences + document.preamble).map { "\($0)\n" }.joined())
            let other = try TableFile.read(path: output)
            #expect(
                other.Z == written.Z && other.Y == written.Y && other.V == written.V
                    && other.provenance == written.provenance)
            fields["output"] = nil
            count += 1
        }
        #expect(count == 9)
    }

    @Test func aShockIsTheScenarioThatSaysTheSame() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: true)
        let shock = try #require(
            SampleQuestions.all.compactMap { $0 as? ShockQuestion }.first)
        let typed = try workspace.answer(shock)
        var run = RunQuestion()
        run.source = ScenarioSource(samples.path("scenario.yaml"))
        let written = try workspace.answer(run)
        run.source = ScenarioSource()
        run.source.text = try String(
            contentsOfFile: samples.path("scenario.yaml"), encoding: .utf8)
        let inline = try workspace.answer(run)
        // Byte for byte, but for what the answer says of where it was asked.
        let expected = try json(typed)
        for document in [written, inline] {
            #expect(document.command == "run" && typed.command == "shock")
            let given = try json(document)
            #expect(withoutOrigins(given) == withoutOrigins(expected))
            #expect(given != expected)
        }
        #expect(typed.assumptions.contains { $0.name == "@usmca" && $0.isDefault })
    }

    @Test func noAnswerTellsOfAnother() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: true)
        var shock = try #require(SampleQuestions.all.compactMap { $0 as? ShockQuestion }.first)
        shock.models.model = "trade-ge"
        shock.models.parameters = [:]
        let alone = try workspace.answer(shock)
        // The estimate of the condition solves too; that is no solution of this model.
        #expect(alone.numerics?.solver == nil && alone.numerics?.residual == nil)
        #expect((alone.numerics?.rcond ?? 0) > 0)
        let facts = try #require(alone.tables.first { $0.name == "numerics" })
        #expect(facts.rows.contains { $0[1] == "residual" && ($0[2].number ?? 1) < 1e-9 })
        _ = try workspace.answer(
            try #require(SampleQuestions.all.compactMap { $0 as? SensitivityQuestion }.first))
        #expect(try json(workspace.answer(shock)) == json(alone))
    }

    @Test func timesAreToldWhenAskedForAndNowhereElse() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var shock = try #require(SampleQuestions.all.compactMap { $0 as? ShockQuestion }.first)
        let without = try workspace.answer(shock)
        shock.timings = true
        let with = try workspace.answer(shock)
        let facts = try #require(with.tables.first { $0.name == "numerics" })
        let seconds = facts.rows.filter { $0[1] == "seconds" }
        #expect(seconds.map { $0[0] } == ["extraction", "cost-push", "trade-ge"])
        #expect(seconds.allSatisfy { ($0[2].number ?? -1) >= 0 })
        let plain = try #require(without.tables.first { $0.name == "numerics" })
        #expect(facts.rows.filter { $0[1] != "seconds" } == plain.rows)
    }

    @Test func theShortAnswerSaysWhyAModelDidNotRun() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var shock = try #require(SampleQuestions.all.compactMap { $0 as? ShockQuestion }.first)
        shock.models.model = "cost-push,mixed"
        shock.models.parameters = [:]
        let sentences = try workspace.answer(shock).summary.sure
        let failed = try #require(sentences.first { $0.hasPrefix("not run: mixed (") })
        #expect(failed.contains("cannot represent"), "\(failed)")
    }

    @Test func readingChoicesAreNeverIgnored() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        for question in SampleQuestions.all {
            var fields = try samples.fields(question)
            let names = Questions.fields(of: type(of: question)).map(\.name)
            guard names.contains("view") else { continue }
            fields["view"] = "product"
            #expect(throws: Diagnostics.self, "\(fields)") { try answer(fields, workspace) }
        }
    }

    @Test func anAnswerThatIsNotWantedEnds() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        let shock = try #require(SampleQuestions.all.compactMap { $0 as? ShockQuestion }.first)
        #expect(throws: CancellationError.self) {
            try workspace.answer(shock, isCancelled: { true })
        }
    }

    @Test func choicesThatDoNotGoTogetherAreRefused() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var paths = PathsQuestion()
        paths.depth = 0
        do {
            _ = try workspace.answer(paths)
            Issue.record("answered")
        } catch let error as Diagnostics {
            #expect(error.items.map(\.sentence) == ["--depth takes 1 to 50, not 0"])
        }
        #expect(ErrorSentences(CancellationError()).lines == ["interrupted"])
    }
}
