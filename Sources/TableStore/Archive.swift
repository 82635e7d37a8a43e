import CXXHash

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file of named blocks of doubles that can be mapped and used in place.
///
///     bytes 0–7    magic "CHOKEPT1"
///     8–15         length of the index, little endian
///     16–23        XXH3 of the index
///     24–          the index: JSON, with offset, count and XXH3 of every block
///     …            blocks, each at a multiple of 4096 bytes
///
/// A block is verified against its checksum before it is handed out. The layout is for this machine's
/// own cache and not for exchange; another version is simply not read.
struct Archive {
    static let magic: [UInt8] = Array("CHOKEPT1".utf8)
    static let alignment = 4096
    private static let headerCount = 24

    private struct Index: Codable {
        var metadata: Data
        var blocks: [Block]
    }

    private struct Block: Codable {
        var name: String
        var offset: Int
        var count: Int
        var checksum: UInt64
    }

    private let file: MappedFile
    private let index: Index

    /// Facts about the blocks, as the writer gave them.
    var metadata: Data { index.metadata }

    /// Maps an archive; nil when it is missing, and a reason when it is damaged.
    static func open(_ path: String) -> Result<Archive, ArchiveDamage>? {
        guard let file = MappedFile(path: path) else {
            return access(path, F_OK) == 0 ? .failure(ArchiveDamage("is empty")) : nil
        }
        guard file.count >= headerCount,
            UnsafeRawBufferPointer(start: file.base, count: 8).elementsEqual(magic)
        else { return .failure(ArchiveDamage("does not begin as a cache file")) }
        let length = file.base.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        let checksum = file.base.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        guard length <= UInt64(file.count - headerCount) else {
            return .failure(ArchiveDamage("is cut short"))
        }
        let start = file.base + headerCount
        guard cp_checksum(start, Int(length)) == checksum else {
            return .failure(ArchiveDamage("has a damaged index"))
        }
        guard
            let index = try? JSONDecoder().decode(
                Index.self, from: Data(bytes: start, count: Int(length)))
        else { return .failure(ArchiveDamage("has an unreadable index")) }
        let end = index.blocks.map { $0.offset + $0.count * MemoryLayout<Double>.stride }.max()
        guard (end ?? 0) <= file.count else { return .failure(ArchiveDamage("is cut short")) }
        return .success(Archive(file: file, index: index))
    }

    /// The doubles of a block in place, verified, with the object that keeps them alive.
    func block(
        _ name: String, count: Int
    ) throws(ArchiveDamage) -> (base: UnsafePointer<Double>, owner: any AnyObject & Sendable) {
        guard let block = index.blocks.first(where: { $0.name == name }), block.count == count
        else { throw ArchiveDamage("lacks block \(name)") }
        let start = file.base + block.offset
        guard cp_checksum(start, count * MemoryLayout<Double>.stride) == block.checksum else {
            throw ArchiveDamage("has a damaged block \(name)")
        }
        return (start.assumingMemoryBound(to: Double.self), file)
    }

    /// Writes an archive under a temporary name and renames it into place.
    static func write(
        _ path: String, metadata: Data,
        blocks: [(name: String, values: UnsafeBufferPointer<Double>)]
    ) throws {
        let stride = MemoryLayout<Double>.stride
        func encoded(_ blocks: [Block]) throws -> Data {
            try JSONEncoder().encode(Index(metadata: metadata, blocks: blocks))
        }
        var index = blocks.map { block in
            Block(
                name: block.name, offset: .max / 2, count: block.values.count,
                checksum: cp_checksum(block.values.baseAddress, block.values.count * stride))
        }
        // Offsets are decided with the longest possible index, so that its own length cannot move them.
        var offset = aligned(headerCount + (try encoded(index)).count)
        for k in index.indices {
            index[k].offset = offset
            offset = aligned(offset + index[k].count * stride)
        }
        let text = try encoded(index)
        // Several tasks of one process may keep the same at once.
        let unique = String(UInt64.random(in: .min ... .max), radix: 36)
        let temporary = "\(path).\(unique).partial"
        let descriptor = creat(temporary, S_IRUSR | S_IWUSR)
        guard descriptor >= 0 else { throw ArchiveDamage(String(cString: strerror(errno))) }
        do {
            defer { close(descriptor) }
            var header = magic
            withUnsafeBytes(of: UInt64(text.count).littleEndian) { header += $0 }
            let checksum = text.withUnsafeBytes { cp_checksum($0.baseAddress, $0.count) }
            withUnsafeBytes(of: checksum.littleEndian) { header += $0 }
            try header.withUnsafeBytes { try put($0, at: 0, descriptor) }
            try text.withUnsafeBytes { try put($0, at: headerCount, descriptor) }
            for (block, entry) in zip(blocks, index) {
                try put(UnsafeRawBufferPointer(block.values), at: entry.offset, descriptor)
            }
            guard rename(temporary, path) == 0 else {
                throw ArchiveDamage(String(cString: strerror(errno)))
            }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func aligned(_ offset: Int) -> Int {
        (offset + alignment - 1) / alignment * alignment
    }

    private static func put(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, _ descriptor: Int32
    ) throws {
        var done = 0
        while done < bytes.count, let base = bytes.baseAddress {
            let written = pwrite(descriptor, base + done, bytes.count - done, offset + done)
            guard written > 0 else { throw ArchiveDamage(String(cString: strerror(errno))) }
            done += written
        }
    }
}

/// Why a cache file cannot be used or written.
struct ArchiveDamage: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
