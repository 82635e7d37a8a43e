/// Consecutive points of a Sobol' sequence as a sample: a quasi-Monte Carlo sweep.
public struct SobolDesign: UnitCubeDesign {
    /// The sequence.
    public let sequence: SobolSequence
    /// The number of points; the sequence is balanced at powers of two.
    public let count: Int
    /// The index in the sequence of the first point. Dropping points spoils the balance of a
    /// scrambled sequence (A. B. Owen, On dropping the first Sobol' point, 2020); without
    /// scrambling it avoids the origin.
    public let skip: Int

    /// `count` points from `skip` on.
    public init(sequence: SobolSequence, count: Int, skip: Int = 0) {
        precondition(
            count >= 0 && skip >= 0 && count <= SobolSequence.period - skip,
            "points \(skip)..<\(skip + count) of a Sobol' sequence")
        self.sequence = sequence
        self.count = count
        self.skip = skip
    }

    /// The first `count` points of the scrambled sequence of a seed.
    public init(dimensions: Int, count: Int, seed: UInt64) {
        self.init(
            sequence: SobolSequence(dimensions: dimensions, scramblingSeed: seed), count: count)
    }

    /// The number of parameters.
    public var dimensions: Int { sequence.dimensions }
    /// Equally distributed points.
    public var isSample: Bool { true }
    /// True when the origin is among the points.
    public var reachesEnds: Bool { sequence.scramblingSeed == nil && skip == 0 }

    /// Point `skip` + `index` of the sequence.
    public func unitPoint(_ index: Int) -> [Double] {
        check(index)
        return sequence.point(skip + index)
    }
}
