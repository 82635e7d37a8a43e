import CCrypto
public import InputOutput
package import Platform

/// Digests of files that were computed before.
package protocol DigestMemory: Sendable {
    /// The digest of a file; nil when it is not known.
    func digest(of file: FileIdentity) -> String?
    /// Remembers the digest of a file.
    func remember(_ digest: String, of file: FileIdentity)
}

/// Digests that name the content of files.
public enum FileDigest {
    /// SHA-256 of a file, 64 hexadecimal digits.
    /// - Throws: `unreadable-file`.
    /// - Complexity: one pass; the file is mapped, not read into memory.
    public static func sha256(path: String) throws(Diagnostics) -> String {
        try sha256(path: path, memory: nil)
    }

    /// SHA-256 of a file, from memory where it was computed for the same file before.
    package static func sha256(
        path: String, memory: (any DigestMemory)?
    ) throws(Diagnostics) -> String {
        try FileBytes.noteReading(path)
        let before = FileIdentity(path)
        if let before, let known = memory?.digest(of: before) { return known }
        let digest = sha256(try FileBytes(path: path))
        if let memory, let before, FileIdentity(path) == before {
            memory.remember(digest, of: before)
        }
        return digest
    }

    /// SHA-256 of bytes, 64 hexadecimal digits.
    package static func sha256(_ content: FileBytes) -> String {
        content.withBytes { sha256($0) { content.release($0) } }
    }

    /// SHA-256 of a text in UTF-8, 64 hexadecimal digits.
    public static func sha256(text: String) -> String {
        Array(text.utf8).withUnsafeBytes { sha256($0) }
    }

    /// SHA-256 of a folder: of a line `digest  path` for each file in it, sorted by path, without
    /// those whose names begin with a dot.
    /// - Throws: `unreadable-file`.
    package static func sha256(
        folder: String, memory: (any DigestMemory)? = nil
    ) throws(Diagnostics) -> String {
        var lines = ""
        for name in try files(in: folder, below: "", depth: 0) {
            lines += "\(try sha256(path: "\(folder)/\(name)", memory: memory))  \(name)\n"
        }
        return Array(lines.utf8).withUnsafeBytes { sha256($0) }
    }

    /// What the digest of a path is made of: the names of a folder's files, or one empty name for a
    /// file.
    /// - Throws: `too-many-files`.
    package static func files(at path: String) throws(Diagnostics) -> [String] {
        FolderContent.isFolder(path) ? try files(in: path, below: "", depth: 0) : [""]
    }

    /// Folders deeper than this are no part of a table.
    private static let largestDepth = 32
    /// A folder with more files than this is no table.
    private static let largestCount = 100_000

    /// The files of a folder. Links to folders are not followed.
    private static func files(
        in folder: String, below prefix: String, depth: Int
    ) throws(Diagnostics) -> [String] {
        var found: [String] = []
        for name in FolderContent.names(in: folder) ?? [] {
            let path = "\(folder)/\(name)"
            if !FolderContent.isFolder(path) {
                found.append(prefix + name)
            } else if depth < largestDepth, !FolderContent.isLink(path) {
                found += try files(in: path, below: "\(prefix)\(name)/", depth: depth + 1)
            }
            if found.count > largestCount {
                throw Diagnostics([
                    Diagnostic(
                        .error, "too-many-files",
                        "the folder holds more than \(largestCount) files",
                        at: .init(file: folder), remedy: "name the folder of the table itself")
                ])
            }
        }
        return found
    }

    /// Bytes that are taken at once.
    private static let pieceSize = 8 << 20

    private static func sha256(
        _ bytes: UnsafeRawBufferPointer, release: (Range<Int>) -> Void = { _ in }
    ) -> String {
        let context = cp_sha256_begin()
        var isComputed = context != nil
        for start in stride(from: 0, to: bytes.count, by: pieceSize) {
            let piece = start..<min(start + pieceSize, bytes.count)
            let part = UnsafeRawBufferPointer(rebasing: bytes[piece])
            isComputed = isComputed && cp_sha256_add(context, part.baseAddress, part.count) == 1
            release(piece)
        }
        var digest = [UInt8](repeating: 0, count: 32)
        isComputed = isComputed && cp_sha256_end(context, &digest) == 1
        precondition(isComputed, "libcrypto has no SHA-256")
        return hexadecimal(digest)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}
