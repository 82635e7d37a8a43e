import Workspace

/// What `GET /api/schema` says: all questions and their fields.
enum Schema {
    /// As JSON.
    static let json: String = JSONTree.object([
        "schema": .text("chokepoint.questions/1"),
        "version": .text(Workspace.version),
        "questions": .list(Questions.all.map(description)),
    ]).json

    private static func description(of type: any Question.Type) -> JSONTree {
        func defaults<Q: Question>(_ type: Q.Type) -> [String: JSONTree] {
            Questions.values(of: Q())
        }
        let values = defaults(type)
        let fields = Questions.fields(of: type).map { field in
            var members: [String: JSONTree] = [
                "name": .text(field.name), "kind": .text(field.kind.word),
                "required": .flag(field.isRequired),
                "server": .flag(ServerPolicy.isOpen(field.name)),
            ]
            if case .choice(let words) = field.kind {
                members["choices"] = .list(words.map(JSONTree.text))
            }
            if !field.isRequired { members["default"] = values[field.name] ?? .null }
            return JSONTree.object(members)
        }
        return .object([
            "command": .text(type.command),
            "fields": .list(fields),
            "server": .flag(!writes(type)),
        ])
    }

    private static func writes(_ type: any Question.Type) -> Bool {
        !type.init().writtenPaths.isEmpty
    }
}

extension QuestionField.Kind {
    /// Its name in the schema.
    var word: String {
        switch self {
        case .text: "text"
        case .texts: "texts"
        case .integer: "integer"
        case .number: "number"
        case .flag: "flag"
        case .choice: "choice"
        }
    }
}
