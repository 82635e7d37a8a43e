import FlyingFox
import InputOutput
import Workspace

/// What is told when there is no answer.
struct Failure: Sendable {
    /// The status of the response.
    let status: HTTPStatusCode
    /// What is wrong, with places where they are known.
    let diagnostics: [Diagnostic]
    /// One line for each.
    let lines: [String]

    /// What an error means for a client.
    init(_ error: any Error) {
        if error is Computations.QueueFull {
            status = .serviceUnavailable
            diagnostics = [
                Diagnostic(
                    .error, "busy", "too many computations wait already",
                    remedy: "try again in a moment")
            ]
            lines = diagnostics.map(\.sentence)
            return
        }
        let sentences = ErrorSentences(error)
        lines = sentences.lines
        let items = (error as? Diagnostics)?.items.filter { $0.severity == .error }
        let codes = Set(items?.map(\.code) ?? [])
        status =
            switch sentences.kind {
            case .input where codes.contains("unknown-command"): .notFound
            case .input where !codes.isDisjoint(with: ["closed-field", "read-only"]): .forbidden
            case .input: .badRequest
            case .failure: .unprocessableContent
            case .bug: .internalServerError
            }
        let code = sentences.kind == .bug ? "bug" : "failed"
        diagnostics =
            items ?? (error as? Diagnostic).map { [$0] }
            ?? sentences.lines.map { Diagnostic(.error, code, $0) }
    }

    /// The same as JSON: a list `errors`.
    var json: String {
        let errors = diagnostics.map { item in
            var members: [String: JSONTree] = [
                "code": .text(item.code), "severity": .text(item.severity.rawValue),
                "message": .text(item.message), "sentence": .text(item.sentence),
            ]
            if let remedy = item.remedy { members["remedy"] = .text(remedy) }
            if let place = item.location.place { members["place"] = .text(place) }
            if let line = item.location.line { members["line"] = .number(Double(line)) }
            if let column = item.location.column { members["column"] = .number(Double(column)) }
            return JSONTree.object(members)
        }
        return JSONTree.object(["errors": .list(errors)]).json
    }
}
