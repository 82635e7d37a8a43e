import InputOutput
import Platform

/// An input whose price carries a loss: a sector's product, of all origins, for the buyers of one
/// region.
public struct NetworkBottleneck: Sendable, Hashable {
    /// Index of the region that buys.
    public let region: Int
    /// Index of the sector.
    public let sector: Int
    /// Relative change of its mean price against the price of the region's final demand (0.01 is 1
    /// %).
    public let priceChange: Double
    /// What the dearer input costs all of the region's buyers, as a share of its final demand.
    /// Costs that are handed on count again where they arrive.
    public let cost: Double
}

extension NetworkSolution {
    /// The inputs of all regions by what their price costs, largest first.
    ///
    /// The cost of sector s in region r is Σ_b ½(X⁰_sb + X_sb)·(Δ ln P_sb − Δ ln PC_r)/χ⁰_r over
    /// the buyers b of r, with X what b spends on s (a Törnqvist index).
    public func bottlenecks(limit: Int = 10) -> [NetworkBottleneck] {
        let economy = problem.economy
        let (G, N) = (economy.regionCount, economy.sectorCount)
        let n = G * N
        let before = economy.sales + economy.spending
        var found: [NetworkBottleneck] = []
        for r in 0..<G {
            let level = state.prices.mixPrices[n + r]
            var (cost, weight, change) = (
                [Double](repeating: 0, count: N), [Double](repeating: 0, count: N),
                [Double](repeating: 0, count: N)
            )
            for b in Array((r * N)..<((r + 1) * N)) + [n + r] {
                for s in 0..<N {
                    let cell = s + b * N
                    let spent =
                        0.5
                        * (economy.sectorShares[cell] * before[b] + state.prices.sums[cell]
                            * state.v[cell] * state.spending[b])
                    let dearer = state.prices.sectorPrices[cell] - level
                    cost[s] += spent * dearer
                    weight[s] += spent
                    change[s] += spent * dearer
                }
            }
            for s in 0..<N where weight[s] > 0 && cost[s] > 0 {
                found.append(
                    NetworkBottleneck(
                        region: r, sector: s, priceChange: exp(change[s] / weight[s]) - 1,
                        cost: cost[s] / economy.spending[r]))
            }
        }
        func money(_ b: NetworkBottleneck) -> Double { b.cost * economy.spending[b.region] }
        return Array(found.sorted { money($0) > money($1) }.prefix(limit))
    }
}
