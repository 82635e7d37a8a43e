/// A value of a model's parameter.
public enum ParameterValue: Sendable, Hashable {
    /// Numbers, whole numbers and shares.
    case number(Double)
    /// A word of a choice.
    case word(String)
    /// Yes or no.
    case flag(Bool)
    /// A replacement rule.
    case replacement(Replacement)
    /// What a file says of the sectors of a table.
    case file(ParameterFile.Content)

    /// The value as it is typed, such as `4`, `half-critical` or `false`.
    public var text: String {
        switch self {
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
        case .word(let word): word
        case .flag(let flag): "\(flag)"
        case .replacement(let rule): rule.name
        case .file(let content): content.source
        }
    }
}

extension ParameterValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByBooleanLiteral
{
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    /// A word of a choice.
    public init(stringLiteral value: String) { self = .word(value) }
    /// Yes or no.
    public init(booleanLiteral value: Bool) { self = .flag(value) }
}
