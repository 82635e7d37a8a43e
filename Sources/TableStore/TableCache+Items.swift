public import InputOutput
import Platform

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension TableCache {
    /// One kept file.
    public struct Item: Sendable, Hashable {
        /// SHA-256 of the table's file.
        public let digest: String
        /// `table`, `verdict`, `factors`, `inverse` or `derivative`.
        public let kind: String
        /// Size in bytes.
        public let size: Int
        /// When it was last used.
        public let lastUse: Date
        /// Where it is.
        public let path: String
        /// The name of the folder it is in.
        let folder: String
    }

    /// All kept files, the least recently used first.
    public func items() -> [Item] { Self.items(in: folder) }

    /// The folder of remembered digests, which are of no table.
    static let digestsName = "digests"

    private static func items(in folder: String) -> [Item] {
        var found: [Item] = []
        for entry in Folder.allNames(in: folder) ?? [] where entry != digestsName {
            let digest = entry.split(separator: "-", maxSplits: 1).first.map(String.init) ?? entry
            for file in Folder.allNames(in: "\(folder)/\(entry)") ?? [] {
                let path = "\(folder)/\(entry)/\(file)"
                guard let status = FileStatus(path, followingLinks: false) else { continue }
                // A table has several derivatives, which have a digest behind.
                let kind = file.split { $0 == "." || $0 == "-" }.first.map(String.init) ?? file
                found.append(
                    Item(
                        digest: digest, kind: kind, size: status.size,
                        lastUse: Date(
                            timeIntervalSince1970: Double(status.identity.modified) / 1e9),
                        path: path, folder: entry))
            }
        }
        return found.sorted { ($0.lastUse, $0.path) < ($1.lastUse, $1.path) }
    }

    /// Removes everything that is kept, of every version.
    /// - Returns: the bytes that were freed.
    /// - Throws: `cache-not-cleared`.
    public func clear() throws(Diagnostics) -> Int {
        var freed = 0
        for folder in versionFolders() {
            freed += Self.items(in: folder).reduce(0) { $0 + $1.size }
            do throws(SystemError) {
                try Folder.remove(folder)
            } catch {
                throw Diagnostics([
                    Diagnostic(
                        .error, "cache-not-cleared", "the cache cannot be removed: \(error.text)",
                        at: .init(file: folder), remedy: "check the permissions of the folder")
                ])
            }
        }
        return freed
    }

    /// Folders of this and other versions that exist: `v` and a number, and nothing else.
    private func versionFolders() -> [String] {
        (Folder.names(in: base) ?? [])
            .filter { $0.first == "v" && Int($0.dropFirst()) != nil }.map { "\(base)/\($0)" }
    }

    /// Removes what older versions of the program kept, which nothing reads any more.
    private func dropOlderVersions() {
        for folder in versionFolders() {
            let version = folder.split(separator: "/").last.flatMap { Int($0.dropFirst()) }
            guard let version, version < Self.formatVersion else { continue }
            do throws(SystemError) {
                try Folder.remove(folder)
            } catch {
                warn(
                    "cache-not-cleared", "an older cache cannot be removed: \(error.text)",
                    path: folder)
            }
        }
    }

    /// Drops the least recently used files until `incoming` more bytes fit.
    /// - Parameter entry: the name of the folder in use, whose files go last.
    /// - Returns: false when they cannot fit at all.
    func makeRoom(for incoming: Int, keeping entry: String) -> Bool {
        guard incoming <= limit else { return false }
        dropOlderVersions()
        var kept = items()
        var total = kept.reduce(0) { $0 + $1.size }
        kept.sort {
            ($0.folder == entry ? 1 : 0, $0.lastUse) < ($1.folder == entry ? 1 : 0, $1.lastUse)
        }
        for item in kept where total + incoming > limit {
            if (try? Folder.remove(item.path)) != nil { total -= item.size }
        }
        return total + incoming <= limit
    }
}
