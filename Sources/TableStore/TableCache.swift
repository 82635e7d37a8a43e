import InputOutput
import LinearAlgebra
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Decoded tables, factors and inverses kept between runs.
///
/// One folder a table, named by the SHA-256 of the file it was read from; a changed file is another
/// table. Files are mapped, verified before use, written under a temporary name and renamed. A damaged
/// file is reported, removed and made again. When the whole grows over its limit, the entries that were
/// not used for longest go first.
public final class TableCache: Sendable {
    /// Version of what is kept; part of the folder name, so that an older program's files are ignored. It
    /// is raised whenever a kept file gets another layout or its numbers another meaning.
    public static let formatVersion = 2

    /// The folder that holds this version's entries.
    public let folder: String
    /// Largest total size in bytes.
    public let limit: Int
    /// The folder that holds the folders of all versions.
    private let base: String
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

    /// What is kept for the file with this SHA-256 (hexadecimal).
    public func entry(_ digest: String) -> Entry { Entry(cache: self, digest: digest) }

    /// One kept file.
    public struct Item: Sendable, Hashable {
        /// SHA-256 of the table's file.
        public let digest: String
        /// `table`, `factors` or `inverse`.
        public let kind: String
        /// Size in bytes.
        public let size: Int
        /// When it was last used.
        public let lastUse: Date
        /// Where it is.
        public let path: String
    }

    /// All kept files, the least recently used first.
    public func items() -> [Item] { Self.items(in: folder) }

    private static func items(in folder: String) -> [Item] {
        let manager = FileManager.default
        guard let digests = try? manager.contentsOfDirectory(atPath: folder) else { return [] }
        var found: [Item] = []
        for digest in digests {
            let files = (try? manager.contentsOfDirectory(atPath: "\(folder)/\(digest)")) ?? []
            for file in files {
                let path = "\(folder)/\(digest)/\(file)"
                guard let status = FileStatus(path) else { continue }
                found.append(
                    Item(
                        digest: digest, kind: String(file.split(separator: ".")[0]),
                        size: status.size, lastUse: status.modified, path: path))
            }
        }
        return found.sorted { ($0.lastUse, $0.path) < ($1.lastUse, $1.path) }
    }

    /// Removes everything that is kept, of every version.
    /// - Returns: the bytes that were freed.
    public func clear() throws -> Int {
        var freed = 0
        for folder in versionFolders() {
            freed += Self.items(in: folder).reduce(0) { $0 + $1.size }
            try FileManager.default.removeItem(atPath: folder)
        }
        return freed
    }

    /// Folders of this and other versions that exist: `v` and a number, and nothing else.
    private func versionFolders() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
        return names.filter { $0.first == "v" && Int($0.dropFirst()) != nil }.sorted()
            .map { "\(base)/\($0)" }
    }

    /// Removes what older versions of the program kept, which nothing reads any more.
    private func dropOlderVersions() {
        for folder in versionFolders() {
            let version = folder.split(separator: "/").last.flatMap { Int($0.dropFirst()) }
            guard let version, version < Self.formatVersion else { continue }
            do {
                try FileManager.default.removeItem(atPath: folder)
            } catch {
                warn(
                    "cache-not-cleared", "an older cache cannot be removed: \(error)", path: folder)
            }
        }
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

    /// Drops the least recently used files until `incoming` more bytes fit.
    /// - Returns: false when they cannot fit at all.
    func makeRoom(for incoming: Int, keeping digest: String) -> Bool {
        guard incoming <= limit else { return false }
        dropOlderVersions()
        var kept = items()
        var total = kept.reduce(0) { $0 + $1.size }
        // Files of the table in use go last.
        kept.sort {
            ($0.digest == digest ? 1 : 0, $0.lastUse) < ($1.digest == digest ? 1 : 0, $1.lastUse)
        }
        for item in kept where total + incoming > limit {
            if (try? FileManager.default.removeItem(atPath: item.path)) != nil {
                total -= item.size
            }
        }
        return total + incoming <= limit
    }
}
