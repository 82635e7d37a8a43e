import ArgumentParser
import Workspace

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The whole program, for the executable target to start.
public enum Program {
    /// Parses the arguments, runs the command and exits.
    public static func main() -> Never {
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try RootCommand.parseAsRoot()
            try command.run()
            exit(ExitStatus.fine)
        } catch is FailedCheck {
            exit(ExitStatus.failure)
        } catch {
            if let status = parserStatus(error) { exit(status) }
            let sentences = ErrorSentences(error)
            for line in sentences.lines { Terminal.write("error: \(line)\n", to: 2) }
            exit(sentences.status)
        }
    }

    /// Writes what the argument parser has to say and returns the status; nil for other errors.
    private static func parserStatus(_ error: any Error) -> Int32? {
        let code = RootCommand.exitCode(for: error)
        if code == .success {
            let message = RootCommand.fullMessage(for: error)
            if !message.isEmpty { Terminal.write(message + "\n") }
            return ExitStatus.fine
        }
        if code == .validationFailure {
            if let message = RootCommand.unknownCommand(CommandLine.arguments.dropFirst()) {
                Terminal.write(message + "\n", to: 2)
                return ExitStatus.usage
            }
            Terminal.write(RootCommand.fullMessage(for: error) + "\n", to: 2)
            return ExitStatus.usage
        }
        return nil
    }
}
