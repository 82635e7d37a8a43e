import Foundation

/// Writes zip archives without compression, with any names and, when asked for, wrong facts: enough for
/// fixtures of formats that are zip archives.
public enum ZipFixture {
    /// The bytes of an archive of these files.
    public static func archive(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in files {
            let offset = bytes.count
            let facts =
                two(0) + two(0) + two(0) + two(0x21) + four(checksum(content))
                + four(UInt32(content.count)) + four(UInt32(content.count))
                + two(UInt16(name.utf8.count))
            bytes += [0x50, 0x4B, 3, 4] + two(20) + facts + two(0) + Array(name.utf8) + content
            directory +=
                [0x50, 0x4B, 1, 2] + two(20) + two(20) + facts + two(0) + two(0) + two(0) + two(0)
                + four(0) + four(UInt32(offset)) + Array(name.utf8)
        }
        let start = bytes.count
        let count = UInt16(files.count)
        return bytes + directory + [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(count) + two(count)
            + four(UInt32(directory.count)) + four(UInt32(start)) + two(0)
    }

    /// The same as a file.
    public static func write(
        _ files: [(name: String, content: [UInt8])], to path: String
    ) throws {
        try Data(archive(files)).write(to: URL(filePath: path))
    }

    private static func two(_ value: UInt16) -> [UInt8] {
        [UInt8(value & 0xFF), UInt8(value >> 8)]
    }

    private static func four(_ value: UInt32) -> [UInt8] {
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
