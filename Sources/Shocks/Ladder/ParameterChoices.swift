public import InputOutput

/// What a user chose about the models, by id and with the place of each choice, before it is known
/// which models take it. Parameters that are not here keep the model's default.
public struct ParameterChoices: Sendable {
    /// A choice.
    public struct Choice: Sendable {
        /// What was chosen.
        public enum Content: Sendable {
            /// A value that was read already.
            case value(ParameterValue)
            /// A text as typed, to be read as each model declares.
            case text(String)
        }

        /// What was chosen.
        public let content: Content
        /// Who chose it, such as `command line` or `korea.yaml:12`.
        public let source: String
        /// Where it stands, for findings.
        public let location: Diagnostic.Location
    }

    /// The choices by id.
    public private(set) var choices: [String: Choice] = [:]

    /// No choices.
    public init() {}

    /// Adds or replaces a choice.
    public mutating func set(
        _ id: String, _ value: ParameterValue, source: String, at location: Diagnostic.Location
    ) {
        choices[id] = Choice(content: .value(value), source: source, location: location)
    }

    /// Adds or replaces a choice that is still a text.
    public mutating func set(
        _ id: String, text: String, source: String, at location: Diagnostic.Location
    ) {
        choices[id] = Choice(content: .text(text), source: source, location: location)
    }

    /// These choices, and where they are silent those of `others`.
    public func over(_ others: ParameterChoices) -> ParameterChoices {
        var result = self
        result.choices.merge(others.choices) { own, _ in own }
        return result
    }
}

extension ParameterChoices.Choice {
    /// The choice as a value of a parameter.
    /// - Throws: `bad-option`, or unknown regions of a replacement.
    func value(
        of parameter: Parameter, _ labels: LabelResolver
    ) throws(Diagnostics) -> ParameterValue {
        switch content {
        case .text(let text): return try parameter.read(text, labels: labels, at: location)
        case .value(let value):
            if parameter.kind.takes(value) { return value }
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-option", "‘\(value.text)’ is not a value of \(parameter.id)",
                    at: location, remedy: "expected \(parameter.expectation)")
            ])
        }
    }
}
