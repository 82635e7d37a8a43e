import Shocks
import Testing

/// Programmer errors of this module's interfaces end the process.
@Suite struct PreconditionTests {
    @Test func tradeEconomyCounts() async {
        await #expect(processExitsWith: .failure) {
            _ = TradeEconomy(
                regions: ["A"], sectors: ["s"], shares: [1, 1], tariffs: [0],
                valueAddedShares: [1], inputShares: [0], demandShares: [1], valueAdded: [1],
                deficits: [0], elasticities: [4])
        }
        await #expect(processExitsWith: .failure) {
            _ = TradeEconomy(
                regions: ["A"], sectors: ["s"], shares: [1], tariffs: [0], valueAddedShares: [1],
                inputShares: [0], demandShares: [1], valueAdded: [1], deficits: [0],
                elasticities: [-1])
        }
    }

    @Test func shortageOptions() async {
        await #expect(processExitsWith: .failure) {
            var options = Shortage.Options()
            options.inventoryDays = 0.5
            _ = Shortage(options: options)
        }
        await #expect(processExitsWith: .failure) {
            _ = Criticality(ratings: [0.7], source: "nowhere")
        }
    }

    @Test func overlayShares() async {
        await #expect(processExitsWith: .failure) {
            _ = ProductOverlay(product: "HF", originShare: 1.2, stockDays: 30, users: [])
        }
    }

    @Test func timelineAndScreen() async {
        await #expect(processExitsWith: .failure) { _ = Timeline(phases: []) }
        await #expect(processExitsWith: .failure) {
            _ = Timeline.Phase(years: 0, cut: 0.5)
        }
        await #expect(processExitsWith: .failure) { _ = CESScreen(inputElasticity: -1) }
    }
}
