import LinearAlgebra

/// Solves a `TradeEconomy` in changes: exact hat algebra (Dekle, Eaton & Kortum 2008; Caliendo &
/// Parro 2015) for given trade costs, caps and deficits.
///
///   ĉ_nj = ŵ_n^γ_nj Π_k P̂_nk^γ_nkj,  P̂_nj = (Σ_i π_nij (κ̂_nij τ_nij ĉ_ij)^−θ_j)^(−1/θ_j)
///   π'_nij = π_nij (κ̂_nij τ_nij ĉ_ij / P̂_nj)^−θ_j,  r_nij = π'_nij/((1+t'_nij) τ_nij)
///   X'_nk = Σ_j γ_nkj Σ_m r_mnj X'_mj + α_nk (ŵ_n w_nL_n + R'_n + rents_n + D'_n)
///   ŵ_n w_nL_n = Σ_j γ_nj Σ_m r_mnj X'_mj
///   q̂_nij = π'_nij X̂_nj/(π_nij κ̂_nij τ_nij ĉ_ij) ≤ m_nij,  τ_nij ≥ 1, complementary
///
/// A rent that is lost melts goods: r has no τ then, and q̂ is what arrives. Prices, expenditure
/// and wages are the unknowns of one Newton iteration with the exact derivative, which GMRES knows
/// by its products (inexact Newton: Dembo, Eisenstat & Steihaug 1982) and backtracking safeguards;
/// caps are met row by row inside. Where that does not lead anywhere, the change is made in parts.
/// World value added is the numeraire, of each bloc its own where the world falls apart.
public struct TradeSolver: Sendable {
    /// Largest component of the residual that is accepted: the logs of what prices, expenditure and
    /// labour demand should be over what they are.
    public var tolerance: Double
    /// Most Newton steps.
    public var maximumIterations: Int

    /// A solver with the given tolerance and limit.
    public init(tolerance: Double = 1e-10, maximumIterations: Int = 200) {
        self.tolerance = tolerance
        self.maximumIterations = maximumIterations
    }

    /// The equilibrium under new trade costs, caps and deficits.
    /// - Parameter start: a similar equilibrium to start from, where one is known.
    /// - Throws: `notConverged` when the tolerance is missed, and `infeasible` when a region has
    ///   lost every origin of a product or all its income, when what is prohibited cannot be
    ///   replaced, or when trade cannot balance.
    /// - Complexity: a step is some 10 to 30 products of N·G² + G·N² operations and one of
    ///   N·G³ + G·N³.
    public func solve(
        _ economy: TradeEconomy, costs: TradeCosts, caps: TradeCaps? = nil, deficits: [Double],
        from start: TradeStart? = nil
    ) throws(ShockModelError) -> TradeSolution {
        precondition(deficits.count == economy.regionCount, "G deficits")
        let problem = try TradeProblem(economy, costs: costs, caps: caps, deficits: deficits)
        for n in 0..<economy.regionCount where !(economy.valueAdded[n] + deficits[n] > 0) {
            throw .infeasible(
                model: TradeEquilibrium.name,
                reason: "the trade surplus of \(economy.regions[n]) exceeds its income")
        }
        var work = TradeWork(limit: maximumIterations, tolerance: tolerance)
        var found: TradeState?
        if let start { found = work.newton(problem, from: TradeUnknowns(start)) }
        let origin = found == nil ? origin(of: economy, caps) : nil
        if let origin { found = work.newton(problem, from: origin) }
        if let origin, found == nil {
            found = try work.continuation(from: origin) { progress throws(ShockModelError) in
                try TradeProblem(
                    economy, costs: costs, caps: caps, deficits: deficits, progress: progress)
            }
        }
        guard let found else {
            throw .notConverged(
                model: TradeEquilibrium.name, iterations: work.steps, residual: work.best)
        }
        return found.solution(steps: work.steps, products: work.products)
    }

    /// The base: prices and wages of 1, and the expenditure that goes with them. Guessed from final
    /// demand alone, expenditure is so far off in economies that live on inputs that no path leads
    /// from there where origins are complements.
    private func origin(of economy: TradeEconomy, _ caps: TradeCaps?) -> TradeUnknowns {
        if let caps { return TradeUnknowns(economy, expenditure: caps.expenditure) }
        do throws(ShockModelError) {
            let base = try TradeProblem(
                economy, costs: TradeCosts(economy), caps: nil, deficits: economy.deficits,
                mustBalance: false
            ).stateAtBasePrices()
            return base.unknowns
        } catch {
            return TradeUnknowns(economy, expenditure: nil)
        }
    }
}

extension TradeUnknowns {
    /// The unknowns of another equilibrium.
    init(_ start: TradeStart) {
        self.init(
            logWage: start.logWages, logPrice: start.logPrices, expenditure: start.expenditure)
    }

    /// The base: no change of prices and wages, expenditure as known or as income is spent
    /// directly.
    init(_ economy: TradeEconomy, expenditure: [Double]?) {
        let (G, N) = (economy.regionCount, economy.sectorCount)
        self.init(
            logWage: [Double](repeating: 0, count: G),
            logPrice: [Double](repeating: 0, count: G * N),
            expenditure: expenditure
                ?? (0..<(G * N)).map {
                    economy.demandShares[$0] * economy.valueAdded[$0 / N]
                })
    }
}
