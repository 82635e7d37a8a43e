public import InputOutput

/// Everything the draws of a sweep have to say, finished or not: of each metric its distribution,
/// what drives it and how the estimates settle; and how stable rankings are.
public struct SweepAnalysis: Sendable {
    /// What may be asked of an analysis.
    public struct Options: Sendable, Hashable {
        /// How many of the most affected are followed.
        public var top = 5
        /// Resamples behind the intervals of indices; 0 for none.
        public var resamples = 200
        /// The probability that intervals cover.
        public var level = 0.95
        /// Numbers of draws held in memory at once; at least those of one metric are.
        public var largestColumns = 1 << 23

        /// The defaults.
        public init() {}
    }

    /// One metric's analysis.
    public struct Metric: Sendable {
        /// Its position in the header.
        public let metric: Int
        /// Its value without the sweep; `nil` where that is not known.
        public let base: Double?
        /// Its distribution, or why there is none. Over the draws of a sample where the design is
        /// or holds one, else over all points.
        public let summary: Result<SweepSummary, SweepAnalysisError>
        /// What drives it, or why that cannot be said.
        public let drivers: Result<SweepDrivers, SweepAnalysisError>
        /// How its distribution settles; of samples only.
        public let convergence: Convergence<SweepSummary>?
        /// How its indices settle; of Saltelli designs only.
        public let indexConvergence: Convergence<SobolIndices>?
    }

    /// How stable a ranking is.
    public struct Ranking: Sendable {
        /// What is ranked, such as `value_added_change_pct_gdp`.
        public let quantity: String
        /// Who is ranked: regions, industries or restrictions.
        public let items: [String]
        /// Which end is the top.
        public let order: RankStability.Order
        /// How the top holds.
        public let stability: RankStability
    }

    /// A reason why draws failed.
    public struct Failure: Sendable, Hashable {
        /// As recorded.
        public let reason: String
        /// The number of draws.
        public let draws: Int
    }

    /// What the draws are about.
    public let header: SweepHeader
    /// What was asked.
    public let options: Options
    /// The number of draws in the file, without the base.
    public let draws: Int
    /// The number of them that failed.
    public let failed: Int
    /// Why, most frequent first; the rarest of very many reasons are left out.
    public let failures: [Failure]
    /// True when the summaries describe a sample of what is believed, so that their quantiles are
    /// probabilities.
    public let isSample: Bool
    /// True when the draws are ranked against the scenario without the sweep, false when against
    /// the medians of the draws.
    public let hasBase: Bool
    /// The metrics in the order of the header.
    public let metrics: [Metric]
    /// The rankings, in the order in which their quantities come.
    public let rankings: [Ranking]

    /// The analysis of some draws.
    /// - Throws: as `DrawReader`.
    /// - Complexity: reads the draws once for each `largestColumns` numbers of draws, and once for
    ///   the rankings. Memory of `largestColumns` numbers, or of one metric and all parameters of
    ///   the draws.
    public init(_ source: DrawSource, _ options: Options = Options()) throws(Diagnostics) {
        let sample = try SweepSample(source)
        let header = sample.header
        self.header = header
        self.options = options
        draws = sample.draws
        failed = sample.failed
        failures = sample.failures
        isSample = sample.sampleRows != nil
        let base = sample.base
        hasBase = base != nil

        let inputs = try sample.inputs().map(SweepSample.Input.init)
        let perPass = max(1, options.largestColumns / max(1, header.drawCount))
        var metrics: [Metric] = []
        while metrics.count < header.metrics.count {
            let wanted = metrics.count..<min(metrics.count + perPass, header.metrics.count)
            for (metric, outputs) in zip(wanted, try sample.outputs(wanted)) {
                metrics.append(
                    sample.analysis(metric, outputs, inputs: inputs, base: base, options))
            }
        }
        self.metrics = metrics
        let medians = metrics.map { metric in
            if case .success(let summary) = metric.summary { summary.median } else { Double.nan }
        }
        rankings = try sample.rankings(reference: base ?? medians, top: options.top)
    }
}
