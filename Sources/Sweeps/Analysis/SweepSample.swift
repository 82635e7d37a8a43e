import InputOutput

/// The draws of a sweep as columns, and what can be computed from them.
struct SweepSample {
    let source: DrawSource
    var header: SweepHeader { source.header }
    /// The number of draws in the file, without the base.
    let draws: Int
    let failed: Int
    let failures: [SweepAnalysis.Failure]
    /// The metrics without the sweep, where they are in the file and were solved.
    let base: [Double]?
    /// The positions of the draws that are a sample of what is believed; `nil` when there are none.
    let sampleRows: [Int]?

    /// The values of one parameter over the draws.
    struct Input {
        let values: [Double]
        let ranked: RankCorrelation

        init(_ values: [Double]) {
            self.values = values
            ranked = RankCorrelation(values)
        }
    }

    /// More different reasons than this are not counted one by one.
    private static let mostReasons = 1000

    /// Reads the draws once.
    init(_ source: DrawSource) throws(Diagnostics) {
        self.source = source
        let header = source.header
        var (draws, failed) = (0, 0)
        var reasons: [String: Int] = [:]
        var base: [Double]?
        let baseIndex = Self.baseIndex(of: header)
        try source.forEach { draw in
            if draw.index == baseIndex, case .values(let values) = draw.outcome { base = values }
            if draw.index == DrawRecord.base { return }
            draws += 1
            guard let reason = draw.failure else { return }
            failed += 1
            if reasons[reason] != nil || reasons.count < Self.mostReasons {
                reasons[reason, default: 0] += 1
            }
        }
        self.draws = draws
        self.failed = failed
        self.base = base
        sampleRows = Self.sampleRows(of: header)
        failures = reasons.map { SweepAnalysis.Failure(reason: $0, draws: $1) }
            .sorted { ($1.draws, $0.reason) < ($0.draws, $1.reason) }
    }

    private static func baseIndex(of header: SweepHeader) -> Int? {
        if header.includesBase { return DrawRecord.base }
        if case .oneAtATime = header.design { return 0 }
        return nil
    }

    private static func sampleRows(of header: SweepHeader) -> [Int]? {
        switch header.design {
        case .latinHypercube, .sobol: Array(0..<header.drawCount)
        case .saltelli(let baseSamples, let seed):
            SaltelliDesign(
                dimensions: header.parameters.count, baseSamples: baseSamples, seed: seed
            ).sampleRows
        case .grid, .oneAtATime, .morris: nil
        }
    }

    /// The values of each parameter in each draw, where the analysis needs them; NaN for draws that
    /// are not in the file.
    func inputs() throws(Diagnostics) -> [[Double]] {
        switch header.design {
        case .latinHypercube, .sobol, .oneAtATime:
            try columns(header.parameters.count) { $0.parameters }
        case .saltelli, .grid, .morris: []
        }
    }

    /// The values of some metrics in each draw; NaN for draws that failed or are not in the file.
    func outputs(_ metrics: Range<Int>) throws(Diagnostics) -> [[Double]] {
        try columns(metrics.count) { draw in
            if case .values(let values) = draw.outcome { Array(values[metrics]) } else { nil }
        }
    }

    private func columns(
        _ count: Int, _ values: (DrawRecord) -> [Double]?
    ) throws(Diagnostics) -> [[Double]] {
        var columns = [[Double]](
            repeating: [Double](repeating: .nan, count: header.drawCount), count: count)
        try source.forEach { draw in
            guard draw.index >= 0, let values = values(draw) else { return }
            for k in 0..<count { columns[k][draw.index] = values[k] }
        }
        return columns
    }

    /// The analysis of one metric.
    func analysis(
        _ metric: Int, _ outputs: [Double], inputs: [Input], base: [Double]?,
        _ options: SweepAnalysis.Options
    ) -> SweepAnalysis.Metric {
        let rows = sampleRows
        let present = rows.map { $0.filter(isPresent) } ?? outputs.indices.filter(isPresent)
        let values = present.map { outputs[$0] }
        var indexConvergence: Convergence<SobolIndices>?
        if case .saltelli(let baseSamples, let seed) = header.design {
            let design = SaltelliDesign(
                dimensions: header.parameters.count, baseSamples: baseSamples, seed: seed)
            indexConvergence = .indices(design: design, outputs: outputs)
        }
        return SweepAnalysis.Metric(
            metric: metric, base: base.map { $0[metric] },
            summary: Result { () throws(SweepAnalysisError) in try SweepSummary(values) },
            drivers: Result { () throws(SweepAnalysisError) in
                try drivers(outputs, inputs: inputs, options)
            },
            convergence: rows == nil ? nil : .summaries(of: values),
            indexConvergence: indexConvergence)
    }

    private func isPresent(_ draw: Int) -> Bool {
        let first = max(0, header.range.lowerBound)
        return draw >= first && draw < first + draws
    }

    private func drivers(
        _ outputs: [Double], inputs: [Input], _ options: SweepAnalysis.Options
    ) throws(SweepAnalysisError) -> SweepDrivers {
        let dimensions = header.parameters.count
        let bootstrap =
            options.resamples > 1
            ? Bootstrap(
                resamples: options.resamples, level: options.level, seed: header.design.seed ?? 0)
            : nil
        switch header.design {
        case .grid(let levels):
            return .grid(
                try GridEffects(design: GridDesign(levelCounts: levels), outputs: outputs))
        case .oneAtATime(let alternatives):
            let design = OneAtATimeDesign(
                alternatives: alternatives.map { Array(repeating: .base, count: $0) })
            return .tornado(
                try Tornado(design: design, outputs: outputs),
                inputs: inputs.enumerated().map { Array($1.values[design.points(of: $0)]) })
        case .latinHypercube, .sobol:
            let ranked = RankCorrelation(outputs)
            return .correlations(
                zip(header.parameters, inputs).map { parameter, input in
                    parameter.words.isEmpty
                        ? input.ranked.with(ranked) : ranked.ratio(on: input.values)
                })
        case .saltelli(let baseSamples, let seed):
            let design = SaltelliDesign(
                dimensions: dimensions, baseSamples: baseSamples, seed: seed)
            return .sobol(
                try SobolIndices(design: design, outputs: outputs, bootstrap: bootstrap))
        case .morris(let trajectories, let levels, let pool, let seed):
            let design = MorrisDesign(
                dimensions: dimensions, trajectories: trajectories, levels: levels, pool: pool,
                seed: seed)
            return .morris(MorrisEffects(design: design, outputs: outputs, bootstrap: bootstrap))
        }
    }
}
