import Foundation
import LinearAlgebra
import Shocks
import TestSupport
import Testing

@Suite struct TradeSolverTests {
    let solver = TradeSolver(tolerance: 1e-12)

    /// The base equilibrium of a seeded economy, as the base of changes.
    private func base(
        _ economy: TradeEconomy, deficits: [Double]? = nil
    ) throws -> TradeSolution {
        try solver.solve(
            economy, costs: TradeCosts(economy), deficits: deficits ?? economy.deficits)
    }

    @Test(arguments: [(1, 1), (2, 1), (3, 4), (6, 5)]) func noChangeGivesHatsOfOne(
        size: (Int, Int)
    ) throws {
        let economy = TradeFixtures.economy(regions: size.0, sectors: size.1, seed: 5)
        let first = try base(economy)
        let again = try base(first.economy)
        let ones = [Double](repeating: 1, count: size.0)
        assertClose(again.wages, ones, absolute: 1e-11, "wages")
        assertClose(again.prices, again.prices.map { _ in 1 }, absolute: 1e-11, "prices")
        assertClose(again.economy.shares, first.economy.shares, absolute: 1e-11, "shares")
        assertClose(again.income, first.income, relative: 1e-11, "income")
        assertClose(again.output, first.output, relative: 1e-11, "output")
        #expect(again.walrasResidual < 1e-10)
    }

    @Test func equilibriumConditionsHold() throws {
        let first = try base(TradeFixtures.economy(regions: 5, sectors: 4, seed: 8))
        let economy = first.economy
        let (G, N) = (5, 4)
        var iceberg = [Double](repeating: 1, count: N * G * G)
        iceberg[(2 * G + 1) * G + 3] = 1.7
        iceberg[(0 * G + 4) * G + 0] = .infinity
        var tariffs = economy.tariffs
        tariffs[(1 * G + 0) * G + 2] += 0.25
        let costs = TradeCosts(economy, tariffs: tariffs, iceberg: iceberg)
        let after = try solver.solve(economy, costs: costs, deficits: economy.deficits)
        // Prices and shares, written out from the definitions.
        for j in 0..<N {
            let theta = economy.elasticities[j]
            for n in 0..<G {
                let parts = (0..<G).map { i in
                    let cell = (j * G + n) * G + i
                    let kappa = iceberg[cell] * (1 + tariffs[cell]) / (1 + economy.tariffs[cell])
                    return economy.shares[cell] * pow(kappa * after.costs[i * N + j], -theta)
                }
                let sum = parts.reduce(0, +)
                assertClose(after.prices[n * N + j], pow(sum, -1 / theta), relative: 1e-11)
                for i in 0..<G {
                    assertClose(
                        after.economy.shares[(j * G + n) * G + i], parts[i] / sum,
                        absolute: 1e-11)
                }
            }
        }
        #expect(after.economy.shares[(0 * G + 4) * G + 0] == 0)
        // Costs, markets for goods and labour, incomes.
        let flows = after.flows
        for n in 0..<G {
            var (revenue, wageBill, imports, exports) = (0.0, 0.0, 0.0, 0.0)
            for j in 0..<N {
                let own = n * N + j
                var cost = pow(after.wages[n], economy.valueAddedShares[own])
                for k in 0..<N {
                    cost *= pow(after.prices[n * N + k], economy.inputShares[own * N + k])
                }
                assertClose(after.costs[own], cost, relative: 1e-11, "cost")
                let sales = (0..<G).reduce(0) { $0 + flows[(j * G + $1) * G + n] }
                assertClose(after.output[own], sales, relative: 1e-11, "sales")
                wageBill += economy.valueAddedShares[own] * sales
                var use = economy.demandShares[own] * after.income[n]
                for k in 0..<N {
                    use += economy.inputShares[(n * N + k) * N + j] * after.output[n * N + k]
                }
                assertClose(after.expenditure[own], use, relative: 1e-11, "use")
                for i in 0..<G {
                    let cell = (j * G + n) * G + i
                    revenue += tariffs[cell] * flows[cell]
                    if i != n {
                        imports += flows[cell]
                        exports += flows[(j * G + i) * G + n]
                    }
                }
            }
            assertClose(after.revenue[n], revenue, relative: 1e-11, "revenue")
            assertClose(wageBill, after.wages[n] * economy.valueAdded[n], relative: 1e-11, "wages")
            assertClose(
                imports - exports, economy.deficits[n], absolute: 1e-11 * after.income[n],
                "trade balance")
        }
        #expect(after.walrasResidual < 1e-11)
    }

    @Test func unitsDoNotMatter() throws {
        let economy = try base(TradeFixtures.economy(regions: 4, sectors: 3, seed: 11)).economy
        let scaled = economy.rebased(
            shares: economy.shares, tariffs: economy.tariffs,
            valueAdded: economy.valueAdded.map { $0 * 1e6 },
            deficits: economy.deficits.map { $0 * 1e6 })
        var iceberg = [Double](repeating: 1, count: economy.shares.count)
        iceberg[3] = 2
        let one = try solver.solve(
            economy, costs: TradeCosts(economy, iceberg: iceberg), deficits: economy.deficits)
        let million = try solver.solve(
            scaled, costs: TradeCosts(scaled, iceberg: iceberg), deficits: scaled.deficits)
        assertClose(million.wages, one.wages, relative: 1e-11, "wages")
        assertClose(million.income.map { $0 / 1e6 }, one.income, relative: 1e-11, "income")
    }

