import RealModule

extension Distribution {
    /// The value below which the probability is `u`, for `u` in 0…1; never outside the bounds.
    /// - Complexity: O(1); O(log values) for a choice.
    public func quantile(_ u: Double) -> Double {
        precondition(u >= 0 && u <= 1, "a probability of \(u)")
        let value = untruncated(u)
        return min(max(value, lowerBound ?? -.infinity), upperBound ?? .infinity)
    }

    private func untruncated(_ u: Double) -> Double {
        switch family {
        case .uniform(let low, let high):
            return min(low + cut.lower(u) * (high - low), high)
        case .logUniform(let low, let high):
            let value = low * Double.exp(cut.lower(u) * Double.log(high / low))
            return min(max(value, low), high)
        case .triangular(let low, let mode, let high):
            let p = cut.lower(u)
            let width = high - low
            let value =
                p * width < mode - low
                ? low + (p * width * (mode - low)).squareRoot()
                : high - (cut.upper(u) * width * (high - mode)).squareRoot()
            return min(max(value, low), high)
        case .normal(let mean, let standardDeviation):
            return mean + standardDeviation * normalScore(u)
        case .lognormal(let median, let logStandardDeviation):
            return median * Double.exp(logStandardDeviation * normalScore(u))
        case .choice(let values, _):
            return values[position(of: u)]
        }
    }

    /// The standard normal quantile of the rescaled probability, from the tail that is smaller.
    private func normalScore(_ u: Double) -> Double {
        let (lower, upper) = (cut.lower(u), cut.upper(u))
        return lower <= upper
            ? StandardNormal.quantile(lower) : -StandardNormal.quantile(min(upper, 1))
    }

    /// The first position whose running weight exceeds `u`; the last with weight for `u` = 1.
    private func position(of u: Double) -> Int {
        var (first, end) = (0, cumulativeWeights.count)
        while first < end {
            let middle = (first + end) / 2
            if cumulativeWeights[middle] > u { end = middle } else { first = middle + 1 }
        }
        if first < cumulativeWeights.count { return first }
        return cumulativeWeights.firstIndex { $0 >= 1 } ?? cumulativeWeights.count - 1
    }

    /// The probabilities that the bounds cut off, kept for both tails so that neither loses digits.
    struct Cut: Sendable, Hashable {
        private let belowLower: Double
        private let belowUpper: Double
        private let aboveLower: Double
        private let aboveUpper: Double

        init(_ family: Family, _ lower: Double?, _ upper: Double?) {
            belowLower = lower.map { family.tails(at: $0).below } ?? 0
            aboveLower = lower.map { family.tails(at: $0).above } ?? 1
            belowUpper = upper.map { family.tails(at: $0).below } ?? 1
            aboveUpper = upper.map { family.tails(at: $0).above } ?? 0
        }

        /// The probability between the bounds.
        var mass: Double { max(belowUpper - belowLower, aboveLower - aboveUpper) }

        /// The untruncated probability below the truncated quantile of `u`.
        func lower(_ u: Double) -> Double { belowLower + u * (belowUpper - belowLower) }

        /// The untruncated probability above the truncated quantile of `u`.
        func upper(_ u: Double) -> Double { aboveUpper + (1 - u) * (aboveLower - aboveUpper) }
    }
}

extension Distribution.Family {
    /// The probabilities below and above `x`, each accurate when small.
    func tails(at x: Double) -> (below: Double, above: Double) {
        switch self {
        case .uniform(let low, let high):
            let y = min(max(x, low), high)
            return ((y - low) / (high - low), (high - y) / (high - low))
        case .logUniform(let low, let high):
            let y = min(max(x, low), high)
            let width = Double.log(high / low)
            return (Double.log(y / low) / width, Double.log(high / y) / width)
        case .triangular(let low, let mode, let high):
            let y = min(max(x, low), high)
            if y < mode {
                let below = (y - low) * (y - low) / ((high - low) * (mode - low))
                return (below, 1 - below)
            }
            let above = y < high ? (high - y) * (high - y) / ((high - low) * (high - mode)) : 0
            return (1 - above, above)
        case .normal(let mean, let standardDeviation):
            let z = (x - mean) / standardDeviation
            return (StandardNormal.cumulative(z), StandardNormal.cumulative(-z))
        case .lognormal(let median, let logStandardDeviation):
            if x <= 0 { return (0, 1) }
            let z = Double.log(x / median) / logStandardDeviation
            return (StandardNormal.cumulative(z), StandardNormal.cumulative(-z))
        case .choice:
            return (0, 1)
        }
    }
}
