import InputOutput
import Platform

/// What is read stays, unless its reader is told to replace it.
enum Overwriting {
    /// Does a piece of work that may write files, and keeps count of what it reads, so that neither
    /// what it writes itself nor what is written of its answer replaces one of these.
    /// - Parameter paths: what it is going to write.
    static func guarded<T>(writing paths: [String], _ work: () throws -> T) rethrows -> T {
        if let files = FilesRead.current {
            paths.forEach(files.announce)
            return try work()
        }
        let files = FilesRead()
        paths.forEach(files.announce)
        return try FilesRead.$current.withValue(files, operation: work)
    }
}
