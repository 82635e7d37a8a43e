import Foundation
import InputOutput
import LinearAlgebra
import Shocks
import TestSupport
import Testing

/// Worlds that fall apart, and nearly do, in the network model: solved, or with the reason why not.
@Suite struct NetworkConvergenceTests {
    private let table: MRIOTable
    private let system: LeontiefSystem

    init() throws {
        table = try NetworkFixtures.sharedOrigins(regions: 4, sectors: 4, seed: 12)
        system = try LeontiefSystem(table)
    }

    /// Deliveries of all sectors from sellers to buyers, both ways where `isMutual`.
    private func cuts(
        _ sellers: [Int], _ buyers: [Int], _ cut: Double, isMutual: Bool = false,
        _ rent: Restriction.Rent = .exporter
    ) -> Shock {
        let sides = [(sellers, buyers)] + (isMutual ? [(buyers, sellers)] : [])
        return Shock(
            restrictions: sides.flatMap { sellers, buyers in
                sellers.flatMap { s in
                    buyers.map {
                        Restriction(
                            exporter: s, sectors: Array(0..<table.sectorCount), importer: $0,
                            cut: cut, rent: rent)
                    }
                }
            })
    }

    private func check(_ outcome: NetworkOutcome) {
        let solution = outcome.solution
        #expect(solution.residual <= 1e-10 && solution.walrasResidual <= 1e-9)
        for (g, group) in solution.problem.wedges.groups.enumerated() {
            guard let limit = group.limit else { continue }
            let (tau, delivered) = (solution.wedges[g], solution.deliveries[g])
            #expect(tau >= 1 - 1e-9 && delivered <= exp(limit) + 1e-9)
            // The wedge itself may be of any size.
            #expect(min(log(tau), 1 - delivered * exp(-limit)) <= 1e-9)
        }
    }

    @Test(arguments: [0.76, 1, 2, 5, 9], Restriction.Rent.allCases)
    func ninetyNinePercentOfOneSeller(sigma: Double, rent: Restriction.Rent) throws {
        let outcome = try NetworkEquilibrium(origins: .uniform(sigma)).outcome(
            of: cuts([0], [2], 0.99, rent), on: system)
        check(outcome)
        #expect(outcome.wedges.contains { $0.isBinding })
        // Who buys without the rent loses.
        if rent != .importer { #expect(outcome.welfare[2] < 0) }
    }

    /// Two regions with three sectors (Miller & Blair 2022, ch. 3).
    private func twoRegions() throws -> MRIOTable {
        let layout = try TableLayout(
            regions: [Region("R"), Region("S")], sectors: ["1", "2", "3"].map { Sector($0) },
            finalDemand: [FinalDemandCategory("F")])
        return try MRIOTable(
            name: "two regions", year: nil, unit: "USD", valuation: "basic",
            provenance: Provenance(), layout: layout,
            primaryInputs: [PrimaryInput("VA", kind: .valueAdded)],
            Z: Matrix(
                layout.industryAxis, layout.industryAxis,
                rowMajor: [
                    [150, 500, 50, 25, 75, 0], [200, 100, 400, 200, 100, 0],
                    [300, 500, 50, 60, 40, 0], [75, 100, 60, 200, 250, 0],
                    [50, 25, 25, 150, 100, 0], [0, 0, 0, 0, 0, 0],
                ]),
            Y: Matrix(
                layout.industryAxis, layout.demandAxis,
                rowMajor: [[200, 0], [1000, 0], [50, 0], [0, 515], [0, 450], [0, 0]]),
            V: Matrix(
                Axis(["VA"]), layout.industryAxis, rowMajor: [[225, 775, 415, 565, 235, 0]]))
    }

    /// Where hardly anything is replaced, a small open table is no stable equilibrium of its own:
    /// the exporter would lose by its rent. That is said, and goes with the elasticity.
    @Test func anUnstableBaseIsSaid() throws {
        func codes(_ system: LeontiefSystem, _ sigma: Double) throws -> [String] {
            let shock = Shock(
                restrictions: [Restriction(exporter: 0, sectors: [0], importer: 1, cut: 0.01)])
            return try NetworkEquilibrium(origins: .uniform(sigma)).outcome(
                of: shock, on: system
            ).diagnostics.map(\.code)
        }
        let small = try LeontiefSystem(twoRegions())
        #expect(try codes(small, 0.76).contains("unstable-base"))
        #expect(try !codes(small, 5).contains("unstable-base"))
        #expect(try !codes(system, 0.76).contains("unstable-base"))
    }

    /// Where nearly all trade between two blocs is cut, prices still clear all markets.
    @Test(arguments: [0.5, 1, 2, 4, 8]) func twoBlocsThatHardlyTrade(theta: Double) throws {
        let outcome = try NetworkEquilibrium(
            valueAddedElasticity: 0.5, inputElasticity: 0.5, origins: .uniform(1 + theta)
        ).outcome(of: cuts([0, 1], [2, 3], 0.8, isMutual: true), on: system)
        check(outcome)
        #expect(outcome.wedges.contains { $0.isBinding })
        #expect(outcome.welfare.contains { $0 < 0 })
    }

    /// Deficits are kept, and a world that falls apart has nobody to run them against.
    @Test(arguments: [0.5, 4]) func aWorldThatFallsApartSaysWhyItHasNoEquilibrium(
        theta: Double
    ) throws {
        let model = NetworkEquilibrium(origins: .uniform(1 + theta))
        func reason(_ shock: Shock) -> String {
            do {
                _ = try model.outcome(of: shock, on: system)
                return "none"
            } catch ShockModelError.infeasible(_, let reason) {
                return reason
            } catch {
                return "\(error)"
            }
        }
        let autarky = reason(cuts([1], [0, 2, 3], 1, isMutual: true))
        #expect(autarky.hasPrefix("R2 no longer trades with the other regions, but keeps a trade "))
        #expect(autarky.contains("--deficits removed"))
        let blocs = reason(cuts([0, 1], [2, 3], 1, isMutual: true))
        #expect(blocs.hasPrefix("R1, R2 no longer trade with the other regions, but keep a trade "))
        // One side of the trade may go: the other keeps both together.
        #expect(reason(cuts([0], [2], 1)) == "none")
    }

    /// Inputs that nothing replaces, cut on all sides at once.
    @Test func whatIsNotSolvedSaysHowFarItGot() throws {
        let model = NetworkEquilibrium(
            consumptionElasticity: 0.05, origins: .uniform(0.1), solver: .init(maximumStages: 12))
        let error = #expect(throws: ShockModelError.self) {
            try model.outcome(of: cuts([0, 1, 3], [2], 0.99), on: system)
        }
        guard case .infeasible(let name, let reason)? = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(name == "network")
        #expect(reason.contains("% of the change all markets still clear"))
        #expect(reason.contains("sigma_origins"))
    }

