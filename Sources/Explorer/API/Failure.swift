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
            json = JSONReply(diagnostics, .failure).json
            return
        }
        let sentences = ErrorSentences(error)
        lines = sentences.lines
        json = JSONReply(error).json
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

    /// The same as JSON, in the layout that `ask` and other programs get (`JSONReply`).
    let json: String
}
