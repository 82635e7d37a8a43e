import Dispatch
import InputOutput

/// One run of the daily model. A day is a single pass over the share matrix: while a buyer's column is
/// in the cache, yesterday's orders arrive, stocks change, and tomorrow's orders go out.
///
/// Columns are divided into a fixed number of blocks, whose partial sums are added in order, so that
/// the result does not depend on how many threads there are.
final class ShortageRun {
    let economy: ShortageEconomy
    let options: Shortage.Options
    let n: Int
    let N: Int
    private let capacityPaths: [Int: [Double]]
    private static let blockCount = 16

    /// Stocks of product p with industry j, p + j·N.
    let stocks: ScratchBuffer
    /// Orders placed by buyer b for product p, p + b·N.
    let wants: ScratchBuffer
    /// Σ share·spare by buyer and product, p + b·N: what orders were divided by.
    let normalizers: ScratchBuffer
    /// What stocks allow industry j to make, n.
    let limits: ScratchBuffer
    /// The order placed under each delivery cap.
    let cappedOrders: ScratchBuffer
    /// Caps of each buyer.
    let capRanges: [Range<Int>]
    /// Orders placed with industry i, n.
    let demand: ScratchBuffer
    /// Output of the day, n.
    let production: ScratchBuffer
    /// Weight of i among suppliers: of the orders being delivered times the share delivered.
    let deliveryWeights: ScratchBuffer
    /// Weight of i among suppliers in the orders being placed.
    let orderWeights: ScratchBuffer
    /// Share of orders delivered, n.
    let ratios: ScratchBuffer
    /// Final demand not met so far, G.
    let unmet: ScratchBuffer

    private var overproduction: [Double]
    private var output: [Double]
    private var worldDemand: [Double] = []
    private var imbalance = 0.0
    private var smallestStock = 1.0
    private var largestDemand = (industry: 0, day: 0, share: 0.0)

    init(
        _ economy: ShortageEconomy, _ options: Shortage.Options, _ capacityPaths: [Int: [Double]]
    ) {
        self.economy = economy
        self.options = options
        self.capacityPaths = capacityPaths
        let (n, N) = (economy.n, economy.N)
        (self.n, self.N) = (n, N)
        stocks = ScratchBuffer(
            (0..<(n * N)).map { economy.targetDays[$0 / N] * economy.baselineWants[$0] })
        wants = ScratchBuffer(economy.baselineWants)
        normalizers = ScratchBuffer(count: N * economy.buyers, repeating: 1)
        limits = ScratchBuffer(count: n, repeating: .infinity)
        cappedOrders = ScratchBuffer(count: economy.caps.count, repeating: 0)
        demand = ScratchBuffer(count: n, repeating: 0)
        production = ScratchBuffer(economy.output)
        deliveryWeights = ScratchBuffer(count: n, repeating: 1)
        orderWeights = ScratchBuffer(count: n, repeating: 1)
        ratios = ScratchBuffer(count: n, repeating: 1)
        unmet = ScratchBuffer(count: economy.G, repeating: 0)
        overproduction = [Double](repeating: 1, count: n)
        output = [Double](repeating: 0, count: n * options.days)
        var ranges: [Range<Int>] = []
        var next = 0
        for b in 0..<economy.buyers {
            let first = next
            while next < economy.caps.count, economy.caps[next].buyer == b { next += 1 }
            ranges.append(first..<next)
        }
        capRanges = ranges
    }

    func run() -> ShortagePath {
        pass(delivers: false, isShocked: isShocked(0))
        for day in 0..<options.days {
            produce(day)
            pass(delivers: true, isShocked: isShocked(day + 1))
        }
        let baseline = (0..<n).reduce(0) { $0 + economy.output[$1] + economy.withdrawals[$1] }
        return ShortagePath(
            layout: economy.table.layout, output: output, baselineOutput: economy.output,
            worldDemand: worldDemand, unmetDemandByRegion: unmet.values,
            largestImbalance: imbalance, smallestStock: smallestStock,
            largestDemand: largestDemand,
            diagnostics: economy.diagnostics
                + ShortagePath.overshoot(
                    worldDemand, baseline: baseline,
                    addsDemand: economy.demandFactors.contains { $0 > 1 },
                    layout: economy.table.layout, largest: largestDemand))
    }

