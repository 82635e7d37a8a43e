public import InputOutput

/// What is believed of one uncertain number: a family with its parameters, kept within optional
/// bounds.
///
/// Bounds truncate: the density inside them is scaled up to mass 1 by rescaling the probability
/// handed to the inverse distribution function. Everything is in the unit of the uncertain number.
public struct Distribution: Sendable, Hashable {
    /// A family of distributions with its parameters.
    public enum Family: Sendable, Hashable {
        /// Equal density on low…high.
        case uniform(low: Double, high: Double)
        /// Equal density of the logarithm on low…high, both positive.
        case logUniform(low: Double, high: Double)
        /// Density rising linearly from low to mode and falling linearly to high.
        case triangular(low: Double, mode: Double, high: Double)
        /// Normal (Gaussian).
        case normal(mean: Double, standardDeviation: Double)
        /// The logarithm is normal about ln(median); `logStandardDeviation` has no unit.
        case lognormal(median: Double, logStandardDeviation: Double)
        /// One of some values, in the given order, with probabilities proportional to the weights.
        case choice(values: [Double], weights: [Double])
    }

    /// The family and its parameters.
    public let family: Family
    /// The least value that can occur, when bounded below.
    public let lowerBound: Double?
    /// The greatest value that can occur, when bounded above.
    public let upperBound: Double?
    /// How the bounds rescale probabilities.
    let cut: Cut
    /// Running sums of the weights of a choice, scaled to end at 1; empty otherwise.
    let cumulativeWeights: [Double]

    /// A distribution, checked.
    /// - Parameter place: how findings name this distribution, such as `sweep.vary.0`.
    /// - Throws: every reason why this is not a distribution: parameters that are not finite or not
    ///   in order, weights that do not fit, bounds that leave nothing between them.
    public init(
        _ family: Family, lowerBound: Double? = nil, upperBound: Double? = nil,
        place: String? = nil
    ) throws(Diagnostics) {
        var findings = Self.findings(family, lowerBound, upperBound, place: place)
        try findings.throwIfErrors()
        self.family = family
        self.lowerBound = lowerBound
        self.upperBound = upperBound
        self.cumulativeWeights = Self.cumulativeWeights(of: family)
        self.cut = Cut(family, lowerBound, upperBound)
        if cut.mass <= 0 {
            findings.add(
                Diagnostic(
                    .error, "bounds-without-probability",
                    "the bounds leave no probability between them", at: .init(place: place),
                    remedy: "widen the bounds or move the distribution"))
            throw findings
        }
    }

    /// A choice among the numbers 0..<count, as indices of things that are not numbers, such as
    /// tables.
    /// - Throws: a finding when `count` is not positive or the weights do not fit.
    public static func choice(
        count: Int, weights: [Double]? = nil, place: String? = nil
    ) throws(Diagnostics) -> Distribution {
        let values = (0..<max(0, count)).map { Double($0) }
        return try Distribution(
            .choice(values: values, weights: weights ?? values.map { _ in 1 }), place: place)
    }

    /// True when the value at probability 0 or 1 is infinite, so that designs which reach these
    /// probabilities cannot be used.
    public var isUnbounded: Bool { !quantile(0).isFinite || !quantile(1).isFinite }

    private static func cumulativeWeights(of family: Family) -> [Double] {
        guard case .choice(_, let weights) = family else { return [] }
        let total = weights.reduce(0, +)
        var sum = 0.0
        return weights.map { weight in
            sum += weight
            return sum / total
        }
    }
}
