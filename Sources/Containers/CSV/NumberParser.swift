/// Decimal numbers from bytes, correctly rounded.
///
/// Three ways, each exact: at most 2⁵³ with a power of ten up to 10²² is one multiplication or
/// division (Clinger 1990); up to 19 digits with a power from 10⁻⁵⁵ to 10⁵⁵ is the product with a
/// 128-bit power of five (Lemire 2021, “Number parsing at a gigabyte per second”, Software:
/// Practice and Experience 51); everything else goes to the standard library. Digits are taken
/// eight at a time, the last few of a run without a loop, whose end could not be predicted.
package struct NumberParser: @unchecked Sendable {
    /// The parser. Its tables are made once and stay; a local copy of it saves looking for them.
    package static let shared = NumberParser()

    /// 10^k for 0 ≤ k ≤ 22, all exact doubles.
    private let tens: UnsafePointer<Double>
    /// 10^k for 0 ≤ k ≤ 8.
    private let wholeTens: UnsafePointer<UInt64>
    private let fives: UnsafePointer<PowersOfFive.Power>

    private init() {
        tens = Self.kept([
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
            1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
        ])
        wholeTens = Self.kept([
            1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
        ])
        fives = Self.kept(PowersOfFive.table())
    }

    private static func kept<T>(_ values: [T]) -> UnsafePointer<T> {
        let memory = UnsafeMutablePointer<T>.allocate(capacity: values.count)
        memory.initialize(from: values, count: values.count)
        return UnsafePointer(memory)
    }

    /// Parses one number at `position` and moves behind it: `[+-]digits[.digits][e[+-]digits]`.
    ///
    /// Returns NaN, which no accepted text stands for, when there is no number or when it is too
    /// large or too small for a double; `position` has no meaning then.
    @inline(__always)
    package func parse(
        _ position: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>
    ) -> Double {
        let start = position
        var p = position
        if p == end { return .nan }
        let isNegative = p.pointee == 0x2D
        if isNegative || p.pointee == 0x2B { p += 1 }
        var mantissa: UInt64 = 0
        let integerStart = p
        digits(&p, end, into: &mantissa)
        var digitCount = p - integerStart
        var exponent = 0
        if p != end, p.pointee == 0x2E {
            p += 1
            let fractionStart = p
            digits(&p, end, into: &mantissa)
            exponent = fractionStart - p
            digitCount -= exponent
        }
        if digitCount == 0 { return .nan }
        // Zeros in front are not in the mantissa.
        if digitCount > 19 { digitCount -= Self.leadingZeros(integerStart, end: p) }
        if p != end, p.pointee | 0x20 == 0x65 {
            p += 1
            var isBelowOne = false
            if p != end, p.pointee == 0x2B || p.pointee == 0x2D {
                isBelowOne = p.pointee == 0x2D
                p += 1
            }
            let exponentStart = p
            var stated = 0
            while p != end, p.pointee &- 0x30 < 10 {
                // Beyond this every double is 0 or infinite, whatever the digits before.
                if stated < 100_000_000 { stated = stated * 10 + Int(p.pointee &- 0x30) }
                p += 1
            }
            if p == exponentStart { return .nan }
            exponent += isBelowOne ? -stated : stated
        }
        position = p
        let magnitude: Double
        if digitCount <= 19 {
            if mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
                let power = tens[abs(exponent)]
                magnitude = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
            } else if PowersOfFive.range.contains(exponent),
                let product = product(mantissa, exponent)
            {
                magnitude = product
            } else {
                magnitude = Self.slow(start, p, isZero: mantissa == 0)
            }
        } else {
            magnitude = Self.slow(start, p, isZero: false)
        }
        return isNegative ? -magnitude : magnitude
    }

    /// Appends digits to a number; wraps around silently when there are more than 19.
    @inline(__always)
    private func digits(
        _ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, into value: inout UInt64
    ) {
        while end - p >= 8 {
            let found = DigitRun(at: p)
            value = value &* wholeTens[found.count] &+ found.number
            p += found.count
            if found.count < 8 { return }
        }
        while p != end, p.pointee &- 0x30 < 10 {
            value = value &* 10 &+ UInt64(p.pointee &- 0x30)
            p += 1
        }
    }

    /// How many zeros stand in front of the first other digit, a point among them not counted.
    private static func leadingZeros(
        _ start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>
    ) -> Int {
        var (p, count) = (start, 0)
        while p != end, p.pointee == 0x30 || p.pointee == 0x2E {
            if p.pointee == 0x30 { count += 1 }
            p += 1
        }
        return count
    }

    /// mantissa · 10^exponent by Lemire's algorithm; nil where it cannot tell.
    private func product(_ mantissa: UInt64, _ exponent: Int) -> Double? {
        if mantissa == 0 { return 0 }
        let shift = mantissa.leadingZeroBitCount
        let w = mantissa << UInt64(shift)
        let power = fives[exponent - PowersOfFive.range.lowerBound]
        var (high, low) = w.multipliedFullWidth(by: power.high)
        // The upper 55 bits decide; the lower half of the power matters only when they are all
        // ones.
        if high & 0x1FF == 0x1FF {
            let (carry, overflow) = low.addingReportingOverflow(
                w.multipliedFullWidth(by: power.low).high)
            low = carry
            if overflow { high &+= 1 }
        }
        if low == .max, !PowersOfFive.decisive.contains(exponent) { return nil }
        let upperBit = Int(high >> 63)
        let cut = upperBit + 64 - 52 - 3
        var bits = high >> UInt64(cut)
        var binary = ((217_706 * exponent) >> 16) + 63 + upperBit - shift + 1023
        // Exactly half way, which only small powers can give: round to even.
        if low <= 1, exponent >= -4, exponent <= 23, bits & 3 == 1, bits << UInt64(cut) == high {
            bits &= ~1
        }
        bits = (bits &+ (bits & 1)) >> 1
        if bits >= 1 << 53 {
            bits = 1 << 52
            binary += 1
        }
        return Double(bitPattern: bits & ~(1 << 52) | UInt64(binary) << 52)
    }

    /// Any length and any exponent, without the sign; NaN for overflow and for a number other than
    /// 0 that would become 0.
    private static func slow(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, isZero: Bool
    ) -> Double {
        if isZero { return 0 }
        let bytes = UnsafeBufferPointer(start: start, count: end - start)
        guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else {
            return .nan
        }
        if value == 0 {
            let digits = bytes.prefix { $0 | 0x20 != 0x65 }
            if digits.contains(where: { $0 > 0x30 && $0 <= 0x39 }) { return .nan }
        }
        return value.magnitude
    }
}