    /// A refinery that lives on what is cut off is undersold by one that does not: its factors
    /// stand idle at the lowest wage, and all other markets clear.
    @Test func factorsThatNobodyNeedsStandIdle() throws {
        let layout = try TableLayout(
            regions: [Region("A"), Region("B")], sectors: [Sector("crude"), Sector("fuel")],
            finalDemand: [.init("F")])
        // Columns: what A/crude, A/fuel, B/crude and B/fuel buy; rows in the same order.
        let inputs = Matrix<IndustryAxis, IndustryAxis>(
            layout.industryAxis, layout.industryAxis,
            columnMajor: [
                0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 9, 0,
            ])
        let demand = Matrix<IndustryAxis, RegionAxis>(
            layout.industryAxis, layout.regionAxis, columnMajor: [20, 6, 4, 4, 4, 4, 20, 6])
        let economy = try NetworkEconomy(
            regions: ["A", "B"], sectors: ["crude", "fuel"], inputs: inputs, finalDemand: demand)
        let solution = try NetworkSolver().solve(
            NetworkProblem(
                economy,
                elasticities: NetworkElasticities(origins: [2, 50]),
                groups: [
                    NetworkWedges.Group(
                        product: 2, importer: 0, buyers: [1], iceberg: log(2.5))
                ]))
        #expect(solution.idle == [1])
        #expect(solution.residual <= 1e-10 && solution.walrasResidual <= 1e-9)
        assertClose(solution.wages[1], 0.001, relative: 1e-9, "the floor")
        // At the floor its factors are worth more than anybody pays for them.
        #expect(solution.valueAdded[1] < 0.001 * economy.factorIncome[1])
        for i in [0, 2, 3] {
            assertClose(
                solution.valueAdded[i], solution.wages[i] * economy.factorIncome[i],
                relative: 1e-9, "market \(i)")
        }
    }
}
