import Containers
package import Platform
import Providers

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Digests of large files are remembered by what the system says of the file: a run on a file that
/// was digested before and did not change need not read all of it.
extension TableCache: DigestMemory {
    private struct Known: Codable {
        var file: FileIdentity
        var digest: String
    }

    /// Files below so many bytes are digested faster than they are looked up.
    package static let smallestRemembered = 4 << 20
    /// More than this many digests are not remembered.
    private static let largestCount = 2000

    private var digests: String { "\(folder)/\(Self.digestsName)" }

    private func path(of file: FileIdentity) -> String {
        "\(digests)/\(UInt(bitPattern: file.device))-\(UInt(bitPattern: file.inode)).json"
    }

    /// The digest of a file that was remembered; nil when there is none, or when the file changed.
    package func digest(of file: FileIdentity) -> String? {
        guard file.size >= Self.smallestRemembered,
            let kept = try? KeptFile.open(path(of: file)),
            let bytes = try? kept.readAll(limit: 1 << 12),
            let known = try? JSONDecoder().decode(Known.self, from: Data(bytes)),
            known.file == file, known.digest.utf8.count == 64,
            known.digest.allSatisfy({ $0.isHexDigit })
        else { return nil }
        return known.digest
    }

    /// Remembers the digest of a file. One that was changed a moment ago may change again without
    /// looking changed: it is not remembered.
    package func remember(_ digest: String, of file: FileIdentity) {
        guard file.size >= Self.smallestRemembered, file.isSettled(),
            let text = try? JSONEncoder().encode(Known(file: file, digest: digest))
        else { return }
        do {
            try makeFolder(digests)
            if (Folder.names(in: digests) ?? []).count >= Self.largestCount {
                try Folder.remove(digests)
                try makeFolder(digests)
            }
            try KeptFile.write(path(of: file)) { file throws(SystemError) in
                try file.write(Array(text))
            }
        } catch {
            let reason = (error as? SystemError)?.text ?? (error as? ArchiveDamage)?.reason ?? ""
            warn("cache-not-written", "the cache cannot be written: \(reason)", path: digests)
        }
    }
}
