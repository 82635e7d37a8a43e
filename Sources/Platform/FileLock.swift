/// The lock of an open file against other processes that write it. It ends when the file is closed.
package enum FileLock {
    /// What asking for a lock came to.
    package enum Outcome: Sendable, Hashable {
        case taken
        /// Another process has it.
        case inUse
        /// The file system has no locks.
        case unknown
    }

    /// Asks for the lock, and again for a while: that of a writer which was just ended, or whose
    /// process is starting another program, lives on for a moment.
    package static func take(
        _ descriptor: Int32, patience: Duration = .seconds(1)
    ) throws(SystemError) -> Outcome {
        let deadline = ContinuousClock.now + patience
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK:
                if ContinuousClock.now >= deadline { return .inUse }
                usleep(10_000)
            case ENOLCK, EOPNOTSUPP: return .unknown
            default: throw SystemError()
            }
        }
        return .taken
    }
}
