import InputOutput
import Shocks
import TestSupport
import Testing

@Suite struct PartyTests {
    private let layout: TableLayout

    init() throws { layout = try RandomTable.make(regions: 9, sectors: 2, seed: 3).layout }

    private func cost(_ s: Int, _ r: Int) -> Shock.TradeCost {
        Shock.TradeCost(exporter: s, importer: r, iceberg: 2)
    }

    @Test func twoSidesOfOneRestriction() {
        let shock = Shock(restrictions: [
            Restriction(exporter: 3, sectors: [0], importer: 1, cut: 1)
        ])
        #expect(
            Party.parties(of: shock, in: layout) == [
                Party(name: "R4", role: .exporter, regions: [3]),
                Party(name: "R2", role: .importer, regions: [1]),
            ])
    }

    @Test func retaliationMakesBothSidesBoth() {
        let shock = Shock(tradeCosts: [cost(0, 1), cost(1, 0)])
        #expect(
            Party.parties(of: shock, in: layout) == [
                Party(name: "R1", role: .both, regions: [0]),
                Party(name: "R2", role: .both, regions: [1]),
            ])
    }

    @Test func blocsGoByTheirNames() {
        let (east, west) = ([0, 1], [2, 3, 4, 5])
        let costs = east.flatMap { s in west.flatMap { r in [cost(s, r), cost(r, s)] } }
        let parties = Party.parties(
            of: Shock(tradeCosts: costs), in: layout,
            groups: [("east", east), ("west", west)])
        #expect(
            parties == [
                Party(name: "@east", role: .both, regions: east),
                Party(name: "@west", role: .both, regions: west),
            ])
    }

    @Test func manyWithoutAGroupAreCounted() {
        let shock = Shock(tradeCosts: (1..<7).map { cost($0, 0) })
        #expect(
            Party.parties(of: shock, in: layout) == [
                Party(name: "6 exporters", role: .exporter, regions: Array(1..<7)),
                Party(name: "R1", role: .importer, regions: [0]),
            ])
    }
}
