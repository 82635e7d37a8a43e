/// Writes structures of Thrift’s compact protocol; see `ThriftValue`.
struct ThriftOutput {
    /// What was written.
    private(set) var bytes: [UInt8] = []
    /// The last field number of each structure that is open.
    private var last = [0]

    /// A whole number of 32 or 64 bits.
    mutating func integer(_ id: Int, _ value: Int, bits: Int = 64) {
        field(id, kind: bits == 64 ? 6 : 5)
        zigzag(value)
    }

    /// A whole number of 8 bits.
    mutating func small(_ id: Int, _ value: Int8) {
        field(id, kind: 3)
        bytes.append(UInt8(bitPattern: value))
    }

    /// A truth value.
    mutating func flag(_ id: Int, _ value: Bool) { field(id, kind: value ? 1 : 2) }

    /// Text.
    mutating func text(_ id: Int, _ value: String) {
        field(id, kind: 8)
        element(value)
    }

    /// A structure, whose fields `body` writes.
    mutating func structure(_ id: Int, _ body: (inout ThriftOutput) -> Void) {
        field(id, kind: 12)
        element(body)
    }

    /// A list of structures.
    mutating func structures<T>(
        _ id: Int, _ items: [T], _ body: (T, inout ThriftOutput) -> Void
    ) {
        list(id, count: items.count, kind: 12)
        for item in items { element { body(item, &$0) } }
    }

    /// A list of whole numbers of 32 bits.
    mutating func integers(_ id: Int, _ items: [Int]) {
        list(id, count: items.count, kind: 5)
        for item in items { zigzag(item) }
    }

    /// A list of texts.
    mutating func texts(_ id: Int, _ items: [String]) {
        list(id, count: items.count, kind: 8)
        for item in items { element(item) }
    }

    /// Ends the outermost structure.
    mutating func end() { bytes.append(0) }

    private mutating func element(_ body: (inout ThriftOutput) -> Void) {
        last.append(0)
        body(&self)
        bytes.append(0)
        last.removeLast()
    }

    private mutating func element(_ text: String) {
        varint(UInt64(text.utf8.count))
        bytes += text.utf8
    }

    private mutating func list(_ id: Int, count: Int, kind: UInt8) {
        field(id, kind: 9)
        if count < 15 {
            bytes.append(UInt8(count) << 4 | kind)
        } else {
            bytes.append(0xF0 | kind)
            varint(UInt64(count))
        }
    }

    private mutating func field(_ id: Int, kind: UInt8) {
        let delta = id - last[last.count - 1]
        precondition((1...15).contains(delta), "fields are written in order")
        bytes.append(UInt8(delta) << 4 | kind)
        last[last.count - 1] = id
    }

    private mutating func zigzag(_ value: Int) {
        varint(UInt64(bitPattern: Int64(value << 1) ^ Int64(value >> 63)))
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
