#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import LinearAlgebra

/// Prices, shares and expenditure of a trade economy at trial wages.
struct TradeState {
    let economy: TradeEconomy
    let costs: TradeCosts
    let deficits: [Double]
    let G: Int
    let N: Int
    /// π·κ̂^−θ, (j·G + n)·G + i.
    private let weights: [Double]
    private(set) var logWage: [Double]
    /// ln P̂, n·N + j.
    private(set) var logPrice: [Double]
    /// ln ĉ, n·N + j.
    private(set) var logCost: [Double]
    /// π', (j·G + n)·G + i.
    private(set) var shares: [Double]
    /// X' by region and sector, n·N + j.
    private(set) var expenditure: [Double]
    /// Gross output at producer prices, n·N + j.
    private(set) var output: [Double]
    /// Tariff revenue, G.
    private(set) var revenue: [Double]
    /// ln(labour demand / labour supply), G.
    private(set) var excessDemand: [Double]
    /// Price and expenditure steps so far.
    private(set) var innerIterations = 0
    /// π'/(1+τ'), what the seller gets of a unit spent; (j·G + n)·G + i.
    private(set) var sellerShares: [Double]
    /// 1 − Σ_i π'/(1+τ'), what tariffs keep of a unit spent; j·G + n.
    private var keptShares: [Double]

    init(
        _ economy: TradeEconomy, costs: TradeCosts, deficits: [Double],
        from start: TradeStart? = nil
    ) throws(ShockModelError) {
        self.economy = economy
        self.costs = costs
        self.deficits = deficits
        let (G, N) = (economy.regionCount, economy.sectorCount)
        (self.G, self.N) = (G, N)
        let weights = zip(economy.shares, costs.demandFactors).map { $0 * $1 }
        self.weights = weights
        for row in 0..<(N * G) {
            let total = (0..<G).reduce(0) { $0 + weights[row * G + $1] }
            if !(total > 0) {
                throw .infeasible(
                    model: TradeEquilibrium.name,
                    reason: "\(economy.regions[row % G]) has no origin of "
                        + "\(economy.sectors[row / G]) left")
            }
        }
        logWage = [Double](repeating: 0, count: G)
        logPrice = start?.logPrices ?? [Double](repeating: 0, count: G * N)
        logCost = [Double](repeating: 0, count: G * N)
        shares = economy.shares
        sellerShares = shares
        keptShares = [Double](repeating: 0, count: G * N)
        expenditure =
            start?.expenditure
            ?? (0..<(G * N)).map { economy.demandShares[$0] * economy.valueAdded[$0 / N] }
        output = logCost
        revenue = logWage
        excessDemand = logWage
    }

    /// The finest accuracy that rounding lets prices and expenditure reach.
    static let finest = 1e-13

    /// Solves prices and expenditure for given log wages to a relative accuracy and sets the excess
    /// demand for labour.
    mutating func evaluate(
        logWage: [Double], accuracy: Double = finest
    ) throws(ShockModelError) {
        self.logWage = logWage
        try solvePrices(accuracy)
        updateShares()
        try solveExpenditure(accuracy)
        for n in 0..<G {
            var demand = 0.0
            for j in (n * N)..<((n + 1) * N) {
                demand += economy.valueAddedShares[j] * output[j]
            }
            excessDemand[n] = log(demand / (exp(logWage[n]) * economy.valueAdded[n]))
        }
    }

    // MARK: Prices

    /// ln P̂ ← price map(ln P̂), a contraction with modulus 1 − min γ.
    private mutating func solvePrices(_ accuracy: Double) throws(ShockModelError) {
        var acceleration = AndersonAcceleration(count: G * N, window: 5)
        var change = Double.infinity
        for _ in 0..<500 {
            let image = priceMap()
            innerIterations += 1
            let before = change
            change = largestDifference(image, logPrice)
            guard change.isFinite else { break }
            if change <= accuracy || (change <= 1e-12 && change >= before) {
                logPrice = image
                return
            }
            // The map is a contraction: where acceleration overshoots, the plain step is safe.
            if change > 2 * before { acceleration.restart() }
            logPrice = acceleration.next(logPrice, image: image)
        }
        throw .notConverged(
            model: TradeEquilibrium.name, iterations: innerIterations, residual: change)
    }

    private mutating func priceMap() -> [Double] {
        updateCosts()
        var result = [Double](repeating: 0, count: G * N)
        var power = [Double](repeating: 0, count: G)
        var sums = power
        for j in 0..<N {
            let theta = economy.elasticities[j]
            // Costs are taken relative to the lowest, so that no power overflows.
            var lowest = Double.infinity
            for i in 0..<G { lowest = min(lowest, logCost[i * N + j]) }
            for i in 0..<G { power[i] = exp(-theta * (logCost[i * N + j] - lowest)) }
            multiply(.transposed, rows: G, columns: G, weights, offset: j * G * G, power, &sums)
            for n in 0..<G { result[n * N + j] = lowest - log(sums[n]) / theta }
        }
        return result
    }

