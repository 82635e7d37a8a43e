import InputOutput

/// The values of one model's parameters: what was chosen, and the declared defaults for the rest.
/// Models are made from it.
public struct ParameterValues: Sendable {
    /// A choice.
    public struct Chosen: Sendable, Hashable {
        /// What was chosen.
        public let value: ParameterValue
        /// Where the value comes from, such as `command line`, `korea.yaml:12` or a publication.
        public let source: String
        /// False where a user chose it, true where a rung of the ladder did.
        public let isDefault: Bool
    }

    /// The parameters, in the order of their declaration.
    public let declared: [Parameter]
    /// What was chosen, by id.
    public private(set) var chosen: [String: Chosen] = [:]

    /// The defaults of some parameters; an id that occurs twice is a precondition.
    public init(_ declared: [Parameter]) {
        precondition(Set(declared.map(\.id)).count == declared.count, "a parameter occurs twice")
        self.declared = declared
    }

    /// The declaration of an id; nil where there is none.
    public subscript(id: String) -> Parameter? { declared.first { $0.id == id } }

    /// Chooses a value. An id that is not declared and a value of another kind or outside the range
    /// are preconditions: user input is checked where it is read.
    public mutating func set(
        _ id: String, _ value: ParameterValue, source: String, isDefault: Bool = false
    ) {
        precondition(
            self[id]?.kind.takes(value) ?? false, "no parameter \(id) takes the value \(value)")
        chosen[id] = Chosen(value: value, source: source, isDefault: isDefault)
    }

    /// The same with one more choice.
    public func setting(
        _ id: String, _ value: ParameterValue, source: String, isDefault: Bool = false
    ) -> ParameterValues {
        var result = self
        result.set(id, value, source: source, isDefault: isDefault)
        return result
    }

    /// The value of a parameter, chosen or by default; nil where it has none. An undeclared id is a
    /// precondition.
    public func value(_ id: String) -> ParameterValue? {
        if let choice = chosen[id] { return choice.value }
        guard let parameter = self[id] else { preconditionFailure("no parameter \(id)") }
        return parameter.standard
    }

    /// A number; nil where the parameter has no value.
    public func optionalNumber(_ id: String) -> Double? {
        guard let value = value(id) else { return nil }
        guard case .number(let number) = value else { preconditionFailure("\(id) is no number") }
        return number
    }

    /// A number that always has a value.
    public func number(_ id: String) -> Double {
        guard let number = optionalNumber(id) else { preconditionFailure("\(id) has no value") }
        return number
    }

    /// A whole number.
    public func whole(_ id: String) -> Int { Int(number(id)) }

    /// A whole number; nil where the parameter has no value.
    public func optionalWhole(_ id: String) -> Int? { optionalNumber(id).map { Int($0) } }

    /// A flag.
    public func flag(_ id: String) -> Bool {
        guard case .flag(let flag) = value(id) else { preconditionFailure("\(id) is no flag") }
        return flag
    }

    /// A word of a choice.
    public func word(_ id: String) -> String {
        guard case .word(let word) = value(id) else { preconditionFailure("\(id) is no word") }
        return word
    }

    /// A word of a choice as a case of the enumeration whose raw values the choice lists.
    public func choice<Choice: RawRepresentable>(
        _ id: String, as type: Choice.Type = Choice.self
    ) -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: word(id)) else {
            preconditionFailure("\(id) lists words that are not of \(type)")
        }
        return choice
    }

    /// A replacement rule.
    public func replacement(_ id: String) -> Replacement {
        guard case .replacement(let rule) = value(id) else {
            preconditionFailure("\(id) is no replacement rule")
        }
        return rule
    }

    /// What a file says; nil where the parameter has no value.
    public func optionalFile(_ id: String) -> ParameterFile.Content? {
        guard let value = value(id) else { return nil }
        guard case .file(let content) = value else { preconditionFailure("\(id) is no file") }
        return content
    }

    /// Elasticities by sector; nil where the parameter has no value.
    public func optionalElasticities(_ id: String) -> SectorElasticities? {
        guard let content = optionalFile(id) else { return nil }
        guard case .elasticities(let values) = content else {
            preconditionFailure("\(id) is no list of elasticities")
        }
        return values
    }

    /// True where a value makes other origins replace what is lost.
    public var replaces: Bool {
        declared.contains { parameter in
            if case .replacement(let rule) = value(parameter.id) { rule != .none } else { false }
        }
    }

    /// Every parameter that matters with its value, for the assumption ledger.
    public var ledger: [LedgerEntry] {
        declared.filter { $0.matters(self) }.map { parameter in
            let choice = chosen[parameter.id]
            let content: LedgerEntry.Value
            var range: ClosedRange<Double>?
            var unit = parameter.unit
            switch value(parameter.id) {
            case .number(let number):
                content = .number(number)
                range = parameter.range(around: number)
            case .word(let word): content = .text(word)
            case .flag(let flag): content = .text(flag ? "yes" : "no")
            case .replacement(let rule): content = .text(rule.name)
            case .file(let file): content = .text(file.sentence)
            case nil:
                content = .text(parameter.absence ?? "")
                unit = nil
            }
            var source = choice?.source ?? parameter.source
            if case .file(let file) = value(parameter.id) { source += ": \(file.source)" }
            return LedgerEntry(
                parameter.id, content, unit: unit, source: source,
                isDefault: choice?.isDefault ?? true, range: range)
        }
    }
}
