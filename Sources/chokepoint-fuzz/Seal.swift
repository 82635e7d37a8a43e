import CXXHash

/// Puts proper checksums on changed copies of the program's own files, so that what lies behind
/// them is read: nobody meets it by chance, and whoever crafts a file does.
enum Seal {
    /// A cache file with checksums of its index and its facts that fit.
    static func cacheFile(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        var start = 40
        for place in [8, 24] where bytes.count >= 40 {
            guard let length = Int(exactly: number(bytes, at: place)),
                length <= bytes.count - start
            else { return bytes }
            store(checksum(bytes, start..<start + length), at: place + 8, &bytes)
            start += length
        }
        return bytes
    }

    /// A file of draws with checksums of its header and its records that fit.
    static func draws(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        guard bytes.count >= 24 else { return bytes }
        let text = 24 + Int(number(bytes, at: 8) >> 32)
        guard text <= bytes.count else { return bytes }
        store(checksum(bytes, 24..<text), at: 16, &bytes)
        var start = text
        while start + 16 <= bytes.count {
            let length = UInt32(truncatingIfNeeded: number(bytes, at: start))
            let end = start + 16 + Int(length)
            guard end <= bytes.count else { break }
            let check = UInt32(truncatingIfNeeded: checksum(bytes, start..<start + 4))
            store(UInt64(length) | UInt64(check) << 32, at: start, &bytes)
            store(checksum(bytes, start + 16..<end), at: start + 8, &bytes)
            start = end
        }
        return bytes
    }

    private static func number(_ bytes: [UInt8], at place: Int) -> UInt64 {
        (0..<8).reduce(0) { $0 | UInt64(bytes[place + $1]) << (8 * $1) }
    }

    private static func store(_ number: UInt64, at place: Int, _ bytes: inout [UInt8]) {
        for k in 0..<8 { bytes[place + k] = UInt8(truncatingIfNeeded: number >> (8 * k)) }
    }

    private static func checksum(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
        bytes.withUnsafeBytes {
            cp_checksum(UnsafeRawBufferPointer(rebasing: $0[range]).baseAddress, range.count)
        }
    }
}
