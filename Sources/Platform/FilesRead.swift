import Synchronization

/// The files that a piece of work reads, so that nothing it writes takes the place of one of them.
/// Every reader of files that a user names notes them here, and `FileReplacement` asks.
package final class FilesRead: Sendable {
    /// Those of the work that is done now; nil where nobody keeps count.
    @TaskLocal package static var current: FilesRead?

    /// A file whatever its name: links to it are the same file.
    private struct Place: Hashable {
        let device, inode: Int
    }

    private struct State {
        var read: Set<Place> = []
        var targets: Set<Place> = []
        var mayBeReplaced = false
    }

    private let state = Mutex(State())

    /// Nothing was read yet.
    package init() {}

    /// Lets the work replace what it reads, as somebody asked for.
    package func allowReplacing() { state.withLock { $0.mayBeReplaced = true } }

    /// Says what is going to be written, so that reading it is refused before anything is computed.
    package func announce(_ target: String) {
        guard let place = Self.place(target) else { return }
        state.withLock { _ = $0.targets.insert(place) }
    }

    /// Notes a file that is read.
    /// - Returns: whether it may be read; not so where it is going to be written.
    package func note(_ path: String) -> Bool {
        guard let place = Self.place(path) else { return true }
        return state.withLock {
            $0.read.insert(place)
            return $0.mayBeReplaced || !$0.targets.contains(place)
        }
    }

    /// Whether a file may be replaced: it was not read, or somebody asked for it.
    package func admitsWriting(_ path: String) -> Bool {
        guard let place = Self.place(path) else { return true }
        return state.withLock { $0.mayBeReplaced || !$0.read.contains(place) }
    }

    /// A regular file; pipes and devices are written into, and nothing of theirs is lost.
    private static func place(_ path: String) -> Place? {
        guard let status = FileStatus(path), status.kind == .regular else { return nil }
        return Place(device: status.identity.device, inode: status.identity.inode)
    }
}
