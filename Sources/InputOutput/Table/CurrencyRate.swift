/// An exchange rate that results are told by: `EUR=1.08` is amounts in EUR, of which one is 1.08 of
/// the table's currency.
public struct CurrencyRate: Sendable, Hashable {
    /// The currency of the results, such as `EUR`.
    public let currency: String
    /// How many of the table's currency one of it is.
    public let price: Double

    /// The rate behind `EUR=1.08`.
    /// - Throws: `bad-rate`.
    public init(_ text: String) throws(Diagnostics) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false)
        let code = parts[0].filter { $0 != " " }.uppercased()
        let number = parts.count == 2 ? Double(parts[1].filter { $0 != " " }) : nil
        guard code.count == 3, code.allSatisfy({ $0.isASCII && $0.isLetter }), let number,
            number > 0, number.isFinite
        else {
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-rate", "‘\(text)’ is not an exchange rate",
                    at: .init(place: "--rate"),
                    remedy: """
                        write the currency of the results and what one of it costs in the table’s, \
                        such as EUR=1.08
                        """)
            ])
        }
        currency = code
        price = number
    }

    /// `EUR=1.08`.
    public var text: String { "\(currency)=\(price)" }

    /// That the rate is most likely meant otherwise; nil where it is plausible for a table.
    public func scaleFinding(for table: MRIOTable) -> Diagnostic? {
        guard let old = MoneyUnit(table.unit)?.currency else { return nil }
        return PlausibleScale.rate(price, of: old, for: currency, at: .init(place: "--rate"))
    }

    /// A table with all amounts in this currency; the step stands in its history.
    /// - Throws: `mixed-units` for a table of hybrid units, `no-currency` where the table's unit
    ///   names none, `same-currency`.
    public func converted(_ table: MRIOTable) throws(Diagnostics) -> MRIOTable {
        if table.isHybrid {
            throw Diagnostics([
                Diagnostic(
                    .error, "mixed-units",
                    "the sectors are in different units: a rate would change tonnes and joules too",
                    at: .init(place: "--rate"), remedy: "leave --rate out")
            ])
        }
        guard let old = MoneyUnit(table.unit)?.currency, table.unit.contains(old) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-currency", "the unit ‘\(table.unit)’ names no currency",
                    at: .init(place: "--rate"), remedy: "leave --rate out")
            ])
        }
        if old == currency {
            throw Diagnostics([
                Diagnostic(
                    .error, "same-currency", "the table is in \(old) already",
                    at: .init(place: "--rate"), remedy: "leave --rate out")
            ])
        }
        let unit = table.unit.replacing(old, with: currency)
        return try table.converted(
            rate: 1 / price, unit: unit,
            step: step(unit, old))
    }

    /// What the history says of a conversion.
    private func step(_ unit: String, _ old: String) -> String {
        "Amounts are in \(unit): 1 \(currency) = \(brief(price)) \(old)."
    }

    /// Whether a table was in a currency before this rate converted it.
    package func hasConverted(_ table: MRIOTable, from old: String) -> Bool {
        table.provenance.history.last == step(table.unit, old)
    }
}
