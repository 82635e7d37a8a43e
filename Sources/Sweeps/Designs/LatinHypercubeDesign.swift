/// A Latin hypercube sample: in each dimension exactly one point in each of `count` equal strata,
/// in random order and at a random place within its stratum.
///
/// M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21, 239–245 (1979). Memory is four
/// bytes for each point and dimension.
public struct LatinHypercubeDesign: UnitCubeDesign {
    /// The number of parameters.
    public let dimensions: Int
    /// The number of points and of strata.
    public let count: Int
    private let stream: RandomStream
    private let strata: [[UInt32]]

    /// The design for a seed.
    /// - Complexity: O(dimensions × count).
    public init(dimensions: Int, count: Int, seed: UInt64) {
        precondition(dimensions >= 0 && count >= 0, "\(count) points in \(dimensions) dimensions")
        self.dimensions = dimensions
        self.count = count
        let stream = RandomStream(seed: seed, for: .latinHypercube)
        self.stream = stream
        // Draws from 2⁶² on permute; those below place points within strata.
        self.strata = (0..<dimensions).map { stream.permutation(count: count, draw: 1 << 62 + $0) }
    }

    /// Each stratum has the same probability.
    public var isSample: Bool { true }
    /// Points lie inside their strata.
    public var reachesEnds: Bool { false }

    /// The strata of point `index` plus a uniform number, over the number of strata.
    public func unitPoint(_ index: Int) -> [Double] {
        check(index)
        let n = Double(count)
        return (0..<dimensions).map { j in
            let stratum = Double(strata[j][index])
            let value = (stratum + stream.uniform(draw: index, dimension: j)) / n
            // Rounding must not carry a point into the next stratum.
            return min(value, ((stratum + 1) / n).nextDown)
        }
    }
}
