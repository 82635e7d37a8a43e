/// How an estimate settles as draws are added.
public struct Convergence<Value: Sendable>: Sendable {
    /// The estimate from the first draws.
    public struct Point: Sendable {
        /// How many draws, or base samples, were used.
        public let draws: Int
        /// The estimate from them, or why there is none yet, such as outputs that are still all
        /// equal.
        public let estimate: Result<Value, SweepAnalysisError>
    }

    /// The points, by rising number of draws; the last uses all.
    public let points: [Point]

    /// Estimates from the first n draws, for n = `total`, its half, quarter and so on down to
    /// `minimum`.
    public init(
        total: Int, minimum: Int = 16, estimate: (Int) throws(SweepAnalysisError) -> Value
    ) {
        points = Self.checkpoints(total: total, minimum: minimum).map { draws in
            Point(
                draws: draws,
                estimate: Result { () throws(SweepAnalysisError) in try estimate(draws) })
        }
    }

    /// `total` and its halvings not below `minimum`, in rising order: powers of two for a total
    /// that is one, at which a Sobol' sequence is balanced.
    static func checkpoints(total: Int, minimum: Int) -> [Int] {
        var result = total > 0 ? [total] : []
        while let last = result.last, last / 2 >= max(1, minimum) { result.append(last / 2) }
        return result.reversed()
    }
}

extension Convergence where Value == SweepSummary {
    /// Summaries of the first outputs of a sample.
    public static func summaries(of outputs: [Double], minimum: Int = 16) -> Convergence {
        Convergence(total: outputs.count, minimum: minimum) { (draws) throws(SweepAnalysisError) in
            try SweepSummary(Array(outputs.prefix(draws)))
        }
    }
}

extension Convergence where Value == SobolIndices {
    /// Sobol' indices from the first base samples of a design.
    public static func indices(
        design: SaltelliDesign, outputs: [Double], minimum: Int = 16, bootstrap: Bootstrap? = nil
    ) -> Convergence {
        Convergence(total: design.baseSamples, minimum: minimum) {
            (samples) throws(SweepAnalysisError) in
            try SobolIndices(
                design: design, outputs: outputs, baseSamples: samples, bootstrap: bootstrap)
        }
    }
}
