import Shocks

extension ScenarioFormat {
    /// A model with values of its parameters, from their declarations.
    public static func model(_ registry: ModelRegistry) -> ObjectFormat {
        let names: [ObjectFormat.Field] = [
            .init("name", .text(example: "trade-ge"), isRequired: true, "Name of the model."),
            .init("label", .text(example: "trade-ge-theta-2"), "Name in the results."),
        ]
        var own: [String: [ObjectFormat.Field]] = [:]
        for model in registry.models {
            for name in [model.name] + model.aliases {
                own[name] = model.parameters.map(field(of:))
            }
        }
        return ObjectFormat(
            "model", names + registry.parameters.map(field(of:)),
            variants: .init(key: "name", fields: own))
    }

    /// The field of a parameter in one model.
    private static func field(of parameter: Parameter) -> ObjectFormat.Field {
        .init(
            parameter.id, type(of: parameter), parameter.meaning,
            standard: .init(parameter.standardText, parameter.standard.flatMap(content)))
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
        case .elasticities: .text(example: SectorElasticities.caliendoParroName)
        }
    }

    private static func content(_ value: ParameterValue) -> MarkedValue.Content? {
        switch value {
        case .number(let number): .number(number)
        case .word(let word): .text(word)
        case .flag(let flag): .boolean(flag)
        case .replacement, .elasticities: nil
        }
    }
}
