import ArgumentParser
import InputOutput
import Platform
import Workspace

/// What the executable target, which is C, calls with the arguments of the process.
@_cdecl("chokepoint_main")
public func chokepointMain(
    _ count: Int32, _ arguments: UnsafePointer<UnsafePointer<CChar>?>
) -> Int32 {
    Program.main((0..<Int(count)).compactMap { arguments[$0].map { String(cString: $0) } })
}

/// The whole program.
public enum Program {
    /// Parses the arguments, the first of which is the program's own path, runs the command and
    /// exits.
    public static func main(_ arguments: [String]) -> Never {
        ProgramPath.set(arguments.first)
        do {
            var command = try RootCommand.parseAsRoot(Array(arguments.dropFirst()))
            try command.run()
            exit(ExitStatus.fine)
        } catch is FailedCheck {
            exit(ExitStatus.failure)
        } catch let end as Said {
            exit(end.status)
        } catch {
            if let status = parserStatus(error) { exit(status) }
            let sentences = ErrorSentences(error)
            for line in sentences.lines { Terminal.say("error", line) }
            exit(sentences.status)
        }
    }

    /// Writes what the argument parser has to say and returns the status; nil for other errors.
    private static func parserStatus(_ error: any Error) -> Int32? {
        // The parser would describe all findings to see what they are: seconds for a million.
        if error is Diagnostics { return nil }
        let code = RootCommand.exitCode(for: error)
        if code == .success {
            var message = RootCommand.fullMessage(for: error)
            if message == Workspace.version {
                message = Workspace.versionLines.joined(separator: "\n")
            }
            if message.hasPrefix("#!/bin/bash") { message += RestrictionCompletion.bashEnding }
            if !message.isEmpty { Terminal.write(message + "\n") }
            return ExitStatus.fine
        }
        if code == .validationFailure {
            if let message = RootCommand.unknownCommand(CommandLine.arguments.dropFirst()) {
                Terminal.say(message)
                return ExitStatus.usage
            }
            Terminal.say(RootCommand.fullMessage(for: error))
            return ExitStatus.usage
        }
        return nil
    }
}
