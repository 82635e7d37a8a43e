extension PlausibleScale {
    /// What is said of an exchange rate that is most likely meant 100 or 1000 times smaller or
    /// larger, or the other way round. Nil where it is plausible, and for currencies whose market
    /// rate is not known.
    /// - Parameters:
    ///   - rate: how many of the new currency one of the old is.
    ///   - new: the new currency, such as `EUR`.
    ///   - old: the old one.
    public static func rate(
        _ rate: Double, of new: String, for old: String, at location: Diagnostic.Location = .init()
    ) -> Diagnostic? {
        guard rate > 0, rate.isFinite, let many = perDollar[new.uppercased()],
            let few = perDollar[old.uppercased()]
        else { return nil }
        let usual = many / few
        func isNear(_ value: Double) -> Bool {
            value / usual < farthest && usual / value < farthest
        }
        if isNear(rate) { return nil }
        let told = "one \(old) is given as \(brief(rate)) \(new)"
        if isNear(1 / rate) {
            return Diagnostic(
                .warning, "implausible-rate", told, at: location,
                remedy: "if one \(new) is \(brief(rate)) \(old), give the rate the other way round")
        }
        let readings = [0.01, 0.001, 100, 1000].map { rate * $0 }.filter(isNear)
        guard let meant = readings.first else { return nil }
        return Diagnostic(
            .warning, "implausible-rate", told, at: location,
            remedy: "if \(brief(meant)) \(new) are meant, give the rate in units of the currency")
    }

    /// Rates within this factor of the usual one are plausible: market rates of the past decades
    /// are.
    private static let farthest = 12.0

    /// The order of magnitude of market rates since 1995, units of a currency for one US dollar.
    /// Currencies that lost zeros or most of their value since are left out.
    private static let perDollar: [String: Double] = [
        "USD": 1, "EUR": 0.9, "GBP": 0.7, "CHF": 1, "CAD": 1.3, "AUD": 1.4, "NZD": 1.5,
        "JPY": 110, "CNY": 7, "KRW": 1150, "INR": 60, "TWD": 31, "HKD": 7.8, "SGD": 1.4,
        "SEK": 8.5, "NOK": 8, "DKK": 6.5, "PLN": 3.8, "CZK": 23, "HUF": 270, "MXN": 14,
        "ZAR": 11, "BRL": 3.5, "THB": 34, "MYR": 4, "PHP": 48, "IDR": 11_000, "ILS": 3.7,
        "SAR": 3.75,
    ]
}
