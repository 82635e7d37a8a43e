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
        let impact = try product.upstreamImpact(on: system)
        let change = try #require(impact.outputChange)
        assertClose(change[5], -loss * table.x[5], relative: 1e-12)
        #expect(change.allSatisfy { $0 < 0 })
        let path = try product.downstreamPath(on: system)
        let n = table.industryCount
        assertClose(path.output[5], path.baselineOutput[5], relative: 1e-12)
        // From the day the stock is gone the user makes 1 − 0.8·0.5·0.9 of what it did, or a little
        // more with overtime.
        let share = path.output[5 + 20 * n] / path.baselineOutput[5]
        #expect(share > 0.639 && share < 0.66)
    }
}
