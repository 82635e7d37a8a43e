/// What a value in a scenario file may be. One definition serves the reader, the JSON Schema for
/// editors and the template.
public indirect enum FieldType: Sendable {
    /// A text, such as a label or a title; `example` shows in the template.
    case text(example: String)
    /// A label of the table, or several of them as a comma list, `*` or a group.
    case label(LabelKind)
    /// A number within a range, in a unit.
    case number(in: ClosedRange<Double>, unit: String?)
    /// A share written as `0.3` or `30%`, within a range.
    case share(in: ClosedRange<Double>)
    /// A whole number within a range.
    case integer(in: ClosedRange<Int>)
    /// `true` or `false`.
    case boolean
    /// One of some words.
    case choice([String])
    /// A list; a single value stands for a list of one.
    case list(of: FieldType)
    /// Fields that are known by name.
    case object(ObjectFormat)
    /// Names of the user's choice with values of one type.
    case map(of: FieldType)
    /// Either of several; the first whose kind of node fits is tried.
    case either([FieldType])

    /// The words for messages: what was expected.
    public var expectation: String {
        switch self {
        case .text: "a text"
        case .label(let kind): "\(kind.rawValue) codes, * or a @group"
        case .number(let range, let unit):
            "a number\(FieldType.words(range))\(unit.map { " (\($0))" } ?? "")"
        case .share(let range): "a share such as 0.3 or 30%\(FieldType.words(range))"
        case .integer(let range) where range.count == 1: "\(range.lowerBound)"
        case .integer(let range):
            "a whole number\(FieldType.words(Double(range.lowerBound)...Double(range.upperBound)))"
        case .boolean: "true or false"
        case .choice(let words): "one of \(words.joined(separator: ", "))"
        case .list(.label(let kind)): FieldType.label(kind).expectation
        case .list(let element): "a list of values, each \(element.expectation)"
        case .object(let format): "the fields of \(format.name)"
        case .map(let element): "names with values, each \(element.expectation)"
        case .either(let types): types.map(\.expectation).joined(separator: ", or ")
        }
    }

    /// The numbers that it takes; nil for other kinds.
    var numbers: ClosedRange<Double>? {
        switch self {
        case .number(let range, _), .share(let range): range
        case .integer(let range): Double(range.lowerBound)...Double(range.upperBound)
        default: nil
        }
    }

    private static func words(_ range: ClosedRange<Double>) -> String {
        func text(_ value: Double) -> String {
            value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
        }
        return switch (range.lowerBound > -1e15, range.upperBound < 1e15) {
        case (true, true): " from \(text(range.lowerBound)) to \(text(range.upperBound))"
        case (true, false): " of at least \(text(range.lowerBound))"
        case (false, true): " of at most \(text(range.upperBound))"
        case (false, false): ""
        }
    }
}

/// What kind of label a field holds.
public enum LabelKind: String, Sendable {
    /// Codes of regions.
    case region
    /// Codes of sectors.
    case sector
}

/// A set of named fields.
public struct ObjectFormat: Sendable {
    /// One field.
    public struct Field: Sendable {
        /// The key.
        public let name: String
        /// What its value may be.
        public let type: FieldType
        /// True when it must be there.
        public let isRequired: Bool
        /// What it means, one sentence.
        public let meaning: String
        /// What holds without it; nil when nothing does.
        public let standard: Standard?

        /// A field.
        public init(
            _ name: String, _ type: FieldType, isRequired: Bool = false, _ meaning: String,
            standard: Standard? = nil
        ) {
            self.name = name
            self.type = type
            self.isRequired = isRequired
            self.meaning = meaning
            self.standard = standard
        }
    }

    /// What holds where a file is silent.
    public struct Standard: Sendable, ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
        ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
    {
        /// For people, such as `0.5` or `to the end`.
        public let text: String
        /// The value itself; nil where only words say it.
        public let value: MarkedValue.Content?

        /// Words, and the value that they stand for.
        public init(_ text: String, _ value: MarkedValue.Content?) {
            self.text = text
            self.value = value
        }

        /// Words that are no value.
        public init(stringLiteral words: String) { self.init(words, nil) }

        /// A number.
        public init(floatLiteral number: Double) {
            self.init("\(number)", .number(number))
        }

        /// A whole number.
        public init(integerLiteral number: Int) {
            self.init("\(number)", .number(Double(number)))
        }

        /// Yes or no.
        public init(booleanLiteral flag: Bool) { self.init("\(flag)", .boolean(flag)) }

        /// One of the words of a choice.
        public static func word(_ word: String) -> Standard { Standard(word, .text(word)) }

        /// The number; nil for other kinds.
        public var number: Double? { if case .number(let number) = value { number } else { nil } }
    }

    /// Fields that differ by what another field says, such as the parameters of a model by its
    /// name.
    public struct Variants: Sendable {
        /// The field that decides.
        public let key: String
        /// Fields that stand in for those of the same name, by the value of `key`.
        public let fields: [String: [Field]]
    }

    /// What the object is called in messages, such as `restriction`.
    public let name: String
    /// Its fields in the order of the template.
    public let fields: [Field]

    /// Fields that one of them decides about; nil for most objects.
    public let variants: Variants?
    /// Pairs of fields of which one must be there; none for most objects.
    public let alternatives: [Alternatives]

    /// Two fields of which one must be there.
    public struct Alternatives: Sendable {
        /// The usual one.
        public let usual: String
        /// The one that stands in for it.
        public let other: String

        /// A pair.
        public init(_ usual: String, or other: String) {
            self.usual = usual
            self.other = other
        }
    }

    /// A format.
    public init(
        _ name: String, _ fields: [Field], variants: Variants? = nil,
        alternatives: [Alternatives] = []
    ) {
        self.name = name
        self.fields = fields
        self.variants = variants
        self.alternatives = alternatives
    }

    /// The field of a name.
    /// - Parameter variant: the value of the field that decides; nil where it has none.
    public func field(_ name: String, variant: String?) -> Field? {
        let own = variant.flatMap { variants?.fields[$0.lowercased()] } ?? []
        return own.first { $0.name == name } ?? fields.first { $0.name == name }
    }
}
