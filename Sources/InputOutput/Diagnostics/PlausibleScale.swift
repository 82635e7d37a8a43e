/// Numbers that are in range and yet most likely meant 100 or 1000 times smaller or larger.
public enum PlausibleScale {
    /// What is said of prices so far from those of the base that the index was probably given on
    /// another base: 1.05 where 105 was due. Nil where they are plausible.
    /// - Parameter ratio: price over the price of the base.
    public static func price(
        ratio: Double, at location: Diagnostic.Location = .init()
    ) -> Diagnostic? {
        guard ratio > 0, ratio.isFinite else { return nil }
        let readings = [100.0, 1000, 0.01, 0.001]
        guard !plausiblePrices.contains(ratio),
            let factor = readings.first(where: { plausiblePrices.contains(ratio * $0) })
        else { return nil }
        let base = factor >= 1 ? "1" : "100"
        return Diagnostic(
            .warning, "implausible-index",
            "prices are \(brief(ratio)) times those of the base", at: location,
            remedy: "if they are meant to be \(brief(ratio * factor)) times those of the base, the "
                + "index is on another base: give --base \(base)")
    }

    /// What is said of a rate or a share that is probably meant in percent: 25 where 25 % was due.
    /// Nil where it is plausible.
    /// - Parameters:
    ///   - what: what the number is, such as `growth of output`.
    ///   - most: the largest value that is taken without a word.
    ///   - needsSign: whether the share can only be written with the sign %.
    public static func share(
        _ value: Double, of what: String, upTo most: Double = 1, needsSign: Bool = false,
        at location: Diagnostic.Location = .init()
    ) -> Diagnostic? {
        guard abs(value) > most, value.isFinite else { return nil }
        let plain = needsSign ? "" : " or \(brief(value / 100))"
        return Diagnostic(
            .warning, "implausible-share", "\(what) is \(brief(value)), which is \(percent(value))",
            at: location,
            remedy: "if \(brief(value)) % is meant, write \(brief(value))%\(plain)")
    }

    /// What is said of an amount so far from today's that it is probably meant as growth, or in
    /// another unit: 3 where 3 % was due. Nil where it is plausible.
    /// - Parameters:
    ///   - today: the amount in the table.
    ///   - what: whose amount it is, such as `the output of KOR/C`.
    ///   - remedy: how the other reading is written.
    public static func amount(
        _ value: Double, today: Double, of what: String, unit: String, remedy: String,
        at location: Diagnostic.Location = .init()
    ) -> Diagnostic? {
        guard value > 0, today > 0, !(0.1...10).contains(value / today) else { return nil }
        return Diagnostic(
            .warning, "implausible-amount",
            "\(what) becomes \(brief(value)) \(unit), from \(brief(today))", at: location,
            remedy: remedy)
    }

    private static func percent(_ value: Double) -> String { "\(brief(100 * value)) %" }

    private static let plausiblePrices = 0.05...20.0
}
