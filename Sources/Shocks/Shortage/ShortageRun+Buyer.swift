/// What one pass over the buyers does.
struct BuyersDay {
    /// Whether yesterday's orders arrive; not before the first day.
    let delivers: Bool
    /// Whether the orders that arrive were placed for a day of the shock.
    let wasShocked: Bool
    /// Whether the orders that are placed are for a day of the shock.
    let isShocked: Bool
    /// What part of restricted varieties others replace: in the orders that arrive, and in those
    /// placed.
    let oldSubstitution: Double
    let substitution: Double
}

/// What one buyer does in a day. Buyers touch disjoint parts of the state, so that blocks of them
/// run side by side.
extension ShortageRun {
    /// Serves some buyers: yesterday's orders arrive, stocks, wants and limits follow, orders go
    /// out.
    ///
    /// Adds what arrives to `delivered`, by product, and orders beyond baseline to `orders`, by
    /// supplier. Returns the smallest stock as a share of its target.
    func serve(
        _ buyers: Range<Int>, _ today: BuyersDay, rationed: UnsafeBufferPointer<Int>,
        reweighted: UnsafeBufferPointer<Int>, delivered: UnsafeMutablePointer<Double>,
        orders: UnsafeMutablePointer<Double>, column: (Int) -> UnsafePointer<Double>
    ) -> LowestStock {
        let (n, N) = (n, N)
        var lowest = LowestStock.none
        var waiting: [(column: UnsafePointer<Double>, factors: UnsafePointer<Double>)] = []
        waiting.reserveCapacity(4)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * N) { scratch in
            guard let sums = scratch.baseAddress else { return }
            let arrivals = sums + N
            for b in buyers {
                let flows = column(b)
                if today.delivers {
                    sums.update(repeating: 0, count: N)
                    if !rationed.isEmpty {
                        FlowKernel.collect(
                            flows, shortfalls.base, regions: rationed, N, into: sums)
                    }
                    deliver(b, today, sums, into: arrivals, delivered: delivered)
                    if b < n { restock(b, today, arrivals, &lowest) }
                }
                if today.substitution != today.oldSubstitution {
                    for index in economy.splitRanges[b] where b < n { varieties.pool(index) }
                }
                want(b, today)
                if b < n { limit(b, today) }
                sums.update(repeating: 0, count: N)
                if !reweighted.isEmpty {
                    FlowKernel.collect(
                        flows, weightChanges.base, regions: reweighted, N, into: sums)
                }
                order(b, today, sums)
                let factors = UnsafePointer(excess.base + b * N)
                if (0..<N).contains(where: { factors[$0] != 0 }) {
                    waiting.append((flows, factors))
                }
                if waiting.count == 4 {
                    FlowKernel.spread(waiting, economy.G, N, into: orders)
                    waiting.removeAll(keepingCapacity: true)
                }
            }
            FlowKernel.spread(waiting, economy.G, N, into: orders)
        }
        return lowest
    }

    /// What arrives of every product relative to baseline. `sums` holds what suppliers deliver
    /// beyond orders, capped deliveries as if they were not.
    private func deliver(
        _ b: Int, _ today: BuyersDay, _ sums: UnsafeMutablePointer<Double>,
        into arrivals: UnsafeMutablePointer<Double>, delivered: UnsafeMutablePointer<Double>
    ) {
        let N = N
        let (excess, wants) = (excess.base + b * N, wants.base + b * N)
        let inverses = inverseWants.base + b * N
        for p in 0..<N { arrivals[p] = (1 + excess[p]) * (1 + sums[p] * inverses[p]) }
        for index in economy.splitRanges[b] {
            let p = economy.splits[index].product
            for cap in economy.splits[index].caps {
                let cap = economy.caps[cap]
                sums[p] -= cap.flow * shortfalls.base[cap.row]
            }
            arrivals[p] = varietiesArrive(index, today.oldSubstitution, sums[p]) * inverses[p]
        }
        for p in 0..<N { delivered[p] += arrivals[p] * wants[p] }
        guard b >= n else { return }
        var missing = 0.0
        for p in 0..<N {
            let wanted = today.wasShocked ? economy.demandFactors[p + (b - n) * N] : 1
            missing += (wanted - arrivals[p]) * wants[p]
        }
        unmet.base[b - n] += missing
    }

    /// What arrives of a product that is kept as varieties, in money; stocks of industries take it
    /// in and give what is used.
    ///
    /// - Parameter beyond: what the unrestricted suppliers deliver beyond orders, for orders of
    ///   baseline.
    private func varietiesArrive(_ index: Int, _ e: Double, _ beyond: Double) -> Double {
        let split = economy.splits[index]
        let (stock, b) = (varieties, split.buyer)
        let (strict, pooled) = (stock.strictWants.base[index], stock.pooledWants.base[index])
        let goods = split.rest > 0 ? split.rest + beyond : 0
        let made = b < n ? stock.parts(index, production.base[b], e) : (strict: 0, pooled: 0)
        var total = (1 - e) * strict * goods
        if b < n, e < 1, split.rest > 0 {
            let held = stock.others.base[index]
            stock.others.base[index] = held + (strict * goods / split.rest - min(made.strict, held))
        }
        var arrived = e * pooled * goods
        for cap in split.caps {
            let ratio = ratios.base[economy.caps[cap].row]
            let own = stock.strictOrders.base[cap] * ratio
            total += own
            arrived += stock.pooledOrders.base[cap] * ratio
            if b < n, e < 1 {
                let held = stock.restricted.base[cap]
                stock.restricted.base[cap] =
                    held + (own / ((1 - e) * economy.caps[cap].flow) - min(made.strict, held))
            }
        }
        if b < n, e > 0 {
            let held = stock.pooled.base[index]
            let days = arrived / e * inverseWants.base[split.product + b * N]
            stock.pooled.base[index] = held + (days - min(made.pooled, held))
        }
        return total + arrived
    }

    /// Stocks of industry j after use and arrivals.
    private func restock(
        _ j: Int, _ today: BuyersDay, _ arrivals: UnsafePointer<Double>,
        _ lowest: inout LowestStock
    ) {
        let N = N
        let (stock, made) = (stocks.base + j * N, production.base[j])
        var least = Double.infinity
        for p in 0..<N {
            let held = stock[p] + (arrivals[p] - min(made, stock[p]))
            stock[p] = held
            least = min(least, held)
        }
        let target = economy.targetDays[j]
        guard target > 0 else { return }
        if least < lowest.share * target, let p = (0..<N).first(where: { stock[$0] == least }) {
            lowest = LowestStock(share: least / target, industry: j, product: p, cap: nil)
        }
        for index in economy.splitRanges[j] {
            let scarcest = varieties.scarcest(index, today.oldSubstitution)
            if scarcest.days < lowest.share * target {
                lowest = LowestStock(
                    share: scarcest.days / target, industry: j,
                    product: economy.splits[index].product, cap: scarcest.cap)
            }
        }
    }

    /// What stocks allow industry j to make tomorrow.
    private func limit(_ j: Int, _ today: BuyersDay) {
        let N = N
        // Who keeps no stock is not stopped by one.
        guard economy.targetDays[j] > 0 else { return }
        let stock = stocks.base + j * N
        let threshold = max(1, options.rationing * economy.targetDays[j])
        var least = Double.infinity
        if options.inputRule == .linear {
            let wants = wants.base + j * N
            var (held, needed) = (0.0, 0.0)
            for p in 0..<N where stock[p] < Self.plenty {
                held += wants[p] * stock[p]
                needed += wants[p]
            }
            for index in economy.splitRanges[j] {
                let want = wants[economy.splits[index].product]
                let allowed = varieties.limit(
                    index, today.substitution, threshold: threshold, capacity: capacity.base[j])
                held += want * allowed * threshold
                needed += want
            }
            if needed > 0 { least = held / (needed * threshold) }
        } else {
            let slopes = slopes.base + j % N * N
            let offsets = offsets.base + j % N * N
            let perDay = 1 / threshold
            for p in 0..<N { least = min(least, stock[p] * perDay * slopes[p] + offsets[p]) }
            for index in economy.splitRanges[j] {
                let p = economy.splits[index].product
                let allowed = varieties.limit(
                    index, today.substitution, threshold: threshold, capacity: capacity.base[j])
                least = min(least, allowed * slopes[p] + offsets[p])
            }
        }
        limits.base[j] = min(least, Self.plenty)
    }

    /// What buyer b wants of every product: industries what they used and a part of what is missing
    /// from the target, final demand what it always does.
    private func want(_ b: Int, _ today: BuyersDay) {
        let N = N
        let excess = excess.base + b * N
        guard b < n else {
            for p in 0..<N {
                excess[p] = today.isShocked ? economy.demandFactors[p + (b - n) * N] - 1 : 0
            }
            for index in economy.splitRanges[b] {
                let wanted = 1 + excess[economy.splits[index].product]
                varieties.strictWants.base[index] = wanted
                varieties.pooledWants.base[index] = wanted
                for cap in economy.splits[index].caps {
                    varieties.strictOrders.base[cap] = wanted
                }
            }
            return
        }
        let (stock, inverses) = (stocks.base + b * N, inverseWants.base + b * N)
        let (target, perDay) = (economy.targetDays[b], 1 / options.restockDays)
        let more = production.base[b] - 1
        guard target > 0 else {
            for p in 0..<N { excess[p] = inverses[p] > 0 ? more : 0 }
            for index in economy.splitRanges[b] {
                varieties.strictWants.base[index] = production.base[b]
                varieties.pooledWants.base[index] = production.base[b]
                for cap in economy.splits[index].caps {
                    varieties.strictOrders.base[cap] = production.base[b]
                }
            }
            return
        }
        for p in 0..<N {
            let wanted = max(more + (target - stock[p]) * perDay, -1)
            excess[p] = inverses[p] > 0 ? wanted : 0
        }
        for index in economy.splitRanges[b] {
            let split = economy.splits[index]
            let made = varieties.parts(index, production.base[b], today.oldSubstitution)
            func wanted(_ made: Double, _ stock: Double) -> Double {
                max(made + (target - stock) * perDay, 0)
            }
            varieties.strictWants.base[index] = wanted(made.strict, varieties.others.base[index])
            varieties.pooledWants.base[index] = wanted(made.pooled, varieties.pooled.base[index])
            for cap in split.caps {
                varieties.strictOrders.base[cap] = wanted(
                    made.strict, varieties.restricted.base[cap])
            }
        }
    }

    /// Turns wants into orders with every supplier: in shares of baseline, with re-ordering times
    /// the supplier's weight; caps hold. `weighted` is Σ delivery·(weight − 1) over suppliers.
    private func order(_ b: Int, _ today: BuyersDay, _ weighted: UnsafeMutablePointer<Double>) {
        let N = N
        let (excess, inverses) = (excess.base + b * N, inverseWants.base + b * N)
        if options.reorder {
            for p in 0..<N where weighted[p] != 0 {
                excess[p] = (1 + excess[p]) / Self.divisor(1 + weighted[p] * inverses[p]) - 1
            }
        }
        let e = today.substitution
        for index in economy.splitRanges[b] {
            let split = economy.splits[index]
            let p = split.product
            var (strict, pooled) = (1.0, 1.0)
            if options.reorder {
                var (restricted, lost) = (0.0, 0.0)
                for cap in split.caps {
                    let cap = economy.caps[cap]
                    restricted += cap.flow * weightChanges.base[cap.row]
                    if today.isShocked {
                        lost += cap.flow * orderWeights.base[cap.row] * (1 - cap.keep)
                    }
                }
                if split.rest > 0 {
                    strict = Self.divisor(1 + (weighted[p] - restricted) / split.rest)
                }
                pooled = Self.divisor(1 + (weighted[p] - lost) * inverses[p])
            }
            let own = varieties.strictWants.base[index] / strict
            let any = varieties.pooledWants.base[index] / pooled
            varieties.strictWants.base[index] = own
            varieties.pooledWants.base[index] = any
            let factor = (1 - e) * own + e * any
            excess[p] = factor - 1
            for index in split.caps {
                let cap = economy.caps[index]
                let weight = orderWeights.base[cap.row]
                var first = (1 - e) * cap.flow * varieties.strictOrders.base[index]
                var second = e * cap.flow * weight * any
                if today.isShocked {
                    first = min(first, cap.keep * (1 - e) * cap.flow)
                    second = min(
                        options.reorder ? second * cap.keep : second, cap.keep * e * cap.flow)
                }
                varieties.strictOrders.base[index] = first
                varieties.pooledOrders.base[index] = second
                varieties.corrections.base[index] = first + second - cap.flow * weight * factor
            }
        }
    }

    /// Without any supplier left, orders stay where they were and are not met.
    private static func divisor(_ sum: Double) -> Double { sum > 1e-12 ? sum : 1 }
}
