import InputOutput
import Shocks
import TestSupport
import Testing

@Suite struct ProductOverlayTests {
    private func overlay(
        _ stock: Double, _ switching: Double? = nil, users: [ProductOverlay.User] = []
    ) -> ProductOverlay {
        ProductOverlay(
            product: "hydrogen fluoride", originShare: 0.9, stockDays: stock,
            switchingDays: switching, users: users)
    }

    @Test func meanLossOverAYear() {
        // 30 days of stock last 30/0.9 days; after that nine tenths are missing.
        assertClose(
            overlay(30).supply(days: 365).meanShortfall, 0.9 * (365 - 30 / 0.9) / 365,
            absolute: 1e-12)
        assertClose(overlay(30).supply(days: 365).meanShortfall, 0.82, absolute: 0.005)
        #expect(overlay(90, 90).supply(days: 365).meanShortfall == 0)
    }

    @Test func supplyIsConserved() {
        let supply = overlay(20, 200).supply(days: 300, duration: 150)
        var stock = 20.0
        for day in 0..<300 {
            stock += supply.available[day] - supply.met[day]
            assertClose(supply.stock[day], stock, absolute: 1e-12)
            #expect(supply.met[day] <= 1 && supply.stock[day] >= 0)
        }
        #expect(supply.meanShortfall > 0.05)
        #expect(supply.available[150] == 1 && supply.met[299] == 1)
    }

    @Test func feedsTheMixedAndTheShortageModel() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 31)
        let system = try LeontiefSystem(table)
        let product = overlay(
            10, users: [.init(industry: 5, share: 0.5, criticality: 0.8)])
        let loss = 0.8 * 0.5 * 0.9 * (365 - 10 / 0.9) / 365
        let impact = try MixedExogenousOutput().impact(
            of: Shock(capacityChanges: product.capacityChanges(days: 365)), on: system)
        let change = try #require(impact.outputChange)
        assertClose(change[5], -loss * table.x[5], relative: 1e-12)
        #expect(change.allSatisfy { $0 < 0 })
        let path = try Shortage().path(
            of: Shock(), on: system, capacityPaths: product.capacityPaths(days: 365))
        let n = table.industryCount
        assertClose(path.output[5], path.baselineOutput[5], relative: 1e-12)
        // From the day the stock is gone the user makes 1 − 0.8·0.5·0.9 of what it did, or a little
        // more with overtime.
        let share = path.output[5 + 20 * n] / path.baselineOutput[5]
        #expect(share > 0.639 && share < 0.66)
    }

    /// Two corners hold the least and the most of all combinations of the ends of the bands.
    @Test func bandsHoldEveryCombination() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 31)
        let system = try LeontiefSystem(table)
        let product = overlay(20, 100, users: [.init(industry: 5, share: 0.4, criticality: 0.8)])
        let bands = Dictionary(
            uniqueKeysWithValues: OverlayBands.Number.allCases.map {
                ($0, $0.band(around: $0.value(in: product)))
            })
        #expect(bands[.userShare] == 0.2...0.8 && bands[.stockDays] == 10...40)
        #expect(bands[.switchingDays] == 50...200)
        let item = OverlayRuns.Item(product, bands: OverlayBands(bands))
        let outcomes = try OverlayRuns.outcomes([item], on: system)
        #expect(
            outcomes.map(\.run.label) == [
                "overlay-upstream", "overlay-upstream-least", "overlay-upstream-most",
                "overlay-downstream", "overlay-downstream-least", "overlay-downstream-most",
            ])
        let losses = outcomes.map { -($0.impact?.valueAddedChange?.reduce(0, +) ?? .nan) }
        #expect(losses[1] < losses[0] && losses[0] < losses[2])
        #expect(losses[4] < losses[3] && losses[3] < losses[5])
        for share in [0.2, 0.8] {
            for stock in [10.0, 40] {
                for switching in [50.0, 200] {
                    let corner = product.with(.userShare, share).with(.stockDays, stock)
                        .with(.switchingDays, switching)
                    let impact = try MixedExogenousOutput().impact(
                        of: Shock(capacityChanges: corner.capacityChanges(days: 365)), on: system)
                    let loss = -(impact.valueAddedChange ?? []).reduce(0, +)
                    #expect(loss >= losses[1] - 1e-9 && loss <= losses[2] + 1e-9)
                }
            }
        }
        // Without bands there is nothing but the given values.
        #expect(try OverlayRuns.outcomes([.init(product)], on: system).count == 2)
        #expect(product.with(.switchingDays, 36_500).switchingDays == nil)
    }

    @Test func driversIncludeTheBands() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 31)
        let system = try LeontiefSystem(table)
        let item = OverlayRuns.Item(
            overlay(20, 100, users: [.init(industry: 5, share: 0.4)]),
            bands: OverlayBands([.stockDays: 10...300]))
        let place = table.layout.region(ofIndustry: 5)
        let drivers = try Drivers(
            of: [], shock: Shock(capacityChanges: [.init(industry: 5, change: 0)]),
            parties: [Party(name: "R2", role: .shocked, regions: [place])], overlays: [item],
            on: system)
        let driver = try #require(drivers.drivers.first { $0.run == "overlay-upstream" })
        #expect(driver.path == "overlay[0].stock_days" && driver.range == 10...300)
        #expect((driver.low[0] ?? 0) < (driver.base[0] ?? 0))
        #expect((driver.base[0] ?? 0) < (driver.high[0] ?? -1))
        #expect(driver.high[0] == 0)
        #expect(drivers.drivers.contains { $0.run == "overlay-downstream" })
    }
}
