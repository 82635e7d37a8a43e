import LinearAlgebra
import Platform

/// How everything changes along a direction, exactly.
struct NetworkResponse: Sendable {
    /// d of what must be 0: of every market's own residual, or of the bound that holds instead.
    var residual: [Double]
    /// d ln p, n.
    var prices: [Double]
    /// dλ and dχ, B.
    var spending: [Double]
    /// d ln M of every buyer, B: for households d ln of the price of final demand.
    var mixPrices: [Double]
}

extension NetworkState {
    /// The derivative along a direction, with D ln S exact (models of Baqaee & Farhi 2024,
    /// appendix; here for three nests, wedges and rents):
    ///
    ///   (I − Sᵀ) d ln p = va·d ln w + Σ_i S_ib d ln κ_ib − d ln A,
    ///   d ln S_ib = (1−η_s)(d ln p_i + d ln κ_ib) + (η_s−ε) d ln P_sb
    ///       + (ε−θ) d ln M_b + (θ−1) d ln c_b,
    ///   (I − S∘f) (dλ, dχ) = (S∘f)(d ln S + d ln f) applied to (λ, χ), and the incomes likewise.
    ///
    /// - Parameter accuracy: relative residual of the two linear systems; the factors at hand
    ///   solve them when they are those of this state, refinement otherwise.
    /// - Returns: nil when refinement does not converge, so that new factors are needed.
    /// - Complexity: two passes over the shares and two solves.
    func response(
        to d: NetworkDirection, _ factors: NetworkFactors, accuracy: Double
    ) -> NetworkResponse? {
        let (n, N, G, B) = (passes.n, passes.N, passes.G, passes.B)
        let wedges = problem.wedges
        let elasticities = problem.elasticities
        let theta = elasticities.valueAdded
        let wage = (0..<n).map { d.wages[problem.factor(of: $0)] - d.factorYield[$0] }
        let cost = wedges.groups.indices.map { d.tau[$0] + d.iceberg[$0] + d.tariff[$0] }

        // Prices.
        var direct = [Double](repeating: 0, count: n)
        for i in 0..<n { direct[i] = valueAddedShares[i] * wage[i] - d.technology[i] }
        for (g, group) in wedges.groups.enumerated() where cost[g] != 0 {
            let (s, u) = (group.product % N, prices.u[group.product])
            for (position, b) in group.buyers.enumerated() where b < n {
                direct[b] +=
                    wedges.weights[g][position] * prices.groupWeight[g] * u * v[s + b * N]
                    * cost[g]
            }
        }
        guard let dp = refinedPrices(direct, factors, accuracy) else { return nil }

        // Nests: d ln P_sb, d ln M_b, and what multiplies S_ib beside the product's own price.
        var totals = passes.overOrigins((0..<n).map { prices.u[$0] * dp[$0] })
        for (g, group) in wedges.groups.enumerated() {
            let (s, i) = (group.product % N, group.product)
            let change =
                prices.u[i] * (prices.groupWeight[g] * (dp[i] + cost[g]) - dp[i])
            for (position, b) in group.buyers.enumerated() {
                totals[s + b * N] += wedges.weights[g][position] * change
            }
        }
        var mixes = [Double](repeating: 0, count: B)
        var factor = totals  // d ln S_ib without (1−η)(dp + dκ)
        for b in 0..<B {
            let among = problem.sectorElasticity(of: b)
            var (spent, change) = (0.0, 0.0)
            for s in 0..<N {
                let cell = s + b * N
                change += totals[cell] * v[cell]
                spent += prices.sums[cell] * v[cell]
            }
            mixes[b] = spent > 0 ? change / spent : 0
            let rest =
                b < n
                ? (among - theta) * mixes[b] + (theta - 1) * (dp[b] + d.technology[b])
                : (among - 1) * mixes[b]
            for s in 0..<N {
                let cell = s + b * N
                let sector = prices.sums[cell] > 0 ? totals[cell] / prices.sums[cell] : 0
                factor[cell] = (elasticities.origins[s] - among) * sector + rest
            }
        }

        // What sellers receive, and incomes, at given λ and χ.
        var z = factor
        for b in 0..<B { for s in 0..<N { z[s + b * N] *= v[s + b * N] * spending[b] } }
        var target = received(z)
        for i in 0..<n { target[i] += (1 - elasticities.origins[i % N]) * dp[i] * spending[i] }
        var dva = [Double](repeating: 0, count: n)
        target += [Double](repeating: 0, count: G)
        for i in 0..<n {
            dva[i] =
                valueAddedShares[i] * (1 - theta) * (wage[i] - dp[i] - d.technology[i])
            target[n + i / N] += dva[i] * spending[i]
        }
        var groupChange = cost  // d of a group's spending at given λ and χ
        var groupTotal = cost
        for (g, group) in wedges.groups.enumerated() {
            let (s, i) = (group.product % N, group.product)
            let own = (1 - elasticities.origins[s]) * (dp[i] + cost[g])
            let scale = prices.groupWeight[g] * prices.u[i]
            var (total, change) = (0.0, 0.0)
            for (position, b) in group.buyers.enumerated() {
                let paid = wedges.weights[g][position] * scale * v[s + b * N] * spending[b]
                total += paid
                change += paid * (own + factor[s + b * N])
            }
            groupTotal[g] = total
            groupChange[g] = change
            let share = received(g)
            let money = d.tariff[g] + (group.rent == .lost ? 0 : d.tau[g])
            target[i] +=
                share
                * ((1 - elasticities.origins[s]) * cost[g] - money) * total
            if share == 1, money == 0 { continue }
            let net = exp(-group.tariff)
            target[n + group.importer] += change * (1 - net) + total * net * d.tariff[g]
            if group.rent != .lost {
                let kept = exp(-tau[g])
                let owner = group.rent == .importer ? group.importer : i / N
                target[n + owner] +=
                    net * ((change - total * d.tariff[g]) * (1 - kept) + total * kept * d.tau[g])
            }
        }
        target[n + factors.replaced] = -target[n...].reduce(0, +)
        guard let ds = refinedSpending(target, factors, accuracy) else { return nil }

        return NetworkResponse(
            residual: residualChange(d, dp, ds, dva, factor, cost, groupTotal, groupChange),
            prices: dp, spending: ds, mixPrices: mixes)
    }

