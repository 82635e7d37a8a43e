/// One line of the assumption ledger: what was assumed, and who assumed it.
public struct LedgerEntry: Sendable, Hashable {
    /// A value.
    public enum Value: Sendable, Hashable {
        /// A number.
        case number(Double)
        /// A choice.
        case text(String)
    }

    /// Name, such as `theta`, or a whole path, such as `restrictions[0].cut`.
    public let name: String
    /// Value.
    public let value: Value
    /// Unit, such as `days`; nil for pure numbers and choices.
    public let unit: String?
    /// Where the value comes from: a publication for a default, `command line` or a file otherwise.
    public let source: String
    /// False when the user chose it.
    public let isDefault: Bool
    /// True when the user wrote it in percent.
    public let isPercent: Bool
    /// Values within which the literature leaves it, for one-at-a-time variation.
    public let range: ClosedRange<Double>?

    /// An entry.
    public init(
        _ name: String, _ value: Value, unit: String? = nil, source: String, isDefault: Bool,
        isPercent: Bool = false, range: ClosedRange<Double>? = nil
    ) {
        self.name = name
        self.value = value
        self.unit = unit
        self.source = source
        self.isDefault = isDefault
        self.isPercent = isPercent
        self.range = range
    }
}
