import Platform

/// Numbers as text, rounded from their exact binary value. The decimal point is a point.
package enum NumberText {
    /// Magnitudes from here on are printed in powers of ten: a double has no digits left for units.
    static let largest = 1e15

    /// The shortest digits that read back as `value`, without a needless `.0`.
    static func shortest(_ value: Double) -> String {
        if value == 0 { return "0" }
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// `value` with a number of decimals. Precondition: smaller than ``largest`` in magnitude.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        precondition(abs(value) < largest, "too large for fixed decimals")
        return print(value, "%.*f", decimals)
    }

    /// `value` as `d.ddde-5`, with a number of decimals in the mantissa.
    static func scientific(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return value.description }
        let parts = print(value, "%.*e", decimals).split(separator: "e")
        return "\(parts[0])e\(exponent(parts))"
    }

    /// `value` to a number of significant digits without trailing zeros, in powers of ten below
    /// 1e-6 and from ``largest`` on.
    package static func significant(_ value: Double, _ digits: Int) -> String {
        if value == 0 || !value.isFinite { return shortest(value) }
        let parts = print(value, "%.*e", digits - 1).split(separator: "e")
        let power = exponent(parts)
        if power < -6 || abs(value) >= largest {
            return "\(trimmed(String(parts[0])))e\(power)"
        }
        return trimmed(fixed(value, max(0, digits - 1 - power)))
    }

    /// `value` for a result: three significant digits, trailing zeros kept, whole from 100 on; in
    /// powers of ten as ``significant(_:_:)``. Sentences and cells write a number alike by it.
    package static func threeDigits(_ value: Double) -> String {
        if value == 0 || !value.isFinite { return shortest(value) }
        if power(ofRounded: value) < -6 || abs(value) >= largest { return significant(value, 3) }
        return fixed(value, decimals(of: value))
    }

    /// Decimals that three significant digits of a value have.
    static func decimals(of value: Double) -> Int {
        value == 0 ? 2 : max(2 - power(ofRounded: value), 0)
    }

    /// ``threeDigits(_:)`` of a change: with `+` where it is above zero.
    static func signed(_ value: Double) -> String {
        (value > 0 ? "+" : "") + threeDigits(value)
    }

    /// Puts a comma between groups of three digits left of the decimal point.
    package static func grouped(_ text: String) -> String { groupedThousands(text) }

    /// Power of ten of the leading digit. Precondition: finite and not zero.
    static func power(of value: Double) -> Int { Int(log10(abs(value)).rounded(.down)) }

    /// The same once the value is rounded to three digits: that of 9.996 is 1.
    private static func power(ofRounded value: Double) -> Int {
        exponent(print(value, "%.*e", 2).split(separator: "e"))
    }

    private static func exponent(_ parts: [Substring]) -> Int {
        // C writes at least two digits and a sign: "e-05".
        parts.last.flatMap { Int($0) } ?? 0
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        let end = text.lastIndex { $0 != "0" } ?? text.startIndex
        return String(text[end] == "." ? text[..<end] : text[...end])
    }

    private static func print(_ value: Double, _ format: String, _ decimals: Int) -> String {
        withVaList([Int32(decimals), value]) { arguments in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: decimals + 32) { buffer in
                let count = vsnprintf(buffer.baseAddress, buffer.count, format, arguments)
                precondition(0..<buffer.count ~= Int(count), "cannot print \(value)")
                return String(decoding: buffer[..<Int(count)].lazy.map(UInt8.init), as: UTF8.self)
            }
        }
    }
}