    @Test func dearerTradeWithAllCostsEqualIsNoChangeInShares() throws {
        // A cost on every purchase, home ones too, moves no share and lowers real income one for
        // one in an economy without inputs.
        let raw = TradeFixtures.economy(
            regions: 4, sectors: 1, seed: 3, tariffs: false, deficits: false)
        let economy = try base(
            raw.oneSector(
                expenditure: [Double](repeating: 10, count: 4), elasticity: 4),
            deficits: [0, 0, 0, 0])
        let iceberg = [Double](repeating: 1.25, count: 16)
        let after = try solver.solve(
            economy.economy, costs: TradeCosts(economy.economy, iceberg: iceberg),
            deficits: [0, 0, 0, 0])
        assertClose(after.economy.shares, economy.economy.shares, absolute: 1e-12)
        let outcome = TradeOutcome(base: economy, counterfactual: after, iceberg: iceberg)
        assertClose(outcome.welfare, [Double](repeating: -0.2, count: 4), absolute: 1e-11)
    }

    @Test(arguments: [1, 3]) func autarkyIsTheClosedForm(sectors N: Int) throws {
        let G = 4
        let raw = TradeFixtures.economy(
            regions: G, sectors: N, seed: 21, tariffs: false, deficits: false)
        let start = try base(raw)
        let iceberg = (0..<(N * G * G)).map { cell in
            cell / G % G == cell % G ? 1 : Double.infinity
        }
        let after = try solver.solve(
            start.economy, costs: TradeCosts(start.economy, iceberg: iceberg),
            deficits: start.economy.deficits)
        let outcome = TradeOutcome(base: start, counterfactual: after, iceberg: iceberg)
        let closedForm = try start.economy.autarkyChange()
        #expect(closedForm.allSatisfy { $0 < -0.001 && $0 > -0.9 })
        assertClose(outcome.welfare, closedForm, absolute: 1e-10)
        // An embargo has no first order.
        #expect(outcome.firstOrder.allSatisfy { $0 == nil })
    }

    @Test func firstOrderSplitIsTheDerivative() throws {
        let start = try base(TradeFixtures.economy(regions: 4, sectors: 3, seed: 33))
        let step = 1e-5
        var tariffs = start.economy.tariffs
        var iceberg = [Double](repeating: 1, count: tariffs.count)
        for cell in tariffs.indices where cell % 7 == 2 && cell / 4 % 4 != cell % 4 {
            tariffs[cell] += step
            iceberg[cell] = 1 + 2 * step
        }
        let after = try solver.solve(
            start.economy,
            costs: TradeCosts(start.economy, tariffs: tariffs, iceberg: iceberg),
            deficits: start.economy.deficits)
        let outcome = TradeOutcome(base: start, counterfactual: after, iceberg: iceberg)
        let total = outcome.firstOrder.map { $0?.total ?? .nan }
        assertClose(total, outcome.welfare, absolute: 2e-9)
        #expect(outcome.welfare.contains { abs($0) > 1e-7 })
    }

    @Test func seventySevenRegionsTimesFortyFiveSectors() throws {
        let economy = TradeFixtures.economy(regions: 77, sectors: 45, seed: 77)
        let balanced = [Double](repeating: 0, count: 77)
        let solver = TradeSolver()
        let start = try solver.solve(economy, costs: TradeCosts(economy), deficits: balanced)
        var iceberg = [Double](repeating: 1, count: economy.shares.count)
        for j in 0..<10 {
            for n in 0..<20 {
                for i in 40..<77 { iceberg[(j * 77 + n) * 77 + i] = 1.5 }
            }
        }
        let after = try solver.solve(
            start.economy, costs: TradeCosts(start.economy, iceberg: iceberg), deficits: balanced)
        #expect(after.iterations <= 20 && after.residual <= 1e-10)
        #expect(after.walrasResidual < 1e-9)
    }

    @Test func losingEveryOriginIsInfeasible() throws {
        let economy = TradeFixtures.economy(regions: 3, sectors: 2, seed: 1)
        var iceberg = [Double](repeating: 1, count: 18)
        for i in 0..<3 { iceberg[(1 * 3 + 2) * 3 + i] = .infinity }
        #expect(
            throws: ShockModelError.infeasible(
                model: "trade-ge", reason: "R3 has no origin of s2 left")
        ) {
            try solver.solve(
                economy, costs: TradeCosts(economy, iceberg: iceberg), deficits: economy.deficits)
        }
    }

    @Test func aStepTooFewIsAnError() throws {
        let economy = TradeFixtures.economy(regions: 5, sectors: 3, seed: 2)
        let error = #expect(throws: ShockModelError.self) {
            try TradeSolver(tolerance: 1e-12, maximumIterations: 1).solve(
                economy, costs: TradeCosts(economy), deficits: economy.deficits)
        }
        guard case .notConverged(_, let iterations, let residual) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(iterations == 1 && residual > 1e-12)
    }
}
