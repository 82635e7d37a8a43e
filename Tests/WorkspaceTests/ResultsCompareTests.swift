import Foundation
import InputOutput
import Reporting
import TestSupport
import Testing
import Workspace

/// Kept results side by side, and the scan's shorter lists.
@Suite(.serialized) struct ResultsCompareTests {
    private func shock(_ cut: String, _ workspace: Workspace, to path: String) throws {
        var question = ShockQuestion()
        question.table = SampleQuestions.g20
        question.restrict = ["Japan/Manufacturing:South Korea=\(cut)"]
        question.models.model = "extraction,cost-push"
        question.drivers = .none
        let document = try workspace.answer(question)
        try JSONExporter.render(document, options: RenderOptions())
            .write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// Both models are linear in the cut: what is compared doubles.
    @Test func differencesAreFound() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: true)
        let (first, second) = (samples.path("a.json"), samples.path("b.json"))
        try shock("10%", workspace, to: first)
        try shock("20%", workspace, to: second)
        var question = ResultsCompareQuestion()
        question.first = first
        question.second = second
        let document = try workspace.answer(question)
        #expect(
            document.tables.map(\.name) == [
                "answer_differences", "assumption_differences", "differences",
            ])
        let answers = document.tables[0]
        #expect(answers.rows.first?.first == "Japan")
        for row in answers.rows {
            let numbers = row.compactMap(\.number)
            // Twice the cut is nearly twice the loss: what is not bought needs no inputs either.
            #expect(abs(numbers[1] - 2 * numbers[0]) < 1e-3 * abs(numbers[0]))
            #expect(abs(numbers[2] - (numbers[1] - numbers[0])) < 1e-15)
        }
        #expect(
            document.tables[1].rows.map { $0.map(\.plain) } == [
                ["restrictions[0].cut", "0.1", "0.2", "share"]
            ])
        // Whose answer moves most, then how much differs.
        let leading = try #require(document.preamble.first)
        #expect(leading.contains(" differs most: at its ") && leading.contains(" in the second."))
        #expect(document.preamble[1].hasPrefix("1 assumption differs, and "))
        let column = try #require(answers.columns.firstIndex { $0.name == "measure_name" })
        #expect(answers.rows.allSatisfy { !$0[column].plain.contains("_") })
        #expect(document.figures.map(\.name) == ["range"])
        question.second = first
        let same = try workspace.answer(question)
        #expect(same.tables.last?.rows.isEmpty == true)
        question.second = samples.path("no.json")
        #expect(throws: Diagnostics.self) { try workspace.answer(question) }
    }

    /// Results of two commands share no number: no list of nothing, but the reason.
    @Test func resultsWithNothingInCommonAreRefused() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: true)
        var exposure = ExposureQuestion()
        exposure.tables = [SampleQuestions.g20]
        exposure.user = ["KOR/C"]
        exposure.supplier = ["CHN"]
        try shock("10%", workspace, to: samples.path("a.json"))
        try JSONExporter.render(workspace.answer(exposure), options: RenderOptions())
            .write(toFile: samples.path("b.json"), atomically: true, encoding: .utf8)
        var question = ResultsCompareQuestion()
        question.first = samples.path("a.json")
        question.second = samples.path("b.json")
        do {
            _ = try workspace.answer(question)
            Issue.record("compared a shock with an exposure")
        } catch let error as Diagnostics {
            #expect(error.items.map(\.code) == ["nothing-in-common"])
            let message = error.items.first?.message ?? ""
            #expect(message.hasSuffix("of ‘shock’ and of ‘exposure’"), "\(message)")
        }
    }

    /// A scan that leaves nothing says so, and how far away the nearest was.
    @Test func aScanThatLeavesNothingSaysSo() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: true)
        var question = ScanQuestion()
        question.table = SampleQuestions.g20
        question.importer = "KOR"
        let all = try workspace.answer(question)
        let cost = try #require(
            all.tables[0].columns.firstIndex { $0.name == "importer_cost_pct_gdp" })
        let most = try #require(all.tables[0].rows.compactMap { $0[cost].number }.max())
        #expect(all.summary.first.isEmpty)
        question.minimumCost = 90
        let none = try workspace.answer(question)
        #expect(none.tables[0].rows.isEmpty)
        #expect(
            none.summary.first == [
                "No restriction is left: none of \(all.tables[0].rows.count) costs its importer 90 "
                    + "% of GDP or more; the costliest costs "
                    + "\(NumberText.significant(most, 3)) %"
            ])
    }

    /// No row of the frontier is beaten by another one, and the rest of the world is gone.
    @Test func scansLeaveOutWhatIsAskedFor() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: true)
        var question = ScanQuestion()
        question.table = SampleQuestions.g20
        question.importer = "Korea"
        let all = try workspace.answer(question).tables[0]
        question.noRest = true
        question.minimumCost = 0.1
        let some = try workspace.answer(question).tables[0]
        #expect(all.rows.contains { $0[0] == "ROW" } && !some.rows.contains { $0[0] == "ROW" })
        let cost = try #require(all.columns.firstIndex { $0.name == "importer_cost_pct_gdp" })
        let loss = try #require(all.columns.firstIndex { $0.name == "exporter_change_pct_gdp" })
        #expect(some.rows.allSatisfy { ($0[cost].number ?? 0) >= 0.1 })
        question.minimumCost = nil
        question.noRest = false
        question.frontier = true
        let frontier = try workspace.answer(question).tables[0]
        #expect(!frontier.rows.isEmpty && frontier.rows.count < all.rows.count)
        func pair(_ row: [Cell]) -> (Double, Double) {
            (row[cost].number ?? 0, -(row[loss].number ?? 0))
        }
        func isBeaten(_ row: [Cell]) -> Bool {
            let (own, hurt) = pair(row)
            return all.rows.contains { other in
                let (cost, loss) = pair(other)
                return cost >= own && loss <= hurt && (cost > own || loss < hurt)
            }
        }
        #expect(frontier.rows.allSatisfy { !isBeaten($0) })
        #expect(all.rows.count { !isBeaten($0) } == frontier.rows.count)
    }
}
