public import InputOutput

extension CurrencyRate {
    /// The rate as a line of the ledger.
    public var assumption: Assumption {
        Assumption(
            name: "exchange rate", value: .number(price),
            unit: "of the table’s currency for one \(currency)", source: "command line",
            isDefault: false)
    }
}
