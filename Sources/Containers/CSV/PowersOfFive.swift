/// The leading 128 bits of 5^q for −55 ≤ q ≤ 55, normalised so that the first bit is 1: exact or
/// cut off for q ≥ 0, the reciprocal rounded up for q < 0 (Lemire 2021, section 5).
enum PowersOfFive {
    /// The powers that there are: 5^|q| has at most 128 bits.
    static let range = -55...55
    /// In this range the product of any 64-bit number with the 128 bits decides the rounding;
    /// outside of it, unless the lower bits of the product are all ones.
    static let decisive = -27...55

    /// The two halves of 128 bits.
    typealias Power = (high: UInt64, low: UInt64)

    /// The powers of the range, in order.
    static func table() -> [Power] {
        range.map { q in
            let value = q < 0 ? reciprocal(-q) : normalised(q)
            return (
                high: UInt64(truncatingIfNeeded: value >> 64),
                low: UInt64(truncatingIfNeeded: value)
            )
        }
    }

    /// 5^q < 2¹²⁸ for q ≤ 55, shifted up.
    private static func normalised(_ q: Int) -> UInt128 {
        let value = fifth(q)
        return value << UInt128(value.leadingZeroBitCount)
    }

    /// ⌊2^(z+127) / 5^k⌋ + 1 with z the number of bits of 5^k.
    private static func reciprocal(_ k: Int) -> UInt128 {
        let divisor = fifth(k)
        let bits = UInt128.bitWidth - divisor.leadingZeroBitCount
        let numerator = (high: UInt128(1) << UInt128(bits - 1), low: UInt128(0))
        return divisor.dividingFullWidth((numerator.high, numerator.low)).quotient + 1
    }

    private static func fifth(_ k: Int) -> UInt128 {
        var value: UInt128 = 1
        for _ in 0..<k { value *= 5 }
        return value
    }
}
