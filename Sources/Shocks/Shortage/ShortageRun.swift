import Dispatch
import InputOutput
import LinearAlgebra

/// One run of the daily model. A day is a single pass over the table's deliveries: while a buyer's
/// column is in the cache, yesterday's orders arrive, stocks change, and tomorrow's orders go out.
///
/// Everything is kept as a deviation from baseline, in shares of it: stocks in days of baseline
/// use, orders as what a buyer wants of a product beyond baseline. What does not deviate costs
/// nothing, and without a shock every day is exactly the baseline.
///
/// Columns are divided into a fixed number of blocks, whose partial sums are added in order, so
/// that the result does not depend on how many threads there are.
final class ShortageRun {
    let economy: ShortageEconomy
    let options: Shortage.Options
    let n: Int
    let N: Int
    private let capacityPaths: [Int: [Double]]
    private static let blockCount = 16

    /// Stocks of product p with industry j in days of baseline use, p + j·N. Products that j does
    /// not use, and those kept as varieties, are `plenty`.
    let stocks: ScratchBuffer
    /// What buyer b wants of product p beyond baseline, as a share of it, p + b·N.
    let excess: ScratchBuffer
    /// What buyer b buys of product p at baseline, p + b·N, and one over it; 0 where it is 0.
    let wants: ScratchBuffer
    let inverseWants: ScratchBuffer
    /// The limit of input p on user sector j is slope·stock/threshold + offset, p + j·N.
    let slopes: ScratchBuffer
    let offsets: ScratchBuffer
    /// What stocks allow industry j to make relative to baseline, n.
    let limits: ScratchBuffer
    /// Output of the day relative to baseline, n; 0 where there is none.
    let production: ScratchBuffer
    /// What capacity allows on the next day relative to baseline, n.
    let capacity: ScratchBuffer
    /// Share of orders delivered, n.
    let ratios: ScratchBuffer
    /// Weight of i among suppliers in the orders being placed, n: 1 unless buyers re-order.
    let orderWeights: ScratchBuffer
    /// Deviation from 1 of `ratios` times the weights of the orders being delivered, n.
    let shortfalls: ScratchBuffer
    /// Deviation from 1 of `orderWeights`, n.
    let weightChanges: ScratchBuffer
    /// Varieties: stocks in days of baseline use, and orders.
    let varieties: VarietyStocks
    /// Final demand not met so far, G, times the days of a year.
    let unmet: ScratchBuffer

    /// Orders beyond baseline by block and supplier, and what arrived by block and product.
    private let orders: ScratchBuffer
    private let delivered: ScratchBuffer
    /// Regions in which any supplier delivers or attracts something else than at baseline.
    private var rationed: [Int] = []
    private var reweighted: [Int] = []
    /// Orders with industry i beyond baseline, n.
    private var extraDemand: [Double]
    private var overproduction: [Double]
    private var output: [Double]
    private var worldDemand: [Double] = []
    private var peaks: [(share: Double, day: Int)]
    private var imbalance = 0.0
    private var smallest = LowestStock.none
    private var smallestDay = 0
    private var stops = InputStops()

    /// A stock that never runs out.
    static let plenty = 1e300

    init(
        _ economy: ShortageEconomy, _ options: Shortage.Options, _ capacityPaths: [Int: [Double]]
    ) {
        self.economy = economy
        self.options = options
        self.capacityPaths = capacityPaths
        let (n, N) = (economy.n, economy.N)
        (self.n, self.N) = (n, N)
        stocks = ScratchBuffer(
            (0..<(n * N)).map {
                economy.wants[$0] > 0 && economy.output[$0 / N] > 0
                    && economy.targetDays[$0 / N] > 0
                    ? economy.targetDays[$0 / N] : Self.plenty
            })
        for split in economy.splits where split.buyer < n {
            stocks.base[split.product + split.buyer * N] = Self.plenty
        }
        wants = ScratchBuffer(economy.wants)
        inverseWants = ScratchBuffer(economy.inverseWants)
        let rule = options.inputRule
        slopes = ScratchBuffer(economy.ratings.map { rule == .halfCritical ? $0 : 1 })
        offsets = ScratchBuffer(
            economy.ratings.map {
                rule != .halfCritical || $0 == 1 ? 0 : $0 == 0.5 ? 0.5 : Self.plenty
            })
        excess = ScratchBuffer(count: N * economy.buyers, repeating: 0)
        limits = ScratchBuffer(count: n, repeating: Self.plenty)
        production = ScratchBuffer(economy.output.map { $0 > 0 ? 1 : 0 })
        capacity = ScratchBuffer(count: n, repeating: 1)
        ratios = ScratchBuffer(count: n, repeating: 1)
        orderWeights = ScratchBuffer(count: n, repeating: 1)
        shortfalls = ScratchBuffer(count: n, repeating: 0)
        weightChanges = ScratchBuffer(count: n, repeating: 0)
        varieties = VarietyStocks(economy)
        unmet = ScratchBuffer(count: economy.G, repeating: 0)
        orders = ScratchBuffer(count: Self.blockCount * n, repeating: 0)
        delivered = ScratchBuffer(count: Self.blockCount * N, repeating: 0)
        extraDemand = [Double](repeating: 0, count: n)
        overproduction = [Double](repeating: 1, count: n)
        output = [Double](repeating: 0, count: n * options.days)
        peaks = [(share: Double, day: Int)](repeating: (0, 0), count: n)
    }

