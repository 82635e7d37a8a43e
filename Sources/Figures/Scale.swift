import Platform

/// Numbers along a side of a figure.
struct Scale {
    /// The numbers at both ends.
    let domain: ClosedRange<Double>
    /// The places of both ends, in px; the first may be the larger.
    let (start, end): (Double, Double)

    /// A scale. Numbers that cannot be told apart get a range of one around them.
    init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
        let isFlat = domain.lowerBound == domain.upperBound
        self.domain = isFlat ? domain.lowerBound - 0.5...domain.upperBound + 0.5 : domain
        self.start = start
        self.end = end
    }

    /// The place of a number.
    func callAsFunction(_ value: Double) -> Double {
        // Scaled before the difference, which may exceed the largest double.
        let unit = max(abs(domain.lowerBound), abs(domain.upperBound), .leastNormalMagnitude)
        let low = domain.lowerBound / unit
        let part = (value / unit - low) / (domain.upperBound / unit - low)
        return start + (end - start) * part
    }

    /// Round numbers within the scale with a text each, about `count` of them.
    func ticks(_ count: Int) -> [(value: Double, text: String)] {
        let span = domain.upperBound - domain.lowerBound
        guard span.isFinite, span > 1e-290 else { return [] }
        let rough = span / Double(max(count, 1))
        let power = Int(log10(rough).rounded(.down))
        let base = pow(10, Double(power))
        let factor = [1, 2, 5, 10].first { Double($0) * base >= rough * 0.999 } ?? 10
        let step = Double(factor) * base
        let first = Int((domain.lowerBound / step).rounded(.up))
        let last = Int((domain.upperBound / step + 1e-9).rounded(.down))
        guard first <= last, last - first < 50 else { return [] }
        return (first...last).map { k in
            let digits = SVGText.decimal(abs(k) * factor, shifted: power)
            return (Double(k) * step, (k < 0 ? "−" : "") + digits)
        }
    }

    /// The range of some numbers together with others that must be in it; 0 to 1 without any.
    static func range(_ values: some Sequence<Double>, with fixed: [Double] = [])
        -> ClosedRange<Double>
    {
        let finite = values.filter(\.isFinite) + fixed
        guard let least = finite.min(), let most = finite.max() else { return 0...1 }
        return least...most
    }
}
