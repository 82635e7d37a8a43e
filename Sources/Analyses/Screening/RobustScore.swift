/// The median and the spread of some numbers, which a few wrong ones hardly move, and how far a
/// number lies outside (Iglewicz & Hoaglin 1993).
///
///     z = (x − median) / (1.4826·MAD),   MAD = median of |x − median|
///
/// 1.4826·MAD is the standard deviation of normally distributed numbers; |z| above 3.5 is
/// implausible by their convention.
public struct RobustScore: Sendable, Hashable {
    /// The median.
    public let median: Double
    /// 1.4826·MAD, in the unit of the numbers.
    public let spread: Double

    /// Median and spread; nil for fewer than `least` numbers, and where more than half of them are
    /// the same, so that nothing can be said about the others.
    public init?(_ numbers: [Double], atLeast least: Int = 5) {
        if numbers.count < max(least, 1) { return nil }
        let middle = Self.median(numbers)
        let deviation = Self.median(numbers.map { abs($0 - middle) })
        if deviation <= 0 { return nil }
        median = middle
        spread = 1.4826 * deviation
    }

    /// z of a number.
    public func score(_ number: Double) -> Double { (number - median) / spread }

    /// The median of one number or more.
    package static func median(_ numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        let k = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[k] : (sorted[k - 1] + sorted[k]) / 2
    }
}
