import Foundation
import InputOutput
import Reporting
import TestSupport
import Testing
import Workspace

/// One question over several values of its choices.
@Suite(.serialized) struct VaryTests {
    private func refused(_ question: VaryQuestion, _ workspace: Workspace) -> [String] {
        codes(question, workspace)
    }

    /// Each variant’s rows are those of the question with that value; the range is that of the
    /// answers.
    @Test func rowsAreThoseOfTheQuestions() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var inner = CentralityQuestion()
        inner.table = "random"
        let document = try workspace.answer(
            VaryQuestion(inner, over: ["damping=0.5:0.9:3"]))
        let table = try #require(document.tables.first { $0.name == "centrality" })
        var rank: [[String: Double]] = []
        for value in [0.5, 0.7, 0.9] {
            inner.damping = value
            let own = try workspace.answer(inner)
            let expected = try #require(own.tables.first { $0.name == "centrality" })
            let rows = table.rows.filter { $0[0] == .text("damping=\(value)") }
            #expect(rows.map { Array($0.dropFirst()) } == expected.rows)
            let column = try #require(
                expected.columns.firstIndex { $0.name == "pagerank_supplier" })
            rank.append(
                Dictionary(
                    uniqueKeysWithValues: expected.rows.map {
                        ("\($0[0].plain) \($0[1].plain)", $0[column].number ?? .nan)
                    }))
        }
        let range = try #require(document.tables.first { $0.name == "range" })
        let rows = range.rows.filter { $0[1] == "pagerank_supplier" }
        #expect(!rows.isEmpty)
        for row in rows {
            let values = rank.compactMap { $0[row[0].plain] }
            #expect(row[2].number == values.min() && row[4].number == values.max())
        }
        #expect(document.preamble[0].contains("was asked 3 times"))
    }

    /// Two choices make every combination; a choice of words is one too.
    @Test func combinations() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var inner = DecomposeQuestion()
        inner.table = "random"
        let document = try workspace.answer(
            VaryQuestion(inner, over: ["method=kww,wwz", "exporter=R1,R2"]))
        let table = try #require(document.tables.first { $0.name == "decomposition" })
        #expect(
            Set(table.cells(of: 0).map(\.plain)) == [
                "method=kww, exporter=R1", "method=kww, exporter=R2", "method=wwz, exporter=R1",
                "method=wwz, exporter=R2",
            ])
    }

    @Test func whatCannotBeVaried() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var inner = CentralityQuestion()
        inner.table = "random"
        #expect(refused(VaryQuestion(inner, over: ["damping"]), workspace) == ["vary-syntax"])
        #expect(refused(VaryQuestion(inner, over: ["dampin=1"]), workspace) == ["unknown-field"])
        #expect(refused(VaryQuestion(inner, over: ["damping=x"]), workspace) == ["bad-value"])
        #expect(refused(VaryQuestion(inner, over: ["damping=0:1"]), workspace) == ["vary-syntax"])
        #expect(refused(VaryQuestion(inner, over: ["damping=2,3"]), workspace) == ["misuse"])
        #expect(
            refused(
                VaryQuestion(inner, over: ["damping=0:0.9:20", "resolution=1:2:20"]), workspace)
                == ["too-many-variants"])
        let again = VaryQuestion(inner, over: ["damping=0.5"])
        #expect(refused(VaryQuestion(again, over: ["top=1"]), workspace) == ["nothing-to-vary"])
        #expect(VaryQuestion().misuse != nil)
    }
}
