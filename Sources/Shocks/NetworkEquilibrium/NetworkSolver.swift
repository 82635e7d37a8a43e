import InputOutput
import LinearAlgebra
import Platform

/// Solves a network equilibrium by Newton's method with the exact derivative, known by its
/// products.
///
/// The factors of I − Ω⁰ belong to the table; while shares stay near the base they solve prices
/// and sales by refinement, so that a small change needs no n³ work. Where refinement gets slow
/// they are made again.
public struct NetworkSolver: Sendable {
    /// The largest residual of a solution: of ln w, ln τ, or ln of demand over supply.
    public var tolerance: Double
    /// Newton steps of one stage.
    public var maximumIterations: Int
    /// Stages into which a change that does not converge at once is split.
    public var maximumStages: Int

    /// A solver.
    public init(
        tolerance: Double = 1e-10, maximumIterations: Int = 40, maximumStages: Int = 40
    ) {
        self.tolerance = tolerance
        self.maximumIterations = maximumIterations
        self.maximumStages = maximumStages
    }

    /// What a solve took.
    struct Work: Sendable {
        var iterations = 0
        var products = 0
        var factorizations = 0
        var stages = 1
        var passes = 0
        /// The derivative at the base; nil where there is none, or where it is of no help.
        var derivative: NetworkBaseDerivative?
    }

    /// The equilibrium of a problem.
    /// - Throws: `infeasible` where no prices are found that clear all markets.
    public func solve(_ problem: NetworkProblem) throws -> NetworkSolution {
        try solve(problem, NetworkFactors(problem.economy))
    }

    /// - Parameter derivative: the derivative at the base, where somebody has made it.
    func solve(
        _ problem: NetworkProblem, _ base: NetworkFactors,
        _ derivative: NetworkBaseDerivative? = nil
    ) throws -> NetworkSolution {
        var work = Work(derivative: derivative)
        var factors = base
        let start = NetworkPoint(problem)
        if let state = newton(problem, from: start, &factors, &work) {
            return NetworkSolution(state, work)
        }
        // In stages: as far as the last one went, and then on with longer or shorter ones.
        var (reached, length) = (0.0, 0.25)
        var point = start
        factors = base
        while work.stages < maximumStages, length > 1e-3 {
            let next = min(1, reached + length)
            work.stages += 1
            let part = next < 1 ? problem.scaled(by: next) : problem
            var trial = factors
            if let state = newton(part, from: point, &trial, &work) {
                if next == 1 { return NetworkSolution(state, work) }
                (reached, point, factors) = (next, state.point, trial)
                point.logPrices = state.logPrices
                length *= 1.5
            } else {
                length *= 0.4
            }
        }
        throw ShockModelError.infeasible(
            model: NetworkEquilibrium.name,
            reason: """
                at \(brief(100 * reached)) % of the change all markets still clear, and beyond it \
                no prices were found that clear them (\(work.iterations) Newton steps), usually \
                because what is missing can hardly be replaced and gets dearer without end; a \
                smaller change or higher elasticities (sigma_origins, input_elasticity) may have a \
                solution
                """)
    }

    /// Newton's method; nil when it does not get there.
    private func newton(
        _ problem: NetworkProblem, from start: NetworkPoint, _ factors: inout NetworkFactors,
        _ work: inout Work
    ) -> NetworkState? {
        let passes = NetworkSums(problem.economy)
        guard
            var state = NetworkState(problem, passes, at: start, factors: factors)
        else { return nil }
        work.passes += state.passCount
        var best = state.distance
        var stagnant = 0
        for _ in 0..<maximumIterations {
            if state.distance <= tolerance { return state }
            work.iterations += 1
            // With the derivative at the base there are few products left to save.
            if state.contraction > (work.derivative == nil ? Self.slow : Self.slowNearBase) {
                guard let made = try? NetworkFactors(state) else { return nil }
                factors = made
                work.factorizations += 1
            }
            guard let step = step(state, &factors, &work) else { return nil }
            guard let next = advance(state, step, factors, &work) else { return nil }
            state = next
            stagnant = state.distance < 0.9 * best ? 0 : stagnant + 1
            best = min(best, state.distance)
            if stagnant > 8 { return nil }
        }
        return state.distance <= tolerance ? state : nil
    }

    /// The Newton step; the nearer the solution, the more exact.
    private func step(
        _ state: NetworkState, _ factors: inout NetworkFactors, _ work: inout Work
    ) -> [Double]? {
        let tolerance = min(0.02, max(1e-6, state.distance))
        for attempt in 0..<2 {
            let used = factors
            func outcome(_ blocks: NetworkBlocks, limit: Int) -> NetworkKrylov.Outcome? {
                NetworkKrylov.solve(
                    state.residual.map { -$0 }, tolerance: tolerance, limit: limit
                ) { x in
                    state.response(
                        to: NetworkDirection(state.problem, unknowns: x), used,
                        accuracy: max(1e-3 * tolerance, 1e-10))?.residual
                } precondition: {
                    blocks.solve(&$0, isFree: state.isFree)
                }
            }
            var found: NetworkKrylov.Outcome?
            if let derivative = work.derivative {
                found = outcome(NetworkBlocks(state, base: derivative), limit: Self.mostByBase)
                work.products += found?.iterations ?? 0
                if let near = found, near.residual > tolerance {
                    // So far from the base that its derivative is of no help.
                    (work.derivative, found) = (nil, nil)
                }
            }
            if found == nil, work.derivative == nil {
                found = outcome(NetworkBlocks(state), limit: 150)
                work.products += found?.iterations ?? 0
            }
            if let found { return found.step }
            guard attempt == 0, let made = try? NetworkFactors(state) else { return nil }
            factors = made
            work.factorizations += 1
        }
        return nil
    }

    /// The state after a step, each component of which is limited; halved where there is no state.
    private func advance(
        _ state: NetworkState, _ step: [Double], _ factors: NetworkFactors, _ work: inout Work
    ) -> NetworkState? {
        var fraction = 1.0
        for _ in 0..<8 {
            let limited = step.map { min(max($0, -Self.longestStep), Self.longestStep) * fraction }
            let point = state.point.moved(by: limited, prices: state.logPrices)
            let next = NetworkState(state.problem, state.passes, at: point, factors: factors)
            if let next {
                work.passes += next.passCount
                if next.distance <= 3 * state.distance || fraction < 0.2 { return next }
            }
            fraction *= 0.5
        }
        return nil
    }

    /// Products beyond which the derivative at the base is given up.
    private static let mostByBase = 40
    /// The largest change of a logarithm in one step.
    private static let longestStep = 1.0
    /// Contraction beyond which new factors cost less than refinement.
    static let slow = 0.003
    static let slowNearBase = 0.02
}
