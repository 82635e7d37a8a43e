public import Shocks

extension ScenarioFormat {
    /// A model with values of its parameters, from their declarations.
    public static func model(_ registry: ModelRegistry) -> ObjectFormat {
        let names: [ObjectFormat.Field] = [
            .init("name", .text(example: "trade-ge"), isRequired: true, "Name of the model."),
            .init("label", .text(example: "trade-ge-theta-2"), "Name in the results."),
        ]
        let steps = ObjectFormat.Field(
            stepsField, .object(steps(registry)), "Values for single steps of the ladder.")
        var own: [String: [ObjectFormat.Field]] = [:]
        for model in registry.models {
            for name in [model.name] + model.aliases {
                own[name] = model.parameters.map(field(of:))
            }
        }
        return ObjectFormat(
            "model", names + registry.parameters.map(field(of:)) + [steps],
            variants: .init(key: "name", fields: own))
    }

    /// Where a model item that is the ladder says more about single steps.
    static let stepsField = "steps"

    /// Each step of the ladder with the parameters of its model; what a step sets is its default.
    static func steps(_ registry: ModelRegistry) -> ObjectFormat {
        ObjectFormat(
            stepsField,
            registry.ladder.map { model, rung in
                let fields = model.parameters.map { parameter -> ObjectFormat.Field in
                    let setting = rung.settings.first { $0.id == parameter.id }?.value
                    return field(of: parameter, standard: setting ?? parameter.standard)
                }
                return .init(
                    rung.name, .object(ObjectFormat(rung.name, fields)), "Step: \(rung.supposes).")
            })
    }

    /// The field of a parameter in one model.
    private static func field(of parameter: Parameter) -> ObjectFormat.Field {
        field(of: parameter, standard: parameter.standard)
    }

    private static func field(
        of parameter: Parameter, standard: ParameterValue?
    ) -> ObjectFormat.Field {
        .init(
            parameter.id, type(of: parameter), parameter.meaning,
            standard: .init(
                standard?.text ?? parameter.standardText, standard.flatMap(content)))
    }

    /// The field of a parameter whichever model it is of.
    private static func field(of shared: SharedParameter) -> ObjectFormat.Field {
        let types = shared.declarations.map { type(of: $0.parameter) }
        var seen: Set<String> = []
        let distinct = types.filter { seen.insert("\($0)").inserted }
        let values = Set(shared.declarations.map(\.parameter.standard))
        return .init(
            shared.id, distinct.count == 1 ? distinct[0] : .either(distinct), shared.meaning,
            standard: .init(
                shared.standardText,
                values.count == 1 ? shared.first.standard.flatMap(content) : nil))
    }

    private static func type(of parameter: Parameter) -> FieldType {
        switch parameter.kind {
        case .number(let range): .number(in: range, unit: parameter.unit)
        case .whole(let range): .integer(in: range)
        case .share(let range): .share(in: range)
        case .choice(let words): .choice(words)
        case .flag: .boolean
        case .replacement: .list(of: .text(example: "pro-rata"))
        case .file(let file): .text(example: file.example)
        }
    }

    private static func content(_ value: ParameterValue) -> MarkedValue.Content? {
        switch value {
        case .number(let number): .number(number)
        case .word(let word): .text(word)
        case .flag(let flag): .boolean(flag)
        case .replacement, .file: nil
        }
    }
}
