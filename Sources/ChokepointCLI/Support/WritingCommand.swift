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
        for finding in answer.diagnostics {
            Terminal.say(finding.severity.rawValue, finding.sentence)
        }
        for sentence in answer.preamble { Terminal.say(sentence) }
    }
}
