import Foundation
import InputOutput
import LinearAlgebra
import Shocks
import TestSupport
import Testing

/// Against other solvers, closed forms and published numbers.
struct NetworkReferenceTests {
    @Test(
        arguments: Restriction.Rent.allCases, [NetworkProblem.Factors.immobile, .mobile])
    func rentsAgreeWithADampedSolver(
        rent: Restriction.Rent, factors: NetworkProblem.Factors
    ) throws {
        let economy = try NetworkFixtures.economy(regions: 3, sectors: 3, seed: 21)
        let elasticities = NetworkElasticities(
            consumption: 0.9, valueAdded: 0.4, input: 0.3, origins: [0.76, 2, 3])
        let buyers = NetworkFixtures.buyers(economy, region: 2)
        let solution = try NetworkSolver(tolerance: 1e-12).solve(
            NetworkProblem(
                economy, elasticities: elasticities, factors: factors,
                groups: [
                    NetworkFixtures.group(
                        economy, from: 0, sector: 1, to: 2, cut: 0.3, rent: rent)
                ]))
        let expected = DampedNetwork(
            economy: economy, elasticities: elasticities, product: 1, buyers: buyers, importer: 2,
            allowed: 0.7, rent: rent, factors: factors
        ).solve()
        assertClose(
            solution.realExpenditure, expected.realExpenditure, absolute: 1e-9, "GNE")
        assertClose(solution.wages, expected.wages, absolute: 1e-8, "wages")
        assertClose(solution.wedges[0], expected.tau, relative: 1e-8, "wedge")
    }

    struct TwoInputs: Sendable {
        let share: Double
        let elasticity: Double
        let cut: Double
        let percent: Double
    }

    /// Two inputs, energy and all else, both from their own industry: output is the CES of both
    /// (Bachmann et al. 2024, section 2).
    @Test(arguments: [
        TwoInputs(share: 0.04, elasticity: 0.04, cut: 0.10, percent: -1.57),
        TwoInputs(share: 0.01, elasticity: 0.1, cut: 0.30, percent: -2.34),
    ])
    func twoInputs(_ example: TwoInputs) throws {
        let (share, elasticity, cut) = (example.share, example.elasticity, example.cut)
        let layout = try TableLayout(
            regions: [Region("R")], sectors: [Sector("energy"), Sector("rest")],
            finalDemand: [.init("F")])
        let economy = try NetworkEconomy(
            regions: ["R"], sectors: ["energy", "rest"],
            inputs: Matrix(layout.industryAxis, layout.industryAxis),
            finalDemand: Matrix(
                layout.industryAxis, layout.regionAxis, columnMajor: [share, 1 - share]))
        var problem = NetworkProblem(
            economy,
            elasticities: NetworkElasticities(
                consumption: elasticity, valueAdded: 0.5, input: 0.5, origins: [2, 2]))
        problem.wageFloor = 1e-12
        problem.logFactorYield[0] = log(1 - cut)
        let solution = try NetworkSolver().solve(problem)
        let rho = (elasticity - 1) / elasticity
        let exact = pow(share * pow(1 - cut, rho) + 1 - share, 1 / rho)
        assertClose(solution.realExpenditure[0], exact, relative: 1e-9, "closed form")
        assertClose(
            100 * (solution.realExpenditure[0] - 1), example.percent, absolute: 0.005, "printed")
    }

