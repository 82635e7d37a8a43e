import Platform

/// Changes of trade costs: what hat algebra needs of κ̂ = d̂·(1 + τ')/(1 + τ).
public struct TradeCosts: Sendable {
    /// κ̂_nij^−θ_j, by what a cost multiplies demand; 0 for an embargo. Element (j·G + n)·G + i.
    public let demandFactors: [Double]
    /// d̂_nij, iceberg factors; infinity for an embargo. Same layout.
    public let iceberg: [Double]
    /// τ'_nij. Same layout.
    public let tariffs: [Double]

    /// New tariffs and iceberg factors on an economy.
    public init(_ economy: TradeEconomy, tariffs: [Double]? = nil, iceberg: [Double]? = nil) {
        let count = economy.shares.count
        let cells = economy.regionCount * economy.regionCount
        let newTariffs = tariffs ?? economy.tariffs
        let d = iceberg ?? [Double](repeating: 1, count: count)
        precondition(newTariffs.count == count && d.count == count, "N·G·G costs")
        precondition(d.allSatisfy { $0 > 0 }, "an iceberg factor is positive")
        self.tariffs = newTariffs
        self.iceberg = d
        demandFactors = (0..<count).map { index in
            let cost = d[index] * (1 + newTariffs[index]) / (1 + economy.tariffs[index])
            if cost == 1 { return 1 }
            // With complements (θ ≤ 0) no equilibrium has an infinite cost; the solver says so.
            return cost == .infinity ? 0 : pow(cost, -economy.elasticities[index / cells])
        }
    }
}
