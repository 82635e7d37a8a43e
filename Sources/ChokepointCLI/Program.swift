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
        main(arguments, root: RootCommand.self)
    }

    /// The same with other commands.
    static func main(_ arguments: [String], root: any ParsableCommand.Type) -> Never {
        ProgramPath.set(arguments.first)
        do {
            var command = try root.parseAsRoot(Array(arguments.dropFirst()))
            try FilesRead.$current.withValue(FilesRead()) { try command.run() }
            exit(ExitStatus.fine)
        } catch is FailedCheck {
            exit(ExitStatus.failure)
        } catch let end as Said {
            exit(end.status)
        } catch {
            if let status = parserStatus(error, root) { exit(status) }
            let sentences = ErrorSentences(error)
            for line in sentences.lines { Terminal.say("error", line) }
            if let findings = error as? Diagnostics, findings.isUnreadPipe {
                exit(ExitStatus.output)
            }
            exit(sentences.status)
        }
    }

    /// Writes what the argument parser has to say and returns the status; nil for other errors.
    private static func parserStatus(
        _ error: any Error, _ root: any ParsableCommand.Type
    ) -> Int32? {
        // The parser would describe all findings to see what they are: seconds for a million.
        if error is Diagnostics { return nil }
        let code = root.exitCode(for: error)
        if code == .success {
            var message = root.fullMessage(for: error)
            if message == Workspace.version {
                message = Workspace.versionLines.joined(separator: "\n")
            }
            if message.hasPrefix("#!/bin/bash") { message += LabelCompletion.bashEnding }
            if !message.isEmpty { Terminal.write(message + "\n") }
            return ExitStatus.fine
        }
        if code == .validationFailure {
            if root == RootCommand.self,
                let message = RootCommand.unknownCommand(CommandLine.arguments.dropFirst())
            {
                Terminal.say(message)
                return ExitStatus.usage
            }
            Terminal.say(root.fullMessage(for: error))
            return ExitStatus.usage
        }
        return nil
    }
}
