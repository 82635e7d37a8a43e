import InputOutput
import Scenarios

/// Where a scenario comes from: a file, or its text.
public struct ScenarioSource: Codable, Sendable, Hashable {
    /// Path of a scenario file.
    public var scenario: String?
    /// The scenario itself as YAML or JSON, where there is no file.
    public var text: String?

    /// A scenario file.
    public init(_ scenario: String? = nil) { self.scenario = scenario }

    /// Why the choices do not go together; nil when they do.
    var misuse: String? {
        (scenario == nil) == (text == nil) ? "give a scenario file, or its text" : nil
    }

    /// The scenario, checked against the format.
    func read() throws(Diagnostics) -> Scenario {
        if let text { return try Scenario.parse(text, ModelChoices.registry) }
        return try Scenario.read(path: scenario ?? "", ModelChoices.registry)
    }
}
