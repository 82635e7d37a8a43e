/// Zip archives without compression, with proper checksums: what is changed inside is seen by the
/// reader of the format and not only by that of the archive.
public enum StoredArchive {
    /// The bytes of an archive of these files.
    public static func bytes(of files: [(name: String, content: [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in files {
            let offset = bytes.count
            let facts =
                two(0) + two(0) + two(0) + two(0x21) + little(checksum(content))
                + little(UInt32(truncatingIfNeeded: content.count))
                + little(UInt32(truncatingIfNeeded: content.count)) + two(name.utf8.count)
            bytes += [0x50, 0x4B, 3, 4] + two(20) + facts + two(0) + Array(name.utf8) + content
            directory +=
                [0x50, 0x4B, 1, 2] + two(20) + two(20) + facts + two(0) + two(0) + two(0) + two(0)
                + little(0) + little(UInt32(truncatingIfNeeded: offset)) + Array(name.utf8)
        }
        let start = bytes.count
        return bytes + directory + [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(files.count)
            + two(files.count) + little(UInt32(truncatingIfNeeded: directory.count))
            + little(UInt32(truncatingIfNeeded: start)) + two(0)
    }

    /// A gzip file that holds its content as it is.
    public static func gzip(_ content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        var position = 0
        repeat {
            let length = min(content.count - position, 0xFFFF)
            let isLast = position + length == content.count
            bytes += [isLast ? 1 : 0] + two(length) + two(~length)
            bytes += content[position..<(position + length)]
            position += length
        } while position < content.count
        return bytes + little(checksum(content))
            + little(UInt32(truncatingIfNeeded: content.count))
    }

    private static func two(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }

    private static func little(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// CRC-32 (IEEE 802.3).
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1
        }
    }
}
