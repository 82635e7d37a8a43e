import Foundation
import InputOutput
import LinearAlgebra
import Shocks
import TestSupport
import Testing

/// One region of Miller & Blair's two sectors.
func millerBlairSystem() throws -> LeontiefSystem {
    let layout = try TableLayout(
        regions: [Region("A")], sectors: [Sector("s1"), Sector("s2")],
        finalDemand: [FinalDemandCategory("F")])
    return try LeontiefSystem(
        try MRIOTable(
            name: "Miller & Blair", year: nil, unit: "USD", valuation: "basic",
            provenance: Provenance(), layout: layout,
            primaryInputs: [PrimaryInput("VA", kind: .valueAdded)],
            Z: Matrix(
                layout.industryAxis, layout.industryAxis, rowMajor: [[150, 500], [200, 100]]),
            Y: Matrix(layout.industryAxis, layout.demandAxis, rowMajor: [[350], [1700]]),
            V: Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: [[650, 1400]])))
}

@Suite struct GhoshSupplyTests {
    @Test func aTenthOfValueAddedIsThePriceModel() throws {
        let impact = try GhoshSupply().impact(
            of: Shock(capacityChanges: [.init(industry: 0, change: -0.1)]),
            on: try millerBlairSystem())
        // v₁ + 10 % ⇒ p = (1.0815, 1.0215), with the sign turned.
        assertClose(impact.priceChange ?? [], [0.0815, 0.0215], absolute: 5e-5)
        assertClose(impact.outputChange ?? [], [-81.5, -43], absolute: 0.1)
        #expect(impact.diagnostics.map(\.code) == ["reference-only"])
    }

    @Test func restrictionsTakeInputsFromTheirUsers() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 6)
        let system = try LeontiefSystem(table)
        let impact = try GhoshSupply().impact(
            of: Shock(restrictions: [
                Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.5)
            ]), on: system)
        let Gh = try system.ghoshInverse()
        var loss = [Double](repeating: 0, count: 9)
        for j in 6..<9 { loss[j] = -0.5 * table.Z[1, j] }
        assertClose(impact.outputChange ?? [], Gh.transposedTimes(loss), absolute: 1e-9)
        #expect(loss.contains { $0 < 0 })
        let none = try GhoshSupply().impact(of: Shock(), on: system)
        #expect(none.outputChange == [Double](repeating: 0, count: 9))
    }
}

@Suite struct CESScreenTests {
    static let means: [(sigma: Double, mean: Double)] = [
        (0, 0.4), (1, 0.32.squareRoot().squareRoot()), (.infinity, 0.8),
        (0.5, 1 / 1.4375), (2, pow(0.5 + 0.25 * (0.4.squareRoot() + 0.8.squareRoot()), 2)),
    ]

    @Test(arguments: means) func meansByElasticity(sigma: Double, expected: Double) {
        let mean = CESScreen.mean([0.5, 0.25, 0.25, 0], [1, 0.4, 0.8, 0], elasticity: sigma)
        assertClose(mean, expected, relative: 1e-14)
    }

    @Test func meansAreContinuousInSigma() {
        func mean(_ sigma: Double) -> Double {
            CESScreen.mean([0.5, 0.5], [1, 0.3], elasticity: sigma)
        }
        assertClose(mean(1 + 1e-9), mean(1), relative: 1e-8)
        assertClose(mean(1e6), mean(.infinity), relative: 1e-5)
        assertClose(mean(1e-3), mean(0), relative: 0.01)
        #expect(CESScreen.mean([0.5, 0.5], [1, 0], elasticity: 0.5) == 0)
        assertClose(CESScreen.mean([0.5, 0.5], [1, 0], elasticity: 2), 0.25, relative: 1e-14)
    }

    @Test func linearLossIsTheValueOfWhatIsMissing() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 14)
        let system = try LeontiefSystem(table)
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.5)
        ])
        let change = try #require(
            try CESScreen(inputElasticity: .infinity, originElasticity: .infinity)
                .impact(of: shock, on: system).outputChange)
        for j in 0..<12 {
            assertClose(change[j], j >= 8 ? -0.5 * table.Z[1, j] : 0, absolute: 1e-12)
        }
        // Less substitution is never better, and nothing happens without a shock.
        let losses = try [2, 1, 0.5, 0.2, 0.05].map { sigma in
            -(try CESScreen(inputElasticity: sigma).impact(of: shock, on: system).outputChange
                ?? []).reduce(0, +)
        }
        #expect(losses == losses.sorted() && losses[0] > 0)
        let rounds = try [1, 2, 5].map { rounds in
            -(try CESScreen(rounds: rounds).impact(of: shock, on: system).outputChange ?? [])
                .reduce(0, +)
        }
        #expect(rounds == rounds.sorted())
        let none = try CESScreen(rounds: 3).impact(of: Shock(), on: system)
        #expect(none.outputChange == [Double](repeating: 0, count: 12))
    }
}

