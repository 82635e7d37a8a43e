import InputOutput
import Shocks
import TestSupport
import Testing

@Suite struct TimelineTests {
    private let korea = Timeline(
        phases: [
            .init(years: 3, cut: 0.8, localisationRate: 0.25, diversion: 0.5),
            .init(years: 2, cut: 0),
        ], hysteresis: 0.4)

    @Test func localisationDiversionAndHysteresisByHand() {
        let mixes = korea.mixes(productShare: 0.5)
        // Cut 0.4: localised 0.1, 0.175, 0.23125; half of the rest diverted.
        assertClose(
            mixes.map(\.localised), [0.1, 0.175, 0.23125, 0.189375, 0.189375], absolute: 1e-14)
        assertClose(mixes[0].diverted, 0.15, absolute: 1e-14)
        assertClose(mixes[2].missing, 0.5 * (0.4 - 0.23125), absolute: 1e-14)
        #expect(mixes[0].lost == 0.4)
        // Lifted: 0.6 of the replaced 0.315625 stays away, what was localised first.
        assertClose(mixes[3].lost, 0.6 * 0.315625, absolute: 1e-14)
        assertClose(mixes[3].diverted, 0, absolute: 1e-14)
        #expect(mixes[3].missing < 1e-15 && mixes[4] == mixes[3])
    }

    @Test func easingReturnsTradeOnce() {
        let phases: [Timeline.Phase] = [
            .init(years: 1, cut: 0.5, diversion: 1), .init(years: 1, cut: 0),
            .init(years: 1, cut: 0), .init(years: 1, cut: 0.4, diversion: 0.5),
        ]
        let lost = Timeline(phases: phases, hysteresis: 0.4).mixes()
        assertClose(lost.map(\.lost), [0.5, 0.3, 0.3, 0.4], absolute: 1e-15)
        assertClose(lost.map(\.missing), [0, 0, 0, 0.2], absolute: 1e-15)
        assertClose(
            Timeline(phases: phases, hysteresis: 0).mixes().map(\.lost), [0.5, 0.5, 0.5, 0.5],
            absolute: 1e-15)
    }

    @Test func fullReturnEndsTheLoss() throws {
        let timeline = Timeline(
            phases: [.init(years: 2, cut: 1, localisationRate: 0.5), .init(years: 1, cut: 0)],
            hysteresis: 1)
        let table = try RandomTable.make(regions: 4, sectors: 4, seed: 2)
        let result = try timeline.result(
            for: [Restriction(exporter: 0, sectors: [1], importer: 1, cut: 1)],
            on: try LeontiefSystem(table))
        #expect(result.years.count == 3 && result.years[2].phase == 1)
        #expect(result.years[2].netChange == [0, 0, 0, 0])
        #expect(result.years[0].valueAddedChange[0] < 0)
        #expect(result.years[0].costChange[1] > result.years[1].costChange[1])
        #expect(result.years[1].costChange[1] > 0)
        let cumulated = result.cumulatedNetChange
        assertClose(
            cumulated[2],
            zip(result.years[0].netChange, result.years[1].netChange).map { $0 + $1 },
            absolute: 1e-9)
    }

    /// Without adaptation a year is flow extraction for sellers and cost-push for buyers.
    @Test func oneYearIsExtractionAndCostPush() throws {
        let table = try RandomTable.make(regions: 4, sectors: 4, seed: 26)
        let system = try LeontiefSystem(table)
        let restriction = Restriction(
            exporter: 2, sectors: [0, 3], importer: 1, cut: 0.7, productShare: 0.6)
        let year = try Timeline(phases: [.init(years: 1, cut: 0.7)], scarcityMarkUp: 1.5)
            .result(for: [restriction], on: system).years[0]
        let shock = Shock(restrictions: [restriction])
        let extraction = try Extraction().impact(of: shock, on: system)
        assertClose(
            year.valueAddedChange, table.layout.sumByRegion(extraction.valueAddedChange ?? []),
            relative: 1e-10)
        let push = try CostPush(markUp: 1.5).impact(of: shock, on: system)
        let spending = table.Y.columnSums()
        let expected = (0..<4).map { r in
            (push.consumerPriceChange?[r] ?? .nan)
                * table.layout.demandColumns(of: r).reduce(0) { $0 + spending[$1] }
        }
        assertClose(year.costChange, expected, relative: 1e-10)
    }

    /// What is fully replaced keeps world value added (taxes on products aside).
    @Test func fullDiversionIsReplacementByThirdOrigins() throws {
        let table = try RandomTable.make(regions: 4, sectors: 4, seed: 27)
        let system = try LeontiefSystem(table)
        let restriction = Restriction(exporter: 2, sectors: [1], importer: 0, cut: 1)
        let year = try Timeline(
            phases: [.init(years: 1, cut: 1, diversion: 1)], diversionPremium: 0
        ).result(for: [restriction], on: system).years[0]
        let replaced = try Extraction(replacement: .regions([1, 3]))
            .impact(of: Shock(restrictions: [restriction]), on: system)
        assertClose(
            year.valueAddedChange, table.layout.sumByRegion(replaced.valueAddedChange ?? []),
            relative: 1e-10)
        #expect(year.costChange == [0, 0, 0, 0])
    }
}
