import CXXHash

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a decoded table depends on: the content of its file, and what its reader takes from
/// elsewhere.
struct TableKey: Codable, Sendable, Hashable {
    /// SHA-256 of the table's file or folder, hexadecimal.
    var digest: String
    /// What its reader may take from outside the content: see `TableFile.outsideKey`.
    var outside = ""
    /// The format that was named, or nothing.
    var format = ""
    /// The other choices of reading.
    var options = ""
    /// SHA-256 of the mapping file.
    var mapping: String?

    /// The key as text, the same for equal keys.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(self) else { return digest }
        return String(decoding: data, as: UTF8.self)
    }

    /// The name of the folder of what is kept: the digest, and a short sum of the rest.
    var folder: String {
        let sum = Array(text.utf8).withUnsafeBytes { cp_checksum($0.baseAddress, $0.count) }
        return "\(digest)-\(String(sum, radix: 16))"
    }
}
