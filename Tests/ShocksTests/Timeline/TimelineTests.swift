import InputOutput
import Shocks
import TestSupport
import Testing

@Suite struct TimelineTests {
    private func korea(_ returns: Timeline.Return) -> Timeline {
        Timeline(
            phases: [
                .init(years: 3, cut: 0.8, localisationRate: 0.25, diversion: 0.5),
                .init(years: 2, cut: 0),
            ], returns: returns)
    }

    @Test func localisationDiversionAndReturnByHand() {
        let mixes = korea(.ofLost(0.4)).mixes(productShare: 0.5)
        // Cut 0.4: a quarter of what is not yet made at home is built each year, to deliver from
        // the next; half of the rest is diverted.
        assertClose(mixes.map(\.built), [0.1, 0.075, 0.05625, 0, 0], absolute: 1e-14)
        assertClose(mixes.map(\.localised), [0, 0.1, 0.175, 0.23125, 0.23125], absolute: 1e-14)
        assertClose(mixes[0].diverted, 0.2, absolute: 1e-14)
        assertClose(mixes[2].missing, 0.5 * (0.4 - 0.175), absolute: 1e-14)
        #expect(mixes[0].lost == 0.4)
        // Lifted: 0.6 of the lost 0.4 stays away, what was localised first.
        assertClose(mixes[3].lost, 0.24, absolute: 1e-14)
        assertClose(mixes[3].diverted, 0.24 - 0.23125, absolute: 1e-14)
        #expect(mixes[3].missing < 1e-15 && mixes[4] == mixes[3])
    }

    /// The older meaning: of the replaced trade alone.
    @Test func returnOfWhatWasReplaced() {
        let mixes = korea(.ofReplaced(0.4)).mixes(productShare: 0.5)
        // In the third year 0.175 is made at home and half of the other 0.225 comes from elsewhere.
        assertClose(mixes[3].lost, 0.6 * (0.175 + 0.1125), absolute: 1e-14)
        assertClose(mixes[3].localised, mixes[3].lost, absolute: 1e-14)
        #expect(mixes[3].missing < 1e-15)
    }

    @Test func easingReturnsTradeOnce() {
        let phases: [Timeline.Phase] = [
            .init(years: 1, cut: 0.5, diversion: 1), .init(years: 1, cut: 0),
            .init(years: 1, cut: 0), .init(years: 1, cut: 0.4, diversion: 0.5),
        ]
        // All that was cut was replaced: both meanings are the same.
        for returns in [Timeline.Return.ofLost(0.4), .ofReplaced(0.4)] {
            let lost = Timeline(phases: phases, returns: returns).mixes()
            assertClose(lost.map(\.lost), [0.5, 0.3, 0.3, 0.4], absolute: 1e-15)
            assertClose(lost.map(\.missing), [0, 0, 0, 0.2], absolute: 1e-15)
        }
        assertClose(
            Timeline(phases: phases, returns: .ofLost(0)).mixes().map(\.lost),
            [0.5, 0.5, 0.5, 0.5], absolute: 1e-15)
    }

    @Test func fullReturnEndsTheLoss() throws {
        let timeline = Timeline(
            phases: [.init(years: 2, cut: 1, localisationRate: 0.5), .init(years: 1, cut: 0)],
            returns: .ofLost(1), localisationCost: 1.5)
        let table = try RandomTable.make(regions: 4, sectors: 4, seed: 2)
        let result = try timeline.result(
            for: [Restriction(exporter: 0, sectors: [1], importer: 1, cut: 1)],
            on: try LeontiefSystem(table))
        let years = result.years
        #expect(years.count == 3 && years[2].phase == 1)
        #expect(years[2].valueAddedChange == [0, 0, 0, 0] && years[2].costChange == [0, 0, 0, 0])
        #expect(years[0].valueAddedChange[0] < 0)
        // Half of the flow is built in the first year: a cost before anything is made at home.
        let industry = table.layout.industry(region: 0, sector: 1)
        let flow =
            table.layout.industries(of: 1).reduce(0) { $0 + table.Z[industry, $1] }
            + table.layout.demandColumns(of: 1).reduce(0) { $0 + table.Y[industry, $1] }
        assertClose(years[0].buildingCost[1], 1.5 * 0.5 * flow, relative: 1e-12)
        #expect(years[0].mix.localised == 0 && years[1].mix.localised == 0.5)
        #expect(years[1].valueAddedChange[1] > years[0].valueAddedChange[1])
        let (first, second) = (
            years[0].costChange[1] - years[0].buildingCost[1],
            years[1].costChange[1] - years[1].buildingCost[1]
        )
        #expect(first > second && second > 0)
        assertClose(
            result.cumulatedValueAddedChange[2],
            zip(years[0].valueAddedChange, years[1].valueAddedChange).map { $0 + $1 },
            absolute: 1e-9)
        assertClose(
            result.cumulatedCostChange[2],
            zip(years[0].costChange, years[1].costChange).map { $0 + $1 }, absolute: 1e-9)
    }

    /// Overlays have no cut of their own here: each year is the mixed model under the mean of its
    /// days.
    @Test func overlaysFollowThePhases() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 31)
        let system = try LeontiefSystem(table)
        let overlay = ProductOverlay(
            product: "p", originShare: 0.9, cut: 0.3, stockDays: 0,
            users: [.init(industry: 5, share: 0.5)])
        let years = try Timeline(
            phases: [.init(years: 1, cut: 0), .init(years: 1, cut: 0.8), .init(years: 1, cut: 0)]
        ).result(for: [], overlays: [overlay], on: system).years
        let losses = years.compactMap(\.overlayValueAddedChange)
        #expect(losses.count == 3 && losses[0] == [0, 0, 0])
        // No stock is built up beyond what there was, so that the last year is as the first.
        #expect(losses[2] == [0, 0, 0])
        let expected = try MixedExogenousOutput().impact(
            of: Shock(capacityChanges: [.init(industry: 5, change: -0.5 * 0.9 * 0.8)]), on: system)
        assertClose(
            losses[1], table.layout.sumByRegion(expected.valueAddedChange ?? []), relative: 1e-12)
        #expect(years.allSatisfy { $0.valueAddedChange == [0, 0, 0] })
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