@Suite struct FeasibleAllocationTests {
    @Test func noShockLosesNothing() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 20, emptyIndustry: 3)
        let impact = try FeasibleAllocation().impact(of: Shock(), on: try LeontiefSystem(table))
        assertClose(
            impact.outputChange ?? [], [Double](repeating: 0, count: 12), absolute: 1e-8)
    }

    /// Two industries: the optimum is at a vertex that can be found by hand.
    @Test func millerBlairByHand() throws {
        let system = try millerBlairSystem()
        let impact = try FeasibleAllocation().impact(
            of: Shock(capacityChanges: [.init(industry: 0, change: -0.2)]), on: system)
        // x₁ ≤ 800 and final demand for the second product at most 1700: x₂ = (1700 +
        // 0.2·800)/0.95. The first product's final demand is what remains: 0.85·800 − 0.25·x₂ > 0.
        assertClose(
            impact.outputChange ?? [], [-200, 1860 / 0.95 - 2000], absolute: 1e-7)
        #expect((impact.numerics["largest violation"] ?? 1) < 1e-9)
    }

    /// No allocation that another model ends with is better.
    @Test func boundsTheLossOfOtherModels() throws {
        for seed in UInt64(1)...4 {
            let table = try RandomTable.make(regions: 3, sectors: 4, categories: 1, seed: seed)
            let system = try LeontiefSystem(table)
            let shock = Shock(capacityChanges: [
                .init(industry: 4, change: -0.3), .init(industry: 9, change: -0.1),
            ])
            let bound = try FeasibleAllocation().impact(of: shock, on: system)
            let least = -(bound.valueAddedChange ?? []).reduce(0, +)
            #expect((bound.numerics["largest violation"] ?? 1) < 1e-8)
            // The Leontief cascade by halving: scale all output until every bound holds.
            let scaled = 0.3 * table.gdp.reduce(0, +)
            #expect(least > 0 && least < scaled)
            // The mixed model keeps f within its bounds except for what it takes from the stopped
            // industries' final demand; where it stays feasible it loses no less.
            let mixed = try MixedExogenousOutput().impact(of: shock, on: system)
            let x = zip(table.x, mixed.outputChange ?? []).map { $0 + $1 }
            let A = system.coefficients.matrix()
            let left = zip(x, A.times(x)).map { $0 - $1 }
            let demand = table.Y.rowSums()
            if zip(left, demand).allSatisfy({ $0 >= -1e-9 && $0 <= $1 * (1 + 1e-9) }) {
                let loss = -(mixed.valueAddedChange ?? []).reduce(0, +)
                #expect(least <= loss * (1 + 1e-9))
            }
        }
    }

    @Test(.enabled(if: LargerTables.isThereWIOD(2011)))
    func onWIODOneStoppageIsTheMixedModel() throws {
        let table = try LargerTables.wiod(2011)
        let kor = table.region("KOR")
        let industry = table.layout.industry(region: kor, sector: table.sector("c14"))
        let system = try LeontiefSystem(table)
        let stoppage = Shock(capacityChanges: [.init(industry: industry, change: -0.1)])
        let impact = try FeasibleAllocation().impact(of: stoppage, on: system)
        #expect((impact.numerics["largest violation"] ?? 1) < 1e-9)
        // With one industry short the best that can be done is to leave everybody else's final
        // demand as it is, which is the mixed model, but for two products of Luxembourg whose value
        // added is negative and which a planner stops making.
        let mixed = try MixedExogenousOutput().impact(of: stoppage, on: system)
        let best = table.layout.sumByRegion(impact.valueAddedChange ?? [])
        let given = table.layout.sumByRegion(mixed.valueAddedChange ?? [])
        assertClose(best[kor], given[kor], relative: 1e-3, "KOR")
        let (least, loss) = (best.reduce(0, +), given.reduce(0, +))
        #expect(least >= loss - 1e-6)
        assertClose(least, loss, relative: 1e-3, "world")
    }
}
