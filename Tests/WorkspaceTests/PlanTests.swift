import Foundation
import InputOutput
import LinearAlgebra
import Reporting
import TestSupport
import Testing
import Workspace

/// What an answer takes is said before it is taken.
@Suite struct PlanTests {
    /// A question that says it takes so many matrices beside its table.
    private struct Large: Question {
        static let command = "large"
        var table = SampleQuestions.g20
        var squares = 0.0

        func answer(in inquiry: Inquiry) throws -> ResultDocument {
            let opened = try inquiry.open(table, ReadingChoices())
            try inquiry.expect(
                Workload(squares: squares, reason: "matrices of a test"), of: opened)
            return inquiry.document(tables: [])
        }
    }

    @Test func whatDoesNotFitIsRefusedWithTheNumberAndTheWaysOut() throws {
        var question = Large()
        question.squares = 1e9
        let workspace = Workspace(cache: nil)
        let refusal = try #require(throws: Diagnostics.self) {
            try workspace.answer(question)
        }
        let problem = try #require(refusal.items.first)
        #expect(problem.code == "does-not-fit")
        // 10⁹ · 400² · 8 bytes.
        #expect(problem.message.contains("1280000.0 GB"))
        #expect(problem.message.contains("400 industries (matrices of a test)"))
        let remedy = try #require(problem.remedy)
        for way in ["aggregate", "extraction,cost-push", "more memory", "--force"] {
            #expect(remedy.contains(way), "\(way)")
        }
        let forced = Workspace(cache: nil, goesOnWithoutMemory: true)
        #expect(try forced.answer(question).command == "large")
        question.squares = 1
        #expect(try workspace.answer(question).command == "large")
    }

    @Test func aPlanSaysMemoryAndTimeAndComputesNothing() throws {
        var scan = ScanQuestion()
        scan.table = SampleQuestions.g20
        let document = try Workspace(cache: nil).answer(PlanQuestion(scan))
        let plan = try #require(document.tables.first)
        #expect(plan.columns.map(\.name) == ["part", "memory_gb", "time_s"])
        #expect(plan.rows.count == 5)
        guard case .number(let beside) = plan.rows[2][1], case .number(let all) = plan.rows[3][1],
            case .number(let table) = plan.rows[1][1]
        else {
            Issue.record("no numbers: \(plan.rows)")
            return
        }
        // 2.4 matrices of 400² doubles.
        assertClose(beside, 2.4 * 400 * 400 * 8 / 1e9, relative: 1e-9)
        assertClose(all, beside + table + 0.04, relative: 1e-9)
        #expect(document.preamble[0].hasPrefix("‘scan’ on "))
        #expect(document.preamble[0].contains("It fits"))
        #expect(document.command == "plan")
    }

    @Test func everyAnalysisAndShockCanBePlanned() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var planned: Set<String> = []
        for question in SampleQuestions.all {
            let command = type(of: question).command
            let expected: Set = [
                "solve", "multipliers", "origins", "exposure", "concentration", "position",
                "decompose", "footprint", "scan", "sensitivity", "paths", "shock", "run", "sweep",
                "linkages", "lengths", "influence", "fragmentation", "triangulate", "centrality",
                "sda", "tiva", "screen", "project", "supply-use", "symmetric", "responsibility",
            ]
            guard expected.contains(command) else { continue }
            let fields = try samples.fields(question)
            let data = try JSONSerialization.data(withJSONObject: fields)
            let inner = try Questions.decode(String(decoding: data, as: UTF8.self))
            func plan(_ inner: some Question) throws -> ResultDocument {
                try workspace.answer(PlanQuestion(inner))
            }
            let document = try plan(inner)
            #expect(document.tables.first?.name == "plan", "\(command)")
            planned.insert(command)
        }
        #expect(planned.count == 27)
    }

    /// What reads trade alone is planned by the size of its file.
    @Test func tradeIsPlannedByItsSize() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var screen = ProductsQuestion()
        screen.trade = samples.path("trade.csv")
        screen.importer = "KOR"
        var single = ProductQuestion()
        (single.trade, single.hs, single.importer) = (screen.trade, "281111", "KOR")
        func bytes(_ part: String, _ document: ResultDocument) throws -> Double {
            let plan = try table("plan", document)
            let row = try #require(plan.rows.first { $0[0] == .text(part) })
            return 1e9 * (try #require(row[1].number))
        }
        let size = try Double(Data(contentsOf: URL(fileURLWithPath: screen.trade)).count)
        let alone = try workspace.answer(PlanQuestion(screen))
        try assertClose(bytes("trade", alone), 1.2 * size, absolute: 1)
        try assertClose(
            bytes("trade", workspace.answer(PlanQuestion(single))), 1.2 * size, absolute: 1)
        screen.withTable = SampleQuestions.g20
        screen.tradeChoices.concordance = samples.path("hs-isic4.csv")
        let beside = try workspace.answer(PlanQuestion(screen))
        #expect(try bytes("table", beside) > 1e6)
        #expect(try bytes("all", beside) > bytes("all", alone) + 1e6)
        screen.trade = samples.path("nothing.csv")
        #expect(codes(PlanQuestion(screen), workspace) == ["missing-file"])
    }

    @Test func whatReadsNoTableHasNoPlan() throws {
        let workspace = Workspace(cache: nil)
        for question in [
            #"{"command": "groups"}"#, #"{"command": "doctor"}"#, #"{"command": "cache"}"#,
        ] {
            var plan = PlanQuestion()
            plan.question = question
            let refusal = try #require(throws: Diagnostics.self) { try workspace.answer(plan) }
            #expect(refusal.items.first?.code == "nothing-to-plan", "\(question)")
        }
    }

    @Test func moreIndustriesTakeMore() throws {
        let small = try RandomTable.make(regions: 3, sectors: 4, seed: 1)
        let system = try LeontiefSystem(small)
        let made = Workload.inverse(on: system)
        #expect(made.bytes(industries: 12) < made.bytes(industries: 48))
        _ = try system.inverse()
        // A kept inverse needs no factors.
        #expect(Workload.inverse(on: system).squares < made.squares)
        #expect(Workload.inverse(on: system).cubes == 0)
        let rates = MachineRates(operations: 1e9, bytesPerSecond: 1e9)
        let seconds = Workload(passes: 2, cubes: 3, reason: "a test").seconds(
            industries: 48, rates: rates)
        assertClose(seconds, (2 * 8 * 48 * 48 + 3 * 48 * 48 * 48) / 1e9, relative: 1e-12)
    }
}
