import Foundation
import Shocks
import TestSupport
import Testing

/// Caliendo & Parro (2015), Table 2: welfare and real-wage effects of NAFTA's tariff reductions.
///
/// Deficits are removed first. The welfare column of the paper is the first-order split (terms of
/// trade and volume of trade); the exact change of real income is another number, checked against
/// an independent solution of the same equations.
@Suite struct CaliendoParroTests {
    @Test(.enabled(if: Fixtures.published("caliendo-parro-2015") != nil))
    func tableTwo() throws {
        let folder = try #require(Fixtures.published("caliendo-parro-2015"))
        let (economy, after) = try TradeFixtures.caliendoParro(folder)
        #expect(economy.regionCount == 31 && economy.sectorCount == 40)
        let balanced = [Double](repeating: 0, count: 31)
        let solver = TradeSolver()
        let base = try solver.solve(economy, costs: TradeCosts(economy), deficits: balanced)
        let counterfactual = try solver.solve(
            base.economy, costs: TradeCosts(base.economy, tariffs: after), deficits: balanced)
        let outcome = TradeOutcome(
            base: base, counterfactual: counterfactual,
            iceberg: [Double](repeating: 1, count: after.count))
        #expect(counterfactual.iterations <= 20)
        #expect(counterfactual.walrasResidual < 1e-9)
        let split = outcome.firstOrder
        // Region: welfare, terms of trade, volume of trade, real wage, in percent, as printed; then
        // the exact welfare change.
        let printed: [(String, [Double], Double)] = [
            ("Mexico", [1.31, -0.41, 1.72, 1.72], 0.0073),
            ("Canada", [-0.06, -0.11, 0.04, 0.32], -0.1101),
            ("USA", [0.08, 0.04, 0.04, 0.11], 0.0741),
        ]
        for (region, values, exact) in printed {
            let n = try #require(economy.regions.firstIndex(of: region))
            let first = try #require(split[n])
            assertClose(100 * first.total, values[0], absolute: 0.005, "welfare of \(region)")
            assertClose(100 * first.termsOfTrade, values[1], absolute: 0.005, "terms, \(region)")
            assertClose(100 * first.volumeOfTrade, values[2], absolute: 0.005, "volume, \(region)")
            assertClose(100 * outcome.realWages[n], values[3], absolute: 0.005, "wage, \(region)")
            assertClose(100 * outcome.welfare[n], exact, absolute: 0.0002, "exact, \(region)")
        }
    }
}
