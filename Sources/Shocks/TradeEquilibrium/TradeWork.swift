import LinearAlgebra

/// The iterations of one solve, and how many there were.
struct TradeWork {
    let limit: Int
    let tolerance: Double
    /// Newton steps so far.
    private(set) var steps = 0
    /// Products with a derivative so far.
    private(set) var products = 0
    /// Smallest residual of the whole problem so far.
    private(set) var best = Double.infinity

    init(limit: Int, tolerance: Double) {
        self.limit = limit
        self.tolerance = tolerance
    }

    /// Newton's method with backtracking; nil where it gets stuck.
    mutating func newton(_ problem: TradeProblem, from start: TradeUnknowns) -> TradeState? {
        var state = TradeState(problem, start).settled()
        let gmres = GMRES(restart: 60)
        var norm = state.norm
        var stalls = 0
        while true {
            let distance = state.distance
            guard distance.isFinite else { return nil }
            best = min(best, distance)
            if distance <= tolerance { return state }
            if steps >= limit { return nil }
            steps += 1
            let step = gmres.approximate(
                state.residual.map { -$0 }, of: TradeDerivative(state),
                preconditioner: TradePreconditioner(state),
                reduction: min(0.03, max(distance, 1e-6)))
            products += step.iterations
            var length = 1.0
            var next: TradeState?
            while length >= Self.shortestStep {
                let trial = TradeState(
                    problem, state.unknowns.moved(by: step.solution, length: length)
                ).settled()
                let reached = trial.norm
                if reached <= (1 - 1e-4 * length) * norm {
                    next = trial
                    norm = reached
                    break
                }
                // Rounding keeps a residual near the tolerance from falling further.
                if trial.distance <= tolerance { return trial }
                length /= 2
            }
            guard let next else { return nil }
            // Crawling ahead in many short steps is left to a change in parts.
            stalls = length < 0.1 ? stalls + 1 : 0
            if stalls > Self.mostStalls { return nil }
            state = next
        }
    }

    /// Makes the change in parts, each as long as Newton's method can take it; nil where the parts
    /// become too small.
    mutating func continuation(
        from start: TradeUnknowns,
        problem: (Double) throws(ShockModelError) -> TradeProblem
    ) throws(ShockModelError) -> TradeState? {
        var (reached, part) = (0.0, 0.25)
        guard var state = newton(try problem(0), from: start) else { return nil }
        while reached < 1 {
            let target = min(1, reached + part)
            if let next = newton(try problem(target), from: state.unknowns) {
                (state, reached, part) = (next, target, 2 * part)
            } else {
                if steps >= limit { return nil }
                part /= 2
                if part < Self.smallestPart { return nil }
            }
        }
        return state
    }

    private static let shortestStep = 1.0 / 64
    private static let mostStalls = 3
    private static let smallestPart = 1.0 / 4096
}

extension TradeState {
    /// Euclidean norm of the residual, which backtracking watches.
    var norm: Double {
        let largest = distance
        if !(largest > 0 && largest.isFinite) { return largest.isNaN ? .infinity : largest }
        return largest
            * residual.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
    }

    /// The same state once expenditure is 0 exactly where nothing is bought.
    func settled() -> TradeState {
        var state = self
        for _ in 0..<(2 * problem.N) {
            var unknowns = state.unknowns
            var isSettled = true
            for k in unknowns.expenditure.indices
            where (unknowns.expenditure[k] == 0) != (state.image[k] == 0) {
                unknowns.expenditure[k] = state.image[k]
                isSettled = false
            }
            if isSettled { break }
            state = TradeState(problem, unknowns)
        }
        return state
    }
}
