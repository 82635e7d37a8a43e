import InputOutput
import Reporting

/// What a question in JSON gets: always one JSON document, of the answer or of what is wrong.
///
/// An answer has the layout `ResultDocument.schema`. Otherwise the layout is ``errorSchema``:
/// `kind` (`input`, `failure`, `bug`, `interrupted`) and `errors`, a list of findings as
/// `diagnostics` of a result has them.
public struct JSONReply: Sendable, Hashable {
    /// Layout of the document about errors.
    public static let errorSchema = "chokepoint.error/1"

    /// How it went.
    public enum Outcome: String, Sendable, Hashable {
        /// An answer.
        case answered
        /// An answer with errors among its findings, such as a check that fails.
        case failedCheck
        /// No answer: the question or its files cannot be used as they are.
        case input
        /// No answer: a model or the data failed.
        case failure
        /// No answer: it was not wanted any more.
        case interrupted
        /// No answer: a bug of this program.
        case bug
    }

    /// The document.
    public let json: String
    /// How it went.
    public let outcome: Outcome

    /// The reply with a document.
    init(_ document: ResultDocument) throws {
        json = try JSONExporter.render(document, options: RenderOptions())
        outcome =
            document.diagnostics.contains { $0.severity == .error } ? .failedCheck : .answered
    }

    /// The reply about what went wrong.
    public init(_ error: any Error) {
        let sentences = ErrorSentences(error)
        let outcome: Outcome =
            if error is CancellationError {
                .interrupted
            } else {
                switch sentences.kind {
                case .input: .input
                case .failure: .failure
                case .bug: .bug
                }
            }
        self.outcome = outcome
        let findings: [Diagnostic] =
            switch error {
            case let error as Diagnostics: error.items
            case let error as Diagnostic: [error]
            default: sentences.lines.map { Diagnostic(.error, outcome.rawValue, $0) }
            }
        json =
            JSONValue.object([
                ("schema", .text(Self.errorSchema)), ("version", .text(Workspace.version)),
                ("kind", .text(outcome.rawValue)),
                ("errors", .array(findings.map(Self.json(of:)))),
            ]).document
    }

    private static func json(of finding: Diagnostic) -> JSONValue {
        let known: [(String, String?)] = [
            ("code", finding.code), ("severity", finding.severity.rawValue),
            ("message", finding.message), ("location", finding.location.description),
            ("remedy", finding.remedy),
        ]
        return .object(known.compactMap { name, text in text.map { (name, .text($0)) } })
    }
}

extension Workspace {
    /// The reply to a question as JSON (see `Questions.decode`); never throws, so that other
    /// languages get facts about errors too.
    public func reply(
        to json: String, progress: any AnswerProgress = NoProgress(),
        isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled }
    ) -> JSONReply {
        do {
            return try reply(
                to: try Questions.decode(json), progress: progress, isCancelled: isCancelled)
        } catch {
            return JSONReply(error)
        }
    }

    private func reply(
        to question: some Question, progress: any AnswerProgress,
        isCancelled: @escaping @Sendable () -> Bool
    ) throws -> JSONReply {
        try JSONReply(try answer(question, progress: progress, isCancelled: isCancelled))
    }
}

extension JSONReply {
    /// What an answer is doing, as a JSON object on one line: `step`, and `fraction` of it where
    /// that is known.
    public static func progressLine(step: String, fraction: Double?) -> String {
        var members: [String: JSONTree] = ["step": .text(step)]
        if let fraction, fraction.isFinite { members["fraction"] = .number(fraction) }
        return JSONTree.object(members).json
    }
}
