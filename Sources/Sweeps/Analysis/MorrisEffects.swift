/// Elementary effects: the change of an output over a step in one parameter, divided by the step in
/// the unit cube, so in the unit of the output per full range of probability.
///
/// M. D. Morris, Technometrics 33, 161–174 (1991); μ* from F. Campolongo, J. Cariboni, A. Saltelli,
/// Environ. Model. Softw. 22, 1509–1518 (2007).
public struct MorrisEffects: Sendable, Hashable {
    /// What the trajectories say of one parameter.
    public struct Effect: Sendable, Hashable {
        /// The number of steps whose two ends were both solved.
        public let steps: Int
        /// The mean effect μ.
        public let mean: Double
        /// The mean absolute effect μ*: importance, also when effects change sign.
        public let meanAbsolute: Estimate
        /// The standard deviation σ of the effects (divisor steps − 1), a sign of curvature or
        /// interaction; `nil` for a single step.
        public let standardDeviation: Double?
    }

    /// The effects of each parameter, in the order of the design; `nil` when all its steps failed.
    public let effects: [Effect?]
    /// The number of steps left out because one of their ends failed.
    public let failedSteps: Int

    /// The effects from the outputs of a design, where NaN and infinity mark points that failed.
    public init(design: MorrisDesign, outputs: [Double], bootstrap: Bootstrap? = nil) {
        precondition(outputs.count == design.count, "outputs of another design")
        self.init(
            points: (0..<design.count).map { design.unitPoint($0) }, outputs: outputs,
            dimensions: design.dimensions, bootstrap: bootstrap)
    }

    /// The effects from trajectories of `dimensions` + 1 points each, one after the other, whose
    /// successive points differ in exactly one coordinate.
    public init(
        points: [[Double]], outputs: [Double], dimensions: Int, bootstrap: Bootstrap? = nil
    ) {
        precondition(
            points.count == outputs.count && points.count % (dimensions + 1) == 0,
            "\(points.count) points with \(outputs.count) outputs in \(dimensions) dimensions")
        var ratios = [[Double]](repeating: [], count: dimensions)
        var failed = 0
        for i in points.indices.dropFirst() where i % (dimensions + 1) != 0 {
            let moved = (0..<dimensions).filter { points[i][$0] != points[i - 1][$0] }
            precondition(moved.count == 1, "a step that moves \(moved.count) parameters")
            let j = moved[0]
            let ratio = (outputs[i] - outputs[i - 1]) / (points[i][j] - points[i - 1][j])
            if ratio.isFinite { ratios[j].append(ratio) } else { failed += 1 }
        }
        self.effects = ratios.map { $0.isEmpty ? nil : Self.effect($0, bootstrap) }
        self.failedSteps = failed
    }

    private static func effect(_ ratios: [Double], _ bootstrap: Bootstrap?) -> Effect {
        let n = Double(ratios.count)
        let mean = ratios.reduce(0, +) / n
        let squares = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let sizes = ratios.map { abs($0) }
        var resampled: [Double] = []
        if let bootstrap {
            var picks = [Int](repeating: 0, count: sizes.count)
            for resample in 0..<bootstrap.resamples {
                bootstrap.fill(&picks, resample: resample)
                resampled.append(picks.reduce(0) { $0 + sizes[$1] } / n)
            }
        }
        return Effect(
            steps: ratios.count, mean: mean,
            meanAbsolute: Estimate(
                value: sizes.reduce(0, +) / n,
                interval: bootstrap.map { $0.interval(resampled) }),
            standardDeviation: ratios.count > 1 ? (squares / (n - 1)).squareRoot() : nil)
    }
}
