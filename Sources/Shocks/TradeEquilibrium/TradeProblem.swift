import InputOutput
import LinearAlgebra
import Platform

/// What one equilibrium is to be solved for: an economy, its new trade costs, caps and deficits, or
/// a part of the way there.
struct TradeProblem {
    let economy: TradeEconomy
    let tariffs: [Double]
    /// π·κ̂^−θ, (j·G + n)·G + i.
    let weights: [Double]
    /// Rows with caps, or with an elasticity so near 0 that powers lose digits, by row.
    let choices: [OriginChoice]
    /// X_nj that caps are relative to, n·N + j; empty without caps.
    let baseExpenditure: [Double]
    let deficits: [Double]
    /// Sectors in which anything bears a tariff.
    let hasTariffs: [Bool]
    /// The bloc of each region, from 0: regions of different blocs do not trade, not even by way of
    /// others.
    let blocs: [Int]

    var G: Int { economy.regionCount }
    var N: Int { economy.sectorCount }

    /// The whole change, or the share `progress` of it: costs and caps to that power, prohibitions
    /// and deficits in proportion.
    /// - Throws: `infeasible` where a region has lost every origin of a product, where a prohibited
    ///   delivery cannot be replaced (σ_o ≤ 1), and where trade cannot balance.
    init(
        _ economy: TradeEconomy, costs: TradeCosts, caps: TradeCaps?, deficits: [Double],
        progress: Double = 1, mustBalance: Bool = true
    ) throws(ShockModelError) {
        let (G, N) = (economy.regionCount, economy.sectorCount)
        self.economy = economy
        let isWhole = progress >= 1
        tariffs =
            isWhole
            ? costs.tariffs
            : zip(economy.tariffs, costs.tariffs).map {
                (1 + $0) * pow((1 + $1) / (1 + $0), progress) - 1
            }
        self.deficits =
            isWhole
            ? deficits : zip(economy.deficits, deficits).map { $0 + progress * ($1 - $0) }
        baseExpenditure = caps?.expenditure ?? []
        var weights = economy.shares
        weights.withUnsafeMutableBufferPointer { weights in
            for (cell, factor) in costs.demandFactors.enumerated() where factor != 1 {
                weights[cell] *=
                    isWhole ? factor : factor == 0 ? 1 - progress : pow(factor, progress)
            }
        }
        self.weights = weights
        hasTariffs = (0..<N).map { [tariffs] j in
            (j * G * G..<(j + 1) * G * G).contains { tariffs[$0] != 0 }
        }
        choices = Self.choices(economy, costs, caps, progress)
        blocs = Self.blocs(economy, weights)
        try requireOrigins(costs)
        if mustBalance { try requireBalance() }
    }

    private static func choices(
        _ economy: TradeEconomy, _ costs: TradeCosts, _ caps: TradeCaps?, _ progress: Double
    ) -> [OriginChoice] {
        let (G, N) = (economy.regionCount, economy.sectorCount)
        var byRow: [Int: [OriginChoice.Cap]] = [:]
        for cap in caps?.caps ?? [] {
            byRow[cap.cell / G, default: []].append(
                .init(origin: cap.cell % G, logMost: progress * log(cap.most), rent: cap.rent))
        }
        for j in 0..<N where abs(economy.elasticities[j]) < OriginChoice.smallTheta {
            for row in (j * G)..<((j + 1) * G) { byRow[row, default: []] += [] }
        }
        return byRow.sorted { $0.key < $1.key }.map { row, caps in
            let cells = (row * G)..<((row + 1) * G)
            var shares = Array(economy.shares[cells])
            let logCosts = cells.map { cell -> Double in
                let cost =
                    costs.iceberg[cell] * (1 + costs.tariffs[cell]) / (1 + economy.tariffs[cell])
                return cost == .infinity && progress < 1 ? 0 : progress * log(cost)
            }
            if progress < 1 {
                for (k, cell) in cells.enumerated() where costs.iceberg[cell] == .infinity {
                    shares[k] *= 1 - progress
                }
            }
            return OriginChoice(
                row: row, theta: economy.elasticities[row / G], shares: shares,
                logCosts: logCosts, caps: caps)
        }
    }

    private func requireOrigins(_ costs: TradeCosts) throws(ShockModelError) {
        for row in 0..<(N * G) {
            var total = 0.0
            for cell in (row * G)..<((row + 1) * G) {
                total += weights[cell]
                if costs.iceberg[cell] == .infinity, economy.shares[cell] > 0,
                    economy.elasticities[row / G] <= 0
                {
                    let sigma = brief(1 + economy.elasticities[row / G])
                    throw .infeasible(
                        model: TradeEquilibrium.name,
                        reason: "\(economy.regions[row % G]) cannot do without "
                            + "\(economy.sectors[row / G]) from \(economy.regions[cell % G]): "
                            + "with σ_o = \(sigma), at most 1, no other origin replaces it")
                }
            }
            if !(total > 0) {
                throw .infeasible(
                    model: TradeEquilibrium.name,
                    reason: "\(economy.regions[row % G]) has no origin of "
                        + "\(economy.sectors[row / G]) left")
            }
        }
    }
}

extension TradeProblem {
    /// The state at prices and wages of 1 whose expenditure is consistent with income: a linear
    /// system, solved by accelerated substitution.
    func stateAtBasePrices() throws(ShockModelError) -> TradeState {
        var unknowns = TradeUnknowns(economy, expenditure: nil)
        var acceleration = AndersonAcceleration(count: G * N, window: 8)
        // Relative to value added, so that small regions are solved as well as large ones.
        let scale = (0..<(G * N)).map { economy.valueAdded[$0 / N] }
        var change = Double.infinity
        for step in 1...500 {
            let state = TradeState(self, unknowns)
            let x = zip(unknowns.expenditure, scale).map { $0 / $1 }
            let image = zip(state.image, scale).map { $0 / $1 }
            let before = change
            change = largestMagnitude(zip(image, x).map { $0 - $1 })
            if change <= 1e-13 || (change <= 3e-12 && change >= before) { return state }
            guard change.isFinite else {
                throw .notConverged(
                    model: TradeEquilibrium.name, iterations: step, residual: change)
            }
            // Acceleration may go below zero on its way; a trial has no negative expenditure.
            let next = acceleration.next(x, image: image)
            unknowns.expenditure = zip(next, scale).map { max($0, 0) * $1 }
        }
        throw .notConverged(model: TradeEquilibrium.name, iterations: 500, residual: change)
    }
}
