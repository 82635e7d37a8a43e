/// How the draws of a sweep are chosen: the words of a sweep file.
public enum SweepMethod: String, Sendable, Hashable, CaseIterable, Codable {
    /// Every combination of the listed values.
    case grid
    /// The scenario as written, then each parameter alone at its ends: a tornado.
    case oneAtATime = "one-at-a-time"
    /// A sample with one draw in each stratum of every parameter.
    case latinHypercube = "latin-hypercube"
    /// The radial design of Saltelli on Sobol' points: first- and total-order indices.
    case sobol
    /// Trajectories of single steps: elementary effects.
    case morris

    /// `draws` where nobody chooses; nil where it counts nothing.
    public var standardDraws: Int? {
        switch self {
        case .grid, .oneAtATime: nil
        case .latinHypercube: 1000
        case .sobol: 1024
        case .morris: 20
        }
    }
}

/// What is believed of an uncertain number: the words of a sweep file.
public enum SweepDistribution: String, Sendable, Hashable, CaseIterable {
    /// Equally likely between two ends.
    case uniform
    /// Equally likely in the logarithm between two ends.
    case logUniform = "log-uniform"
    /// A mode between two ends.
    case triangular
    /// The normal distribution.
    case normal
    /// The logarithm is normal.
    case lognormal
    /// One of some values.
    case choice

    /// The fields that it needs.
    public var required: [String] {
        switch self {
        case .uniform, .logUniform: ["low", "high"]
        case .triangular: ["low", "mode", "high"]
        case .normal: ["mean", "sd"]
        case .lognormal: ["median", "log_sd"]
        case .choice: ["values"]
        }
    }

    /// The fields that it can take beside those it needs.
    public var optional: [String] {
        self == .choice ? ["weights"] : ["minimum", "maximum", "points"]
    }
}
