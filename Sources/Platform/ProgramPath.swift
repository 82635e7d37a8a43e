import Synchronization

/// The path by which the program was started. Swift finds it in /proc only, which is not
/// everywhere.
package enum ProgramPath {
    private static let given = Mutex<String?>(nil)

    /// The path; nil where it is not known. A name without a folder was found in `$PATH`, and is
    /// looked for there; a link to the program is followed, for what is installed beside it.
    package static var value: String? {
        guard let started = given.withLock({ $0 }) ?? CommandLine.arguments.first else {
            return nil
        }
        let path = started.contains("/") ? started : inSearchPath(started) ?? started
        return target(of: path) ?? path
    }

    /// The program of a name in the folders of `$PATH`, as a shell finds it.
    private static func inSearchPath(_ name: String) -> String? {
        guard let list = getenv("PATH") else { return nil }
        return String(cString: list).split(separator: ":").lazy.map { "\($0)/\(name)" }
            .first { access($0, X_OK) == 0 }
    }

    /// What a link leads to; nil for what is no link.
    private static func target(of path: String) -> String? {
        var letter: CChar = 0
        guard readlink(path, &letter, 1) >= 0, let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// Sets the path that `main` was given.
    package static func set(_ path: String?) { given.withLock { $0 = path } }
}
