import Platform

/// One importer's choice among the origins of one product, where quantities of some are capped.
///
/// With the price p_i = κ_i·c_i·τ_i of each origin and spending X̂ relative to the base,
///
///   P = (Σ π_i p_i^−θ)^(−1/θ),  q̂_i = X̂·P^θ·p_i^−(1+θ) ≤ m_i,  τ_i ≥ 1, complementary.
///
/// Given P, an origin whose cap binds has p_i = (X̂·P^θ/m_i)^(1/(1+θ)), so that what remains is one
/// equation in ln P, which falls monotonically: the caps hold exactly and need no unknowns of their
/// own.
struct OriginChoice: Sendable {
    /// A capped origin.
    struct Cap: Sendable {
        let origin: Int
        let logMost: Double
        let rent: Restriction.Rent
    }

    /// j·G + n.
    let row: Int
    /// θ > −1; near 0 the Cobb–Douglas limit is exact.
    let theta: Double
    /// π_i, G.
    let shares: [Double]
    /// ln κ_i, G; infinity for an origin that is cut off.
    let logCosts: [Double]
    /// The capped origins.
    let caps: [Cap]

    /// The prices that clear a row.
    struct Prices {
        /// ln P.
        var index: Double
        /// ln p_i, G.
        var origins: [Double]
        /// ln τ of each cap; 0 where it does not bind.
        var wedges: [Double]
    }

    /// Below this |θ| powers lose the digits that `expm1` keeps.
    static let smallTheta = 1e-3

    /// Prices at given log costs of the origins (G) and log spending relative to the base.
    func prices(logCost: [Double], logSpending: Double) -> Prices {
        let asked = zip(logCost, logCosts).map { $0 + $1 }
        var result = Prices(
            index: aggregate(asked), origins: asked,
            wedges: [Double](repeating: 0, count: caps.count))
        if caps.isEmpty || !result.index.isFinite { return result }
        let sigma = 1 + theta
        // The root lies between these: the slope is at most −min(1, 1/σ).
        var (low, high) = (-Double.infinity, Double.infinity)
        for _ in 0..<100 {
            var bound = 0.0
            for (k, cap) in caps.enumerated() {
                let clearing = (logSpending + theta * result.index - cap.logMost) / sigma
                let free = asked[cap.origin]
                result.origins[cap.origin] = max(free, clearing)
                result.wedges[k] = max(clearing - free, 0)
            }
            let image = aggregate(result.origins)
            for (k, cap) in caps.enumerated() where result.wedges[k] > 0 {
                bound += shares[cap.origin] * exp(-theta * (result.origins[cap.origin] - image))
            }
            let gap = image - result.index
            if gap >= 0 { low = result.index } else { high = result.index }
            let slope = bound * theta / sigma - 1
            var next = result.index - gap / slope
            if !(next > low && next < high) {
                next =
                    low.isFinite && high.isFinite
                    ? (low + high) / 2 : result.index + gap * max(1, sigma)
            }
            let step = abs(next - result.index)
            if !(step > 4e-16 * max(1, abs(next))) { break }
            result.index = next
        }
        return result
    }

    /// Share of each origin in spending, G, at given prices.
    func spendingShares(_ prices: Prices) -> [Double] {
        zip(shares, prices.origins).map { share, price in
            share == 0 || price == .infinity
                ? 0 : share * exp(-theta * (price - prices.index))
        }
    }

    /// ln P of log prices.
    private func aggregate(_ logPrices: [Double]) -> Double {
        // Relative to the price that dominates, no power overflows.
        var reference = theta > 0 ? Double.infinity : -Double.infinity
        for (share, price) in zip(shares, logPrices) where share > 0 {
            reference = theta > 0 ? min(reference, price) : max(reference, price)
        }
        var sum = 0.0
        let isSmall = abs(theta) < Self.smallTheta
        for (share, price) in zip(shares, logPrices) where share > 0 {
            let relative = price - reference
            if !isSmall {
                sum += share * exp(-theta * relative)
            } else if theta == 0 {
                sum += share * relative
            } else {
                sum += share * expm1(-theta * relative)
            }
        }
        if !isSmall { return reference - log(sum) / theta }
        return reference + (theta == 0 ? sum : -log1p(sum) / theta)
    }
}
