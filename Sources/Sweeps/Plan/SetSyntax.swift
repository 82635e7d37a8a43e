public import InputOutput
public import Scenarios

/// The short form of an item of `sweep.vary` on a command line:
///
///     restrictions[0].cut=0.1:1:0.1     from 0.1 to 1 in steps of 0.1
///     restrictions[0].cut=10%:100%      anything from 10 to 100 %, equally likely
///     replace=none,pro-rata,domestic    one of these
public enum SetSyntax {
    /// Values of the longest list.
    private static let mostValues = 1_000_000

    /// The item that a text stands for.
    /// - Parameter location: where findings point.
    /// - Throws: `bad-set` when it has no such form.
    public static func parse(
        _ text: String, at location: Diagnostic.Location
    ) throws(Diagnostics) -> MarkedValue {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            .map(trimmed)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw failure(
                "‘\(text)’ varies nothing", "write PATH=FROM:TO:STEP, PATH=FROM:TO or PATH=A,B,…",
                location)
        }
        func marked(_ content: MarkedValue.Content) -> MarkedValue {
            MarkedValue(content: content, location: location)
        }
        var fields = ["parameter": marked(.text(parts[0]))]
        let items = parts[1].split(separator: ",").map(trimmed)
        let ends = parts[1].split(separator: ":", omittingEmptySubsequences: false).map(trimmed)
        if items.count == 1, ends.count == 2, let low = Amount(ends[0]), let high = Amount(ends[1])
        {
            fields["low"] = marked(.number(low.value))
            fields["high"] = marked(.number(high.value))
            return marked(.object(fields))
        }
        var values: [String] = []
        for item in items {
            values += try span(item, text, location) ?? [item]
        }
        fields["values"] = marked(.list(values.map { marked(.text($0)) }))
        return marked(.object(fields))
    }

    /// The values of FROM:TO:STEP; nil for anything else.
    private static func span(
        _ item: String, _ text: String, _ location: Diagnostic.Location
    ) throws(Diagnostics) -> [String]? {
        let parts = item.split(separator: ":", omittingEmptySubsequences: false).map(trimmed)
        guard parts.count == 3, let from = Amount(parts[0]), let to = Amount(parts[1]),
            let step = Amount(parts[2])
        else { return nil }
        let steps = ((to.value - from.value) / step.value + 1e-9).rounded(.down)
        guard step.value != 0, steps >= 0, steps < Double(mostValues) else {
            throw failure(
                "the steps of ‘\(item)’ do not lead from \(parts[0]) to \(parts[1])",
                "write FROM:TO:STEP, such as 0.1:1:0.1", location)
        }
        // As many decimals as are written, so that 0.1:1:0.1 holds 0.3 itself.
        let scale = Amount.scale(max(from.decimals, step.decimals))
        return (0...Int(steps)).map { count in
            plain(((from.value + Double(count) * step.value) * scale).rounded() / scale)
        }
    }

    /// A number as it is typed: whole ones without a point, as fields of whole numbers take them.
    private static func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }

    /// A number, or a share in percent.
    private struct Amount {
        let value: Double
        let decimals: Int

        init?(_ text: String) {
            let isPercent = text.hasSuffix("%")
            let digits = isPercent ? String(text.dropLast()) : text
            guard let number = Double(digits), number.isFinite else { return nil }
            value = isPercent ? number / 100 : number
            let written = digits.split(separator: ".", maxSplits: 1)
            let after = written.count == 2 ? written[1].prefix { $0.isNumber }.count : 0
            // An exponent moves the decimals: then all that a double has are kept.
            let isPlain = !digits.lowercased().contains("e")
            decimals = isPlain ? after + (isPercent ? 2 : 0) : 15
        }

        static func scale(_ decimals: Int) -> Double {
            (0..<min(decimals, 15)).reduce(1) { product, _ in product * 10 }
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private static func failure(
        _ message: String, _ remedy: String, _ location: Diagnostic.Location
    ) -> Diagnostics {
        Diagnostics([Diagnostic(.error, "bad-set", message, at: location, remedy: remedy)])
    }
}