    func run() -> ShortagePath {
        setCapacity(forDay: 0)
        pass(delivers: false, day: -1)
        for day in 0..<options.days {
            produce(day)
            setCapacity(forDay: day + 1)
            pass(delivers: true, day: day)
        }
        return path()
    }

    private func isShocked(_ day: Int) -> Bool {
        day >= options.start && options.duration.map { day < options.start + $0 } ?? true
    }

    /// What part of restricted varieties others can replace on a day.
    private func substitution(_ day: Int) -> Double {
        day - options.start >= options.switchingDays ? options.originSubstitution : 0
    }

    /// What an industry can make on a day relative to baseline.
    private func setCapacity(forDay day: Int) {
        let shocked = isShocked(day)
        for i in 0..<n {
            var share = overproduction[i]
            if shocked { share *= economy.capacityFactors[i] }
            if let path = capacityPaths[i], let last = path.last {
                share *= day < path.count ? path[day] : last
            }
            capacity.base[i] = share
        }
    }

    /// Production of a day from the orders placed, capacity and stocks.
    private func produce(_ day: Int) {
        var world = 0.0
        for i in 0..<n {
            let (baseline, withdrawn) = (economy.output[i], economy.withdrawals[i])
            let demand = economy.table.x[i] + withdrawn + extraDemand[i]
            world += demand
            let possible = capacity.base[i] * baseline
            // In this form orders at baseline ask for exactly the output of baseline.
            let wanted = max(economy.table.x[i] + extraDemand[i], 0)
            var made = min(wanted, possible)
            let stocked = limits.base[i] * baseline
            if stocked < made {
                noteStop(i, day, allowed: stocked, otherwise: made)
                made = stocked
            }
            production.base[i] = baseline > 0 ? made / baseline : 0
            output[i + day * n] = made / ShortageEconomy.daysPerYear
            let ratio =
                demand > 0 && made < wanted ? min((made + withdrawn) / demand, 1) : 1
            ratios.base[i] = ratio
            shortfalls.base[i] = orderWeights.base[i] * ratio - 1
            if options.reorder, demand > 0 {
                // Suppliers that could have delivered more attract orders, the others lose them.
                let supply = min(possible, stocked) + withdrawn
                let weight = max(supply / demand, 1e-6)
                orderWeights.base[i] = weight
                weightChanges.base[i] = weight - 1
            }
            if baseline > 0 {
                let share = demand / (baseline + withdrawn)
                if share > peaks[i].share { peaks[i] = (share, day) }
            }
            // Scarcity raises capacity towards α_max; without it capacity goes back (Hallegatte
            // 2008).
            let scarcity = wanted > 0 ? (wanted - made) / wanted : 0
            let isScarce = scarcity > 1e-9
            let target = isScarce ? options.maximumOverproduction : 1
            let speed = (isScarce ? scarcity : 1) / options.overproductionDays
            overproduction[i] += (target - overproduction[i]) * speed
        }
        worldDemand.append(world / ShortageEconomy.daysPerYear)
        rationed = regions(where: shortfalls)
        reweighted = options.reorder ? regions(where: weightChanges) : []
    }

    /// Regions in which any of the values of their industries is not 0.
    private func regions(where values: ScratchBuffer) -> [Int] {
        (0..<economy.G).filter { r in (0..<N).contains { values.base[r * N + $0] != 0 } }
    }

    /// Deliveries of the day and orders for the next, for all buyers.
    private func pass(delivers: Bool, day: Int) {
        let (n, blocks, buyers) = (n, Self.blockCount, economy.buyers)
        let size = (buyers + blocks - 1) / blocks
        orders.fill(0)
        delivered.fill(0)
        let today = BuyersDay(
            delivers: delivers, wasShocked: isShocked(day), isShocked: isShocked(day + 1),
            oldSubstitution: substitution(max(day, 0)), substitution: substitution(day + 1))
        var lowest = [LowestStock](repeating: .none, count: blocks)
        economy.table.Z.withUnsafeElements { flows in
            economy.finalDemand.withUnsafeElements { demand in
                guard let flows = flows.baseAddress, let demand = demand.baseAddress else {
                    return
                }
                rationed.withUnsafeBufferPointer { rationed in
                    reweighted.withUnsafeBufferPointer { reweighted in
                        lowest.withUnsafeMutableBufferPointer { lowest in
                            // Each block reads what all share and writes only to its own buyers and
                            // its own sums.
                            nonisolated(unsafe) let (run, Z, Y) = (self, flows, demand)
                            nonisolated(unsafe) let (o, d) = (orders.base, delivered.base)
                            nonisolated(unsafe) let (l, some, many) = (lowest, rationed, reweighted)
                            DispatchQueue.concurrentPerform(iterations: blocks) { block in
                                let first = min(block * size, buyers)
                                let columns = first..<min(first + size, buyers)
                                l[block] = run.serve(
                                    columns, today, rationed: some, reweighted: many,
                                    delivered: d + block * run.N, orders: o + block * n
                                ) { b in
                                    b < n ? Z + b * n : Y + (b - n) * n
                                }
                            }
                        }
                    }
                }
            }
        }
        if delivers {
            checkConservation()
            for found in lowest where found.share < smallest.share {
                (smallest, smallestDay) = (found, day)
            }
        }
        for i in 0..<n {
            var sum = 0.0
            for block in 0..<blocks { sum += orders.base[i + block * n] }
            let baseline = economy.table.x[i] + economy.withdrawals[i]
            extraDemand[i] = sum + weightChanges.base[i] * (baseline + sum)
        }
        for (index, cap) in economy.caps.enumerated() {
            extraDemand[cap.row] += varieties.corrections.base[index]
        }
    }

