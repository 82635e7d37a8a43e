import Foundation
import InputOutput
import LinearAlgebra
import Shocks
import Synchronization
import TestSupport
import Testing

/// What any equilibrium of a network economy fulfils.
struct NetworkEquilibriumTests {
    @Test(arguments: [NetworkProblem.Factors.immobile, .mobile])
    func nothingChangesWithoutAShock(factors: NetworkProblem.Factors) throws {
        let economy = try NetworkFixtures.economy(regions: 4, sectors: 5, seed: 3)
        let problem = NetworkProblem(
            economy, elasticities: NetworkFixtures.elasticities(5), factors: factors)
        let solution = try NetworkSolver().solve(problem)
        let ones = [Double](repeating: 1, count: 20)
        assertClose(solution.wages, ones, absolute: 1e-11, "wages")
        assertClose(solution.prices, ones, absolute: 1e-11, "prices")
        assertClose(solution.output, ones, absolute: 1e-11, "output")
        assertClose(
            solution.realExpenditure, [Double](repeating: 1, count: 4), absolute: 1e-11, "GNE")
    }

    /// Everything at once: costs, tariffs, caps with each rent, less of a factor, other tastes.
    static func mixed(
        _ economy: NetworkEconomy, _ factors: NetworkProblem.Factors
    ) -> NetworkProblem {
        let F = NetworkFixtures.self
        var problem = NetworkProblem(
            economy, elasticities: F.elasticities(economy.sectorCount), factors: factors,
            groups: [
                F.group(economy, from: 0, sector: 1, to: 1, iceberg: 0.2),
                F.group(economy, from: 1, sector: 2, to: 0, tariff: 0.1),
                F.group(economy, from: 2, sector: 0, to: 1, cut: 0.3),
                F.group(economy, from: 2, sector: 3, to: 1, cut: 0.2, rent: .importer),
                F.group(economy, from: 0, sector: 3, to: 2, tariff: 0.05, cut: 0.4, rent: .lost),
                F.group(economy, from: 1, sector: 3, to: 2, isRemoved: true),
            ])
        problem.logFactorYield[2] = -0.1
        problem.logTechnology[5] = -0.05
        problem.logTastes[3] = 0.3
        return problem
    }

    @Test(arguments: [NetworkProblem.Factors.immobile, .mobile])
    func marketsClearAndBudgetsHold(factors: NetworkProblem.Factors) throws {
        let economy = try NetworkFixtures.economy(regions: 3, sectors: 4, seed: 8)
        let solution = try NetworkSolver().solve(Self.mixed(economy, factors))
        #expect(solution.residual <= 1e-10)
        #expect(solution.walrasResidual <= 1e-10)
        assertClose(solution.spending.reduce(0, +), 1, absolute: 1e-12, "world income")
        // Deliveries are at their caps where a wedge is above 1, and below where it is 1.
        for (g, group) in solution.problem.wedges.groups.enumerated() {
            guard let limit = group.limit else { continue }
            let (tau, delivered) = (solution.wedges[g], solution.deliveries[g])
            #expect(tau >= 1 - 1e-9)
            #expect(delivered <= exp(limit) + 1e-9)
            #expect(abs((tau - 1) * (delivered - exp(limit))) <= 1e-9)
        }
    }

    @Test func aCapAboveWhatIsBoughtDoesNotBind() throws {
        let economy = try NetworkFixtures.economy(regions: 3, sectors: 4, seed: 8)
        let F = NetworkFixtures.self
        // A cost cuts the flow by more than the cap asks for.
        let problem = NetworkProblem(
            economy, elasticities: NetworkElasticities(origins: [4, 4, 4, 4]),
            groups: [F.group(economy, from: 0, sector: 1, to: 1, iceberg: 0.4, cut: 0.05)])
        let solution = try NetworkSolver().solve(problem)
        #expect(solution.wedges == [1])
        #expect(solution.deliveries[0] < 0.95)
    }

