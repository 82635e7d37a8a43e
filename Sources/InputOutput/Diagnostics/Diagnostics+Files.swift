extension Diagnostics {
    /// `source-overwritten`: a file that is read is to be written too.
    package static func sourceOverwritten(_ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "source-overwritten",
                "the answer is made from this file, and writing it would replace the file",
                at: .init(file: path), remedy: "choose another name, or add --force")
        ])
    }

    /// `pipe-unread`: the pipe that an answer goes to has no reader.
    package static func pipeUnread(_ path: String, _ reason: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "pipe-unread", "cannot write: \(reason)", at: .init(file: path),
                remedy: "start what reads it first, or name a file")
        ])
    }

    /// Whether an answer was not written because nobody reads the pipe that it goes to.
    package var isUnreadPipe: Bool { items.contains { $0.code == "pipe-unread" } }
}
