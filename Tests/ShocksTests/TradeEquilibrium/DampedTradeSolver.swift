import Foundation
import Shocks

/// The same equilibrium by another way, slow and plain: every price, expenditure, wage and wedge
/// moves a little towards what the conditions ask for, until nothing moves.
struct DampedTradeSolver {
    var damping = 0.2
    var tolerance = 1e-12

    struct Answer {
        var wages: [Double]
        var income: [Double]
        var prices: [Double]
        /// τ by cell of the cap.
        var wedges: [Int: Double]
        var iterations: Int

        func welfare(_ economy: TradeEconomy, base: [Double]) -> [Double] {
            let N = economy.sectorCount
            return base.indices.map { n in
                var price = 0.0
                for k in 0..<N { price += economy.demandShares[n * N + k] * log(prices[n * N + k]) }
                return income[n] / base[n] / exp(price) - 1
            }
        }
    }

    func solve(
        _ economy: TradeEconomy, caps: [TradeCaps.Cap], base: [Double], deficits: [Double]
    ) -> Answer {
        let (G, N) = (economy.regionCount, economy.sectorCount)
        var wages = [Double](repeating: 1, count: G)
        var prices = [Double](repeating: 1, count: G * N)
        var spending = base
        var wedges: [Int: Double] = [:]
        for cap in caps { wedges[cap.cell] = 0 }
        let world = economy.valueAdded.reduce(0, +)
        for iteration in 1...400_000 {
            var cost = [Double](repeating: 0, count: G * N)
            for n in 0..<G {
                for j in 0..<N {
                    var value = economy.valueAddedShares[n * N + j] * log(wages[n])
                    for k in 0..<N {
                        value +=
                            economy.inputShares[(n * N + j) * N + k] * log(prices[n * N + k])
                    }
                    cost[n * N + j] = exp(value)
                }
            }
            var largest = 0.0
            var newPrices = prices
            var output = [Double](repeating: 0, count: G * N)
            var rents = [Double](repeating: 0, count: G)
            for j in 0..<N {
                let theta = economy.elasticities[j]
                for n in 0..<G {
                    let row = (j * G + n) * G
                    let paid = (0..<G).map { cost[$0 * N + j] * exp(wedges[row + $0] ?? 0) }
                    let parts = (0..<G).map { economy.shares[row + $0] * pow(paid[$0], -theta) }
                    let sum = parts.reduce(0, +)
                    newPrices[n * N + j] = pow(sum, -1 / theta)
                    for i in 0..<G {
                        let value = parts[i] / sum * spending[n * N + j]
                        guard let cap = caps.first(where: { $0.cell == row + i }) else {
                            output[i * N + j] += value
                            continue
                        }
                        let tau = exp(wedges[row + i] ?? 0)
                        output[i * N + j] += cap.rent == .lost ? value : value / tau
                        if cap.rent == .exporter { rents[i] += value * (1 - 1 / tau) }
                        if cap.rent == .importer { rents[n] += value * (1 - 1 / tau) }
                        let before = economy.shares[row + i] * base[n * N + j]
                        let excess = log(value / paid[i] / before / cap.most)
                        let moved = max(0, (wedges[row + i] ?? 0) + damping * excess)
                        largest = max(largest, abs(moved - (wedges[row + i] ?? 0)))
                        wedges[row + i] = moved
                    }
                }
            }
            var income = [Double](repeating: 0, count: G)
            for n in 0..<G {
                income[n] = wages[n] * economy.valueAdded[n] + rents[n] + deficits[n]
                var labour = 0.0
                for k in 0..<N {
                    var use = economy.demandShares[n * N + k] * income[n]
                    for j in 0..<N {
                        use += economy.inputShares[(n * N + j) * N + k] * output[n * N + j]
                    }
                    let own = n * N + k
                    largest = max(largest, abs(use / spending[own] - 1))
                    largest = max(largest, abs(newPrices[own] / prices[own] - 1))
                    spending[own] = use
                    labour += economy.valueAddedShares[own] * output[own]
                }
                let excess = log(labour / (wages[n] * economy.valueAdded[n]))
                largest = max(largest, abs(excess))
                wages[n] *= exp(damping * excess)
            }
            prices = newPrices
            let level =
                (0..<G).reduce(0) { $0 + wages[$1] * economy.valueAdded[$1] } / world
            wages = wages.map { $0 / level }
            if largest < tolerance {
                return Answer(
                    wages: wages, income: income, prices: prices, wedges: wedges,
                    iterations: iteration)
            }
        }
        return Answer(wages: [], income: [], prices: [], wedges: [:], iterations: 400_000)
    }
}