    @Test func aTotalCutIsTheLimitOfHighCosts() throws {
        let economy = try NetworkFixtures.economy(regions: 3, sectors: 4, seed: 5)
        let F = NetworkFixtures.self
        let elasticities = NetworkElasticities(origins: [4, 4, 4, 4])
        func welfare(_ group: NetworkWedges.Group) throws -> [Double] {
            try NetworkSolver().solve(
                NetworkProblem(economy, elasticities: elasticities, groups: [group])
            ).realExpenditure
        }
        let removed = try welfare(
            F.group(economy, from: 0, sector: 1, to: 1, isRemoved: true))
        let dear = try welfare(F.group(economy, from: 0, sector: 1, to: 1, iceberg: 8))
        assertClose(removed, dear, absolute: 1e-9, "GNE")
        #expect(removed[1] < 1)
    }

    @Test func lossesGrowAsElasticitiesFall() throws {
        let economy = try NetworkFixtures.economy(regions: 4, sectors: 5, seed: 11)
        let group = NetworkFixtures.group(economy, from: 0, sector: 1, to: 1, cut: 0.5, rent: .lost)
        var worst: [Double] = []
        for scale in [1.0, 0.5, 0.25] {
            let problem = NetworkProblem(
                economy,
                elasticities: NetworkElasticities(
                    consumption: 0.9 * scale, valueAdded: 0.4 * scale, input: 0.4 * scale,
                    origins: [Double](repeating: 3 * scale, count: 5)), groups: [group])
            let solution = try NetworkSolver().solve(problem)
            worst.append(solution.worldRealExpenditure)
        }
        #expect(worst[0] < 0 && worst[1] < worst[0] && worst[2] < worst[1])
    }

    /// Walras' law: the market that is left out clears too, whichever owner rents have.
    @Test(
        arguments: Restriction.Rent.allCases, [NetworkProblem.Factors.immobile, .mobile])
    func walras(rent: Restriction.Rent, factors: NetworkProblem.Factors) throws {
        let economy = try NetworkFixtures.economy(regions: 3, sectors: 4, seed: 14)
        let solution = try NetworkSolver().solve(
            NetworkProblem(
                economy, elasticities: NetworkFixtures.elasticities(4), factors: factors,
                groups: [
                    NetworkFixtures.group(
                        economy, from: 0, sector: 1, to: 1, tariff: 0.1, cut: 0.5, rent: rent)
                ]))
        #expect(solution.walrasResidual <= 1e-10)
        // Spending is income: value added, deficits, rents and revenue.
        let (spent, base) = (solution.spending, economy.spending)
        let N = economy.sectorCount
        let (after, before) = (solution.valueAdded, economy.factorIncome)
        let gaps = (0..<3).map { c -> Double in
            let own = (c * N)..<((c + 1) * N)
            return spent[c] - base[c] - after[own].reduce(0, +) + before[own].reduce(0, +)
        }
        // What is left is what the wedge brings its owners.
        #expect(abs(gaps[2]) < 1e-10)
        #expect(gaps[1] > 1e-6)
        if rent == .exporter { #expect(gaps[0] > 1e-6) } else { #expect(abs(gaps[0]) < 1e-10) }
    }

    /// The rent of an importer is a tariff of the wedge, one that is lost an iceberg cost of it,
    /// and whoever keeps the rent is better off with it.
    @Test(arguments: [0.76, 4], [NetworkProblem.Factors.immobile, .mobile])
    func aCapIsItsWedge(sigma: Double, factors: NetworkProblem.Factors) throws {
        let system = try LeontiefSystem(RandomTable.make(regions: 3, sectors: 3, seed: 8))
        let model = NetworkEquilibrium(origins: .uniform(sigma), factors: factors)
        func outcome(_ rent: Restriction.Rent) throws -> NetworkOutcome {
            try model.outcome(
                of: Shock(restrictions: [
                    Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.4, rent: rent)
                ]), on: system)
        }
        func welfare(_ cost: Shock.TradeCost) throws -> [Double] {
            try model.outcome(of: Shock(tradeCosts: [cost]), on: system).welfare
        }
        let (exporter, importer, lost) = (
            try outcome(.exporter), try outcome(.importer), try outcome(.lost)
        )
        for outcome in [exporter, importer, lost] {
            assertClose(outcome.wedges[0].delivered, 0.6, relative: 1e-9, "delivered")
        }
        assertClose(
            importer.welfare,
            try welfare(
                .init(
                    exporter: 0, importer: 2, sectors: [1], tariff: importer.wedges[0].wedge)),
            absolute: 1e-9, "tariff")
        assertClose(
            lost.welfare,
            try welfare(
                .init(
                    exporter: 0, importer: 2, sectors: [1], iceberg: 1 + lost.wedges[0].wedge)),
            absolute: 1e-9, "iceberg")
        #expect(exporter.welfare[0] > importer.welfare[0])
        #expect(exporter.welfare[0] > lost.welfare[0])
        #expect(importer.welfare[2] > exporter.welfare[2])
        #expect(importer.welfare[2] > lost.welfare[2])
    }

