import Platform

/// A number as a finding quotes it: four significant digits, without an exponent where that is
/// short and without decimals where it is whole; commas between the thousands from 10,000 on.
package func brief(_ value: Double) -> String {
    let text = rounded(value)
    return grouped(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
}

/// A number with what it counts: `1 flow`, `2 flows`.
package func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
}

private func grouped(_ text: String) -> String {
    let digits = text.drop { $0 == "-" }
    return digits.count > 4 && digits.allSatisfy(\.isNumber) ? groupedThousands(text) : text
}

private func rounded(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return "\(value)" }
    let digits = 3 - Int(floor(log10(abs(value))))
    if digits <= 0 {
        let whole = value.rounded()
        return abs(whole) < 1e15 ? "\(Int(whole))" : "\(value)"
    }
    // No double is so large that it brings the smallest ones to four digits.
    if digits > 300 { return "\(value)" }
    let scale = pow(10, Double(digits))
    return "\((value * scale).rounded() / scale)"
}
