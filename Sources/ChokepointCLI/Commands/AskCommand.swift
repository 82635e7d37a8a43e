import ArgumentParser
import InputOutput
import LinearAlgebra
import Platform
import Workspace

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct AskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Answers a question that is written as JSON, in JSON.",
        discussion: """
            For programs in other languages: standard output holds one JSON document, the result \
            as --format json writes it or, with schema chokepoint.error/1, what is wrong. \
            'chokepoint schema' describes all questions. The exit status is that of the command.

            Examples:
              echo '{"command": "info", "table": "icio2023-2019-g20x20"}' | chokepoint ask
              chokepoint ask question.json
            """)

    @Argument(
        help: ArgumentHelp(
            "The question's file; standard input without it.", valueName: "question"),
        completion: .file(extensions: ["json"]))
    var file: String?

    @Flag(help: "Say on standard error what is being done, one JSON object a line.")
    var progress = false

    @Option(
        name: .customLong("with"),
        help: ArgumentHelp(
            """
            Also the answer in this format, in a document of the schema chokepoint.reply/1; may be \
            repeated.
            """, valueName: "format"))
    var formats: [String] = []

    @Flag(help: "Neither use nor fill the cache of decoded tables, factors and inverses.")
    var noCache = false

    @Option(help: ArgumentHelp("Threads for the linear algebra.", valueName: "N"))
    var threads: Int?

    func validate() throws {
        if let threads, threads < 1 {
            throw ValidationError("--threads takes 1 or more, not \(threads)")
        }
    }

    func run() throws {
        let reply: JSONReply
        do {
            let text = try question()
            let workspace = Workspace(
                cache: noCache ? nil : .init(limit: try CacheLimit.fromEnvironment()), memory: 0,
                threads: threads)
            if let threads { try BLASThreads.choose(threads) }
            reply = workspace.reply(
                to: text, with: formats, progress: progress ? ProgressLines() : NoProgress())
        } catch {
            reply = JSONReply(error)
        }
        Terminal.write(reply.json)
        if reply.outcome != .answered { throw Said(status: reply.outcome.status) }
    }

    private func question() throws(Diagnostics) -> String {
        guard let file else {
            var text = ""
            while let line = readLine(strippingNewline: false) { text += line }
            return text
        }
        if !(FilesRead.current?.note(file) ?? true) { throw .sourceOverwritten(file) }
        do { return try String(contentsOfFile: file, encoding: .utf8) } catch {
            throw Diagnostics([Self.unreadable(file)])
        }
    }
}

extension AskCommand {
    /// Why a file holds no question that can be read.
    private static func unreadable(_ file: String) -> Diagnostic {
        let isQuestion = file.first { !$0.isWhitespace } == "{"
        return Diagnostic(
            .error, "unreadable",
            Folder.obstacle(at: file) ?? "the question cannot be read as a text in UTF-8",
            at: .init(file: file),
            remedy: isQuestion
                ? "give the question on standard input, or the path of its file"
                : "give the path of a JSON file, or the question on standard input")
    }
}

extension JSONReply.Outcome {
    /// The status to exit with.
    fileprivate var status: Int32 {
        switch self {
        case .answered: ExitStatus.fine
        case .failedCheck, .failure, .interrupted: ExitStatus.failure
        case .input: ExitStatus.usage
        case .bug: ExitStatus.bug
        }
    }
}
