import CZlib
import InputOutput
import Platform

/// The pages of one column in one group of rows, unpacked one after another.
struct ParquetPages {
    private let column: ParquetColumn
    private let content: FileBytes
    private let codec: ParquetCodec
    private var source: ParquetBytes
    /// Values that are still to come.
    private var left: Int
    private var dictionary: ParquetDictionary?

    /// Unpacked pages up to this size are accepted whatever their ratio; above that they may be at
    /// most `largestRatio` times as large as the packed ones.
    private static let harmlessSize = 64 << 20
    private static let largestRatio = 1000

    init(
        _ chunk: ParquetChunk, of column: ParquetColumn, in content: FileBytes
    ) throws(ParquetDamage) {
        self.column = column
        self.content = content
        codec = try ParquetCodec(number: chunk.codec)
        source = ParquetBytes(UnsafeRawBufferPointer(rebasing: content.bytes[chunk.range]))
        left = chunk.count
    }

    /// The next page with values; nil when all values were given.
    /// - Throws: `damaged`, `unsupported`.
    mutating func next() throws(ParquetDamage) -> ParquetPage? {
        while left > 0 {
            let head = try ThriftValue.structure(&source)
            guard let kind = head[1]?.integer, let size = head[2]?.integer,
                let packedSize = head[3]?.integer, size >= 0
            else { throw .damaged("the head of a page is incomplete") }
            let packed = try source.take(packedSize)
            try Self.check(head[4]?.integer, packed)
            let limit = max(Self.harmlessSize, packed.count * Self.largestRatio)
            guard size <= limit, Memory.hasRoom(for: size) else {
                throw .damaged("a page of \(packed.count) bytes states \(size) bytes unpacked")
            }
            switch kind {
            case 0:
                guard let facts = head[5] else {
                    throw .damaged("a page says nothing of its values")
                }
                return try page(
                    facts, encoding: facts[2], levels: nil,
                    body: try PageBytes(packed, size: size, codec))
            case 1: continue
            case 2:
                guard dictionary == nil, let facts = head[7], let count = facts[1]?.integer else {
                    throw .damaged("a page of a dictionary is out of place")
                }
                guard [0, 2].contains(facts[2]?.integer ?? -1) else {
                    throw .unsupported("its dictionary is not plain")
                }
                dictionary = try ParquetDictionary(
                    column, count: count, body: try PageBytes(packed, size: size, codec))
            case 3:
                guard let facts = head[8] else {
                    throw .damaged("a page says nothing of its values")
                }
                return try secondVersion(facts, packed, size: size)
            default: throw .unsupported("it has a page of kind \(kind)")
            }
        }
        return nil
    }

    /// A page of version 2, whose levels are never packed.
    private mutating func secondVersion(
        _ facts: ThriftValue, _ packed: UnsafeRawBufferPointer, size: Int
    ) throws(ParquetDamage) -> ParquetPage {
        let (levels, repetitions) = (facts[5]?.integer ?? 0, facts[6]?.integer ?? 0)
        guard levels >= 0, repetitions == 0, levels <= packed.count, levels <= size else {
            throw .damaged("the levels of a page are longer than the page")
        }
        let isPacked = facts[7]?.flag ?? true
        return try page(
            facts, encoding: facts[4],
            levels: UnsafeRawBufferPointer(rebasing: packed[..<levels]),
            body: try PageBytes(
                UnsafeRawBufferPointer(rebasing: packed[levels...]), size: size - levels,
                isPacked ? codec : .none))
    }

    private mutating func page(
        _ facts: ThriftValue, encoding: ThriftValue?, levels: UnsafeRawBufferPointer?,
        body: PageBytes
    ) throws(ParquetDamage) -> ParquetPage {
        guard let count = facts[1]?.integer, count >= 0, count <= left,
            let encoding = encoding?.integer
        else { throw .damaged("a page has more values than are left") }
        guard count > 0 || body.bytes.isEmpty || left > 0 else {
            throw .damaged("a page has no values")
        }
        left -= count
        var rest = ParquetBytes(body.bytes)
        var places: [Int32]?
        if column.isOptional {
            let bytes: UnsafeRawBufferPointer
            if let levels {
                bytes = levels
            } else {
                if let kind = facts[3]?.integer, kind != 3 {
                    throw .unsupported("what is missing is told in encoding \(kind)")
                }
                bytes = try rest.take(try rest.fourBytes())
            }
            places = try Self.places(bytes, count)
        }
        return ParquetPage(
            column: column, count: count, places: places, encoding: encoding,
            bytes: UnsafeRawBufferPointer(rebasing: body.bytes[rest.position...]), body: body,
            dictionary: dictionary)
    }

    /// Where in the page the values stand that are there; nil when all are.
    private static func places(
        _ bytes: UnsafeRawBufferPointer, _ count: Int
    ) throws(ParquetDamage) -> [Int32]? {
        var levels = try RunLengths(bytes, width: 1)
        guard count <= Int(Int32.max) else { throw .damaged("a page has \(count) values") }
        var places: [Int32]?
        try levels.forEach(count) { level, first, times in
            if level == 0 {
                if places == nil { places = (0..<Int32(first)).map { $0 } }
            } else if places != nil {
                for index in first..<first + times { places?.append(Int32(index)) }
            }
        }
        return places
    }

    /// Compares the checksum, where there is one.
    private static func check(
        _ stated: Int?, _ packed: UnsafeRawBufferPointer
    ) throws(ParquetDamage) {
        guard let stated else { return }
        let sum = crc32_z(0, packed.bindMemory(to: UInt8.self).baseAddress, packed.count)
        // Without bytes zlib gives its beginning.
        let found = packed.isEmpty ? 0 : UInt32(truncatingIfNeeded: sum)
        guard found == UInt32(truncatingIfNeeded: stated) else {
            throw .damaged("the checksum of a page is not that of its bytes")
        }
    }
}

/// The bytes of a page: those of the file, or unpacked ones.
final class PageBytes {
    let bytes: UnsafeRawBufferPointer
    private let memory: UnsafeMutableRawBufferPointer?

    /// Unpacks a page; what is not packed stays where it is, in memory that outlives this.
    init(
        _ packed: UnsafeRawBufferPointer, size: Int, _ codec: ParquetCodec
    ) throws(ParquetDamage) {
        if codec == .none || size == 0 && packed.isEmpty {
            guard packed.count == size else {
                throw .damaged("a page has \(packed.count) bytes and states \(size)")
            }
            bytes = packed
            memory = nil
            return
        }
        let target = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
        do throws(ParquetDamage) {
            try codec.unpack(packed, into: target)
        } catch {
            target.deallocate()
            throw error
        }
        memory = target
        bytes = UnsafeRawBufferPointer(target)
    }

    deinit { memory?.deallocate() }
}
