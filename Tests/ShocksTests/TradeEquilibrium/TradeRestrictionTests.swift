import Foundation
import InputOutput
import Providers
import Shocks
import TestSupport
import Testing

@Suite struct TradeRestrictionTests {
    private static let elasticities = [-0.5, -0.24, 0.3, 0.76, 4, 8]
    private let solver = TradeSolver(tolerance: 1e-11)

    private func base(theta: Double, seed: UInt64 = 4) throws -> TradeSolution {
        let raw = TradeFixtures.economy(regions: 4, sectors: 3, seed: seed, tariffs: false)
            .with(elasticities: [theta, theta, theta])
        return try solver.solve(raw, costs: TradeCosts(raw), deficits: raw.deficits)
    }

    @Test(arguments: elasticities, [Restriction.Rent.exporter, .importer, .lost])
    func aPlainDampedSolverFindsTheSame(theta: Double, rent: Restriction.Rent) throws {
        let base = try base(theta: theta)
        let economy = base.economy
        // Two caps on one row, one on another, one so wide that it can hardly bind.
        let caps: [TradeCaps.Cap] = [
            .init(cell: (1 * 4 + 2) * 4 + 0, most: 0.5, rent: rent),
            .init(cell: (1 * 4 + 2) * 4 + 3, most: 0.7, rent: rent),
            .init(cell: (0 * 4 + 1) * 4 + 0, most: 0.2, rent: rent),
            .init(cell: (2 * 4 + 3) * 4 + 2, most: 1, rent: rent),
        ]
        let after = try solver.solve(
            economy, costs: TradeCosts(economy), caps: TradeCaps(caps, base: base),
            deficits: economy.deficits)
        let plain = DampedTradeSolver().solve(
            economy, caps: caps, base: base.expenditure, deficits: economy.deficits)
        assertClose(after.wages, plain.wages, absolute: 1e-9, "wages")
        assertClose(after.prices, plain.prices, relative: 1e-9, "prices")
        assertClose(after.income, plain.income, relative: 1e-9, "income")
        for delivery in after.capped {
            assertClose(
                delivery.wedge, exp(try #require(plain.wedges[delivery.cell])), relative: 1e-8)
        }
        #expect(after.complementarity < 1e-9 && after.walrasResidual < 1e-9)
        let outcome = TradeOutcome(
            base: base, counterfactual: after,
            iceberg: [Double](repeating: 1, count: economy.shares.count))
        assertClose(
            outcome.welfare, plain.welfare(economy, base: base.income), absolute: 1e-9, "welfare")
    }

    @Test func aCapThatDoesNotBindHasNoWedge() throws {
        let base = try base(theta: 3)
        let economy = base.economy
        let cell = (1 * 4 + 2) * 4 + 0
        var tariffs = economy.tariffs
        tariffs[cell] = 0.5
        let costs = TradeCosts(economy, tariffs: tariffs)
        let cap = TradeCaps.Cap(cell: cell, most: 0.95, rent: .exporter)
        let capped = try solver.solve(
            economy, costs: costs, caps: TradeCaps([cap], base: base), deficits: economy.deficits)
        let free = try solver.solve(economy, costs: costs, deficits: economy.deficits)
        #expect(capped.capped.map(\.wedge) == [1])
        #expect(try #require(capped.capped.first).delivered < 0.5)
        assertClose(capped.wages, free.wages, absolute: 1e-10)
    }

    /// models.md, section 2: recomputed by an independent program on the table of the twenty.
    @Test(arguments: [
        (Restriction.Rent.exporter, -0.2595, 0.0809), (.importer, 0.2373, -0.0863),
        (.lost, -0.2596, -0.0401),
    ])
    func thirtyPercentOfJapansManufacturesToKorea(
        rent: Restriction.Rent, korea: Double, japan: Double
    ) throws {
        let table = try TableFile.read(
            path: Fixtures.packageRoot.appending(path: "Tables/icio2023-2019-g20x20.h5").path)
        let system = try LeontiefSystem(table)
        let (jpn, kor) = (table.region("JPN"), table.region("KOR"))
        let shock = Shock(restrictions: [
            Restriction(
                exporter: jpn, sectors: [table.sector("C")], importer: kor, cut: 0.3, rent: rent)
        ])
        let welfare = try TradeEquilibrium(elasticity: .uniform(0.76))
            .outcome(of: shock, on: system).welfare
        assertClose(100 * welfare[kor], korea, absolute: 6e-5, "KOR")
        assertClose(100 * welfare[jpn], japan, absolute: 6e-5, "JPN")
    }

    @Test func theCobbDouglasLimitIsPassedSmoothly() throws {
        func welfare(_ theta: Double) throws -> [Double] {
            let base = try base(theta: theta)
            let cap = TradeCaps.Cap(cell: (1 * 4 + 2) * 4 + 0, most: 0.4, rent: .exporter)
            let after = try solver.solve(
                base.economy, costs: TradeCosts(base.economy),
                caps: TradeCaps([cap], base: base), deficits: base.economy.deficits)
            return TradeOutcome(
                base: base, counterfactual: after,
                iceberg: [Double](repeating: 1, count: base.economy.shares.count)
            ).welfare
        }
        let middle = try welfare(0)
        assertClose(try welfare(1e-9), middle, absolute: 1e-9)
        for step in [5e-4, 2e-3] {
            let mean = zip(try welfare(step), try welfare(-step)).map { ($0 + $1) / 2 }
            assertClose(mean, middle, absolute: 4 * step * step)
        }
    }

    @Test(arguments: [-0.24, 0]) func nothingReplacesWhatIsWhollyCutOfComplements(
        theta: Double
    ) throws {
        let system = try LeontiefSystem(try RandomTable.make(regions: 3, sectors: 3, seed: 8))
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1], importer: 2, cut: 1)
        ])
        let sigma = theta == 0 ? "1" : "0.76"
        #expect(
            throws: ShockModelError.infeasible(
                model: "trade-ge",
                reason: "R3 cannot do without s2 from R1: with σ_o = \(sigma), at most 1, "
                    + "no other origin replaces it")
        ) {
            try TradeEquilibrium(elasticity: .uniform(theta)).impact(of: shock, on: system)
        }
    }
}
