import CZip
import CZlib

/// How a file holds its content.
public enum Packing: Sendable {
    /// As it is.
    case plain
    /// A zip archive of files.
    case archive([Member])
    /// Packed with gzip; the content unpacked.
    case gzip([UInt8])

    /// A file of an archive.
    public struct Member: Sendable {
        /// Its name, with folders.
        public var name: String
        /// Its content, unpacked.
        public var content: [UInt8]
    }

    /// What a file holds; plain when it is damaged.
    init(path: String, bytes: [UInt8]) {
        if bytes.starts(with: [0x50, 0x4B, 3, 4]), let members = Self.members(path: path) {
            self = .archive(members)
        } else if bytes.starts(with: [0x1F, 0x8B]), let content = Self.unpacked(path: path) {
            self = .gzip(content)
        } else {
            self = .plain
        }
    }

    private static func members(path: String) -> [Member]? {
        guard let archive = zip_open(path, ZIP_RDONLY, nil) else { return nil }
        defer { zip_discard(archive) }
        var members: [Member] = []
        for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
            guard let name = zip_get_name(archive, index, 0),
                let file = zip_fopen_index(archive, index, 0)
            else { return nil }
            defer { zip_fclose(file) }
            let content = Self.content { zip_fread(file, $0, UInt64($1)) }
            members.append(Member(name: String(cString: name), content: content))
        }
        return members.isEmpty ? nil : members
    }

    private static func unpacked(path: String) -> [UInt8]? {
        guard let file = gzopen(path, "rb") else { return nil }
        defer { gzclose(file) }
        let content = content { Int64(gzread(file, $0, UInt32($1))) }
        return content.isEmpty ? nil : content
    }

    private static func content(
        _ read: (UnsafeMutableRawPointer, Int) -> Int64
    ) -> [UInt8] {
        var content: [UInt8] = []
        let piece = 1 << 16
        while true {
            let part = [UInt8](unsafeUninitializedCapacity: piece) { buffer, count in
                count = buffer.baseAddress.map { max(0, Int(read($0, piece))) } ?? 0
            }
            if part.isEmpty { return content }
            content += part
        }
    }
}
