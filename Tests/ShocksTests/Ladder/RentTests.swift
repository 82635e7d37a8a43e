import InputOutput
import Shocks
import TestSupport
import Testing

@Suite struct RentTests {
    private let system: LeontiefSystem

    init() throws {
        system = try LeontiefSystem(try RandomTable.make(regions: 3, sectors: 3, seed: 8))
    }

    private func welfare(_ rent: Restriction.Rent, cut: Double = 0.4) throws -> [Double] {
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1], importer: 2, cut: cut, rent: rent)
        ])
        return try #require(
            try TradeEquilibrium().impact(of: shock, on: system).welfareChange)
    }

    @Test func anImporterThatKeepsTheRentLosesLess() throws {
        #expect(try welfare(.importer)[2] > welfare(.lost)[2])
    }

    @Test func aRentOnAFlowThatIsGoneIsNothing() throws {
        #expect(try welfare(.importer, cut: 1) == welfare(.lost, cut: 1))
    }

    @Test func theRentOfAnImporterIsATariff() throws {
        let tariff = 1 / 0.6.squareRoot().squareRoot() - 1  // (1 − 0.4)^(−1/4) − 1, θ = 4
        let shock = Shock(tradeCosts: [
            .init(exporter: 0, importer: 2, sectors: [1], tariff: tariff)
        ])
        let expected = try #require(
            try TradeEquilibrium().impact(of: shock, on: system).welfareChange)
        assertClose(try welfare(.importer), expected, absolute: 1e-10)
    }

    @Test func aRentOfTheExporterIsRefused() {
        #expect(
            throws: ShockModelError.unsupported(
                model: "trade-ge", part: "a rent that the exporter keeps")
        ) { try welfare(.exporter) }
    }
}
