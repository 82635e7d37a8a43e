import Synchronization

/// The path by which the program was started. Swift finds it in /proc only, which is not
/// everywhere.
package enum ProgramPath {
    private static let given = Mutex<String?>(nil)

    /// The path; nil where it is not known.
    package static var value: String? {
        given.withLock { $0 } ?? CommandLine.arguments.first
    }

    /// Sets the path that `main` was given.
    package static func set(_ path: String?) { given.withLock { $0 = path } }
}
