public import Shocks

/// The JSON Schema (draft 2020-12) of a format, for editors that complete and check YAML and JSON.
public enum JSONSchema {
    /// The schema of scenario files as JSON text, generated from `ScenarioFormat`.
    public static func scenario(_ registry: ModelRegistry = .standard) -> String {
        let body = schema(of: .object(ScenarioFormat.file(registry)))
        let head: [(String, JSON)] = [
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text("Chokepoint scenario, version \(ScenarioFormat.version)")),
        ]
        guard case .object(let members) = body else { return "" }
        return JSON.object(head + members).rendered(indent: 0) + "\n"
    }

    static func schema(of type: FieldType) -> JSON {
        switch type {
        case .text, .label: return .object([("type", .list([.text("string"), .text("number")]))])
        case .number(let range, _): return .object([("type", .text("number"))] + bounds(range))
        case .share(let range):
            return .object([
                (
                    "anyOf",
                    .list([
                        .object([("type", .text("number"))] + bounds(range)),
                        .object([
                            ("type", .text("string")),
                            ("pattern", .text("^ *-?[0-9.]+ *%$")),
                        ]),
                    ])
                )
            ])
        case .integer(let range):
            return .object(
                [("type", .text("integer"))]
                    + bounds(Double(range.lowerBound)...Double(range.upperBound)))
        case .boolean: return .object([("type", .text("boolean"))])
        case .choice(let words): return .object([("enum", .list(words.map(JSON.text)))])
        case .list(let element):
            let inner = schema(of: element)
            return .object([
                (
                    "anyOf",
                    .list([.object([("type", .text("array")), ("items", inner)]), inner])
                )
            ])
        case .object(let format): return schema(of: format)
        case .map(let element):
            return .object([
                ("type", .text("object")), ("additionalProperties", schema(of: element)),
            ])
        case .either(let types): return .object([("anyOf", .list(types.map(schema(of:))))])
        }
    }

    private static func schema(of format: ObjectFormat) -> JSON {
        let properties = format.fields.map { field -> (String, JSON) in
            var members: [(String, JSON)] = []
            if case .object(let inner) = schema(of: field.type) { members = inner }
            let suffix = field.standard.map { " Without it: \($0.text)." } ?? ""
            members.append(("description", .text(field.meaning + suffix)))
            return (field.name, .object(members))
        }
        let pairs = format.alternatives.map { pair in
            JSON.list(
                [pair.usual, pair.other].map {
                    .object([("required", .list([.text($0)]))])
                })
        }
        let either: [(String, JSON)] =
            switch pairs.count {
            case 0: []
            case 1: [("anyOf", pairs[0])]
            default: [("allOf", .list(pairs.map { .object([("anyOf", $0)]) }))]
            }
        return .object(
            [
                ("type", .text("object")), ("additionalProperties", .flag(false)),
                ("required", .list(format.fields.filter(\.isRequired).map { .text($0.name) })),
                ("properties", .object(properties)),
            ] + either)
    }

    private static func bounds(_ range: ClosedRange<Double>) -> [(String, JSON)] {
        var members: [(String, JSON)] = []
        if range.lowerBound > -1e15 { members.append(("minimum", .number(range.lowerBound))) }
        if range.upperBound < 1e15 { members.append(("maximum", .number(range.upperBound))) }
        return members
    }
}

/// Just enough JSON to write a schema with its members in order.
indirect enum JSON {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([JSON])
    case object([(String, JSON)])

    func rendered(indent: Int) -> String {
        let inner = String(repeating: "  ", count: indent + 1)
        let outer = String(repeating: "  ", count: indent)
        switch self {
        case .text(let value): return Self.quoted(value)
        case .number(let value):
            return value == value.rounded() && abs(value) < 1e15
                ? String(Int(value)) : String(value)
        case .flag(let value): return value ? "true" : "false"
        case .list(let items):
            if items.isEmpty { return "[]" }
            let lines = items.map { inner + $0.rendered(indent: indent + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        case .object(let members):
            if members.isEmpty { return "{}" }
            let lines = members.map {
                "\(inner)\(Self.quoted($0.0)): \($0.1.rendered(indent: indent + 1))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for character in text {
            switch character {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            default: result.append(character)
            }
        }
        return result + "\""
    }
}