    /// Every product's deliveries against what was made and taken from stocks to meet orders.
    private func checkConservation() {
        for p in 0..<N {
            var (arrived, sold, usual) = (0.0, 0.0, 0.0)
            for block in 0..<Self.blockCount { arrived += delivered.base[p + block * N] }
            for r in 0..<economy.G {
                let i = r * N + p
                let baseline = economy.table.x[i] + economy.withdrawals[i]
                let demand = baseline + extraDemand[i]
                usual += baseline
                sold += min(
                    production.base[i] * economy.output[i] + economy.withdrawals[i], demand)
            }
            // What is hardly sold any more is held against what was.
            let scale = max(sold, 1e-3 * usual)
            if scale > 0 { imbalance = max(imbalance, abs(arrived - sold) / scale) }
        }
    }

    // MARK: Who stops whom

    /// Output that is held back by less than this share of baseline is no stop.
    static let smallestStop = 1e-4

    private func noteStop(_ j: Int, _ day: Int, allowed: Double, otherwise: Double) {
        let held = otherwise - allowed
        guard held > Self.smallestStop * economy.output[j] else { return }
        let binding = binding(j, substitution(day))
        stops.add(
            industry: j, input: binding.product, origin: binding.origin, day: day,
            withheld: held / ShortageEconomy.daysPerYear)
    }

    /// The input that allows industry j least, and the origin of the restricted variety that does.
    private func binding(_ j: Int, _ e: Double) -> (product: Int, origin: Int?) {
        let threshold = max(1, options.rationing * economy.targetDays[j])
        var best = (value: Double.infinity, product: 0, origin: Int?.none)
        func consider(_ p: Int, _ relative: Double, _ origin: Int?) {
            let value: Double
            switch options.inputRule {
            case .leontief: value = relative
            case .halfCritical:
                switch economy.ratings[p + j % N * N] {
                case 1: value = relative
                case 0.5: value = 0.5 * (relative + 1)
                default: return
                }
            // What is missing most of what all inputs together are.
            case .linear: value = (min(relative, 1) - 1) * economy.wants[p + j * N]
            }
            if value < best.value { best = (value, p, origin) }
        }
        for p in 0..<N where stocks.base[p + j * N] < Self.plenty {
            consider(p, stocks.base[p + j * N] / threshold, nil)
        }
        for index in economy.splitRanges[j] {
            let scarcest = varieties.scarcest(index, e)
            consider(
                economy.splits[index].product, scarcest.days / threshold,
                scarcest.cap.map { economy.caps[$0].row / N })
        }
        return (best.product, best.origin)
    }

    private func path() -> ShortagePath {
        let layout = economy.table.layout
        let perDay = 1 / ShortageEconomy.daysPerYear
        let last = (0..<n).map { i -> Double in
            let baseline = economy.output[i] + economy.withdrawals[i]
            let demand = economy.table.x[i] + economy.withdrawals[i] + extraDemand[i]
            return baseline > 0 ? demand / baseline : 1
        }
        let spikes = DemandSpikes(
            world: worldDemand,
            baseline: (0..<n).reduce(0) { $0 + economy.table.x[$1] + economy.withdrawals[$1] }
                * perDay,
            peaks: peaks, last: last, output: economy.output)
        return ShortagePath(
            layout: layout, output: output, baselineOutput: economy.output.map { $0 * perDay },
            worldDemand: worldDemand,
            unmetDemandByRegion: unmet.values.map { $0 * perDay },
            largestImbalance: imbalance, smallestStock: min(smallest.share, 1),
            lowest: smallest.share < 1
                ? .init(
                    share: smallest.share, day: smallestDay, industry: smallest.industry,
                    input: smallest.product,
                    origin: smallest.cap.map { economy.caps[$0].row / N }) : nil,
            stops: stops.sorted, largestDemand: spikes.largest,
            diagnostics: economy.diagnostics
                + spikes.findings(
                    layout, addsDemand: economy.demandFactors.contains { $0 > 1 }))
    }
}
