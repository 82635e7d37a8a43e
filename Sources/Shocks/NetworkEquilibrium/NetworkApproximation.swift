/// The change of real expenditure to first and second order, beside the exact one.
///
/// Baqaee & Farhi 2024 integrate a linear system that prices, sales and wages fulfil along a
/// change. One step of it from the base is the first order. The mean of that slope and the slope
/// where the first step ends is the second order (Heun's method), which holds all second
/// derivatives. The slope at the end is solved to 10⁻⁷ of the change.
public struct NetworkApproximation: Sendable {
    /// ln of real expenditure of each region, G, to first order.
    public let firstOrder: [Double]
    /// The same to second order.
    public let secondOrder: [Double]
}

extension NetworkSolver {
    /// Both orders for a problem; nil where there is no small step towards it (a removed origin,
    /// changed tastes) or no state at the end of the first step.
    /// - Complexity: some 10 products with the derivative; one factorization of n×n where the first
    ///   step ends far from the base.
    public func approximation(_ problem: NetworkProblem) throws -> NetworkApproximation? {
        try approximation(problem, NetworkFactors(problem.economy))
    }

    /// - Parameter derivative: the derivative at the base, where somebody has made it.
    func approximation(
        _ problem: NetworkProblem, _ factors: NetworkFactors,
        _ derivative: NetworkBaseDerivative? = nil
    ) throws -> NetworkApproximation? {
        guard problem.normalisedTastes.isEmpty,
            problem.wedges.groups.allSatisfy({ !$0.isRemoved })
        else { return nil }
        let passes = NetworkSums(problem.economy)
        let base = problem.scaled(by: 0)
        let start = NetworkPoint(base)
        let given = NetworkDirection.given(problem)
        guard let state = NetworkState(base, passes, at: start, factors: factors),
            let first = slope(state, given, factors, derivative)
        else { return nil }
        let point = start.moved(by: first.unknowns, prices: first.prices)
        guard let end = NetworkState(problem, passes, at: point, factors: factors),
            let second = slope(end, given, factors, derivative, after: first)
        else { return nil }
        return NetworkApproximation(
            firstOrder: first.realExpenditure,
            secondOrder: zip(first.realExpenditure, second.realExpenditure).map { 0.5 * ($0 + $1) })
    }

    /// The slope at a state that the factors of the base solve; where they are too far, or do not,
    /// with factors of its own.
    private func slope(
        _ end: NetworkState, _ given: NetworkDirection, _ factors: NetworkFactors,
        _ derivative: NetworkBaseDerivative?, after first: Slope? = nil
    ) -> Slope? {
        let state = end.withAllMarkets()
        if end.contraction <= (derivative == nil ? Self.slow : Self.slowNearBase),
            let found = tangent(state, given, factors, derivative, after: first)
        {
            return found
        }
        guard let made = try? NetworkFactors(end) else { return nil }
        return tangent(state, given, made, derivative, after: first)
    }

    private struct Slope {
        let unknowns: [Double]
        let prices: [Double]
        let realExpenditure: [Double]
        /// ‖d residual‖₂ by what is given, at given wages and wedges.
        let force: Double
    }

    /// How everything moves with what is given while all markets clear.
    /// - Parameter first: the slope at the base, from which a slope elsewhere differs little.
    private func tangent(
        _ state: NetworkState, _ given: NetworkDirection, _ factors: NetworkFactors,
        _ derivative: NetworkBaseDerivative?, after first: Slope?
    ) -> Slope? {
        let blocks = NetworkBlocks(state, base: derivative)
        var all = given
        if let first {
            all.add(NetworkDirection(state.problem, unknowns: first.unknowns))
        }
        guard let direct = state.response(to: all, factors, accuracy: 1e-10) else { return nil }
        let size = NetworkKrylov.length(direct.residual)
        let force = first?.force ?? size
        let tolerance = first == nil ? 1e-9 : min(0.1, size > 0 ? 1e-7 * force / size : 1)
        let accuracy = max(1e-2 * tolerance, 1e-10)
        guard
            let outcome = NetworkKrylov.solve(
                direct.residual.map { -$0 }, tolerance: tolerance, limit: 200,
                product: {
                    state.response(
                        to: NetworkDirection(state.problem, unknowns: $0), factors,
                        accuracy: accuracy)?.residual
                }, precondition: { blocks.solve(&$0, isFree: state.isFree) })
        else { return nil }
        var step = outcome.step
        if let first { for k in step.indices { step[k] += first.unknowns[k] } }
        all = given
        all.add(NetworkDirection(state.problem, unknowns: step))
        guard let total = state.response(to: all, factors, accuracy: 1e-10) else { return nil }
        let n = state.passes.n
        let welfare = (0..<state.passes.G).map {
            total.spending[n + $0] / state.spending[n + $0] - total.mixPrices[n + $0]
        }
        return Slope(
            unknowns: step, prices: total.prices, realExpenditure: welfare, force: force)
    }
}

extension NetworkState {
    /// The same state with every market that exists taken as cleared by its own price, whatever
    /// bound is near.
    fileprivate func withAllMarkets() -> NetworkState {
        var result = self
        result.freeAllMarkets()
        return result
    }
}
