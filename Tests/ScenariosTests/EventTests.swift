import InputOutput
import Scenarios
import Shocks
import TestSupport
import Testing

/// Many shocks in one file, caps on a region's trade, bands of overlays, and what comes back.
@Suite struct EventTests {
    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 4, sectors: 3, seed: 4) }

    private func bind(_ text: String) throws(Diagnostics) -> BoundScenario {
        try Scenario.parse("version: 1\ntable: t\n" + text, file: "s.yaml").bind(to: table)
    }

    private func findings(_ text: String) -> [String] {
        do throws(Diagnostics) {
            _ = try bind(text)
            return []
        } catch {
            return error.items.map(\.sentence)
        }
    }

    @Test func everyEventIsAShockOfItsOwn() throws {
        let bound = try bind(
            """
            events:
              - name: flood
                start: 10
                duration: 30
                capacity: {region: R2, sectors: s1, change: -50%}
              - name: curbs
                duration: 90
                restrictions: {exporter: R1, sectors: s2, importer: R3, cut: 40%}
                demand: {region: R4, change: -2%}
            models: [shortage]
            """)
        #expect(bound.shock == Shock() && bound.runs.isEmpty)
        #expect(bound.events.map(\.name) == ["flood", "curbs"])
        let (flood, curbs) = (bound.events[0], bound.events[1])
        #expect(flood.bound.shock.capacityChanges == [.init(industry: 3, change: -0.5)])
        #expect(curbs.bound.shock.restrictions.map(\.cut) == [0.4])
        #expect(curbs.bound.shock.demandChanges.count == 1)
        let shortages = bound.events.compactMap { $0.bound.runs[0].model as? Shortage }
        #expect(shortages.map(\.options.start) == [10, 0])
        #expect(shortages.map(\.options.duration) == [30, 90])
        #expect(bound.ledger.contains { $0.name.hasPrefix("events.curbs.restrictions") })
        // Each gives what the same shock gives in a file of its own.
        let system = try LeontiefSystem(table)
        let alone = try bind(
            """
            restrictions: {exporter: R1, sectors: s2, importer: R3, cut: 40%, duration: 90}
            demand: {region: R4, change: -2%}
            models: [shortage]
            """)
        let expected = try alone.runs[0].impact(of: alone.shock, on: system)
        let given = try curbs.bound.runs[0].impact(of: curbs.bound.shock, on: system)
        #expect(given.outputChange == expected.outputChange)
    }

    @Test func mistakesInEventsHaveTheirPlace() {
        #expect(
            findings(
                """
                events:
                  - {name: a, capacity: {region: R9, change: -5%}}
                  - {name: a, capacity: {region: R1, change: -5%}}
                  - {name: b}
                """
            ).map { $0.prefix(20) }.count == 3)
    }

    @Test func capsAreRestrictionsOnEveryPartner() throws {
        let bound = try bind(
            """
            trade_caps:
              - {region: R2, direction: exports, sectors: s1, at_most: 80%}
              - {region: R2, direction: imports, sectors: [s2, s3], partners: [R1, R4], at_most: 0}
            models: [extraction]
            """)
        let all = bound.shock.restrictions
        let exports = all.filter { $0.exporter == 1 }
        #expect(exports.map(\.importer) == [0, 2, 3])
        #expect(exports.allSatisfy { $0.sectors == [0] && abs($0.cut - 0.2) < 1e-15 })
        let imports = all.filter { $0.importer == 1 }
        #expect(imports.map(\.exporter) == [0, 3])
        #expect(imports.allSatisfy { $0.sectors == [1, 2] && $0.cut == 1 })
        #expect(all.count == 5)
    }

    @Test func labourIsAFactorOfCapacity() throws {
        let bound = try bind(
            """
            capacity:
              - {region: R1, sectors: s1, change: -20%}
              - {region: R1, sectors: s1, change: -30%, factor: labour}
            models: [mixed]
            """)
        #expect(bound.shock.capacityChanges.map(\.factor) == [.capital, .labour])
        let change = try bound.runs[0].impact(of: bound.shock, on: try LeontiefSystem(table))
            .outputChange?[0]
        assertClose(change ?? .nan, -0.3 * table.x[0], relative: 1e-12)
    }

    private func overlay(_ more: String) -> String {
        """
        overlay:
          product: p
          importer: R1
          users: s1
          cut: 50%
          origin_share: 90%
          user_share: 20%
        \(more)
        """
    }

    @Test func numbersWithoutASourceAreBands() throws {
        let plain = try bind(overlay("  stock_days: 40"))
        #expect(
            plain.overlays[0].bands.bands == [
                .userShare: 0.1...0.4, .stockDays: 20...80, .switchingDays: 180...36_500,
            ])
        let sourced = try bind(
            overlay(
                """
                  switching_days: 100
                  sources: {user_share: a survey, switching_days: an interview}
                  ranges: {stock_days: [10, 45], switching_days: [50, 120]}
                """))
        // A source and a range: what is known is the range.
        #expect(
            sourced.overlays[0].bands.bands == [.stockDays: 10...45, .switchingDays: 50...120])
        #expect(
            sourced.ledger.first { $0.name.hasSuffix(".ranges.user_share") }?.source == "a survey")
        let wrong = findings(overlay("  ranges: {stock_days: [50, 70]}"))
        #expect(wrong.count == 1 && wrong[0].contains("the range of stock_days"))
    }

    @Test func theOlderNameOfWhatComesBackSaysSo() throws {
        let text = """
            restrictions: {exporter: R1, sectors: s2, importer: R3, cut: 40%}
            timeline:
              phases: [{years: 1, cut: 40%}, {years: 1, cut: 0}]
            """
        let new = try bind(text + "\n  return_share: 30%")
        #expect(new.timeline?.returns == .ofLost(0.3) && new.diagnostics.isEmpty)
        let old = try bind(text + "\n  hysteresis: 30%")
        #expect(old.timeline?.returns == .ofReplaced(0.3))
        #expect(old.diagnostics.map(\.code) == ["older-name"])
        #expect(try bind(text).timeline?.returns == .ofLost(0.5))
        #expect(findings(text + "\n  hysteresis: 30%\n  return_share: 1").count == 1)
    }
}
