import Foundation
import InputOutput
import Reporting
import TestSupport
import Testing
import Workspace

/// Sweeps as somebody types them, and the ledger that names what they can vary.
@Suite(.serialized) struct SweepAnswerTests {
    private func sweep(_ samples: Samples, _ models: String, _ set: [String]) throws
        -> SweepQuestion
    {
        let path = samples.path("swept.yaml")
        try """
        version: 1
        table: \(SampleQuestions.g20)
        restrictions: [{exporter: JPN, sectors: C, importer: KOR, cut: 30%}]
        models: [\(models)]
        outputs: {drivers: none}

        """.write(toFile: path, atomically: true, encoding: .utf8)
        var question = SweepQuestion()
        question.source.scenario = path
        question.set = set
        return question
    }

    /// A flag and a span of days: every draw is solved.
    @Test func flagsAndSpansOfDaysAreSwept() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: true)
        let question = try sweep(
            samples, "shortage",
            ["models.shortage.reorder=yes,false", "models.shortage.days=20:40:20"])
        let document = try workspace.answer(question)
        let draws = try table("draws", document)
        #expect(draws.rows.count == 4 || draws.rows.count == 5)
        #expect(!document.tables.contains { $0.name == "failures" && !$0.rows.isEmpty })
        let flag = try #require(
            draws.columns.firstIndex { $0.name.hasSuffix("models.shortage.reorder") })
        #expect(Set(draws.rows.map { $0[flag].plain }).isSuperset(of: ["true", "false"]))
    }

    /// A file that is not there is found before anything is solved.
    @Test func aMissingFileIsFoundByTheCheck() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: true)
        var question = try sweep(
            samples, "shortage", ["models.shortage.criticality=nowhere.csv"])
        for check in [true, false] {
            question.check = check
            do {
                _ = try workspace.answer(question)
                Issue.record("took a file that is not there")
            } catch let error as Diagnostics {
                #expect(error.items.map(\.code) == ["missing-file"])
                #expect(error.items.first?.location.file?.hasSuffix("nowhere.csv") == true)
            }
        }
    }

    /// One name, one line: the runs that differ in the rent alone do not repeat the parameters.
    @Test func theLedgerOfTheLadderNamesEverythingOnce() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: true)
        var question = ShockQuestion()
        question.table = SampleQuestions.g20
        question.restrict = ["JPN/C:KOR=30%"]
        question.drivers = .none
        let names = try workspace.answer(question).assumptions.map(\.name)
        #expect(names.contains("models.network.factors"))
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(counts.filter { $0.value > 1 }.isEmpty)
    }
}
