import CXXHash
import Platform

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Archive {
    /// Writes an archive under a temporary name and renames it into place.
    /// - Parameters:
    ///   - key: what the blocks are of.
    ///   - facts: what else is to be known of them.
    static func write(
        _ path: String, key: String, facts: some Encodable,
        blocks: [(name: String, values: UnsafeBufferPointer<Double>)]
    ) throws {
        var index = Index(key: key, blocks: [])
        var offset = 0
        for (name, values) in blocks {
            let bytes = UnsafeRawBufferPointer(values)
            index.blocks.append(
                Block(
                    name: name, offset: offset, count: values.count,
                    checksum: cp_checksum(bytes.baseAddress, bytes.count)))
            offset = aligned(offset + bytes.count)
        }
        let head = self.head(
            index: Array(try JSONEncoder().encode(index)),
            facts: Array(try JSONEncoder().encode(facts)))
        let start = aligned(head.count)
        try KeptFile.write(path) { file throws(SystemError) in
            try file.write(head)
            for (block, entry) in zip(blocks, index.blocks) where !block.values.isEmpty {
                try file.seek(to: start + entry.offset)
                try file.write(UnsafeRawBufferPointer(block.values))
            }
        }
    }

    /// What stands before the blocks.
    static func head(index: [UInt8], facts: [UInt8]) -> [UInt8] {
        var head = magic
        for part in [index, facts] {
            withUnsafeBytes(of: UInt64(part.count).littleEndian) { head += $0 }
            let checksum = part.withUnsafeBytes { cp_checksum($0.baseAddress, $0.count) }
            withUnsafeBytes(of: checksum.littleEndian) { head += $0 }
        }
        return head + index + facts
    }
}
