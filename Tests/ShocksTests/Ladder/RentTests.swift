import InputOutput
import Shocks
import TestSupport
import Testing

@Suite struct RentTests {
    private let system: LeontiefSystem

    init() throws {
        system = try LeontiefSystem(try RandomTable.make(regions: 3, sectors: 3, seed: 8))
    }

    private func outcome(
        _ rent: Restriction.Rent, cut: Double = 0.4, theta: Double = 4
    ) throws -> TradeOutcome {
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1], importer: 2, cut: cut, rent: rent)
        ])
        return try TradeEquilibrium(elasticity: .uniform(theta)).outcome(of: shock, on: system)
    }

    private func welfare(of cost: Shock.TradeCost, theta: Double) throws -> [Double] {
        try TradeEquilibrium(elasticity: .uniform(theta))
            .outcome(of: Shock(tradeCosts: [cost]), on: system).welfare
    }

    @Test(arguments: [-0.24, 0.76, 4]) func whoKeepsTheRentIsBetterOff(theta: Double) throws {
        let exporter = try outcome(.exporter, theta: theta)
        let importer = try outcome(.importer, theta: theta)
        let lost = try outcome(.lost, theta: theta)
        #expect(exporter.welfare[0] > lost.welfare[0])
        #expect(importer.welfare[2] > lost.welfare[2])
        #expect(exporter.welfare[0] > importer.welfare[0])
        #expect(importer.welfare[2] > exporter.welfare[2])
        #expect(exporter.counterfactual.rents[0] > 0 && exporter.counterfactual.rents[2] == 0)
        #expect(importer.counterfactual.rents[2] > 0 && importer.counterfactual.rents[0] == 0)
        #expect(lost.counterfactual.rents == [0, 0, 0])
        for outcome in [exporter, importer, lost] {
            #expect(outcome.counterfactual.complementarity < 1e-9)
            #expect(outcome.counterfactual.walrasResidual < 1e-9)
            assertClose(outcome.wedges[0].delivered, 0.6, relative: 1e-9)
        }
    }

    @Test func aRentOnAFlowThatIsGoneIsNothing() throws {
        let gone = try outcome(.lost, cut: 1).welfare
        #expect(try outcome(.importer, cut: 1).welfare == gone)
        #expect(try outcome(.exporter, cut: 1).welfare == gone)
    }

    @Test(arguments: [-0.24, 4]) func theRentOfAnImporterIsATariff(theta: Double) throws {
        let found = try outcome(.importer, theta: theta)
        let tariff = Shock.TradeCost(
            exporter: 0, importer: 2, sectors: [1], tariff: found.wedges[0].wedge)
        assertClose(found.welfare, try welfare(of: tariff, theta: theta), absolute: 1e-9)
    }

    @Test(arguments: [-0.24, 4]) func aLostRentIsAnIcebergCost(theta: Double) throws {
        let found = try outcome(.lost, theta: theta)
        let iceberg = Shock.TradeCost(
            exporter: 0, importer: 2, sectors: [1], iceberg: 1 + found.wedges[0].wedge)
        assertClose(found.welfare, try welfare(of: iceberg, theta: theta), absolute: 1e-9)
    }

    @Test func oneDeliveryHasOneRent() throws {
        let restrictions = [Restriction.Rent.exporter, .importer].map {
            Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.2, rent: $0)
        }
        #expect(
            throws: ShockModelError.unsupported(
                model: "trade-ge",
                part: "two rents on one delivery (exporter and importer for R1/s2 to R3)")
        ) {
            try TradeEquilibrium().impact(of: Shock(restrictions: restrictions), on: system)
        }
    }
}
