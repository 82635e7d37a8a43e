import Platform

/// The nests of every buyer at given prices of products and factors, in logs.
///
///   P_sb = [Σ_o ω_o|sb (κ_ob·p_os)^(1−η_s)]^(1/(1−η_s)),  M_b = [Σ_s ω_sb P_sb^(1−ε)]^(1/(1−ε)),
///   c_b = [α_b w_b^(1−θ) + (1−α_b) M_b^(1−θ)]^(1/(1−θ)),  p_b = c_b/A_b;  households: M_c with σ.
///
/// An elasticity of 1 is the Cobb-Douglas limit.
struct NetworkPrices: Sendable {
    /// u_i = (p_i/ref_s)^(1−η_s), n; ref_s keeps every power at most 1.
    let u: [Double]
    /// ln ref_s, N.
    let reference: [Double]
    /// What a cell of each group weighs relative to Ω⁰: κ^(1−η), 0 for a removed origin.
    let groupWeight: [Double]
    /// ln κ = ln d + ln(1+t) + ln τ of each group.
    let groupCost: [Double]
    /// Σ_o Ω⁰·weight·u, element s + b·N.
    let sums: [Double]
    /// ln P_sb, element s + b·N; 0 where nothing is bought.
    let sectorPrices: [Double]
    /// ln M_b of producers and households, B; 0 without inputs.
    let mixPrices: [Double]
    /// ln c_b, n.
    let costs: [Double]

    /// - Parameters:
    ///   - logPrices: ln p, n; logWages: ln w of each producer's factors in units of yield, n.
    ///   - tau: ln τ of each group.
    init(
        _ problem: NetworkProblem, _ sums: NetworkSums, logPrices: [Double], logWages: [Double],
        tau: [Double]
    ) {
        let (n, G, N, B) = (sums.n, sums.G, sums.N, sums.B)
        let economy = problem.economy
        let elasticities = problem.elasticities
        let wedges = problem.wedges
        let exponents = elasticities.origins.map { 1 - $0 }
        let isUnit = exponents.map { abs($0) < NetworkElasticities.unit }
        var extremes = [Double](repeating: 0, count: N)
        for s in 0..<N where !isUnit[s] {
            var extreme = logPrices[s]
            for o in 1..<max(G, 1) {
                let price = logPrices[o * N + s]
                extreme = exponents[s] < 0 ? min(extreme, price) : max(extreme, price)
            }
            extremes[s] = extreme
        }
        let reference = extremes
        var u = [Double](repeating: 1, count: n)
        var y = u
        for i in 0..<n {
            let s = i % N
            if isUnit[s] {
                y[i] = logPrices[i]
            } else {
                u[i] = exp(exponents[s] * (logPrices[i] - reference[s]))
                y[i] = u[i]
            }
        }
        var cost = [Double](repeating: 0, count: wedges.groups.count)
        var weight = cost
        for (g, group) in wedges.groups.enumerated() {
            cost[g] = group.iceberg + group.tariff + tau[g]
            weight[g] = group.isRemoved ? 0 : exp(exponents[group.product % N] * cost[g])
        }
        var totals = sums.overOrigins(y)
        for (g, group) in wedges.groups.enumerated() {
            let s = group.product % N
            let change =
                isUnit[s] ? cost[g] : (weight[g] - 1) * u[group.product]
            for (position, b) in group.buyers.enumerated() {
                totals[s + b * N] += wedges.weights[g][position] * change
            }
        }
        var prices = [Double](repeating: 0, count: N * B)
        var mixes = [Double](repeating: 0, count: B)
        var costs = [Double](repeating: 0, count: n)
        let shares = economy.sectorShares
        prices.withUnsafeMutableBufferPointer { prices in
            mixes.withUnsafeMutableBufferPointer { mixes in
                costs.withUnsafeMutableBufferPointer { costs in
                    totals.withUnsafeBufferPointer { totals in
                        nonisolated(unsafe) let (prices, mixes, costs, totals) = (
                            prices, mixes, costs, totals
                        )
                        sums.blocks { _, buyers in
                            for b in buyers {
                                for s in 0..<N where shares[s + b * N] > 0 {
                                    let ratio = totals[s + b * N] / shares[s + b * N]
                                    prices[s + b * N] =
                                        isUnit[s]
                                        ? ratio : reference[s] + log(ratio) / exponents[s]
                                }
                                let own = UnsafeBufferPointer(
                                    rebasing: UnsafeBufferPointer(prices)[
                                        (b * N)..<((b + 1) * N)])
                                mixes[b] = problem.mixPrice(of: b, own)
                                if b < n {
                                    costs[b] = problem.cost(
                                        of: b, wage: logWages[b], mix: mixes[b])
                                }
                            }
                        }
                    }
                }
            }
        }
        // In the Cobb-Douglas limit powers are 1: the sums of shares are those of the base.
        for s in 0..<N where isUnit[s] {
            for b in 0..<B { totals[s + b * N] = shares[s + b * N] }
        }
        self.u = u
        self.reference = reference
        groupWeight = weight
        groupCost = cost
        self.sums = totals
        sectorPrices = prices
        mixPrices = mixes
        self.costs = costs
    }
}

extension NetworkProblem {
    /// The elasticity among sectors of a buyer: ε of producers, σ of households.
    func sectorElasticity(of buyer: Int) -> Double {
        buyer < economy.industryCount ? elasticities.input : elasticities.consumption
    }

    /// Weight of a sector in a household's nest relative to the base, element s + c·N, so that
    /// weights still add up to 1; empty when tastes do not change.
    var tasteWeights: [Double] {
        guard logTastes.contains(where: { $0 != 0 }) else { return [] }
        let (n, N) = (economy.industryCount, economy.sectorCount)
        var weights = logTastes.map { exp($0) }
        for c in 0..<economy.regionCount {
            var total = 0.0
            for s in 0..<N {
                total += economy.sectorShares[s + (n + c) * N] * weights[s + c * N]
            }
            if total > 0 { for s in 0..<N { weights[s + c * N] /= total } }
        }
        return weights
    }

    /// ln M_b from ln P_sb of the buyer.
    fileprivate func mixPrice(of b: Int, _ prices: UnsafeBufferPointer<Double>) -> Double {
        let (n, N) = (economy.industryCount, economy.sectorCount)
        let total = b < n ? 1 - economy.valueAddedShares[b] : 1
        guard total > 0 else { return 0 }
        let exponent = 1 - sectorElasticity(of: b)
        let isUnit = abs(exponent) < NetworkElasticities.unit
        let tastes = b < n ? [] : normalisedTastes
        var (sum, bought) = (0.0, 0.0)
        for s in 0..<N {
            var share = economy.sectorShares[s + b * N]
            if share == 0 { continue }
            if !tastes.isEmpty { share *= tastes[s + (b - n) * N] }
            bought += share
            sum += share * (isUnit ? prices[s] : exp(exponent * prices[s]))
        }
        guard bought > 0 else { return 0 }
        return isUnit ? sum / bought : log(sum / bought) / exponent
    }

    /// ln c_b from the wage and the price of inputs.
    fileprivate func cost(of b: Int, wage: Double, mix: Double) -> Double {
        let alpha = economy.valueAddedShares[b]
        if alpha >= 1 { return wage }
        if alpha <= 0 { return mix }
        let exponent = 1 - elasticities.valueAdded
        if abs(exponent) < NetworkElasticities.unit { return alpha * wage + (1 - alpha) * mix }
        return log(alpha * exp(exponent * wage) + (1 - alpha) * exp(exponent * mix)) / exponent
    }
}