    private func isShocked(_ day: Int) -> Bool {
        day >= options.start && options.duration.map { day < options.start + $0 } ?? true
    }

    /// Production of a day from the orders placed, capacity and stocks.
    private func produce(_ day: Int) {
        let shocked = isShocked(day)
        var world = 0.0
        for i in 0..<n {
            let (baseline, withdrawn) = (economy.output[i], economy.withdrawals[i])
            let ordered = demand.base[i]
            world += ordered
            var capacity = overproduction[i] * baseline
            if shocked { capacity *= economy.capacityFactors[i] }
            if let path = capacityPaths[i], let last = path.last {
                capacity *= day < path.count ? path[day] : last
            }
            let wanted = max(ordered - withdrawn, 0)
            let made = min(wanted, capacity, limits.base[i])
            production.base[i] = made
            output[i + day * n] = made
            let ratio = ordered > 0 ? min((made + withdrawn) / ordered, 1) : 1
            ratios.base[i] = ratio
            deliveryWeights.base[i] = orderWeights.base[i] * ratio
            if options.reorder, ordered > 0 {
                // Suppliers that could have delivered more attract orders, the others lose them.
                let supply = min(capacity, limits.base[i]) + withdrawn
                orderWeights.base[i] = max(supply / ordered, 1e-6)
            }
            if baseline > 0, ordered > largestDemand.share * (baseline + withdrawn) {
                largestDemand = (i, day, ordered / (baseline + withdrawn))
            }
            // Scarcity raises capacity towards α_max; without it capacity goes back (Hallegatte 2008).
            let scarcity = wanted > 0 ? (wanted - made) / wanted : 0
            let isScarce = scarcity > 1e-9
            let target = isScarce ? options.maximumOverproduction : 1
            let speed = (isScarce ? scarcity : 1) / options.overproductionDays
            overproduction[i] += (target - overproduction[i]) * speed
        }
        worldDemand.append(world)
    }

    /// Deliveries of the day and orders for the next, for all buyers.
    private func pass(delivers: Bool, isShocked: Bool) {
        let (n, N, blocks, buyers) = (n, N, Self.blockCount, economy.buyers)
        let size = (buyers + blocks - 1) / blocks
        let orders = ScratchBuffer(count: blocks * n, repeating: 0)
        let delivered = ScratchBuffer(count: blocks * N, repeating: 0)
        let lowest = ScratchBuffer(count: blocks, repeating: 1)
        economy.shares.withUnsafeElements { shares in
            guard let shares = shares.baseAddress else { return }
            // Each block reads what all share and writes only to its own buyers and its own sums.
            nonisolated(unsafe) let (run, matrix) = (self, shares)
            nonisolated(unsafe) let (o, d, l) = (orders.base, delivered.base, lowest.base)
            DispatchQueue.concurrentPerform(iterations: blocks) { block in
                for b in (block * size)..<max(min((block + 1) * size, buyers), block * size) {
                    let column = matrix + b * n
                    if delivers {
                        let stock = run.deliver(b, column, delivered: d + block * N)
                        l[block] = min(l[block], stock)
                    }
                    run.order(b, column, isShocked: isShocked, orders: o + block * n)
                }
            }
        }
        if delivers {
            checkConservation(delivered)
            for block in 0..<blocks { smallestStock = min(smallestStock, lowest.base[block]) }
        }
        demand.fill(0)
        for block in 0..<blocks {
            for i in 0..<n { demand.base[i] += orders.base[i + block * n] }
        }
    }

    /// Every product's deliveries against what was made and taken from stocks to meet orders.
    private func checkConservation(_ delivered: ScratchBuffer) {
        for p in 0..<N {
            var (arrived, sold) = (0.0, 0.0)
            for block in 0..<Self.blockCount { arrived += delivered.base[p + block * N] }
            for r in 0..<economy.G {
                let i = r * N + p
                sold += min(production.base[i] + economy.withdrawals[i], demand.base[i])
            }
            if sold > 0 { imbalance = max(imbalance, abs(arrived - sold) / sold) }
        }
    }
}
