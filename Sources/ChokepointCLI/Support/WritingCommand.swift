import ArgumentParser
import Workspace

/// A command that writes a table, and says on standard error what was done.
protocol WritingCommand: ParsableCommand {
    associatedtype Asked: Question
    /// The question that the arguments stand for.
    var question: Asked { get }
    /// Whether nothing is said.
    var quiet: Bool { get }
}

extension WritingCommand {
    /// Choices that do not go together are wrong usage.
    func validate() throws {
        if let misuse = question.misuse { throw ValidationError(misuse) }
    }

    /// Writes the table.
    func run() throws {
        let progress = Progress(isEnabled: Terminal.errorIsTerminal && !quiet)
        let answer = try Workspace(cache: nil, memory: 0).answer(question, progress: progress)
        progress.finish()
        if quiet { return }
        // A screen is not filled with what is alike; a file or a pipe gets everything.
        let most = Terminal.errorIsTerminal ? 8 : answer.diagnostics.count
        for finding in answer.diagnostics.prefix(most) {
            Terminal.say(finding.severity.rawValue, finding.sentence)
        }
        let hidden = answer.diagnostics.count - most
        if hidden > 0 {
            Terminal.say(
                "note", "\(hidden) more \(hidden == 1 ? "finding is" : "findings are") not shown")
        }
        for sentence in answer.preamble { Terminal.say(sentence) }
    }
}
