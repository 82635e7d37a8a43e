/// Reads R's serialization in its portable form (XDR), versions 2 and 3: “R Internals”, section
/// 1.8.
///
/// Every announced length is compared with the bytes that are left before anything of that length
/// is made, and nesting is limited: a damaged file is an error and never more.
struct RSerialization {
    /// Why a file cannot be read, in words.
    struct Failure: Error {
        let reason: String
    }

    /// What of R's values matters for tables.
    indirect enum Value {
        case nothing
        case symbol(String)
        /// Logical, integer and real vectors; R's NA of integers is a NaN.
        case numbers([Double], attributes: [String: Value])
        /// Texts; nil is R's NA.
        case texts([String?], attributes: [String: Value])
        case list([Value], attributes: [String: Value])
        /// A pairlist by tag, in order.
        case pairs([(tag: String, value: Value)])
    }

    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    /// Symbols, environments and what else is referred to by number.
    private var references: [Value] = []

    /// How many elements compact vectors may still have: the bytes of the file do not bound them.
    private var compactLeft = 1_000_000

    /// Deeper than this is no table.
    private static let largestDepth = 64

    /// A reader of bytes, which must outlive it.
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// The objects of a file by name.
    mutating func objects() throws(Failure) -> [(tag: String, value: Value)] {
        let isNew = bytes.starts(with: Array("RDX3\n".utf8))
        guard isNew || bytes.starts(with: Array("RDX2\n".utf8)) else {
            throw Failure(reason: "it is not of version 2 or 3")
        }
        position = 5
        guard bytes.dropFirst(position).starts(with: Array("X\n".utf8)) else {
            throw Failure(reason: "it is not in the portable form")
        }
        position += 2
        let version = try integer()
        guard version == (isNew ? 3 : 2) else {
            throw Failure(reason: "it is of version \(version)")
        }
        _ = try integer()
        _ = try integer()
        if isNew { _ = try take(try length(of: 1)) }
        guard case .pairs(let objects) = try value(depth: 0) else {
            throw Failure(reason: "it holds no named objects")
        }
        return objects
    }

