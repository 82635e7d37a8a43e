public import ArgumentParser
import Shocks
package import Workspace

/// Which models to run, and one option for every parameter that a model declares.
///
/// The parser learns of the options from the mirror, so that they follow from the declarations
/// alone: in help, in completion scripts and in parsing.
package struct ModelArguments: ParsableArguments {
    /// The models whose parameters are options.
    private static var registry: ModelRegistry { ModelChoices.registry }

    /// Models to run, as typed; nil for the ladder.
    package private(set) var model: String?
    /// The options given, by id of their parameter.
    package private(set) var texts: [String: String] = [:]

    package init() {}

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        model = try values.decode(Option<String?>.self, forKey: .model).wrappedValue
        for parameter in Self.registry.parameters {
            let key = Key(parameter.id)
            if parameter.isFlag {
                let isGiven = try values.decode(Flag<Bool>.self, forKey: key).wrappedValue
                texts[parameter.id] = isGiven ? "true" : nil
            } else {
                texts[parameter.id] =
                    try values.decode(Option<String?>.self, forKey: key).wrappedValue
            }
        }
    }

    /// What the user chose about the models.
    package var choices: ModelChoices {
        var choices = ModelChoices()
        choices.model = model
        choices.parameters = texts
        return choices
    }

    /// A name as the parser asks for it.
    private struct Key: CodingKey {
        static let model = Key("model")
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { return nil }
    }
}

extension ModelArguments: CustomReflectable {
    /// The options as the parser looks for them.
    package var customMirror: Mirror {
        let names = Self.registry.names
        let model = Option<String?>(
            wrappedValue: nil,
            help: ArgumentHelp(
                "Models to run, as a comma list: \(names.joined(separator: ", ")).",
                discussion: "Without it: \(ModelRegistry.ladderName).", valueName: "models"),
            completion: .list(names))
        let options = Self.registry.parameters.map { parameter -> Mirror.Child in
            (parameter.id, parameter.argument)
        }
        return Mirror(self, children: [("model", model)] + options)
    }
}

extension SharedParameter {
    /// True for parameters that are given or not.
    fileprivate var isFlag: Bool { declarations.allSatisfy { $0.parameter.kind == .flag } }

    /// The option as the parser wants it.
    fileprivate var argument: Any {
        let name = NameSpecification.customLong(String(id.map { $0 == "_" ? "-" : $0 }))
        if isFlag {
            return Flag(wrappedValue: false, name: name, help: ArgumentHelp("\(meaning)"))
        }
        let words = words
        let choices = words.isEmpty ? "" : " \(Self.list(words))."
        return Option<String?>(
            wrappedValue: nil, name: name,
            help: ArgumentHelp("\(meaning + choices)", valueName: first.valueName),
            completion: words.isEmpty ? nil : .list(words))
    }

    /// `linear, half-critical or leontief`.
    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) or \(last)"
    }
}

/// How much of the one-at-a-time variation is done.
struct DriverArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Vary each parameter within its range: none, quick (what takes little time) or all.",
            valueName: "effort"),
        completion: .list(Drivers.Effort.allCases.map(\.rawValue)))
    var drivers: Drivers.Effort = .quick
}

extension Drivers.Effort: ExpressibleByArgument {}
