import Foundation
import Shocks

/// The same equilibrium by plain damped substitution with dense loops and no derivative: an
/// independent solver for small economies.
struct DampedNetwork {
    let economy: NetworkEconomy
    let elasticities: NetworkElasticities
    /// One capped flow: product, buyers, region of the buyers, share allowed, who keeps the rent.
    let product: Int
    let buyers: [Int]
    let importer: Int
    let allowed: Double
    let rent: Restriction.Rent
    /// Where factors can go.
    var factors = NetworkProblem.Factors.immobile

    struct Result {
        var realExpenditure: [Double]
        var wages: [Double]
        var tau: Double
    }

    func solve(steps: Int = 200_000) -> Result {
        let (G, N) = (economy.regionCount, economy.sectorCount)
        let (n, B) = (G * N, G * N + G)
        var (w, tau) = ([Double](repeating: 1, count: n), 1.0)
        var p = w
        var (lambda, chi) = (economy.sales, economy.spending)
        let income = economy.factorIncome
        func mean(_ shares: [Double], _ prices: [Double], _ elasticity: Double) -> Double {
            let total = shares.reduce(0, +)
            if total == 0 { return 1 }
            if abs(elasticity - 1) < 1e-12 {
                return exp(zip(shares, prices).reduce(0) { $0 + $1.0 * log($1.1) } / total)
            }
            let sum = zip(shares, prices).reduce(0) { $0 + $1.0 * pow($1.1, 1 - elasticity) }
            return pow(sum / total, 1 / (1 - elasticity))
        }
        var index = [Double](repeating: 1, count: B)
        for _ in 0..<steps {
            var share = [[Double]](repeating: [Double](repeating: 0, count: n), count: B)
            var va = economy.valueAddedShares
            var made = p
            var quantity = (base: 0.0, now: 0.0)
            for b in 0..<B {
                let paid = (0..<n).map { $0 == product && buyers.contains(b) ? tau * p[$0] : p[$0] }
                var (sectors, prices) = ([Double](), [Double]())
                for s in 0..<N {
                    let own = stride(from: s, to: n, by: N).map { $0 }
                    let shares = own.map { economy.shares[$0, b] }
                    sectors.append(shares.reduce(0, +))
                    prices.append(mean(shares, own.map { paid[$0] }, elasticities.origins[s]))
                }
                let among = b < n ? elasticities.input : elasticities.consumption
                index[b] = mean(sectors, prices, among)
                var cost = index[b]
                if b < n {
                    let alpha = economy.valueAddedShares[b]
                    cost = mean([alpha, 1 - alpha], [w[b], index[b]], elasticities.valueAdded)
                    va[b] = alpha * pow(w[b] / cost, 1 - elasticities.valueAdded)
                    made[b] = cost
                }
                for i in 0..<n where economy.shares[i, b] > 0 {
                    let s = i % N
                    var value = economy.shares[i, b]
                    value *= pow(paid[i] / prices[s], 1 - elasticities.origins[s])
                    value *= pow(prices[s] / index[b], 1 - among)
                    if b < n { value *= pow(index[b] / cost, 1 - elasticities.valueAdded) }
                    share[b][i] = value
                    if i == product, buyers.contains(b) {
                        let before = b < n ? economy.sales[b] : economy.spending[b - n]
                        quantity.base += economy.shares[i, b] * before
                        quantity.now += value * (b < n ? lambda[b] : chi[b - n]) / paid[i]
                    }
                }
            }
            var (received, earned) = ([Double](repeating: 0, count: n), economy.spending)
            var rents = 0.0
            for b in 0..<B {
                let spent = b < n ? lambda[b] : chi[b - n]
                for i in 0..<n {
                    var value = share[b][i] * spent
                    if i == product, buyers.contains(b), rent != .lost {
                        rents += value * (1 - 1 / tau)
                        value /= tau
                    }
                    received[i] += value
                }
            }
            for i in 0..<n { earned[i / N] += va[i] * lambda[i] - income[i] }
            if rent == .exporter { earned[product / N] += rents }
            if rent == .importer { earned[importer] += rents }
            // The world's income stays 1.
            let world = (0..<n).reduce(rents) { $0 + va[$1] * lambda[$1] }
            var moved = 0.0
            var (demand, supply) = (income, income)
            for c in 0..<G where factors == .mobile {
                let own = (c * N)..<((c + 1) * N)
                let wanted = own.reduce(0) { $0 + va[$1] * received[$1] / world }
                let there = own.reduce(0) { $0 + income[$1] }
                for i in own { (demand[i], supply[i]) = (wanted, there) }
            }
            for i in 0..<n {
                moved = max(moved, abs(made[i] - p[i]), abs(received[i] / lambda[i] - 1))
                p[i] = made[i]
                lambda[i] = received[i] / world
                if factors == .immobile { demand[i] = va[i] * lambda[i] }
                let wanted = demand[i] / supply[i]
                moved = max(moved, abs(wanted / w[i] - 1))
                w[i] *= pow(wanted / w[i], 0.1)
            }
            for c in 0..<G { chi[c] = 0.5 * chi[c] + 0.5 * earned[c] }
            let excess = quantity.now / quantity.base / allowed
            moved = max(moved, abs(excess - 1))
            tau = max(1, tau * pow(excess, 0.2))
            if moved < 1e-13 { break }
        }
        return Result(
            realExpenditure: (0..<G).map { chi[$0] / economy.spending[$0] / index[n + $0] },
            wages: w, tau: tau)
    }
}
