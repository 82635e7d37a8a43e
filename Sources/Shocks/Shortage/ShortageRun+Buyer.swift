/// What one buyer does in a day. Buyers touch disjoint parts of the state, so that blocks of them run
/// side by side.
extension ShortageRun {
    /// Yesterday's orders of buyer b arrive; stocks, limits and wants follow.
    ///
    /// Adds what arrives to `delivered`, by product, and returns the smallest stock as a share of its
    /// target.
    func deliver(
        _ b: Int, _ column: UnsafePointer<Double>, delivered: UnsafeMutablePointer<Double>
    ) -> Double {
        let (n, N, G) = (n, N, economy.G)
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: N) { arrivals in
            arrivals.initialize(repeating: 0)
            let weights = deliveryWeights.base
            for r in 0..<G {
                let (shares, weight) = (column + r * N, weights + r * N)
                for p in 0..<N { arrivals[p] += shares[p] * weight[p] }
            }
            let (want, normalizer) = (wants.base + b * N, normalizers.base + b * N)
            for p in 0..<N where arrivals[p] != 0 { arrivals[p] *= want[p] / normalizer[p] }
            for index in capRanges[b] {
                // The pass above took the order as if nothing capped it.
                let row = economy.caps[index].row
                let p = row % N
                if normalizer[p] > 0 {
                    arrivals[p] -= column[row] * weights[row] * want[p] / normalizer[p]
                }
                arrivals[p] =
                    max(arrivals[p], 0) + cappedOrders.base[index] * ratios.base[row]
            }
            for p in 0..<N { delivered[p] += arrivals[p] }
            if b >= n {
                var missing = 0.0
                for p in 0..<N { missing += want[p] - arrivals[p] }
                unmet.base[b - n] += missing
                return 1
            }
            return restock(b, arrivals, want)
        }
    }

    /// Stocks of industry j after use and arrivals, what they allow tomorrow, and what j wants.
    private func restock(
        _ j: Int, _ arrivals: UnsafeMutableBufferPointer<Double>,
        _ want: UnsafeMutablePointer<Double>
    ) -> Double {
        let N = N
        let stock = stocks.base + j * N
        let made = production.base[j]
        let (baseline, days) = (economy.output[j], economy.targetDays[j])
        let threshold = max(1, options.rationing * days)
        var (limit, smallest) = (Double.infinity, 1.0)
        var (held, needed) = (0.0, 0.0)
        for p in 0..<N {
            let a = economy.coefficients[p + j * N]
            guard a > 0 else {
                want[p] = 0
                continue
            }
            stock[p] += arrivals[p] - min(a * made, stock[p])
            smallest = min(smallest, stock[p] / (days * a * baseline))
            let allowed = stock[p] / (a * threshold)
            switch options.inputRule {
            case .leontief:
                limit = min(limit, allowed)
            case .halfCritical:
                let rating = economy.ratings[p + j % N * N]
                if rating == 1 { limit = min(limit, allowed) }
                if rating == 0.5 { limit = min(limit, 0.5 * (allowed + baseline)) }
            case .linear:
                held += stock[p]
                needed += a * threshold
            }
            want[p] = max(a * made + (days * a * baseline - stock[p]) / options.restockDays, 0)
        }
        if options.inputRule == .linear, needed > 0 { limit = held / needed }
        limits.base[j] = limit
        return smallest
    }

    /// Buyer b places its orders; adds them to `orders`, by supplier.
    func order(
        _ b: Int, _ column: UnsafePointer<Double>, isShocked: Bool,
        orders: UnsafeMutablePointer<Double>
    ) {
        let (n, N, G) = (n, N, economy.G)
        let (want, normalizer) = (wants.base + b * N, normalizers.base + b * N)
        let weights = orderWeights.base
        if b >= n {
            for p in 0..<N {
                let factor = isShocked ? economy.demandFactors[p + (b - n) * N] : 1
                want[p] = economy.baselineWants[p + b * N] * factor
            }
        }
        if options.reorder {
            for p in 0..<N { normalizer[p] = 0 }
            for r in 0..<G {
                let (shares, weight) = (column + r * N, weights + r * N)
                for p in 0..<N { normalizer[p] += shares[p] * weight[p] }
            }
            if isShocked {
                for index in capRanges[b] {
                    let cap = economy.caps[index]
                    normalizer[cap.row % N] -=
                        column[cap.row] * weights[cap.row] * (1 - cap.keep)
                }
            }
            // Without any supplier left, orders stay where they were and are not met.
            for p in 0..<N where !(normalizer[p] > 1e-12) { normalizer[p] = 1 }
        }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: N) { scaled in
            for p in 0..<N { scaled[p] = want[p] / normalizer[p] }
            for r in 0..<G {
                let (shares, weight) = (column + r * N, weights + r * N)
                let target = orders + r * N
                for p in 0..<N { target[p] += shares[p] * weight[p] * scaled[p] }
            }
            for index in capRanges[b] {
                let cap = economy.caps[index]
                let p = cap.row % N
                let asked = column[cap.row] * weights[cap.row] * scaled[p]
                var placed = asked
                if isShocked {
                    let moved = options.reorder ? asked * cap.keep : asked
                    let most = cap.keep * column[cap.row] * economy.baselineWants[p + b * N]
                    placed = min(moved, most)
                }
                cappedOrders.base[index] = placed
                orders[cap.row] += placed - asked
            }
        }
    }
}
