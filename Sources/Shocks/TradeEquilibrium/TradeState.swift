import LinearAlgebra
import Platform

/// A trade economy at trial prices, expenditure and wages, and how far these are from an
/// equilibrium.
struct TradeState {
    let problem: TradeProblem
    let unknowns: TradeUnknowns
    /// ln ĉ, n·N + j.
    private(set) var logCost: [Double]
    /// π', (j·G + n)·G + i.
    private(set) var shares: [Double]
    /// What producers get of a unit spent, net of tariffs and rents; same layout.
    private(set) var received: [Double]
    /// ln P̂ that the trial prices lead to, n·N + j.
    private(set) var priceImage: [Double]
    /// Gross output at producer prices, n·N + j.
    private(set) var output: [Double]
    /// Tariff revenue, G.
    private(set) var revenue: [Double]
    /// Rents of restrictions by the region whose households get them, G.
    private(set) var rents: [Double]
    /// Capped deliveries, by row.
    private(set) var capped: [CappedDelivery] = []
    /// X' that the trial values lead to, n·N + j.
    private(set) var image: [Double] = []
    /// Labour demand, G, in currency.
    private(set) var labour: [Double] = []
    /// ln(image/trial) of prices (n·N + j), then of expenditure, then ln(labour demand/supply) less
    /// the bloc's numeraire gap, G.
    private(set) var residual: [Double] = []

    /// A delivery with a cap, at the trial values.
    struct CappedDelivery {
        let cell: Int
        let rent: Restriction.Rent
        /// ln of the allowed share of the base quantity.
        let logMost: Double
        /// ln τ; 0 where the cap does not bind.
        let wedge: Double
        /// ln of the delivered share of the base quantity; −∞ where the base has no delivery.
        let logDelivered: Double
    }

    init(_ problem: TradeProblem, _ unknowns: TradeUnknowns) {
        self.problem = problem
        self.unknowns = unknowns
        let economy = problem.economy
        let (G, N) = (problem.G, problem.N)
        logCost = Self.costs(economy, unknowns)
        shares = problem.weights
        priceImage = [Double](repeating: 0, count: G * N)
        output = priceImage
        revenue = [Double](repeating: 0, count: G)
        rents = revenue
        received = []
        chooseOrigins()
        received = shares
        takeTariffsAndRents()
        sell()
        balance()
    }

    private var G: Int { problem.G }
    private var N: Int { problem.N }

    /// The largest component of the residual; NaN or infinite where the trial values mean nothing.
    var distance: Double { largestMagnitude(residual) }

    private static func costs(_ economy: TradeEconomy, _ unknowns: TradeUnknowns) -> [Double] {
        let (G, N) = (economy.regionCount, economy.sectorCount)
        var result = economy.valueAddedShares
        for n in 0..<G {
            for j in (n * N)..<((n + 1) * N) { result[j] *= unknowns.logWage[n] }
            block(
                .transposed, N, N, economy.inputShares, at: n * N * N, unknowns.logPrice,
                at: n * N, adding: true, to: &result, at: n * N)
        }
        return result
    }

    // MARK: Origins

    private mutating func chooseOrigins() {
        let economy = problem.economy
        let (G, N) = (problem.G, problem.N)
        var power = [Double](repeating: 0, count: G)
        var sums = power
        for j in 0..<N {
            let theta = economy.elasticities[j]
            if abs(theta) < OriginChoice.smallTheta { continue }
            // Costs are taken relative to the one that dominates, so that no power overflows.
            var reference = logCost[j]
            for i in 1..<max(G, 1) {
                let cost = logCost[i * N + j]
                reference = theta > 0 ? min(reference, cost) : max(reference, cost)
            }
            for i in 0..<G { power[i] = exp(-theta * (logCost[i * N + j] - reference)) }
            block(
                .transposed, G, G, problem.weights, at: j * G * G, power, at: 0, to: &sums, at: 0)
            shares.withUnsafeMutableBufferPointer { shares in
                for n in 0..<G {
                    priceImage[n * N + j] = reference - log(sums[n]) / theta
                    let row = (j * G + n) * G
                    for i in 0..<G { shares[row + i] *= power[i] / sums[n] }
                }
            }
        }
        for choice in problem.choices { choose(choice) }
    }

    private mutating func choose(_ choice: OriginChoice) {
        let (j, n) = (choice.row / G, choice.row % G)
        let own = n * N + j
        var spending = 0.0
        if !choice.caps.isEmpty, unknowns.expenditure[own] > 0 {
            spending = log(unknowns.expenditure[own] / problem.baseExpenditure[own])
        }
        let prices = choice.prices(
            logCost: (0..<G).map { logCost[$0 * N + j] }, logSpending: spending)
        priceImage[own] = prices.index
        let mix = choice.spendingShares(prices)
        for i in 0..<G { shares[choice.row * G + i] = mix[i] }
        for (cap, wedge) in zip(choice.caps, prices.wedges) {
            let price = prices.origins[cap.origin]
            capped.append(
                CappedDelivery(
                    cell: choice.row * G + cap.origin, rent: cap.rent, logMost: cap.logMost,
                    wedge: wedge,
                    logDelivered: spending + choice.theta * prices.index
                        - (1 + choice.theta) * price))
        }
    }

