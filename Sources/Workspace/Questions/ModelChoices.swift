package import InputOutput
public import Shocks

/// Which models run, and what was chosen for their parameters, as it was typed.
public struct ModelChoices: Sendable, Hashable {
    /// The models as a comma list; nil for the ladder.
    public var model: String?
    /// Texts of parameters by id, such as `theta`; the models' defaults for all others.
    public var parameters: [String: String] = [:]

    /// The ladder with its defaults.
    public init() {}

    /// The models that there are.
    @TaskLocal public static var registry = ModelRegistry.standard

    /// The models with their values.
    /// - Throws: every problem of theirs at once.
    package func runs(_ labels: TableLabels) throws(Diagnostics) -> [ModelRun] {
        let registry = Self.registry
        var choices = ParameterChoices()
        for (id, text) in parameters {
            choices.set(
                id, text: text, source: "command line",
                at: .init(place: "--" + String(id.map { $0 == "_" ? "-" : $0 })))
        }
        // Groups may stand where regions are named.
        for parameter in registry.parameters
        where parameter.declarations.contains(where: { $0.parameter.kind == .replacement }) {
            labels.note(parameters[parameter.id] ?? "")
        }
        let names = (model ?? ModelRegistry.ladderName).split(separator: ",").map {
            (
                name: String($0.filter { $0 != " " }).lowercased(),
                location: Diagnostic.Location(place: "--model")
            )
        }
        return try registry.runs(names, choices: choices, labels: labels.resolver)
    }

    /// Whether a field of a question is a parameter of a model.
    package static func isParameter(_ field: String) -> Bool { parameterIDs.contains(field) }

    /// The ids of all parameters that models take.
    static var parameterIDs: [String] { registry.parameters.map(\.id) }
}

/// Parameters are fields beside `model`.
extension ModelChoices: Codable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Reads the fields of `model` and of every parameter.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        model = try fields.decodeIfPresent(String.self, forKey: Key(stringValue: "model"))
        for id in Self.parameterIDs {
            parameters[id] = try fields.decodeIfPresent(String.self, forKey: Key(stringValue: id))
        }
    }

    /// Writes the fields of what was chosen.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encodeIfPresent(model, forKey: Key(stringValue: "model"))
        for (id, text) in parameters { try fields.encode(text, forKey: Key(stringValue: id)) }
    }
}
