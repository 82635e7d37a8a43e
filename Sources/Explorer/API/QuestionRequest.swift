import InputOutput
import Workspace

/// Turns what a client sent into a question.
struct QuestionRequest: Sendable {
    /// Files that questions may name, by their names: their paths.
    let files: [String: String]

    /// A question from a JSON object. The object need not repeat the command.
    /// - Throws: `Diagnostics` for what is wrong with it, and for what a server does not do.
    func question(_ command: String, json: String) throws(Diagnostics) -> any Question {
        guard var fields = try JSONTree.parse(json.isEmpty ? "{}" : json).fields else {
            throw Self.notAnObject
        }
        if let named = fields["command"], named != .text(command) {
            throw Diagnostics([
                Diagnostic(
                    .error, "other-command",
                    "the question is for ‘\(named.typed ?? "")’, the address for ‘\(command)’",
                    at: .init(place: "command"), remedy: "leave 'command' out of the question")
            ])
        }
        fields["command"] = nil
        return try question(command, fields)
    }

    /// A question from the fields of a form, which are all texts.
    func question(
        _ command: String, form: FormFields
    ) throws(Diagnostics) -> any Question {
        let kinds = Dictionary(
            uniqueKeysWithValues: (Questions.named(command).map(Questions.fields(of:)) ?? [])
                .map { ($0.name, $0.kind) })
        var fields: [String: JSONTree] = [:]
        for name in Set(form.items.map(\.name)) {
            let values = form.all(name)
            guard let first = values.first else { continue }
            switch kinds[name] {
            case .texts: fields[name] = .list(values.map(JSONTree.text))
            case .integer, .number:
                if let number = Double(first) {
                    fields[name] = .number(number)
                } else {
                    fields[name] = .text(first)
                }
            case .flag: fields[name] = .flag(["1", "on", "true", "yes"].contains(first))
            case .text, .choice, nil: fields[name] = .text(first)
            }
        }
        return try question(command, fields)
    }

    private func question(
        _ command: String, _ fields: [String: JSONTree]
    ) throws(Diagnostics) -> any Question {
        guard let type = Questions.named(command) else {
            let known = Questions.all.map { $0.command }
            let nearest = Suggestion.nearest(to: command, in: known)
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-command", "there is no command ‘\(command)’",
                    remedy: nearest.map { "did you mean \($0)?" }
                        ?? "GET /api/schema lists the commands")
            ])
        }
        var fields = fields
        var closed = Set(fields.keys)
        for name in ServerPolicy.files {
            // A file that was admitted when the server was started stands by its name.
            guard case .text(let file)? = fields[name], let path = files[file] else { continue }
            fields[name] = .text(path)
            closed.remove(name)
        }
        try ServerPolicy.check(closed)
        let question = try Questions.decode(type, fields)
        try ServerPolicy.check(question, given: closed)
        return question
    }

    private static let notAnObject = Diagnostics([
        Diagnostic(
            .error, "not-json", "this is not a JSON object", remedy: #"write {"table": …}"#)
    ])
}
