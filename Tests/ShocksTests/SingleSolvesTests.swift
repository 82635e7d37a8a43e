import InputOutput
import LinearAlgebra
import Shocks
import TestSupport
import Testing

/// Extraction and cost-push by single solutions agree with those by factors, and are anticipated.
@Suite struct SingleSolvesTests {
    private let shock = Shock(restrictions: [
        Restriction(exporter: 0, sectors: [1, 4], importer: 1, cut: 0.4),
        Restriction(exporter: 3, sectors: [2], importer: 0, users: [0, 1], cut: 1),
    ])

    private func values(_ impact: Impact) -> [Double] {
        impact.measures.flatMap { $0.values.compactMap { $0 } }
    }

    @Test func factorsGiveTheSame() throws {
        let table = try RandomTable.make(regions: 5, sectors: 6, seed: 31)
        for model: any ShockModel in [
            Extraction(), Extraction(replacement: .proRata), CostPush(markUp: 0.7),
        ] {
            let krylov = try LeontiefSystem(table, policy: .matrixFree)
            let factors = try LeontiefSystem(table, policy: .reusable)
            let found = values(try model.impact(of: shock, on: krylov))
            let expected = values(try model.impact(of: shock, on: factors))
            #expect(krylov.reports.map(\.solver) == ["GMRES on I−A"])
            #expect(factors.reports.map(\.solver) == ["LU, double precision"])
            assertClose(
                found, expected, absolute: 1e-12 * (expected.map { abs($0) }.max() ?? 0))
        }
    }

    /// The runs of a shock and of its drivers, and the condition, are solved once.
    @Test func whatIsAnticipatedIsNotSolvedAgain() throws {
        let table = try RandomTable.make(regions: 5, sectors: 6, seed: 32)
        let system = try LeontiefSystem(table, policy: .matrixFree)
        let runs = [ModelRun(Extraction.self), ModelRun(CostPush.self)]
        let varied = Drivers.runs(of: runs, effort: .quick, on: table)
        #expect(varied.count >= 2)
        ModelRun.anticipate(runs + varied, of: shock, on: system)
        let before = system.reports
        #expect(before.count == 1)
        let outcomes = try runs.map { try ModelOutcome($0, of: shock, on: system) }
        _ = try Drivers(of: outcomes, shock: shock, parties: [], on: system)
        _ = try system.reciprocalCondition()
        #expect(system.reports == before)
    }
}
