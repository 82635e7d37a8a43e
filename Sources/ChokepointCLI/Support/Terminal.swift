import Platform
import Reporting

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the standard streams are connected to.
enum Terminal {
    /// True when standard output goes to a person.
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    /// True when standard error goes to a person.
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Columns of the terminal that standard output goes to; nil when it does not go to one.
    static var width: Int? {
        guard outputIsTerminal else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// True unless `NO_COLOR` is set to anything or the terminal is dumb (no-color.org).
    static var allowsColor: Bool {
        let environment = ProcessInfo.processInfo.environment
        return (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// Writes a message, one line or more, to standard error: without what would command the
    /// terminal in whatever it quotes, and with long words shortened.
    static func say(_ message: String) {
        write(TerminalText.message(message) + "\n", to: STDERR_FILENO)
    }

    /// Writes a finding or an error to standard error, on one line whatever it quotes.
    static func say(_ severity: String, _ sentence: String) {
        write(TerminalText.sentence("\(severity): \(sentence)") + "\n", to: STDERR_FILENO)
    }

    /// Writes all of a text to a stream.
    ///
    /// A reader of standard output that has gone away ends the program quietly with status 0, as a
    /// pipe into `head` should; what cannot be written otherwise, such as on a full disk, ends it
    /// with `ExitStatus.output`. An error that nobody reads keeps its own status.
    static func write(_ text: String, to stream: Int32 = STDOUT_FILENO) {
        do throws(SystemError) {
            try StandardStream.write(text, to: stream)
        } catch {
            if stream != STDOUT_FILENO { return }
            if error.code == EPIPE { exit(ExitStatus.fine) }
            write("error: the result cannot be written to standard output: \(error.text)\n", to: 2)
            exit(ExitStatus.output)
        }
    }
}
