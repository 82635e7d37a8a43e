/// What says which parameter drives a metric; which kind there is depends on the design.
public enum SweepDrivers: Sendable {
    /// Of a one-at-a-time design, with the values of each parameter that it was moved to.
    case tornado(Tornado, inputs: [[Double]])
    /// Of a Saltelli design.
    case sobol(SobolIndices)
    /// Of a Morris design.
    case morris(MorrisEffects)
    /// Of a full grid.
    case grid(GridEffects)
    /// Of other samples: Spearman's rank correlation of each parameter with the metric, or the
    /// correlation ratio of its ranks for a choice among words; `nil` for too few draws, and where
    /// one of the two is constant.
    case correlations([Double?])

    /// How much each parameter matters, in a measure of the design's own; `nil` where unknown. The
    /// greatest is the driver.
    public func importance(parameters: Int) -> [Double?] {
        switch self {
        case .tornado(let tornado, _):
            var swings = [Double?](repeating: nil, count: parameters)
            for bar in tornado.bars { swings[bar.parameter] = bar.swing }
            return swings
        case .sobol(let indices): return indices.total.map(\.value)
        case .morris(let effects): return effects.effects.map { $0?.meanAbsolute.value }
        case .grid(let effects): return effects.total
        case .correlations(let values): return values.map { $0.map(abs) }
        }
    }

    /// The position of the parameter that matters most; `nil` when none does.
    public func first(parameters: Int) -> Int? {
        let importance = importance(parameters: parameters)
        let known = importance.indices.filter { importance[$0] ?? 0 > 0 }
        return known.max { (importance[$0] ?? 0, $1) < (importance[$1] ?? 0, $0) }
    }
}
