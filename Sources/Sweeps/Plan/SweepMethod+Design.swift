import InputOutput
import Scenarios

extension SweepMethod {
    /// What a method needs to know to lay out its draws.
    struct Request {
        /// The varied parameters.
        let parameters: [SweepParameter]
        /// `draws` as written, or the method's own.
        let draws: Int
        /// The seed of the sweep.
        let seed: UInt64
        /// True where some parameters are correlated.
        let isCorrelated: Bool
    }

    /// The design of a method, and how a file of draws describes it.
    /// - Throws: parameters without levels or too many combinations, for a grid; too many
    ///   parameters, for Sobol' points.
    func design(
        _ request: Request
    ) throws(Diagnostics) -> (any SweepDesign, DesignDescription) {
        let (parameters, draws, seed) = (request.parameters, request.draws, request.seed)
        let D = parameters.count
        switch self {
        case .grid:
            let counts = parameters.map(\.levels.count)
            try Self.checkSize(counts)
            return (try GridDesign(parameters: parameters), .grid(levels: counts))
        case .oneAtATime:
            let alternatives = parameters.map(Self.alternatives)
            return (
                OneAtATimeDesign(alternatives: alternatives),
                .oneAtATime(alternatives: alternatives.map(\.count))
            )
        case .latinHypercube:
            return (
                LatinHypercubeDesign(dimensions: D, count: draws, seed: seed),
                .latinHypercube(seed: seed)
            )
        case .sobol where request.isCorrelated:
            try Self.checkSobol(D)
            // Indices ask for independent parameters; the sample does not.
            return (SobolDesign(dimensions: D, count: draws, seed: seed), .sobol(seed: seed))
        case .sobol:
            // The second half is for the matrices that swap one parameter.
            try Self.checkSobol(2 * D)
            return (
                SaltelliDesign(dimensions: D, baseSamples: draws, seed: seed),
                .saltelli(baseSamples: draws, seed: seed)
            )
        case .morris:
            return (
                MorrisDesign(dimensions: D, trajectories: draws, seed: seed),
                .morris(trajectories: draws, levels: 4, pool: nil, seed: seed)
            )
        }
    }

    /// The 5 and 95 % points of what is believed, or every listed value but the base.
    private static func alternatives(_ parameter: SweepParameter) -> [DesignCoordinate] {
        if parameter.levels.isEmpty { return [.quantile(0.05), .quantile(0.95)] }
        return parameter.levels.indices.filter { parameter.levels[$0] != parameter.base }
            .map { .level($0) }
    }

    private static func checkSize(_ counts: [Int]) throws(Diagnostics) {
        var product = 1
        for count in counts {
            let (value, overflow) = product.multipliedReportingOverflow(by: count)
            if overflow || value > largestGrid {
                throw Diagnostics([
                    Diagnostic(
                        .error, "grid-too-large",
                        "the grid has more than \(largestGrid) combinations",
                        remedy: "list fewer values, or choose latin-hypercube draws")
                ])
            }
            product = value
        }
    }

    private static func checkSobol(_ dimensions: Int) throws(Diagnostics) {
        guard dimensions > SobolSequence.maximumDimensions else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "too-many-parameters",
                "Sobol' points have at most \(SobolSequence.maximumDimensions) dimensions, "
                    + "and these parameters take \(dimensions)",
                remedy: "vary fewer, or choose latin-hypercube draws or morris")
        ])
    }

    /// Draws of the largest grid.
    private static let largestGrid = 1_000_000_000
}
