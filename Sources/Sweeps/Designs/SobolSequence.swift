/// Sobol's low-discrepancy sequence with the direction numbers of Joe & Kuo, in Gray-code order, by
/// direct index: point n needs no other point.
///
/// I. M. Sobol', USSR Comput. Math. Math. Phys. 7(4), 86–112 (1967); I. A. Antonov and V. M.
/// Saleev, ibid. 19(1), 252–256 (1979); S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30, 2635–2654
/// (2008).
public struct SobolSequence: Sendable {
    /// The largest number of dimensions.
    public static var maximumDimensions: Int { JoeKuo.dimensions }
    /// The number of points before the sequence repeats, 2³².
    public static var period: Int { 1 << 32 }

    /// The number of dimensions.
    public let dimensions: Int
    /// The seed of the scrambling; `nil` gives the sequence as published.
    public let scramblingSeed: UInt64?
    /// 32 direction integers for each dimension.
    private let directions: [UInt32]
    /// The digital shift of each dimension; zero without scrambling.
    private let shifts: [UInt32]

    /// The sequence in 1 to 1111 dimensions.
    ///
    /// With a seed the points are scrambled by a random lower-triangular matrix and a digital shift
    /// for each dimension (J. Matoušek, J. Complexity 14, 527–556 (1998)), which keeps every
    /// balance property, makes the mean over points unbiased and moves the first point away from
    /// the origin.
    public init(dimensions: Int, scramblingSeed: UInt64? = nil) {
        precondition(
            dimensions >= 0 && dimensions <= JoeKuo.dimensions,
            "a Sobol' sequence in \(dimensions) dimensions; the table ends at \(JoeKuo.dimensions)")
        self.dimensions = dimensions
        self.scramblingSeed = scramblingSeed
        var directions = JoeKuo.directions(dimensions: dimensions)
        var shifts = [UInt32](repeating: 0, count: dimensions)
        if let scramblingSeed {
            let stream = RandomStream(seed: scramblingSeed, for: .sobolScrambling)
            for j in 0..<dimensions {
                // Row r of the matrix: ones on the diagonal, random to the left of it.
                let rows = (0..<32).map { row -> UInt32 in
                    let bit: UInt32 = 0x8000_0000 >> UInt32(row)
                    let random = UInt32(
                        truncatingIfNeeded: stream.bits(draw: j, dimension: row) >> 32)
                    return (random & ~(bit | (bit &- 1))) | bit
                }
                for k in 32 * j..<32 * (j + 1) {
                    var scrambled: UInt32 = 0
                    for row in rows {
                        scrambled =
                            scrambled << 1 | UInt32((row & directions[k]).nonzeroBitCount & 1)
                    }
                    directions[k] = scrambled
                }
                shifts[j] = UInt32(truncatingIfNeeded: stream.bits(draw: j, dimension: 32) >> 32)
            }
        }
        self.directions = directions
        self.shifts = shifts
    }

    /// The coordinate of a point times 2³², before it is placed in the unit interval.
    /// - Complexity: O(log index).
    @inline(__always)
    public func integer(index: Int, dimension: Int) -> UInt32 {
        precondition(index >= 0 && index < Self.period, "point \(index) of a Sobol' sequence")
        var gray = UInt32(index) ^ (UInt32(index) >> 1)
        var value = shifts[dimension]
        while gray != 0 {
            value ^= directions[32 * dimension + gray.trailingZeroBitCount]
            gray &= gray &- 1
        }
        return value
    }

    /// The coordinate of a point: in [0, 1) as published, or in (0, 1) at the middle of its cell of
    /// width 2⁻³² when scrambled.
    public func coordinate(index: Int, dimension: Int) -> Double {
        let value = Double(integer(index: index, dimension: dimension))
        return (scramblingSeed == nil ? value : value + 0.5) * 0x1p-32
    }

    /// All coordinates of a point.
    public func point(_ index: Int) -> [Double] {
        (0..<dimensions).map { coordinate(index: index, dimension: $0) }
    }
}

extension JoeKuo {
    /// Direction integers v₁…v₃₂ of the first dimensions, scaled to 32 bits: 32 for each dimension.
    static func directions(dimensions: Int) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(32 * dimensions)
        if dimensions > 0 { result += (0..<32).map { 0x8000_0000 >> $0 } }
        var row: [UInt32] = []
        var number: UInt32 = 0
        table.withUTF8Buffer { text in
            for byte in text {
                if result.count == 32 * dimensions { return }
                if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
                    number = number * 10 + UInt32(byte - UInt8(ascii: "0"))
                    continue
                }
                row.append(number)
                number = 0
                if byte == UInt8(ascii: "\n") {
                    result += directions(row: row)
                    row.removeAll(keepingCapacity: true)
                }
            }
            if !row.isEmpty {
                row.append(number)
                result += directions(row: row)
            }
        }
        precondition(result.count == 32 * dimensions, "the table of direction numbers is too short")
        return result
    }

    /// Joe & Kuo's recurrence for one row `d s a m₁ … m_s`.
    private static func directions(row: [UInt32]) -> [UInt32] {
        let (degree, coefficients) = (Int(row[1]), row[2])
        var v = (0..<degree).map { row[3 + $0] << UInt32(31 - $0) }
        for i in degree..<32 {
            var next = v[i - degree] ^ (v[i - degree] >> UInt32(degree))
            for k in 1..<degree where (coefficients >> UInt32(degree - 1 - k)) & 1 == 1 {
                next ^= v[i - k]
            }
            v.append(next)
        }
        return v
    }
}
