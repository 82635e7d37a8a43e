/// How the numbers of a column are rounded for people. Machine formats ignore it.
///
/// In every style a value that would be rounded to zero keeps two significant digits, and a value
/// from 1e15 on is printed in powers of ten. In a column with a unit what is below 1e-9 of the
/// largest value, or as small as rounding leaves it, is printed as `0`.
public enum NumberStyle: Sendable, Hashable {
    /// Four significant digits of the column's largest magnitude; integers stay integers.
    case automatic
    /// Thousands separators; no decimals when the largest magnitude is 10,000 or more, one from
    /// 100 on, else two.
    case currency
    /// Values already in percent: three significant digits of every number, and at least as many
    /// decimals, from one to six, as the largest magnitude has.
    case percent
    /// Shares of a whole, 1 for all of it: for people in percent, rounded as `percent` is.
    case share
    /// Three significant digits of every number and no more, whatever the others are: for few
    /// numbers of very different size, such as the ends of ranges.
    case significant
    /// No decimals.
    case integer
    /// Four significant digits and a power of ten.
    case scientific
    /// A fixed number of decimals.
    case decimals(Int)
    /// Sentences: a column of its own for machines; for people, lines below the table.
    case prose
}

/// What a column of a result table holds.
public struct Column: Sendable, Hashable {
    /// Stable identifier in snake_case, the same in every format and every version.
    public let name: String
    /// Words for people; without them the name is shown with spaces for underscores.
    public let heading: String?
    /// What the numbers are measured in, such as `million USD`, `%` or `share`; `nil` for labels.
    public let unit: String?
    /// How its numbers are rounded for people.
    public let style: NumberStyle

    /// A column; labels need only a name.
    public init(
        name: String, heading: String? = nil, unit: String? = nil, style: NumberStyle = .automatic
    ) {
        precondition(!name.isEmpty, "a column needs a name")
        self.name = name
        self.heading = heading
        self.unit = unit
        self.style = style
    }

    /// The unit for people, who read shares in percent: `share of flow` is `% of flow`.
    var unitForPeople: String? {
        guard style == .share, let unit else { return unit }
        if unit == "share" { return "%" }
        if unit.hasPrefix("share ") { return "% " + unit.dropFirst("share ".count) }
        if unit.hasPrefix("of ") { return "% \(unit)" }
        return "%, \(unit.hasSuffix(", share") ? String(unit.dropLast(", share".count)) : unit)"
    }

    /// The heading for people; what the unit says already, such as `pct_gdp` of a percentage, is
    /// left out.
    public var displayName: String {
        if let heading { return heading }
        var words = name
        if unit?.hasPrefix("%") == true {
            for ending in ["_pct_gdp", "_pct"] where words.hasSuffix(ending) {
                words.removeLast(ending.count)
            }
        }
        return String(words.map { $0 == "_" ? " " : $0 })
    }
}
