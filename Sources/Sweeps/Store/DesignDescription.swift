import Platform

/// Which design a sweep's draws follow, with all that is needed to make it again: so that a file of
/// draws can be analysed without the sweep file it came from.
public enum DesignDescription: Codable, Sendable, Hashable {
    /// `GridDesign` over so many levels of each parameter.
    case grid(levels: [Int])
    /// `OneAtATimeDesign` with so many alternatives of each parameter; draw 0 is the base.
    case oneAtATime(alternatives: [Int])
    /// `LatinHypercubeDesign`.
    case latinHypercube(seed: UInt64)
    /// `SobolDesign`: a plain sample.
    case sobol(seed: UInt64)
    /// `SaltelliDesign`: for Sobol' indices.
    case saltelli(baseSamples: Int, seed: UInt64)
    /// `MorrisDesign`; `pool` as there, `nil` without one.
    case morris(trajectories: Int, levels: Int, pool: Int?, seed: UInt64)

    /// What the sweep file calls the method; a sample of either kind of Sobol' design is `sobol`.
    public var method: String {
        switch self {
        case .grid: "grid"
        case .oneAtATime: "one-at-a-time"
        case .latinHypercube: "latin-hypercube"
        case .sobol, .saltelli: "sobol"
        case .morris: "morris"
        }
    }

    /// The seed; `nil` for designs without chance.
    public var seed: UInt64? {
        switch self {
        case .grid, .oneAtATime: nil
        case .latinHypercube(let seed), .sobol(let seed): seed
        case .saltelli(_, let seed), .morris(_, _, _, let seed): seed
        }
    }

    /// The number of draws over so many parameters; `nil` where the design does not decide it, and
    /// `Int.max` where it cannot be counted.
    public func drawCount(parameters: Int) -> Int? {
        switch self {
        case .grid(let levels): WholeNumber.product(levels) ?? .max
        case .oneAtATime(let alternatives): WholeNumber.sum([1] + alternatives) ?? .max
        case .latinHypercube, .sobol: nil
        case .saltelli(let baseSamples, _):
            WholeNumber.product(baseSamples, parameters + 2) ?? .max
        case .morris(let trajectories, _, _, _):
            WholeNumber.product(trajectories, parameters + 1) ?? .max
        }
    }

    /// Whether the numbers are such as a design can have.
    var isPossible: Bool {
        guard case .morris(let trajectories, let levels, let pool, _) = self else { return true }
        return (2...1_000_000).contains(levels) && pool.map { $0 >= trajectories } ?? true
    }

    /// One line, such as `sobol, 1024 base samples, seed 7`.
    public var description: String {
        let facts: String? =
            switch self {
            case .grid(let levels): levels.map(String.init).joined(separator: " × ") + " levels"
            case .oneAtATime(let alternatives):
                alternatives.map(String.init).joined(separator: " + ") + " alternatives"
            case .latinHypercube, .sobol: nil
            case .saltelli(let baseSamples, _): "\(baseSamples) base samples"
            case .morris(let trajectories, let levels, let pool, _):
                "\(trajectories) trajectories on \(levels) levels"
                    + (pool.map { " out of a pool of \($0)" } ?? "")
            }
        let parts = [method] + (facts.map { [$0] } ?? []) + (seed.map { ["seed \($0)"] } ?? [])
        return parts.joined(separator: ", ")
    }
}