    private mutating func updateCosts() {
        var prices = [Double](repeating: 0, count: N)
        var sums = prices
        for n in 0..<G {
            for k in 0..<N { prices[k] = logPrice[n * N + k] }
            multiply(
                .transposed, rows: N, columns: N, economy.inputShares, offset: n * N * N, prices,
                &sums)
            for j in 0..<N {
                logCost[n * N + j] = economy.valueAddedShares[n * N + j] * logWage[n] + sums[j]
            }
        }
    }

    private mutating func updateShares() {
        updateCosts()
        for j in 0..<N {
            let theta = economy.elasticities[j]
            for n in 0..<G {
                let price = logPrice[n * N + j]
                let row = (j * G + n) * G
                // What buyers pay beyond what sellers get is revenue.
                var kept = 0.0
                for i in 0..<G {
                    let share =
                        weights[row + i] == 0
                        ? 0 : weights[row + i] * exp(-theta * (logCost[i * N + j] - price))
                    shares[row + i] = share
                    let sold = share / (1 + costs.tariffs[row + i])
                    sellerShares[row + i] = sold
                    kept += share - sold
                }
                keptShares[j * G + n] = kept
            }
        }
    }

    // MARK: Expenditure

    /// X' = M·X' + b by accelerated substitution; each region's expenditure counts relative to its
    /// value added, so that small regions are solved as well as large ones.
    private mutating func solveExpenditure(_ accuracy: Double) throws(ShockModelError) {
        for n in 0..<G where !(exp(logWage[n]) * economy.valueAdded[n] + deficits[n] > 0) {
            throw .infeasible(
                model: TradeEquilibrium.name,
                reason: "the trade surplus of \(economy.regions[n]) exceeds its income")
        }
        var acceleration = AndersonAcceleration(count: G * N, window: 8)
        var x = (0..<(G * N)).map { expenditure[$0] / economy.valueAdded[$0 / N] }
        var change = Double.infinity
        for _ in 0..<500 {
            let image = expenditureMap(x)
            innerIterations += 1
            let before = change
            change = largestDifference(image, x)
            guard change.isFinite else { break }
            if change <= accuracy || (change <= 3e-12 && change >= before) {
                expenditure = (0..<(G * N)).map { image[$0] * economy.valueAdded[$0 / N] }
                return
            }
            x = acceleration.next(x, image: image)
        }
        throw .notConverged(
            model: TradeEquilibrium.name, iterations: innerIterations, residual: change)
    }

    private mutating func expenditureMap(_ x: [Double]) -> [Double] {
        var spending = [Double](repeating: 0, count: G)
        var sales = spending
        for n in 0..<G { revenue[n] = 0 }
        for j in 0..<N {
            for n in 0..<G { spending[n] = x[n * N + j] * economy.valueAdded[n] }
            multiply(.none, rows: G, columns: G, sellerShares, offset: j * G * G, spending, &sales)
            for i in 0..<G { output[i * N + j] = sales[i] }
            for n in 0..<G { revenue[n] += keptShares[j * G + n] * spending[n] }
        }
        var result = [Double](repeating: 0, count: G * N)
        var made = [Double](repeating: 0, count: N)
        var used = made
        for n in 0..<G {
            for j in 0..<N { made[j] = output[n * N + j] }
            multiply(
                .none, rows: N, columns: N, economy.inputShares, offset: n * N * N, made, &used)
            let income = exp(logWage[n]) * economy.valueAdded[n] + revenue[n] + deficits[n]
            for k in 0..<N {
                result[n * N + k] =
                    (used[k] + economy.demandShares[n * N + k] * income) / economy.valueAdded[n]
            }
        }
        return result
    }
}

/// The largest absolute value; NaN when there is one.
func largestMagnitude(_ values: [Double]) -> Double {
    var largest = 0.0
    for value in values {
        if value.isNaN { return .nan }
        largest = max(largest, abs(value))
    }
    return largest
}

/// The largest absolute difference of two vectors; NaN when there is one.
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
    var largest = 0.0
    for k in a.indices {
        let difference = abs(a[k] - b[k])
        if difference.isNaN { return .nan }
        largest = max(largest, difference)
    }
    return largest
}

/// y := op(block)·x for a column-major block of a flat array.
private func multiply(
    _ transposition: Transposition, rows: Int, columns: Int, _ blocks: [Double], offset: Int,
    _ x: [Double], _ y: inout [Double]
) {
    blocks.withUnsafeBufferPointer { a in
        x.withUnsafeBufferPointer { x in
            y.withUnsafeMutableBufferPointer { y in
                gemv(
                    transposition, m: rows, n: columns, a: a.baseAddress.map { $0 + offset },
                    lda: rows, x: x.baseAddress, y: y.baseAddress)
            }
        }
    }
}
