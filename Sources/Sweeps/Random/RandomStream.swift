/// Random numbers addressed by (seed, stream, draw, dimension): each is a pure function of its
/// address, so the same sweep gives the same numbers in any order, on any number of threads and in
/// any shard.
///
/// The seed is the key of `Philox4x32`; its counter holds draw (64 bits), half the dimension and
/// the stream. Two dimensions share one block.
public struct RandomStream: Sendable, Hashable {
    /// Independent uses of one seed, so that a design, its bootstrap and the table noise never
    /// share numbers.
    public enum Purpose: UInt32, Sendable, CaseIterable {
        /// Free for callers.
        case general
        /// Permutations and positions of `LatinHypercubeDesign`.
        case latinHypercube
        /// Scrambling of `SobolSequence`.
        case sobolScrambling
        /// Trajectories of `MorrisDesign`.
        case morris
        /// Resampling in the analyses.
        case bootstrap
        /// Multiplicative noise on table cells.
        case tableNoise
    }

    /// The seed all streams of one sweep share.
    public let seed: UInt64
    /// The number of this stream under the seed.
    public let stream: UInt32

    /// The stream with a given number under a seed.
    @inlinable
    public init(seed: UInt64, stream: UInt32) {
        self.seed = seed
        self.stream = stream
    }

    /// The stream that serves one purpose under a seed.
    @inlinable
    public init(seed: UInt64, for purpose: Purpose) {
        self.init(seed: seed, stream: purpose.rawValue)
    }

    /// Four random words: those of dimensions 2·`pair` and 2·`pair` + 1 of a draw.
    @inlinable
    public func block(draw: UInt64, pair: UInt32) -> SIMD4<UInt32> {
        let counter = SIMD4(
            UInt32(truncatingIfNeeded: draw), UInt32(truncatingIfNeeded: draw >> 32), pair, stream)
        let key = SIMD2(
            UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        return Philox4x32.block(counter: counter, key: key)
    }

    /// 64 random bits. `draw` and `dimension` must not be negative, and `dimension` below 2³³.
    @inlinable
    public func bits(draw: Int, dimension: Int) -> UInt64 {
        let words = block(draw: UInt64(draw), pair: UInt32(dimension >> 1))
        return dimension & 1 == 0
            ? UInt64(words.x) << 32 | UInt64(words.y) : UInt64(words.z) << 32 | UInt64(words.w)
    }

    /// A uniform number in the open interval (0, 1): an odd multiple of 2⁻⁵³, symmetric about ½.
    @inlinable
    public func uniform(draw: Int, dimension: Int) -> Double {
        Self.uniform(bits(draw: draw, dimension: dimension))
    }

    /// A standard normal number, by inversion of `uniform`, so one uniform gives one normal.
    @inlinable
    public func normal(draw: Int, dimension: Int) -> Double {
        StandardNormal.quantile(uniform(draw: draw, dimension: dimension))
    }

    /// An integer in 0..<`count`, by the high word of a 128-bit product: each value's probability
    /// is within 2⁻⁶⁴ of 1/`count`. `count` must be positive.
    @inlinable
    public func integer(below count: Int, draw: Int, dimension: Int) -> Int {
        precondition(count > 0, "an integer below \(count) does not exist")
        return Int(
            bits(draw: draw, dimension: dimension).multipliedFullWidth(by: UInt64(count)).high)
    }

    /// A uniformly random permutation of 0..<`count` (Fisher–Yates), the `draw`-th of this stream.
    /// `count` must be below 2³².
    public func permutation(count: Int, draw: Int) -> [UInt32] {
        precondition(count >= 0 && count <= UInt32.max, "a permutation of \(count) items")
        var order = (0..<count).map { UInt32($0) }
        var remaining = count
        while remaining > 1 {
            order.swapAt(
                remaining - 1, integer(below: remaining, draw: draw, dimension: remaining - 1))
            remaining -= 1
        }
        return order
    }

    /// The middle of one of 2⁵² equal cells of the unit interval; exact in binary64.
    @inlinable
    static func uniform(_ bits: UInt64) -> Double {
        (Double(bits >> 12) + 0.5) * 0x1p-52
    }
}
