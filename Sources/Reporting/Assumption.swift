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
    /// True when the user wrote it in percent, so that nobody has to ask.
    var isPercent = false

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
        guard !isDefault, !isPercent, let number = value.number, let unit,
            let most = Self.plausible(in: unit)
        else { return nil }
        return PlausibleScale.share(number, of: name, upTo: most, at: .init(place: source))
    }

    /// The largest number of a unit that is taken without a word; nil where any is.
    private static func plausible(in unit: String) -> Double? {
        if unit == "cost factor" { return 10 }
        // Premiums above 100 % are common, and output may go beyond its baseline.
        let isLarge = ["share of the price", "of the price", "share of baseline"].contains {
            unit.hasPrefix($0)
        }
        return isLarge ? 3 : unit.hasPrefix("share") ? 1 : nil
    }
}
