import InputOutput

/// One thing that had to be assumed to get a result, and who assumed it.
public struct Assumption: Sendable, Equatable {
    /// Name of the parameter, as it is written in a scenario file.
    public var name: String
    /// Its value.
    public var value: Cell
    /// What it is measured in; `nil` for a choice.
    public var unit: String?
    /// Where the value comes from: a citation, a file and line, the command line.
    public var source: String
    /// True when the user did not set it.
    public var isDefault: Bool

    /// An assumption with its source.
    public init(
        name: String, value: Cell, unit: String? = nil, source: String, isDefault: Bool
    ) {
        self.name = name
        self.value = value
        self.unit = unit
        self.source = source
        self.isDefault = isDefault
    }

    /// What is said when the value is a share that the user probably meant in percent.
    var scaleFinding: Diagnostic? {
        guard !isDefault, let number = value.number, let unit,
            unit.hasPrefix("share") || unit.hasPrefix("of the price") || unit == "cost factor"
        else { return nil }
        return PlausibleScale.share(
            number, of: name, upTo: unit == "cost factor" ? 10 : 3, at: .init(place: source))
    }
}