    // MARK: Flows of money

    private mutating func takeTariffsAndRents() {
        for j in 0..<N where problem.hasTariffs[j] {
            for n in 0..<G {
                let row = (j * G + n) * G
                var kept = 0.0
                for cell in row..<(row + G) where problem.tariffs[cell] != 0 {
                    received[cell] = shares[cell] / (1 + problem.tariffs[cell])
                    kept += shares[cell] - received[cell]
                }
                revenue[n] += kept * unknowns.expenditure[n * N + j]
            }
        }
        for delivery in capped where delivery.wedge > 0 && delivery.rent != .lost {
            let (j, n, i) = place(delivery.cell)
            let paid = received[delivery.cell]
            received[delivery.cell] = paid * exp(-delivery.wedge)
            rents[delivery.rent == .exporter ? i : n] +=
                (paid - received[delivery.cell]) * unknowns.expenditure[n * N + j]
        }
    }

    /// Sector, importer and exporter of a cell.
    func place(_ cell: Int) -> (sector: Int, importer: Int, exporter: Int) {
        (cell / (G * G), cell / G % G, cell % G)
    }

    private mutating func sell() {
        var spending = [Double](repeating: 0, count: G)
        var sales = spending
        for j in 0..<N {
            for n in 0..<G { spending[n] = unknowns.expenditure[n * N + j] }
            block(.none, G, G, received, at: j * G * G, spending, at: 0, to: &sales, at: 0)
            for i in 0..<G { output[i * N + j] = sales[i] }
        }
    }

    /// w'_nL_n + R'_n + rents + D'_n, in currency.
    func income(_ n: Int) -> Double {
        exp(unknowns.logWage[n]) * problem.economy.valueAdded[n] + revenue[n] + rents[n]
            + problem.deficits[n]
    }

    private mutating func balance() {
        let economy = problem.economy
        image = [Double](repeating: 0, count: G * N)
        labour = [Double](repeating: 0, count: G)
        residual = [Double](repeating: 0, count: 2 * G * N + G)
        let supply = (0..<G).map { exp(unknowns.logWage[$0]) * economy.valueAdded[$0] }
        for n in 0..<G {
            let income = income(n)
            let own = (n * N)..<((n + 1) * N)
            for k in own {
                image[k] = economy.demandShares[k] * income
                labour[n] += economy.valueAddedShares[k] * output[k]
            }
            block(
                .none, N, N, economy.inputShares, at: n * N * N, output, at: n * N, adding: true,
                to: &image, at: n * N)
            for k in own {
                residual[k] = priceImage[k] - unknowns.logPrice[k]
                // What nobody buys stays 0: a log has no place for it.
                if image[k] != 0, unknowns.expenditure[k] != 0 {
                    residual[G * N + k] = log(image[k] / unknowns.expenditure[k])
                }
            }
            // A surplus above income leaves nothing to spend.
            residual[2 * G * N + n] = income > 0 ? log(labour[n] / supply[n]) : .nan
        }
        // Numeraire: value added of each bloc stays what it was. By Walras' law all gaps are 0 at
        // once.
        for bloc in 0...(problem.blocs.max() ?? 0) {
            let members = (0..<G).filter { problem.blocs[$0] == bloc }
            let gap = log(
                members.reduce(0) { $0 + supply[$1] }
                    / members.reduce(0) { $0 + economy.valueAdded[$1] })
            for n in members { residual[2 * G * N + n] -= gap }
        }
    }

    /// How far a cap is from complementarity: a binding one is met, one that does not bind has no
    /// wedge.
    var complementarity: Double {
        capped.reduce(0) {
            let slack = $1.logMost - $1.logDelivered
            return max($0, $1.wedge > 0 ? abs(slack) : max(-slack, 0))
        }
    }
}

/// y := op(block)·x, or y + op(block)·x, for a column-major block of a flat array and parts of
/// vectors.
func block(
    _ transposition: Transposition, _ rows: Int, _ columns: Int, _ blocks: [Double],
    at first: Int, _ x: [Double], at xFirst: Int, adding: Bool = false, to y: inout [Double],
    at yFirst: Int
) {
    blocks.withUnsafeBufferPointer { a in
        x.withUnsafeBufferPointer { x in
            y.withUnsafeMutableBufferPointer { y in
                gemv(
                    transposition, m: rows, n: columns, a: a.baseAddress.map { $0 + first },
                    lda: rows, x: x.baseAddress.map { $0 + xFirst }, beta: adding ? 1 : 0,
                    y: y.baseAddress.map { $0 + yFirst })
            }
        }
    }
}