    /// The error of the first order falls with the square of the change, that of the second with
    /// its cube.
    @Test func ordersOfTheApproximation() throws {
        let economy = try NetworkFixtures.economy(regions: 3, sectors: 4, seed: 9)
        func errors(_ size: Double) throws -> (first: Double, second: Double) {
            var problem = NetworkProblem(
                economy, elasticities: NetworkFixtures.elasticities(4),
                groups: [
                    NetworkFixtures.group(economy, from: 0, sector: 1, to: 1, iceberg: size),
                    NetworkFixtures.group(economy, from: 2, sector: 0, to: 1, tariff: size),
                    NetworkFixtures.group(
                        economy, from: 1, sector: 2, to: 0, cut: size, rent: .importer),
                ])
            problem.logFactorYield[3] = -size
            let solver = NetworkSolver(tolerance: 1e-13)
            let exact = try solver.solve(problem).realExpenditure.map { log($0) }
            let orders = try #require(try solver.approximation(problem))
            func largest(_ values: [Double]) -> Double {
                zip(values, exact).map { abs($0 - $1) }.max() ?? 0
            }
            return (largest(orders.firstOrder), largest(orders.secondOrder))
        }
        let (coarse, fine) = (try errors(0.08), try errors(0.04))
        #expect((3.2...5).contains(coarse.first / fine.first))
        #expect((6...11).contains(coarse.second / fine.second))
        #expect(fine.second < 0.3 * fine.first)
    }

    @Test func elasticitiesBySectorAreThoseOfCaliendoAndParro() throws {
        let table = try RandomTable.make(regions: 2, sectors: 35, seed: 1)
        let layout = try TableLayout(
            regions: table.regions, sectors: (1...35).map { Sector("c\($0)") },
            finalDemand: table.layout.finalDemand)
        let own = try NetworkEquilibrium().elasticities(layout).origins
        let known = try SectorElasticities.caliendoParro(layout, at: .init()).theta
        #expect(own == known.map { 1 + $0 })
        assertClose(own[7], 52.08, absolute: 1e-12, "petroleum")
        #expect(own[16...].allSatisfy { $0 == 1 + SectorElasticities.services })
        #expect(throws: ShockModelError.self) {
            try NetworkEquilibrium().elasticities(table.layout)
        }
        let given = SectorElasticities(
            theta: (0..<35).map { Double($0) }, source: "test",
            reasons: (0..<35).map { "\($0)" })
        let chosen = try NetworkEquilibrium(origins: .bySector(given)).elasticities(table.layout)
        #expect(chosen.origins == (1...35).map { Double($0) })
    }

    @Test func aTotalCutNeedsOtherOrigins() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 2)
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1], importer: 1, cut: 1, rent: .exporter)
        ])
        let system = try LeontiefSystem(table)
        #expect(throws: ShockModelError.self) {
            try NetworkEquilibrium(origins: .uniform(0.76)).outcome(of: shock, on: system)
        }
        let outcome = try NetworkEquilibrium(origins: .uniform(4)).outcome(of: shock, on: system)
        #expect(outcome.wedges.map(\.delivered) == [0])
        #expect(outcome.approximation == nil)
        #expect(outcome.welfare[1] < 0)
    }

    /// EU–Russia trade cut off, WIOD 2008: Germany loses 0.2 to 0.3 % (Bachmann et al. 2024, Table
    /// 2).
    @Test(.enabled(if: LargerTables.isThereWIOD(2008)))
    func germanyWithoutRussianTrade() throws {
        let table = try LargerTables.wiod(2008)
        let groups = NetworkFixtures.bachmannGroups
        let merged = try table.aggregated(
            sectors: .merging(groups.map { ($0.first ?? "", $0) }, among: table.sectors))
        let members = NetworkFixtures.european.map { merged.region($0) }
        let theta = NetworkFixtures.bachmannElasticities(table.layout, merged.layout)
        let given = SectorElasticities(
            theta: theta, source: "means", reasons: theta.map { "\($0)" })
        let shock = Shock(
            tradeCosts: members.map {
                .init(exporter: merged.region("RUS"), importer: $0, iceberg: 2.5)
            })
        let outcome = try NetworkEquilibrium(origins: .bySector(given))
            .outcome(of: shock, on: LeontiefSystem(merged))
        #expect(outcome.solution.residual <= 1e-10)
        #expect((-0.003 ... -0.002).contains(outcome.welfare[merged.region("DEU")]))
        #expect(outcome.welfare[merged.region("RUS")] < -0.02)
    }
}
