import CXXHash
import Platform

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Archive {
    /// An archive whose blocks several processes write at once, under a temporary name.
    ///
    /// The checksum of a block is that of its bytes in order, which no writer of a part knows: when
    /// all have written, the file is read once from its beginning.
    final class Shared {
        /// The temporary name.
        var path: String { made.path }
        private let made: UnfinishedFile
        private let file: OpenFile
        private var index: Index
        private let facts: [UInt8]
        /// Bytes of the index, whatever the checksums turn out to be: it ends in spaces.
        private let indexCount: Int
        private let start: Int

        /// Begins an archive that will lie at a path; its blocks are empty so far.
        /// - Parameter announce: gets the temporary name before there is a file of it.
        init(
            besides path: String, key: String, facts: some Encodable,
            blocks: [(name: String, count: Int)], announce: (String) -> Void
        ) throws {
            index = Index(key: key, blocks: [])
            var end = 0
            for (name, count) in blocks {
                // The longest number that a checksum can be.
                index.blocks.append(
                    Block(name: name, offset: end, count: count, checksum: .max))
                end = aligned(end + count * MemoryLayout<Double>.stride)
            }
            self.facts = Array(try JSONEncoder().encode(facts))
            indexCount = try JSONEncoder().encode(index).count
            start = aligned(Archive.headerCount + indexCount + self.facts.count)
            made = UnfinishedFile(UnfinishedFile.name(besides: path))
            announce(made.path)
            file = try OpenFile(made.path, O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
            try file.setPermissions(0o600)
            if ftruncate(file.descriptor, off_t(start + end)) != 0 { throw SystemError() }
        }

        /// Where a block begins in the file, in bytes.
        func offset(of name: String) -> Int {
            guard let block = index.blocks.first(where: { $0.name == name }) else {
                preconditionFailure("there is no block \(name)")
            }
            return start + block.offset
        }

        /// Writes a block that this process has all of.
        func write(_ name: String, _ values: [Double]) throws(SystemError) {
            try file.seek(to: offset(of: name))
            let code: SystemError? = values.withUnsafeBytes { bytes in
                do throws(SystemError) { try file.write(bytes) } catch { return error }
                return nil
            }
            if let code { throw code }
        }

        /// Reads what all have written, puts the index in front of it, and gives the file its name.
        func finish(as path: String) throws {
            do {
                let written = try MappedFile(file, path: made.path, isReadAtOnce: true)
                for k in index.blocks.indices {
                    let first = start + index.blocks[k].offset
                    let count = index.blocks[k].count * MemoryLayout<Double>.stride
                    let bytes = UnsafeRawBufferPointer(
                        rebasing: written.bytes[first..<(first + count)])
                    index.blocks[k].checksum = cp_checksum(bytes.baseAddress, bytes.count)
                }
            }
            var text = Array(try JSONEncoder().encode(index))
            text += [UInt8](repeating: UInt8(ascii: " "), count: indexCount - text.count)
            try file.seek(to: 0)
            try file.write(Archive.head(index: text, facts: facts))
            try made.rename(to: path)
        }
    }
}
