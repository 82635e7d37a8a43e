/// A place in bytes that moves forward and never beyond their end.
struct ParquetBytes {
    /// All bytes; valid as long as their owner lives.
    let bytes: UnsafeRawBufferPointer
    /// Offset of the next byte.
    private(set) var position: Int

    /// Begins at an offset within the bytes.
    init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
        precondition((0...bytes.count).contains(position), "offset \(position) of \(bytes.count)")
        self.bytes = bytes
        self.position = position
    }

    /// How many bytes are left.
    var remaining: Int { bytes.count - position }

    /// The next byte.
    mutating func byte() throws(ParquetDamage) -> UInt8 {
        guard position < bytes.count else { throw .damaged("it ends in the middle of a value") }
        defer { position += 1 }
        return bytes[position]
    }

    /// The next `count` bytes.
    mutating func take(_ count: Int) throws(ParquetDamage) -> UnsafeRawBufferPointer {
        guard count >= 0, count <= remaining else {
            throw .damaged("it states \(count) bytes where \(remaining) are left")
        }
        defer { position += count }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
    }

    /// A whole number of seven bits a byte, the lowest first (ULEB128).
    mutating func varint() throws(ParquetDamage) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = UInt64(try byte())
            guard shift < 63 || (shift == 63 && next <= 1) else {
                throw .damaged("a number is longer than 64 bits")
            }
            value |= (next & 0x7F) << shift
            if next & 0x80 == 0 { return value }
            shift += 7
        }
    }

    /// A whole number with its sign in the lowest bit.
    mutating func zigzag() throws(ParquetDamage) -> Int64 {
        let value = try varint()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// Four bytes, the lowest first.
    mutating func fourBytes() throws(ParquetDamage) -> Int {
        Int(UInt32(littleEndian: try take(4).loadUnaligned(as: UInt32.self)))
    }
}
