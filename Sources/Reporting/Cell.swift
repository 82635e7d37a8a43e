/// One value of a result table, unrounded. What it is measured in is said by its ``Column``.
public enum Cell: Sendable, Hashable {
    /// A label or a sentence.
    case text(String)
    /// A count, a year, a rank.
    case integer(Int)
    /// A quantity at full precision.
    case number(Double)
    /// Yes or no.
    case flag(Bool)
    /// Not known or not applicable; never to be read as zero.
    case missing

    /// The number, or `.missing` where a model gives none.
    public init(_ optional: Double?) { self = optional.map(Cell.number) ?? .missing }

    /// The text, or `.missing` where there is none.
    public init(_ optional: String?) { self = optional.map(Cell.text) ?? .missing }

    /// The value as a number; `nil` for text, flags and missing values.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .text, .flag, .missing: nil
        }
    }

    /// True for a text.
    public var isText: Bool {
        if case .text = self { true } else { false }
    }

    /// The value alone, without its column: the shortest digits that read back as the same
    /// number, `yes` or `no`, and `n/a` for a missing value.
    public var plain: String {
        switch self {
        case .text(let value): value
        case .integer(let value): String(value)
        case .number(let value): NumberText.shortest(value)
        case .flag(let value): value ? "yes" : "no"
        case .missing: "n/a"
        }
    }
}

extension Cell: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// An integer.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// A flag.
    public init(booleanLiteral value: Bool) { self = .flag(value) }
    /// A missing value.
    public init(nilLiteral: ()) { self = .missing }
}
