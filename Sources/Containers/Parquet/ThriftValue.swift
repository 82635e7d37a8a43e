/// A value of Thrift’s compact protocol, in which Parquet writes its metadata: see
/// https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md.
enum ThriftValue {
    case flag(Bool)
    case integer(Int64)
    case real(Double)
    /// Text or bytes.
    case binary(UnsafeRawBufferPointer)
    case list([ThriftValue])
    /// The fields of a structure by their numbers, as they follow each other.
    case structure([(id: Int, value: ThriftValue)])

    /// Structures and lists within each other; Parquet’s own metadata has seven.
    private static let deepest = 16

    /// Reads a structure.
    /// - Throws: `damaged`.
    /// - Complexity: O(bytes).
    static func structure(_ source: inout ParquetBytes) throws(ParquetDamage) -> ThriftValue {
        try structure(&source, depth: 0)
    }

    private static func structure(
        _ source: inout ParquetBytes, depth: Int
    ) throws(ParquetDamage) -> ThriftValue {
        guard depth < deepest else { throw .damaged("its metadata is nested too deeply") }
        var fields: [(id: Int, value: ThriftValue)] = []
        var id = 0
        while true {
            let head = try source.byte()
            let kind = head & 0x0F
            if head == 0 { return .structure(fields) }
            let delta = Int(head >> 4)
            id = delta == 0 ? Int(truncatingIfNeeded: try source.zigzag()) : id + delta
            guard (0...Int(Int16.max)).contains(id) else {
                throw .damaged("its metadata has a field number \(id)")
            }
            // A truth value of a structure is in the head itself.
            let value: ThriftValue =
                switch kind {
                case 1: .flag(true)
                case 2: .flag(false)
                default: try read(kind, &source, depth)
                }
            fields.append((id, value))
        }
    }

    private static func read(
        _ kind: UInt8, _ source: inout ParquetBytes, _ depth: Int
    ) throws(ParquetDamage) -> ThriftValue {
        switch kind {
        case 1, 2: return .flag(try source.byte() == 1)
        case 3: return .integer(Int64(Int8(bitPattern: try source.byte())))
        case 4, 5, 6: return .integer(try source.zigzag())
        case 7:
            let bits = try source.take(8).loadUnaligned(as: UInt64.self)
            return .real(Double(bitPattern: UInt64(littleEndian: bits)))
        case 8:
            let count = try source.varint()
            guard count <= UInt64(source.remaining) else {
                throw .damaged("its metadata has a text of \(count) bytes")
            }
            return .binary(try source.take(Int(count)))
        case 9, 10:
            let head = try source.byte()
            let stated = head >> 4 == 15 ? try source.varint() : UInt64(head >> 4)
            guard stated <= UInt64(source.remaining) else {
                throw .damaged("its metadata has a list of \(stated) values")
            }
            var values: [ThriftValue] = []
            values.reserveCapacity(Int(stated))
            guard depth < deepest else { throw .damaged("its metadata is nested too deeply") }
            for _ in 0..<stated { values.append(try read(head & 0x0F, &source, depth + 1)) }
            return .list(values)
        case 12: return try structure(&source, depth: depth + 1)
        default: throw .damaged("its metadata has a value of kind \(kind)")
        }
    }

    /// A field of a structure; nil when it has none of that number, or this is no structure.
    subscript(id: Int) -> ThriftValue? {
        guard case .structure(let fields) = self else { return nil }
        return fields.first { $0.id == id }?.value
    }

    /// The whole number; nil for anything else.
    var integer: Int? {
        if case .integer(let value) = self { Int(value) } else { nil }
    }

    /// The truth value; nil for anything else.
    var flag: Bool? {
        if case .flag(let value) = self { value } else { nil }
    }

    /// The text; nil for anything else, and for what is not UTF-8.
    var text: String? {
        if case .binary(let bytes) = self {
            String(validating: bytes, as: UTF8.self)
        } else {
            nil
        }
    }

    /// The list; empty for anything else.
    var list: [ThriftValue] {
        if case .list(let values) = self { values } else { [] }
    }
}
