import InputOutput
import LinearAlgebra
import Shocks
import Synchronization
import TestSupport
import Testing

/// Models that run on several cores say what they say on one.
@Suite struct SideBySideTests {
    private let table: MRIOTable
    private let shock = Shock(restrictions: [
        Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.4)
    ])

    init() throws { table = try RandomTable.make(regions: 4, sectors: 5, seed: 17) }

    private func tasks() throws -> [ModelOutcome.Task] {
        let runs = try ModelRegistry.standard.runs(
            [("ladder", .init())], labels: LabelResolver(table.layout))
        return runs.flatMap { [$0] + $0.otherRents(shock) }
            .map { ModelOutcome.Task($0, of: shock) }
    }

    private func numbers(_ outcomes: [ModelOutcome]) -> [[UInt64]] {
        outcomes.map { outcome in
            (outcome.impact?.measures ?? []).flatMap { measure in
                measure.values.map { ($0 ?? .nan).bitPattern }
            }
        }
    }

    @Test func outcomesDoNotDependOnTheThreadsInTheLastBit() throws {
        let tasks = try tasks()
        let one = try ModelOutcome.all(tasks, on: LeontiefSystem(table), threads: 1)
        #expect(one.count == tasks.count)
        #expect(one.allSatisfy { $0.impact != nil })
        for threads in [2, 5] {
            let system = try LeontiefSystem(table)
            let many = try ModelOutcome.all(tasks, on: system, threads: threads)
            #expect(many.map(\.run.label) == one.map(\.run.label))
            #expect(numbers(many) == numbers(one))
        }
    }

    @Test func eachRunIsToldOnceWhenItIsOver() throws {
        let tasks = try tasks()
        let told = Mutex<[String]>([])
        let outcomes = try ModelOutcome.all(
            tasks, on: LeontiefSystem(table), threads: 3,
            found: { outcome in told.withLock { $0.append(outcome.run.label) } })
        #expect(told.withLock { $0.sorted() } == outcomes.map(\.run.label).sorted())
    }

    private struct Enough: Error {}

    @Test func whatIsThrownAtTheBeginningOfARunEndsAll() throws {
        let begun = Mutex(0)
        #expect(throws: Enough.self) {
            try ModelOutcome.all(
                try tasks(), on: LeontiefSystem(table), threads: 2,
                begin: { run in
                    begun.withLock { $0 += 1 }
                    if run.type.runsBeside { throw Enough() }
                })
        }
        // What runs one after the other came first, and no more than two others began.
        #expect(begun.withLock { $0 } <= 5)
    }

    @Test func baseAndDerivativeAreMadeOnceAndChangeNothing() throws {
        let system = try LeontiefSystem(table)
        let model = NetworkEquilibrium(origins: .uniform(0.76))
        let shared = try Restriction.Rent.allCases.map {
            try model.outcome(of: shock.with(rent: $0), on: system)
        }
        for (rent, outcome) in zip(Restriction.Rent.allCases, shared) {
            // Without the derivative at the base.
            let economy = try TableNetworkEconomy(LeontiefSystem(table))
            let alone = try model.outcome(of: shock.with(rent: rent), on: economy, table)
            assertClose(outcome.welfare, alone.welfare, absolute: 1e-10, rent.rawValue)
            assertClose(
                try #require(outcome.approximation).secondOrder,
                try #require(alone.approximation).secondOrder, absolute: 1e-8, rent.rawValue)
            #expect(outcome.solution.products < alone.solution.products)
        }
    }
}
