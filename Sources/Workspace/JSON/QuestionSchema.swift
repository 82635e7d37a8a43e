import Reporting

extension Questions {
    /// What people are told about a question and its fields, such as the help of a command.
    public struct Words: Sendable {
        /// What the question is, in one line.
        public var title: String?
        /// More about it.
        public var text: String?
        /// What each field means, by its name.
        public var fields: [String: String]

        /// Words about a question.
        public init(title: String? = nil, text: String? = nil, fields: [String: String] = [:]) {
            self.title = title
            self.text = text
            self.fields = fields
        }
    }

    /// The JSON Schema (draft 2020-12) of all questions: one definition for each command, whose
    /// properties are in the order of the declarations.
    /// - Parameter words: what is known about the questions of a command, for the descriptions.
    public static func schema(describing words: [String: Words] = [:]) -> String {
        let commands = all.map { $0.command }
        let root: [(String, JSONValue)] = [
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text("Questions that chokepoint answers")),
            ("version", .text(Workspace.version)),
            (
                "oneOf",
                .array(commands.map { .object([("$ref", .text("#/$defs/\($0)"))]) })
            ),
            (
                "$defs",
                .object(all.map { ($0.command, definition(of: $0, words[$0.command] ?? Words())) })
            ),
        ]
        return JSONValue.object(root).document
    }

    private static func definition(
        of type: any Question.Type, _ words: Words
    ) -> JSONValue {
        let fields = fields(of: type)
        let defaults = QuestionWriter.fields(of: type.init())
        let command = JSONValue.object([("const", .text(type.command))])
        let properties = fields.map { field in
            (field.name, property(field, defaults[field.name], words.fields[field.name]))
        }
        let required = ["command"] + fields.filter(\.isRequired).map(\.name)
        return .object(
            described(words.title, words.text) + [
                ("type", .text("object")),
                ("properties", .object([("command", command)] + properties)),
                ("required", .array(required.map(JSONValue.text))),
                ("additionalProperties", .flag(false)),
            ])
    }

    private static func property(
        _ field: QuestionField, _ standing: JSONTree?, _ text: String?
    ) -> JSONValue {
        var members = described(nil, text) + members(of: field.kind)
        if !field.isRequired, let standing {
            members.append(("default", JSONValue(standing)))
        }
        return .object(members)
    }

    /// Words may be given as numbers, and several as one.
    private static func members(of kind: QuestionField.Kind) -> [(String, JSONValue)] {
        func type(_ names: String...) -> (String, JSONValue) {
            ("type", names.count == 1 ? .text(names[0]) : .array(names.map(JSONValue.text)))
        }
        return switch kind {
        case .text: [type("string", "number", "boolean")]
        case .texts:
            [
                type("array", "string", "number"),
                ("items", .object([type("string", "number")])),
            ]
        case .integer: [type("integer")]
        case .number: [type("number")]
        case .flag: [type("boolean")]
        case .choice(let words): [("enum", .array(words.map(JSONValue.text)))]
        }
    }

    private static func described(_ title: String?, _ text: String?) -> [(String, JSONValue)] {
        [("title", title), ("description", text)].compactMap { name, text in
            text.map { (name, .text($0)) }
        }
    }
}

extension JSONValue {
    /// The same value; the members of objects are in alphabetical order.
    init(_ tree: JSONTree) {
        self =
            switch tree {
            case .null: .null
            case .flag(let value): .flag(value)
            case .number(let value):
                Int(exactly: value).map { .integer($0) } ?? .number(value)
            case .text(let value): .text(value)
            case .list(let items): .array(items.map { JSONValue($0) })
            case .object(let fields):
                .object(fields.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) })
            }
    }
}
