public import InputOutput
import Platform
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Decoded tables with the findings of reading them, factors and inverses, kept between runs.
///
/// One folder a table, named by the SHA-256 of the file it was read from and by what else its
/// reading depends on; a changed file is another table. Each file says itself what it is of. Files
/// are mapped, verified before use, written under a temporary name and renamed. A damaged file is
/// reported, removed and made again. When the whole grows over its limit, the entries that were not
/// used for longest go first.
public final class TableCache: Sendable {
    /// Version of what is kept; part of the folder name, so that an older program's files are
    /// ignored. It is raised whenever a kept file gets another layout or its numbers another
    /// meaning.
    public static let formatVersion = 3

    /// The folder that holds this version's entries.
    public let folder: String
    /// Largest total size in bytes.
    public let limit: Int
    /// The folder that holds the folders of all versions.
    let base: String
    private let warnings = Mutex<[Diagnostic]>([])

    /// A cache in `folder` (made when something is first kept), or in the user's cache folder:
    /// `$XDG_CACHE_HOME/chokepoint`, else `~/.cache/chokepoint`.
    public init(folder: String? = nil, limit: Int = 8 << 30) {
        base = folder ?? Self.userFolder
        self.folder = "\(base)/v\(Self.formatVersion)"
        self.limit = limit
    }

    /// What was found damaged or could not be kept so far.
    public var diagnostics: [Diagnostic] { warnings.withLock { $0 } }

    /// What is kept for the file with this SHA-256 (hexadecimal), where nothing else matters.
    public func entry(_ digest: String) -> Entry { entry(TableKey(digest: digest), of: "") }

    /// What is kept for the table of a key, whose file is at a path.
    func entry(_ key: TableKey, of path: String) -> Entry {
        Entry(cache: self, key: key, source: path)
    }

    private static var userFolder: String {
        let environment = ProcessInfo.processInfo.environment
        if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
            return "\(base)/chokepoint"
        }
        return "\(FileManager.default.homeDirectoryForCurrentUser.path)/.cache/chokepoint"
    }

    func warn(_ code: String, _ message: String, path: String) {
        warnings.withLock {
            $0.append(Diagnostic(.warning, code, message, at: .init(file: path)))
        }
    }

    /// Makes a folder of the cache for its owner alone.
    /// - Throws: damage, where the folder or the cache belongs to somebody else.
    func makeFolder(_ path: String) throws {
        try Folder.makePrivate(path)
        for part in [folder, path] {
            guard let status = FileStatus(part, followingLinks: false) else { throw SystemError() }
            guard status.kind == .folder else {
                throw ArchiveDamage("\(part) is \(status.kind.words) and not a folder")
            }
            guard status.owner == geteuid() else {
                throw ArchiveDamage("\(part) belongs to another user")
            }
            // A folder that an earlier version made, or whose permissions somebody widened.
            if status.permissions != 0o700, chmod(part, 0o700) != 0 { throw SystemError() }
        }
    }
}
