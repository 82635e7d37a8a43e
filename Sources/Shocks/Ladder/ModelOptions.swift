import InputOutput

/// What a user chose about the models, with the place of each choice. Options that are not here keep the
/// model's default.
public struct ModelOptions: Sendable, Hashable {
    /// A value of an option.
    public enum Value: Sendable, Hashable {
        /// Numbers, whole numbers and shares.
        case number(Double)
        /// A word of a choice.
        case word(String)
        /// Yes or no.
        case flag(Bool)
        /// A replacement rule.
        case replacement(Replacement)
    }

    /// A choice.
    public struct Chosen: Sendable, Hashable {
        /// What was chosen.
        public let value: Value
        /// Who chose it, such as `command line` or `korea.yaml:12`; nil for a ladder's own setting,
        /// which counts as a default.
        public let source: String?
        /// Where it stands, for findings.
        public let location: Diagnostic.Location
    }

    /// The choices by option.
    public private(set) var chosen: [ModelOption: Chosen] = [:]

    /// Ratings of inputs that a file gave, for shortage; nil for own products and energy.
    public var criticality: Criticality?
    /// Stocks of user sectors that a file gave, in days of use, for shortage.
    public var inputStocks: InputStocks?

    /// No choices.
    public init() {}

    /// Adds or replaces a choice. A value of another kind than the option's is a precondition.
    public mutating func set(
        _ option: ModelOption, _ value: Value, source: String?, at location: Diagnostic.Location
    ) {
        precondition(Self.fits(value, option.kind), "\(option) does not take \(value)")
        chosen[option] = Chosen(value: value, source: source, location: location)
    }

    /// These choices, and where they are silent those of `others`.
    public func over(_ others: ModelOptions) -> ModelOptions {
        var result = self
        result.chosen.merge(others.chosen) { own, _ in own }
        result.criticality = criticality ?? others.criticality
        result.inputStocks = inputStocks ?? others.inputStocks
        return result
    }

    /// Only the choices of some options.
    public func limited(to options: [ModelOption]) -> ModelOptions {
        var result = self
        result.chosen = chosen.filter { options.contains($0.key) }
        return result
    }

    /// Reads a value as people type it on a command line.
    /// - Throws: `bad-option`, or unknown regions of a replacement.
    public mutating func read(
        _ option: ModelOption, _ text: String, labels: LabelResolver, source: String,
        at location: Diagnostic.Location
    ) throws(Diagnostics) {
        let word = text.lowercased()
        let value: Value?
        switch option.kind {
        case .number(let range, _):
            value = Double(text).flatMap { range.contains($0) ? .number($0) : nil }
        case .whole(let range, _):
            value = Int(text).flatMap { range.contains($0) ? .number(Double($0)) : nil }
        case .share(let range):
            value = RestrictionSyntax.share(text).flatMap {
                range.contains($0) ? .number($0) : nil
            }
        case .choice(let words): value = words.contains(word) ? .word(word) : nil
        case .flag:
            value =
                ["true", "yes"].contains(word)
                ? .flag(true) : ["false", "no"].contains(word) ? .flag(false) : nil
        case .replacement:
            value = .replacement(try Replacement.parse(text, labels: labels, at: location))
        }
        guard let value else {
            let nearest: String? =
                if case .choice(let words) = option.kind {
                    Suggestion.nearest(to: word, in: words)
                } else { nil }
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-option", "'\(text)' is no value of \(option.rawValue)",
                    at: location,
                    remedy: nearest.map { "did you mean \($0)?" }
                        ?? "expected \(option.expectation)")
            ])
        }
        set(option, value, source: source, at: location)
    }

    /// The number chosen for an option; nil when nobody chose.
    func number(_ option: ModelOption) -> Double? {
        if case .number(let value) = chosen[option]?.value { value } else { nil }
    }

    /// The word chosen for an option; nil when nobody chose.
    func word(_ option: ModelOption) -> String? {
        if case .word(let value) = chosen[option]?.value { value } else { nil }
    }

    /// The flag chosen for an option; nil when nobody chose.
    func flag(_ option: ModelOption) -> Bool? {
        if case .flag(let value) = chosen[option]?.value { value } else { nil }
    }

    /// The replacement rule; nil when nobody chose.
    public var replacement: Replacement? {
        if case .replacement(let rule) = chosen[.replace]?.value { rule } else { nil }
    }

    /// Who chose an option; nil when nobody did, or a ladder.
    func source(_ option: ModelOption) -> String? { chosen[option]?.source }

    private static func fits(_ value: Value, _ kind: ModelOption.Kind) -> Bool {
        switch (value, kind) {
        case (.number(let number), .number(let range, _)): range.contains(number)
        case (.number(let number), .whole(let range, _)):
            number == number.rounded() && range.contains(Int(number))
        case (.number(let number), .share(let range)): range.contains(number)
        case (.word(let word), .choice(let words)): words.contains(word)
        case (.flag, .flag), (.replacement, .replacement): true
        default: false
        }
    }
}

extension Replacement {
    /// The rule behind `none`, `pro-rata`, `domestic` or a list of region codes.
    /// - Throws: unknown regions.
    public static func parse(
        _ text: String, labels: LabelResolver, at location: Diagnostic.Location
    ) throws(Diagnostics) -> Replacement {
        switch text.lowercased() {
        case "none": .none
        case "pro-rata": .proRata
        case "domestic": .domestic
        default: .regions(try labels.regions(text, at: location))
        }
    }
}

extension ModelOptions {
    /// True when a model of this name replaces what is lost under these options.
    public func replaces(_ model: String) -> Bool {
        switch replacement {
        case .none?: false
        case nil: model == "replacement"
        case .some: true
        }
    }
}
