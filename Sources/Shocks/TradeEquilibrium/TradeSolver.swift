#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import LinearAlgebra

/// Solves a `TradeEconomy` in changes: exact hat algebra (Dekle, Eaton & Kortum 2008; Caliendo & Parro
/// 2015) for given trade costs and deficits.
///
///   ĉ_nj = ŵ_n^γ_nj Π_k P̂_nk^γ_nkj,  P̂_nj = (Σ_i π_nij (κ̂_nij ĉ_ij)^−θ_j)^(−1/θ_j)
///   π'_nij = π_nij (κ̂_nij ĉ_ij / P̂_nj)^−θ_j
///   X'_nk = Σ_j γ_nkj Σ_m π'_mnj X'_mj/(1+τ'_mnj) + α_nk (ŵ_n w_nL_n + R'_n + D'_n)
///   ŵ_n w_nL_n = Σ_j γ_nj Σ_m π'_mnj X'_mj/(1+τ'_mnj)
///
/// Prices and expenditure are solved inside for given wages, each a contraction; wages take
/// quasi-Newton steps from the direct elasticities of labour demand, accelerated by Anderson's method.
/// World value added is the numeraire.
public struct TradeSolver: Sendable {
    /// Largest relative excess demand for labour that is accepted.
    public var tolerance: Double
    /// Most outer steps.
    public var maximumIterations: Int

    /// A solver with the given tolerance and limit.
    public init(tolerance: Double = 1e-10, maximumIterations: Int = 200) {
        self.tolerance = tolerance
        self.maximumIterations = maximumIterations
    }

    /// The equilibrium under new trade costs and deficits.
    /// - Parameter start: a similar equilibrium to start from, where one is known.
    /// - Throws: `notConverged` when the outer or an inner iteration misses its tolerance, and
    ///   `infeasible` when a region has lost every origin of a product or all its income.
    /// - Complexity: an inner step is N·G² + G·N² operations; an outer step adds N·G³.
    public func solve(
        _ economy: TradeEconomy, costs: TradeCosts, deficits: [Double],
        from start: TradeStart? = nil
    ) throws(ShockModelError) -> TradeSolution {
        let G = economy.regionCount
        precondition(deficits.count == G, "G deficits")
        var state = try TradeState(economy, costs: costs, deficits: deficits, from: start)
        var logWage = start?.logWages ?? [Double](repeating: 0, count: G)
        var acceleration = AndersonAcceleration(count: G, window: 6)
        var best = Double.infinity
        // Early steps need no more accuracy inside than wages have; the last one needs all of it.
        var accuracy = 1e-6
        for iteration in 1...max(maximumIterations, 1) {
            try state.evaluate(logWage: logWage, accuracy: accuracy)
            var residual = largestMagnitude(state.excessDemand)
            if accuracy > TradeState.finest, residual <= max(tolerance, 100 * accuracy) {
                accuracy = TradeState.finest
                try state.evaluate(logWage: logWage)
                residual = largestMagnitude(state.excessDemand)
            }
            accuracy = min(accuracy, max(TradeState.finest, 1e-4 * residual))
            if residual <= tolerance { return state.solution(iterations: iteration) }
            // A step that made things much worse belongs to another region of the map.
            if residual > 4 * best { acceleration.restart() }
            best = min(best, residual)
            guard residual.isFinite else { break }
            let step = try state.wageStep()
            let image = zip(logWage, step).map { $0 + $1 }
            var next = acceleration.next(logWage, image: image)
            let largest = largestDifference(next, logWage)
            if !(largest <= Self.longestStep) {
                acceleration.restart()
                let length = largestMagnitude(step)
                let scale = min(1, Self.longestStep / max(length, .leastNormalMagnitude))
                next = zip(logWage, step).map { $0 + scale * $1 }
            }
            // Numeraire: world value added stays what it was.
            let world = economy.valueAdded.reduce(0, +)
            let level = log(
                zip(economy.valueAdded, next).reduce(0) { $0 + $1.0 * exp($1.1) } / world)
            logWage = next.map { $0 - level }
        }
        throw .notConverged(
            model: TradeEquilibrium.name, iterations: maximumIterations, residual: best)
    }

    /// Largest change of a log wage in one outer step.
    private static let longestStep = 0.7
}
