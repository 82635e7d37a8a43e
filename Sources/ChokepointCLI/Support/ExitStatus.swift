import Workspace

/// How the program ends.
enum ExitStatus {
    /// All is well; also when a reader went away.
    static let fine: Int32 = 0
    /// A model or data failure.
    static let failure: Int32 = 1
    /// Wrong usage, or input that cannot be read.
    static let usage: Int32 = 2
    /// Standard output cannot be written, such as on a full disk, or nobody reads a named pipe.
    static let output: Int32 = 74
    /// A bug of this program.
    static let bug: Int32 = 70
}

/// A result that is a failure by itself, such as a check that finds errors; its document is written
/// before.
struct FailedCheck: Error {}

/// A run that has said everything already and ends with a status.
struct Said: Error {
    let status: Int32
}

extension ErrorSentences {
    /// The status to exit with.
    var status: Int32 {
        switch kind {
        case .input: ExitStatus.usage
        case .failure: ExitStatus.failure
        case .bug: ExitStatus.bug
        }
    }
}
