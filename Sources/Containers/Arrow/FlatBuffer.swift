/// Builds a FlatBuffer, the form of Arrow’s metadata, from its end towards its beginning: see
/// https://flatbuffers.dev/internals/.
struct FlatBuffer {
    /// The bytes so far, the last one first.
    private var reversed: [UInt8] = []

    /// A place, counted from the end.
    struct Offset { let fromEnd: Int }

    /// One field of a table.
    enum Field {
        case none
        case int8(Int8)
        case int16(Int16)
        case int32(Int32)
        case int64(Int64)
        case flag(Bool)
        case offset(Offset)

        fileprivate var size: Int {
            switch self {
            case .none: 0
            case .int8, .flag: 1
            case .int16: 2
            case .int32, .offset: 4
            case .int64: 8
            }
        }
    }

    /// A text.
    mutating func text(_ text: String) -> Offset {
        let bytes = Array(text.utf8)
        align(4, before: bytes.count + 1)
        reversed.append(0)
        reversed += bytes.reversed()
        push(UInt32(bytes.count))
        return Offset(fromEnd: reversed.count)
    }

    /// A list of tables or texts.
    mutating func list(_ items: [Offset]) -> Offset {
        align(4, before: 4 * items.count)
        for item in items.reversed() { push(relative(item)) }
        push(UInt32(items.count))
        return Offset(fromEnd: reversed.count)
    }

    /// A list of structures of two numbers of 64 bits.
    mutating func pairs(_ items: [(Int64, Int64)]) -> Offset {
        align(8, before: 16 * items.count)
        for item in items.reversed() {
            push(UInt64(bitPattern: item.1))
            push(UInt64(bitPattern: item.0))
        }
        push(UInt32(items.count))
        return Offset(fromEnd: reversed.count)
    }

    /// A table with its fields by their numbers, from 0.
    mutating func table(_ fields: [Field]) -> Offset {
        // The largest fields come last, so that nothing needs to be filled between them.
        let start = reversed.count
        var places = [Int](repeating: 0, count: fields.count)
        let order = fields.indices.sorted { fields[$0].size > fields[$1].size }
        for index in order where fields[index].size > 0 {
            align(fields[index].size)
            switch fields[index] {
            case .none: break
            case .int8(let value): push(UInt8(bitPattern: value))
            case .flag(let value): push(UInt8(value ? 1 : 0))
            case .int16(let value): push(UInt16(bitPattern: value))
            case .int32(let value): push(UInt32(bitPattern: value))
            case .int64(let value): push(UInt64(bitPattern: value))
            case .offset(let value): push(relative(value))
            }
            places[index] = reversed.count
        }
        align(4)
        let end = reversed.count + 4
        // The list of places stands before the table.
        let count = 4 + 2 * fields.count
        let padding = (4 - (end + count) % 4) % 4
        push(UInt32(count + padding))
        reversed += [UInt8](repeating: 0, count: padding)
        for place in places.reversed() { push(UInt16(place == 0 ? 0 : end - place)) }
        push(UInt16(end - start))
        push(UInt16(count))
        return Offset(fromEnd: end)
    }

    /// The finished buffer.
    mutating func finished(root: Offset) -> [UInt8] {
        align(8, before: 4)
        push(relative(root))
        return reversed.reversed()
    }

    private func relative(_ offset: Offset) -> UInt32 {
        UInt32(reversed.count + 4 - offset.fromEnd)
    }

    /// Fills up, so that what follows `before` more bytes begins at a multiple of `size`.
    private mutating func align(_ size: Int, before count: Int = 0) {
        let over = (reversed.count + count) % size
        if over > 0 { reversed += [UInt8](repeating: 0, count: size - over) }
    }

    private mutating func push(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { reversed += $0.reversed() }
    }
}
