import Platform
import Providers
import Synchronization

/// Which files look like tables, for as long as they stay as they are: to find out, a reader opens
/// them, and a server lists them for every page. Folders are looked at each time, as what is in
/// them changes without them.
enum RecognitionMemory {
    private struct Key: Hashable {
        let path: String
        let identity: FileIdentity
    }

    private static let known = Mutex<[Key: Bool]>([:])
    private static let most = 10_000

    /// Whether what is at a path looks like a table.
    static func isTable(_ path: String) -> Bool {
        guard let status = FileStatus(path), status.kind == .regular else {
            return TableFile.recognition(of: path) != nil
        }
        let key = Key(path: path, identity: status.identity)
        if let found = known.withLock({ $0[key] }) { return found }
        let found = TableFile.recognition(of: path) != nil
        known.withLock { known in
            if known.count >= most { known = [:] }
            known[key] = found
        }
        return found
    }
}
