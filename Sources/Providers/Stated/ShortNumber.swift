/// Numbers for messages.
enum ShortNumber {
    /// At most seven significant digits, without needless zeros.
    static func text(_ value: Double) -> String {
        guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
        var rounded = value
        let magnitude = value.magnitude
        if magnitude >= 1e-4, magnitude < 1e15 {
            // Scale so that seven digits stand before the point, round, and scale back exactly
            // enough for the shortest description to have no more digits.
            var scale = 1.0
            while magnitude * scale < 1e6, scale < 1e12 { scale *= 10 }
            rounded = (value * scale).rounded() / scale
        }
        let text = rounded.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// Two numbers, with all digits where fewer would make them look alike.
    static func apart(_ a: Double, _ b: Double) -> (String, String) {
        let (first, second) = (text(a), text(b))
        return first == second && a != b ? (a.description, b.description) : (first, second)
    }

    /// A share as a percentage with two significant digits, such as `0.57 %`.
    static func percent(_ share: Double) -> String {
        let value = share * 100
        guard value.isFinite, value != 0 else { return value == 0 ? "0 %" : "\(value) %" }
        var scale = 1.0
        while value.magnitude * scale < 10, scale < 1e12 { scale *= 10 }
        let text = ((value * scale).rounded() / scale).description
        return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " %"
    }
}
