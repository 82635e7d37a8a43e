/// The distribution of one output over the draws of a sample, in the unit of the output.
public struct SweepSummary: Sendable, Hashable {
    /// The number of draws with a finite output, on which all numbers rest.
    public let draws: Int
    /// The number of draws without one.
    public let failed: Int
    /// The mean.
    public let mean: Double
    /// The standard deviation with divisor `draws` − 1; `nil` for a single draw.
    public let standardDeviation: Double?
    /// The least output.
    public let minimum: Double
    /// The quantile at 5 %, type 7, as are the following.
    public let p5: Double
    /// The lower quartile.
    public let p25: Double
    /// The median.
    public let median: Double
    /// The upper quartile.
    public let p75: Double
    /// The quantile at 95 %.
    public let p95: Double
    /// The greatest output.
    public let maximum: Double

    /// The standard error of the mean of independent draws; `nil` for a single draw.
    public var standardError: Double? {
        standardDeviation.map { $0 / Double(draws).squareRoot() }
    }

    /// The summary of the outputs of a sample, where NaN and infinity mark draws that failed.
    /// - Complexity: O(draws log draws).
    public init(_ outputs: [Double]) throws(SweepAnalysisError) {
        let sorted = outputs.filter(\.isFinite).sorted()
        guard let first = sorted.first, let last = sorted.last else {
            throw .tooFewDraws(usable: 0, needed: 1)
        }
        let n = Double(sorted.count)
        let mean = sorted.reduce(0) { $0 + $1 / n }
        var (squares, remainder) = (0.0, 0.0)
        for value in sorted {
            squares += (value - mean) * (value - mean)
            remainder += value - mean
        }
        self.draws = sorted.count
        self.failed = outputs.count - sorted.count
        self.mean = mean + remainder / n
        self.standardDeviation =
            sorted.count > 1
            ? (max(0, squares - remainder * remainder / n) / (n - 1)).squareRoot() : nil
        self.minimum = first
        self.p5 = Quantile.type7(ofSorted: sorted, at: 0.05)
        self.p25 = Quantile.type7(ofSorted: sorted, at: 0.25)
        self.median = Quantile.type7(ofSorted: sorted, at: 0.5)
        self.p75 = Quantile.type7(ofSorted: sorted, at: 0.75)
        self.p95 = Quantile.type7(ofSorted: sorted, at: 0.95)
        self.maximum = last
    }
}
