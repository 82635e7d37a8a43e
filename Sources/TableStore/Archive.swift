import CXXHash
import Platform

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file of named blocks of doubles that can be mapped and used in place.
///
///     bytes 0–7    magic "CHOKEPT3"
///     8–15, 16–23  length and XXH3 of the index, little endian
///     24–31, 32–39 length and XXH3 of the facts
///     40–          the index: JSON, with the key, and offset, count and XXH3 of every block
///     …            the facts: JSON
///     …            blocks, each at a multiple of 4096 bytes
///
/// The key says what the file is of: one that lies under another name is not used. Everything is
/// verified before it is handed out. The layout is for this machine's own cache and not for
/// exchange; another version is simply not read.
struct Archive {
    static let magic: [UInt8] = Array("CHOKEPT3".utf8)
    static let alignment = 4096
    static let headerCount = 40

    struct Index: Codable {
        /// What the blocks are of: kind and key.
        var key: String
        var blocks: [Block]
    }

    struct Block: Codable {
        var name: String
        /// From where the blocks begin.
        var offset: Int
        /// Doubles.
        var count: Int
        var checksum: UInt64
    }

    let file: MappedFile
    private let blocks: [Block]
    /// Where the blocks begin in the file.
    private let start: Int
    private let factsRange: Range<Int>

    /// Facts about the blocks as the writer gave them: JSON.
    var facts: Data {
        Data(UnsafeRawBufferPointer(rebasing: file.bytes[factsRange]))
    }

    /// Maps an archive; nil when there is none.
    /// - Parameter key: what it must be of.
    /// - Throws: why it is not used.
    static func open(_ path: String, key: String) throws(ArchiveDamage) -> Archive? {
        guard let file = try KeptFile.open(path) else { return nil }
        let mapped: MappedFile
        do throws(SystemError) {
            mapped = try MappedFile(file, path: path, isReadAtOnce: true)
        } catch {
            throw ArchiveDamage("cannot be read: \(error.text)")
        }
        return try Archive(mapped, key: key)
    }

    private init(_ file: MappedFile, key: String) throws(ArchiveDamage) {
        self.file = file
        let bytes = file.bytes
        guard bytes.starts(with: Self.magic) else {
            throw ArchiveDamage(bytes.isEmpty ? "is empty" : "does not begin as a cache file")
        }
        guard bytes.count >= Self.headerCount else { throw ArchiveDamage("is cut short") }
        let index = try Self.part(of: bytes, at: 8, from: Self.headerCount)
        let facts = try Self.part(of: bytes, at: 24, from: index.upperBound)
        guard
            let decoded = try? JSONDecoder().decode(
                Index.self, from: Data(UnsafeRawBufferPointer(rebasing: bytes[index])))
        else { throw ArchiveDamage("has an unreadable index") }
        guard decoded.key == key else { throw ArchiveDamage("is of another table") }
        blocks = decoded.blocks
        factsRange = facts
        start = Self.aligned(facts.upperBound)
        guard Set(blocks.map(\.name)).count == blocks.count else {
            throw ArchiveDamage("has two blocks of one name")
        }
        let room = bytes.count - start
        for block in blocks {
            guard let size = WholeNumber.product(block.count, MemoryLayout<Double>.stride),
                block.offset >= 0, block.offset % Self.alignment == 0,
                size == 0 || block.offset <= room - size
            else { throw ArchiveDamage("has a block outside the file") }
        }
    }

    /// The range of a part whose length and checksum stand at `place`, verified.
    private static func part(
        of bytes: UnsafeRawBufferPointer, at place: Int, from start: Int
    ) throws(ArchiveDamage) -> Range<Int> {
        let length = UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let checksum = UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
        guard length <= UInt64(bytes.count - start) else { throw ArchiveDamage("is cut short") }
        let range = start..<start + Int(length)
        let part = UnsafeRawBufferPointer(rebasing: bytes[range])
        guard cp_checksum(part.baseAddress, part.count) == checksum else {
            throw ArchiveDamage("has a damaged index")
        }
        return range
    }

    static func aligned(_ offset: Int) -> Int {
        (offset + alignment - 1) / alignment * alignment
    }

    /// Where a block begins in the file, in bytes, and how many doubles it has; nil without it.
    func place(of name: String) -> (offset: Int, count: Int)? {
        guard let block = blocks.first(where: { $0.name == name }) else { return nil }
        return (start + block.offset, block.count)
    }

    /// The doubles of a block in place, verified, with the object that keeps them alive.
    func block(
        _ name: String, count: Int
    ) throws(ArchiveDamage) -> (base: UnsafePointer<Double>, owner: any AnyObject & Sendable) {
        guard let block = blocks.first(where: { $0.name == name }), block.count == count,
            let base = file.bytes.baseAddress
        else { throw ArchiveDamage("lacks block \(name)") }
        let values = base + (count == 0 ? 0 : start + block.offset)
        guard cp_checksum(values, count * MemoryLayout<Double>.stride) == block.checksum else {
            throw ArchiveDamage("has a damaged block \(name)")
        }
        return (values.assumingMemoryBound(to: Double.self), file)
    }
}

/// Why a cache file cannot be used, to follow “the cache file”.
struct ArchiveDamage: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
