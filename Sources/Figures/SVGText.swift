import Platform

/// Texts and numbers as they are written into SVG, and numbers as people read them.
enum SVGText {
    /// The text with the five characters that markup is made of written as references, and without
    /// control characters, which XML cannot hold.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case _ where scalar.properties.generalCategory == .control: out += " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A length with at most one decimal.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }

    /// `value` to a number of significant digits, without trailing zeros, with thousands separators
    /// and a minus sign; in powers of ten below 1e-6 and from 1e15 on; 0 below 1e-290.
    static func significant(_ value: Double, _ digits: Int = 2) -> String {
        guard value.isFinite else { return "n/a" }
        // Below this there is no power of ten that brings the digits before the point.
        if abs(value) < 1e-290 { return "0" }
        var power = Int(log10(abs(value)).rounded(.down))
        var mantissa = Int((abs(value) * pow(10, Double(digits - 1 - power))).rounded())
        var limit = 1
        for _ in 0..<digits { limit *= 10 }
        if mantissa >= limit {
            mantissa /= 10
            power += 1
        }
        let sign = value < 0 ? "−" : ""
        if power < -6 || power >= 15 {
            return sign + decimal(mantissa, shifted: 1 - digits) + "e\(power)"
        }
        return sign + decimal(mantissa, shifted: power - digits + 1)
    }

    /// `mantissa × 10^power` in plain digits. Precondition: not negative.
    static func decimal(_ mantissa: Int, shifted power: Int) -> String {
        if mantissa == 0 { return "0" }
        var digits = String(mantissa)
        if power >= 0 { return grouped(digits + String(repeating: "0", count: power)) }
        if digits.count <= -power {
            digits = String(repeating: "0", count: 1 - power - digits.count) + digits
        }
        let whole = String(digits.dropLast(-power))
        var rest = String(digits.suffix(-power))
        while rest.hasSuffix("0") { rest.removeLast() }
        return grouped(whole) + (rest.isEmpty ? "" : ".\(rest)")
    }

    private static func grouped(_ digits: String) -> String {
        digits.count < 5 ? digits : groupedThousands(digits)
    }
}
