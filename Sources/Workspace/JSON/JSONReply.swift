package import InputOutput
import Reporting

/// What a question in JSON gets: always one JSON document, of the answer or of what is wrong.
///
/// An answer has the layout `ResultDocument.schema`; where other formats are asked for beside it,
/// it is the member `result` of the layout ``replySchema``, whose member `renderings` holds the
/// others by their names. Otherwise the layout is ``errorSchema``: `kind` (`input`, `failure`,
/// `bug`, `interrupted`) and `errors`, a list of findings as `diagnostics` of a result has them,
/// each with its `sentence` for people.
public struct JSONReply: Sendable, Hashable {
    /// Layout of the document about errors.
    public static let errorSchema = "chokepoint.error/1"

    /// Layout of an answer with renderings.
    public static let replySchema = "chokepoint.reply/1"

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

    /// The reply with a document, and with its renderings in other formats. A format that has
    /// nothing to show of it, such as a picture of what has none, is left out.
    init(_ document: ResultDocument, with formats: [any Exporter.Type] = []) throws {
        let result = try JSONExporter.render(document, options: RenderOptions())
        if formats.isEmpty {
            json = result
        } else {
            let renderings = formats.compactMap { format -> (String, JSONValue)? in
                guard let text = try? format.render(document, options: RenderOptions()) else {
                    return nil
                }
                return (format.name, .text(text))
            }
            json = """
                {
                "schema": "\(Self.replySchema)",
                "result": \(result.dropLast()),
                "renderings": \(JSONValue.object(renderings).document.dropLast())
                }

                """
        }
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
        let findings: [Diagnostic] =
            switch error {
            case let error as Diagnostics: error.items
            case let error as Diagnostic: [error]
            default: sentences.lines.map { Diagnostic(.error, outcome.rawValue, $0) }
            }
        self.init(findings, outcome)
    }

    /// The reply about findings without an answer.
    package init(_ findings: [Diagnostic], _ outcome: Outcome) {
        self.outcome = outcome
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
            ("remedy", finding.remedy), ("sentence", finding.sentence),
        ]
        return .object(known.compactMap { name, text in text.map { (name, .text($0)) } })
    }
}

extension Workspace {
    /// The reply to a question as JSON (see `Questions.decode`); never throws, so that other
    /// languages get facts about errors too.
    /// - Parameter formats: names of formats to render the answer in as well, of those whose
    ///   results are texts.
    public func reply(
        to json: String, with formats: [String] = [],
        progress: any AnswerProgress = NoProgress(),
        isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled }
    ) -> JSONReply {
        do {
            let exporters = try formats.map { name throws(Diagnostics) in
                let exporter = try Exporters.named(name)
                if exporter.isBinary {
                    throw Diagnostics([
                        Diagnostic(
                            .error, "not-a-text", "JSON cannot hold the format ‘\(name)’",
                            remedy: "write it to a file on the command line")
                    ])
                }
                return exporter
            }
            return try reply(to: try Questions.decode(json), exporters, progress, isCancelled)
        } catch {
            return JSONReply(error)
        }
    }

    private func reply(
        to question: some Question, _ formats: [any Exporter.Type],
        _ progress: any AnswerProgress, _ isCancelled: @escaping @Sendable () -> Bool
    ) throws -> JSONReply {
        try JSONReply(
            try answer(question, progress: progress, isCancelled: isCancelled), with: formats)
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
