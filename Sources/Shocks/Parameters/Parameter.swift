import InputOutput

/// One parameter of a shock model, declared once with the model.
///
/// The command line's option, the field of scenario files, their JSON Schema and template, the
/// assumption ledger, the variation within the literature's range and the path for sweeps all come
/// from this declaration. Models may declare the same id with other ranges, defaults and meanings.
public struct Parameter: Sendable {
    /// What values a parameter takes.
    public enum Kind: Sendable, Hashable {
        /// A number within a range.
        case number(in: ClosedRange<Double>)
        /// A whole number within a range.
        case whole(in: ClosedRange<Int>)
        /// A share such as 0.3 or 30%, within a range.
        case share(in: ClosedRange<Double>)
        /// One of some words.
        case choice([String])
        /// Yes or no.
        case flag
        /// A replacement rule: none, pro-rata, domestic, or region codes.
        case replacement
        /// Numbers by sector from a file.
        case file(ParameterFile)
    }

    /// Its name in snake_case, such as `input_rule`: the same in files, ledger and paths;
    /// `--input-rule` on the command line.
    public let id: String
    /// What values it takes.
    public let kind: Kind
    /// The value when nobody chooses; nil where the model then does without, as `absence` says.
    public let standard: ParameterValue?
    /// What holds without a value, in words, such as `to the end`; nil where there is always one.
    public let absence: String?
    /// Unit for the ledger, such as `days`; nil for pure numbers and choices.
    public let unit: String?
    /// Values within which the literature leaves it, in rising order where it has several regimes,
    /// such as a short and a long run; empty where it has no say.
    public let ranges: [ClosedRange<Double>]
    /// Other words that are as defensible as the default, to be tried where a range of numbers
    /// would be.
    public let alternatives: [String]
    /// Where the default comes from: a publication, or what convention it is.
    public let source: String
    /// What it means, one sentence for the command line, for editors and for the template.
    public let meaning: String
    /// What the command line's help calls its value.
    public let valueName: String
    /// True where the parameter has an effect, given all values; without effect it is left out of
    /// the ledger.
    let matters: @Sendable (ParameterValues) -> Bool

    /// A parameter. A default that its kind does not take, and a missing default without words for
    /// its absence, are preconditions.
    public init(
        _ id: String, _ kind: Kind, default standard: ParameterValue?,
        absent absence: String? = nil,
        unit: String? = nil, within ranges: [ClosedRange<Double>] = [],
        against alternatives: [String] = [], source: String,
        _ meaning: String, valueName: String? = nil,
        matters: @escaping @Sendable (ParameterValues) -> Bool = { _ in true }
    ) {
        precondition(
            !id.isEmpty
                && id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") },
            "the id \(id) is not snake_case")
        precondition(standard != nil || absence != nil, "\(id) has neither default nor absence")
        if let standard { precondition(kind.takes(standard), "\(id) does not take its default") }
        self.id = id
        self.kind = kind
        self.standard = standard
        self.absence = absence
        self.unit = unit
        self.ranges = ranges
        self.alternatives = alternatives
        self.source = source
        self.meaning = meaning
        self.valueName = valueName ?? kind.valueName(unit: unit)
        self.matters = matters
    }

    /// The range of the literature for a value: the first that ends above it, else the last.
    public func range(around value: Double) -> ClosedRange<Double>? {
        ranges.first { value < $0.upperBound } ?? ranges.last
    }

    /// The option on the command line, such as `--input-rule`.
    public var option: String { "--" + String(id.map { $0 == "_" ? "-" : $0 }) }

    /// The default in words: as it is typed, or what holds without a value.
    public var standardText: String { standard?.text ?? absence ?? "" }
}

extension Parameter.Kind {
    /// True for values that a parameter of this kind may have.
    public func takes(_ value: ParameterValue) -> Bool {
        switch (self, value) {
        case (.number(let range), .number(let number)), (.share(let range), .number(let number)):
            range.contains(number)
        case (.whole(let range), .number(let number)):
            number == number.rounded() && abs(number) < 1e15 && range.contains(Int(number))
        case (.choice(let words), .word(let word)): words.contains(word)
        case (.flag, .flag), (.replacement, .replacement): true
        case (.file(let file), .file(let content)): content.file == file
        default: false
        }
    }

    func valueName(unit: String?) -> String {
        switch self {
        case .number, .whole: unit.map { String($0.prefix { $0 != " " }) } ?? "number"
        case .share: "share"
        case .choice, .replacement: "rule"
        case .flag: "yes or no"
        case .file(let file): file.valueName
        }
    }
}
