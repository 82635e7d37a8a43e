/// One number that a sweep varies.
public struct SweepParameter: Sendable, Hashable {
    /// The path of the number in the scenario, such as `restrictions[0].cut`.
    public let path: String
    /// The unit of base, levels and distribution.
    public let unit: String
    /// The value without the sweep.
    public let base: Double
    /// What is believed of the value; `nil` when only levels are given.
    public let distribution: Distribution?
    /// The values of a grid, in order.
    public let levels: [Double]

    /// A parameter with a distribution, levels for a grid, or both.
    public init(
        path: String, unit: String, base: Double, distribution: Distribution? = nil,
        levels: [Double] = []
    ) {
        self.path = path
        self.unit = unit
        self.base = base
        self.distribution = distribution
        self.levels = levels
    }

    /// The value at a probability: of the distribution or, without one, of the levels as equally
    /// likely.
    public func value(atProbability u: Double) -> Double {
        if let distribution { return distribution.quantile(u) }
        precondition(!levels.isEmpty, "\(path) has neither distribution nor levels")
        return levels[min(Int(u * Double(levels.count)), levels.count - 1)]
    }
}
