import ArgumentParser
import Workspace

/// A command that fills in a question, and writes the answer where its options say.
protocol AskingCommand: ParsableCommand {
    associatedtype Asked: Question
    /// The question that the arguments stand for.
    var question: Asked { get }
    /// Whether decoded tables and factors are kept between runs.
    var isCached: Bool { get }
    /// Whether large files are digested although their digests are remembered.
    var verifies: Bool { get }
    /// Whether it goes on although more memory is needed than there is.
    var goesOnWithoutMemory: Bool { get }
    /// How the answer is written.
    var output: OutputOptions { get }
}

/// A command that has the usual options of a command that reads tables.
protocol TableReadingCommand: AskingCommand {
    /// How tables are read and kept.
    var tableOptions: TableOptions { get }
}

extension TableReadingCommand {
    /// As `--no-cache` says.
    var isCached: Bool { !tableOptions.noCache }
    /// As `--verify` says.
    var verifies: Bool { tableOptions.verify }
}

extension AskingCommand {
    /// No, for commands that read no large file.
    var verifies: Bool { false }
    /// As `--force` says.
    var goesOnWithoutMemory: Bool { output.force }

    /// Choices that do not go together are wrong usage.
    func validate() throws {
        if let misuse = question.misuse { throw ValidationError(misuse) }
    }

    /// Asks the question and writes the answer. An answer with errors among its findings fails the
    /// run.
    func run() throws {
        let run = try CommandRun(
            output, cached: isCached, verifies: verifies, goesOnWithoutMemory: goesOnWithoutMemory)
        let document = try run.answer(question)
        try run.write(document)
        if document.diagnostics.contains(where: { $0.severity == .error }) { throw FailedCheck() }
    }
}
