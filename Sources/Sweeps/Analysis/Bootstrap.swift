/// Resampling with replacement: how an estimate would scatter if the sample were drawn again.
///
/// B. Efron and R. J. Tibshirani, An introduction to the bootstrap (1993), chapters 6 and 13.
public struct Bootstrap: Sendable, Hashable {
    /// The number of resamples.
    public let resamples: Int
    /// The probability an interval covers, such as 0.95.
    public let level: Double
    /// The seed of the resampling.
    public let seed: UInt64

    /// A bootstrap with at least two resamples and a level inside (0, 1).
    public init(resamples: Int = 1000, level: Double = 0.95, seed: UInt64) {
        precondition(resamples >= 2 && level > 0 && level < 1, "\(resamples) resamples at \(level)")
        self.resamples = resamples
        self.level = level
        self.seed = seed
    }

    /// Fills `picks` with the positions that one resample takes, each in 0..<`picks.count`. Uses 32
    /// random bits for each, so a position's probability is within 2⁻³² of 1/count.
    func fill(_ picks: inout [Int], resample: Int) {
        let stream = RandomStream(seed: seed, for: .bootstrap)
        let count = UInt64(picks.count)
        precondition(count <= UInt32.max, "a bootstrap of \(count) draws")
        var position = 0
        var pair: UInt32 = 0
        while position < picks.count {
            let words = stream.block(draw: UInt64(resample), pair: pair)
            for lane in 0..<min(4, picks.count - position) {
                picks[position + lane] = Int((UInt64(words[lane]) * count) >> 32)
            }
            position += 4
            pair += 1
        }
    }

    /// The spread of an estimate over its resampled values.
    func interval(_ values: [Double]) -> Interval {
        let sorted = values.sorted()
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return Interval(
            low: Quantile.type7(ofSorted: sorted, at: (1 - level) / 2),
            high: Quantile.type7(ofSorted: sorted, at: (1 + level) / 2),
            standardError: (squares / (n - 1)).squareRoot())
    }

    /// What the resamples say of an estimate.
    public struct Interval: Sendable, Hashable {
        /// The lower end of the percentile interval.
        public let low: Double
        /// The upper end of the percentile interval.
        public let high: Double
        /// The standard deviation of the estimate over the resamples.
        public let standardError: Double
    }
}

/// A number with what resampling says of its error.
public struct Estimate: Sendable, Hashable {
    /// The estimate from all draws.
    public let value: Double
    /// Its bootstrap interval, when one was asked for.
    public let interval: Bootstrap.Interval?
}