    private func residualChange(
        _ d: NetworkDirection, _ dp: [Double], _ ds: [Double], _ dva: [Double],
        _ factor: [Double], _ cost: [Double], _ total: [Double], _ change: [Double]
    ) -> [Double] {
        let (n, N) = (passes.n, passes.N)
        let count = problem.factorCount
        var (demand, moved) = (
            [Double](repeating: 0, count: count), [Double](repeating: 0, count: count)
        )
        for i in 0..<n {
            let f = problem.factor(of: i)
            demand[f] += valueAddedShares[i] * spending[i]
            moved[f] += dva[i] * spending[i] + valueAddedShares[i] * ds[i]
        }
        var result = (0..<count).map { f in
            isFree[f] ? moved[f] / demand[f] - d.wages[f] : d.wages[f]
        }
        for (k, g) in problem.wedges.capped.enumerated() {
            guard isFree[count + k] else {
                result.append(d.tau[g])
                continue
            }
            let group = problem.wedges.groups[g]
            let scale = prices.groupWeight[g] * prices.u[group.product]
            let s = group.product % N
            var moved = change[g]
            for (position, b) in group.buyers.enumerated() {
                moved += problem.wedges.weights[g][position] * scale * v[s + b * N] * ds[b]
            }
            result.append(d.limit[g] - moved / total[g] + cost[g] + dp[group.product])
        }
        return result
    }

    /// x with (I − Sᵀ)x = b.
    private func refinedPrices(
        _ b: [Double], _ factors: NetworkFactors, _ accuracy: Double
    ) -> [Double]? {
        var x = factors.solve(b, .transposed)
        let scale = max(largestMagnitude(b), .leastNormalMagnitude)
        var before = Double.infinity
        for _ in 0..<40 {
            let product = pricesOfInputs(x)
            let residual = x.indices.map { b[$0] - x[$0] + product[$0] }
            let size = largestMagnitude(residual) / scale
            if size <= accuracy { return x }
            guard size < 0.5 * before else { return size < 1e-11 ? x : nil }
            before = size
            let correction = factors.solve(residual, .transposed)
            for i in x.indices { x[i] += correction[i] }
        }
        return nil
    }

    /// Sᵀx of the producers, n.
    private func pricesOfInputs(_ x: [Double]) -> [Double] {
        let (n, N) = (passes.n, passes.N)
        let totals = passes.overOrigins((0..<n).map { prices.u[$0] * x[$0] })
        var result = [Double](repeating: 0, count: n)
        for b in 0..<n {
            for s in 0..<N { result[b] += totals[s + b * N] * v[s + b * N] }
        }
        let wedges = problem.wedges
        for (g, group) in wedges.groups.enumerated() {
            let (s, i) = (group.product % N, group.product)
            let change = (prices.groupWeight[g] - 1) * prices.u[i] * x[i]
            for (position, b) in group.buyers.enumerated() where b < n {
                result[b] += wedges.weights[g][position] * change * v[s + b * N]
            }
        }
        return result
    }

    private func refinedSpending(
        _ target: [Double], _ factors: NetworkFactors, _ accuracy: Double
    ) -> [Double]? {
        refined(target, from: nil, factors, accuracy: accuracy)
    }
}
