#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
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

    /// Writes all of a text to a stream. A reader that has gone away ends the program quietly with
    /// status 0, as a pipe into `head` should.
    static func write(_ text: String, to stream: Int32 = STDOUT_FILENO) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { put(stream, $0.baseAddress, $0.count) }
            if written > 0 {
                bytes = bytes.dropFirst(written)
            } else if errno == EPIPE {
                exit(0)
            } else if errno != EINTR {
                return
            }
        }
    }
}

private func put(_ stream: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(stream, bytes, count)
}