    /// Twice the world, or its money counted in halves, changes no share and no relative price.
    @Test func homogeneity() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 12)
        func scaled(_ factor: Double) throws -> NetworkOutcome {
            var (Z, Y, V) = (table.Z, table.Y, table.V)
            Z.withUnsafeMutableElements { for k in $0.indices { $0[k] *= factor } }
            Y.withUnsafeMutableElements { for k in $0.indices { $0[k] *= factor } }
            V.withUnsafeMutableElements { for k in $0.indices { $0[k] *= factor } }
            let larger = try MRIOTable(
                name: "scaled", year: nil, unit: table.unit, valuation: table.valuation,
                provenance: table.provenance, layout: table.layout,
                primaryInputs: table.primaryInputs, Z: Z, Y: Y, V: V)
            let shock = Shock(restrictions: [
                Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.4)
            ])
            return try NetworkEquilibrium(origins: .uniform(0.76)).outcome(
                of: shock, on: LeontiefSystem(larger))
        }
        let (one, many) = (try scaled(1), try scaled(1000))
        assertClose(one.welfare, many.welfare, absolute: 1e-11, "GNE")
        assertClose(one.solution.prices, many.solution.prices, relative: 1e-11, "prices")
        assertClose(
            one.outputChange.map { 1000 * $0 }, many.outputChange, relative: 1e-7, "output")
        assertClose(one.wedges[0].wedge, many.wedges[0].wedge, relative: 1e-9, "wedge")
    }

    @Test func wedgesAreInTheImpact() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 12)
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.4)
        ])
        let impact = try NetworkEquilibrium(origins: .uniform(0.76)).impact(
            of: shock, on: LeontiefSystem(table))
        let wedge = try #require(impact.wedges.first)
        #expect(impact.wedges.count == 1)
        #expect((wedge.exporter, wedge.sector, wedge.importer) == (0, 1, 2))
        #expect(wedge.isBinding)
        assertClose(wedge.delivered, 0.6, absolute: 1e-9, "delivered")
    }

    /// Hulten 1978: to first order the world loses the share of spending that a cost falls on.
    @Test func smallCostsAreLostInProportionToTheFlow() throws {
        let economy = try NetworkFixtures.economy(regions: 4, sectors: 5, seed: 4)
        let buyers = NetworkFixtures.buyers(economy, region: 1)
        let flow = buyers.reduce(0.0) { sum, b in
            let spending = b < 20 ? economy.sales[b] : economy.spending[b - 20]
            return sum + economy.shares[2, b] * spending
        }
        func loss(_ cost: Double) throws -> Double {
            try NetworkSolver(tolerance: 1e-13).solve(
                NetworkProblem(
                    economy, elasticities: NetworkFixtures.elasticities(5),
                    groups: [
                        NetworkFixtures.group(
                            economy, from: 0, sector: 2, to: 1, iceberg: cost)
                    ])
            ).worldRealExpenditure
        }
        assertClose(try loss(1e-4) - loss(-1e-4), -2e-4 * flow, relative: 1e-6, "both sides")
        // And of technology: λ.
        var problem = NetworkProblem(economy, elasticities: NetworkFixtures.elasticities(5))
        problem.logTechnology[7] = 1e-5
        let gain = try NetworkSolver(tolerance: 1e-13).solve(problem).worldRealExpenditure
        assertClose(gain, 1e-5 * economy.sales[7], relative: 1e-3, "technology")
    }

    /// σ = θ = ε = 1 with mobile factors is the trade model, when users of a region share origins.
    ///
    /// Deficits are kept in units of the world's income here and of its value added there: with
    /// revenue the two are one where there are no deficits.
    @Test(arguments: [UInt64(1), 2], [0, 0.2])
    func withUnitElasticitiesItIsTheTradeModel(seed: UInt64, tariff: Double) throws {
        let table = try NetworkFixtures.sharedOrigins(
            regions: 4, sectors: 3, seed: seed, balanced: tariff > 0)
        let theta = [0.8, 2, 5]
        let shock = Shock(tradeCosts: [
            .init(exporter: 0, importer: 1, sectors: [0, 2], iceberg: 1.5),
            .init(exporter: 2, importer: 0, tariff: tariff, iceberg: 1.1),
        ])
        let trade = TradeEquilibrium(
            elasticity: .bySector(theta), deficits: .fixed, solver: TradeSolver(tolerance: 1e-12))
        let expected = try trade.outcome(of: shock, on: LeontiefSystem(table))
        let economy = try TableNetworkEconomy(LeontiefSystem(table)).economy
        let F = NetworkFixtures.self
        let groups =
            [0, 2].map { F.group(economy, from: 0, sector: $0, to: 1, iceberg: log(1.5)) }
            + (0..<3).map {
                F.group(
                    economy, from: 2, sector: $0, to: 0, iceberg: log(1.1), tariff: log1p(tariff))
            }
        let solution = try NetworkSolver(tolerance: 1e-12).solve(
            NetworkProblem(
                economy,
                elasticities: NetworkElasticities(
                    consumption: 1, valueAdded: 1, input: 1, origins: theta.map { 1 + $0 }),
                factors: .mobile, groups: groups))
        assertClose(
            solution.realExpenditure, expected.welfare.map { $0 + 1 }, absolute: 1e-8, "GNE")
    }

    /// A store in memory that counts what it gives and gets of derived factors.
    private final class Shelf: FactorStore {
        struct Kept {
            var table: LUFactorization<IndustryAxis>?
            var derived: [String: LUFactorization<OrdinalAxis>] = [:]
            var uses = 0
        }
        let kept = Mutex(Kept())
        func factorization() -> LUFactorization<IndustryAxis>? { kept.withLock { $0.table } }
        func keep(_ factorization: LUFactorization<IndustryAxis>) {
            kept.withLock { $0.table = factorization }
        }
        func inverse() -> Matrix<IndustryAxis, IndustryAxis>? { nil }
        func keep(inverse: Matrix<IndustryAxis, IndustryAxis>) {}
        func discardFactorization() { kept.withLock { $0.table = nil } }
        func discardInverse() {}
        func derivedFactorization(_ name: String, count: Int) -> LUFactorization<OrdinalAxis>? {
            kept.withLock { kept in
                if let found = kept.derived[name], found.count == count {
                    kept.uses += 1
                    return found
                }
                return nil
            }
        }
        func keep(_ factorization: LUFactorization<OrdinalAxis>, derived name: String) {
            kept.withLock { $0.derived[name] = factorization }
        }
    }

    /// A run that finds the derivative in a store says what the run that kept it said, in every
    /// digit; elasticities that somebody chose are not kept.
    @Test(arguments: [NetworkProblem.Factors.immobile, .mobile])
    func theDerivativeIsKeptForLaterRuns(factors: NetworkProblem.Factors) throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 12)
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.4)
        ])
        let shelf = Shelf()
        func digits(_ sigma: Double) throws -> [[UInt64]] {
            let system = try LeontiefSystem(table, policy: .reusable, store: shelf)
            let impact = try NetworkEquilibrium(origins: .uniform(sigma), factors: factors)
                .impact(of: shock, on: system)
            return impact.measures.map { $0.values.map { ($0 ?? .nan).bitPattern } }
        }
        let first = try digits(NetworkEquilibrium.shortRunOrigins)
        #expect(shelf.kept.withLock { ($0.derived.count, $0.uses) } == (1, 0))
        #expect(try digits(NetworkEquilibrium.shortRunOrigins) == first)
        #expect(shelf.kept.withLock { ($0.derived.count, $0.uses) } == (1, 1))
        _ = try digits(2)
        #expect(shelf.kept.withLock { ($0.derived.count, $0.uses) } == (1, 1))
    }
}