    private mutating func value(depth: Int) throws(Failure) -> Value {
        guard depth < Self.largestDepth else {
            throw Failure(reason: "its objects are nested more than \(Self.largestDepth) deep")
        }
        let flags = UInt32(bitPattern: try integer())
        let hasAttributes = flags & 0x200 != 0
        switch flags & 0xFF {
        case 254, 253, 252, 251, 250, 242, 241: return .nothing
        case 255:
            let index = flags >> 8 == 0 ? Int(try integer()) : Int(flags >> 8)
            guard index > 0, index <= references.count else {
                throw Failure(reason: "it refers to an object that is not there")
            }
            return references[index - 1]
        case 1:
            guard case .texts(let names, _) = try value(depth: depth + 1) else {
                throw Failure(reason: "a symbol has no name")
            }
            references.append(.symbol((names.first ?? nil) ?? ""))
            return references[references.count - 1]
        case 2: return try pairs(flags, depth)
        case 9: return .texts([try text()], attributes: [:])
        case 10, 13:
            let values = try numbers(width: 4) { source, offset in
                let value = Int32(
                    bigEndian: source.loadUnaligned(fromByteOffset: offset, as: Int32.self))
                return value == .min ? .nan : Double(value)
            }
            return .numbers(values, attributes: try attributes(hasAttributes, depth))
        case 14:
            let values = try numbers(width: 8) { source, offset in
                Double(
                    bitPattern: UInt64(
                        bigEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            }
            return .numbers(values, attributes: try attributes(hasAttributes, depth))
        case 16:
            let texts = try texts()
            return .texts(texts, attributes: try attributes(hasAttributes, depth))
        case 19, 20:
            let count = try length(of: 4)
            var values: [Value] = []
            for _ in 0..<count { values.append(try value(depth: depth + 1)) }
            return .list(values, attributes: try attributes(hasAttributes, depth))
        case 24:
            _ = try take(try length(of: 1))
            _ = try attributes(hasAttributes, depth)
            return .nothing
        case 238: return try compact(depth)
        default:
            throw Failure(reason: "it holds an object of R's type \(flags & 0xFF)")
        }
    }

    /// A pairlist; its tail is read in a loop, since a list of many objects is no deep one.
    private mutating func pairs(_ first: UInt32, _ depth: Int) throws(Failure) -> Value {
        var flags = first
        var result: [(tag: String, value: Value)] = []
        while flags & 0xFF == 2 {
            if flags & 0x200 != 0 { _ = try value(depth: depth + 1) }
            var tag = ""
            if flags & 0x400 != 0, case .symbol(let name) = try value(depth: depth + 1) {
                tag = name
            }
            result.append((tag, try value(depth: depth + 1)))
            flags = UInt32(bitPattern: try integer())
        }
        guard flags & 0xFF == 254 else { throw Failure(reason: "a list of objects has no end") }
        return .pairs(result)
    }

    /// R's short form of some vectors: how it is called, its state, its attributes.
    private mutating func compact(_ depth: Int) throws(Failure) -> Value {
        let kind = try value(depth: depth + 1)
        let state = try value(depth: depth + 1)
        _ = try value(depth: depth + 1)
        guard case .pairs(let items) = kind, case .symbol(let name)? = items.first?.value else {
            throw Failure(reason: "a compact vector does not say what it is")
        }
        switch (name, state) {
        case ("compact_intseq", .numbers(let facts, _)),
            ("compact_realseq", .numbers(let facts, _)):
            guard facts.count == 3, facts[0] >= 0, facts[0] <= Double(compactLeft) else {
                throw Failure(reason: "its compact vectors are too long")
            }
            compactLeft -= Int(facts[0])
            let values = (0..<Int(facts[0])).map { facts[1] + Double($0) * facts[2] }
            return .numbers(values, attributes: [:])
        case (_, .list(let items, _)) where name.hasPrefix("wrap_") && !items.isEmpty:
            return items[0]
        case (_, .pairs(let items)) where name.hasPrefix("wrap_") && !items.isEmpty:
            return items[0].value
        default: throw Failure(reason: "it holds a compact vector of the kind \(name.shortened)")
        }
    }

    private mutating func attributes(
        _ areThere: Bool, _ depth: Int
    ) throws(Failure) -> [String: Value] {
        guard areThere, case .pairs(let items) = try value(depth: depth + 1) else { return [:] }
        return Dictionary(items.map { ($0.tag, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func numbers(
        width: Int, _ element: (UnsafeRawBufferPointer, Int) -> Double
    ) throws(Failure) -> [Double] {
        let count = try length(of: width)
        let source = UnsafeRawBufferPointer(rebasing: try take(count * width))
        return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
            for index in 0..<count { buffer[index] = element(source, index * width) }
            filled = count
        }
    }

    private mutating func texts() throws(Failure) -> [String?] {
        let count = try length(of: 8)
        var texts: [String?] = []
        texts.reserveCapacity(count)
        for _ in 0..<count {
            guard try integer() & 0xFF == 9 else { throw Failure(reason: "a text is none") }
            texts.append(try text())
        }
        return texts
    }

    private mutating func text() throws(Failure) -> String? {
        let count = Int(try integer())
        if count == -1 { return nil }
        return String(decoding: try take(count), as: UTF8.self)
    }

    /// An announced number of elements of at least some bytes each.
    private mutating func length(of width: Int) throws(Failure) -> Int {
        let count = Int(try integer())
        guard count >= 0, count <= (bytes.count - position) / width else { throw Self.cutShort }
        return count
    }

    private mutating func integer() throws(Failure) -> Int32 {
        let part = UnsafeRawBufferPointer(rebasing: try take(4))
        return Int32(bigEndian: part.loadUnaligned(as: Int32.self))
    }

    private mutating func take(_ count: Int) throws(Failure) -> Slice<UnsafeRawBufferPointer> {
        guard count >= 0, count <= bytes.count - position else { throw Self.cutShort }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    private static let cutShort = Failure(reason: "it is cut short")
}
