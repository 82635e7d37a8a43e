import InputOutput
import Shocks
import TestSupport
import Testing

@Suite struct DriversTests {
    @Test func endsOfTheRangeAreRunsOfTheModel() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 5)
        let system = try LeontiefSystem(table)
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.8)
        ])
        let outcomes = try ModelRegistry.standard.runs(
            [("ladder", .init())], labels: LabelResolver(table.layout)
        ).map { try ModelOutcome($0, of: shock, on: system) }
        let parties = Party.parties(of: shock, in: table.layout)
        let drivers = try Drivers(of: outcomes, shock: shock, parties: parties, on: system)
        #expect(drivers.skipped.isEmpty)
        #expect(drivers.parties.map(\.name) == ["R1", "R3"])
        let swings = drivers.drivers.map(\.swing)
        #expect(swings == swings.sorted(by: >))
        let theta = try #require(
            drivers.drivers.first {
                $0.run == "trade-ge-long-run" && $0.parameter.name == "theta"
            })
        #expect(theta.range == 1...8)
        for (end, value) in [(theta.low, 1.0), (theta.high, 8.0)] {
            let impact = try TradeEquilibrium(elasticity: .uniform(value))
                .impact(of: shock, on: system)
            let welfare = try #require(impact.welfareChange)
            for (observed, region) in zip(end, [0, 2]) {
                assertClose(try #require(observed), 100 * welfare[region], absolute: 1e-9)
            }
        }
        let markUp = try #require(drivers.drivers.first { $0.parameter.name == "mark_up" })
        #expect(markUp.headline == .cost)
        // A choice without a range: what happens to deficits.
        let deficits = try #require(
            drivers.drivers.first {
                $0.run == "trade-ge-long-run" && $0.parameter.name == "deficits"
            })
        #expect(deficits.alternative == "fixed" && deficits.range == nil)
        let fixed = try TradeEquilibrium(deficits: .fixed).impact(of: shock, on: system)
        assertClose(
            try #require(deficits.low[1]), 100 * (try #require(fixed.welfareChange)[2]),
            absolute: 1e-9, "deficits")
        let many = try Drivers(
            of: outcomes, shock: shock, parties: parties, on: system, threads: 3)
        #expect(many.drivers.map(\.path) == drivers.drivers.map(\.path))
        #expect(many.drivers.map(\.low) == drivers.drivers.map(\.low))
        let none = try Drivers(
            of: outcomes, shock: shock, parties: parties, effort: .none, on: system)
        #expect(none.drivers.isEmpty)
    }
}
