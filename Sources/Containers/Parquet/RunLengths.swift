/// Small whole numbers as runs and groups of eight packed bits (“RLE/bit-packing hybrid” of the
/// Parquet format): levels of definition, and places in a dictionary.
struct RunLengths {
    private var source: ParquetBytes
    private let width: Int
    /// How many values of the run or the groups at hand are left.
    private var left = 0
    /// The value of the run; nil in packed groups.
    private var value: UInt32?
    private var bits: UInt64 = 0
    private var bitCount = 0

    /// Values of `width` bits, 0 to 32.
    init(_ bytes: UnsafeRawBufferPointer, width: Int) throws(ParquetDamage) {
        guard (0...32).contains(width) else {
            throw .damaged("numbers of \(width) bits are stated")
        }
        source = ParquetBytes(bytes)
        self.width = width
    }

    /// Calls `body` for runs of equal values and for single ones until `count` values were given.
    /// - Throws: `damaged` when the bytes end before, and what `body` throws.
    mutating func forEach(
        _ count: Int,
        _ body: (_ value: Int, _ first: Int, _ times: Int) throws(ParquetDamage) -> Void
    ) throws(ParquetDamage) {
        var done = 0
        while done < count {
            if left == 0 { try begin() }
            let times = min(left, count - done)
            if let value {
                try body(Int(value), done, times)
            } else {
                for index in 0..<times { try body(Int(try packed()), done + index, 1) }
            }
            left -= times
            done += times
        }
    }

    private mutating func begin() throws(ParquetDamage) {
        if width == 0, source.remaining == 0 {
            // Nothing needs to be said of values of no bits.
            (left, value) = (Int.max, 0)
            return
        }
        let head = try source.varint()
        guard head >> 1 < 1 << 40 else { throw .damaged("a run of \(head >> 1) values is stated") }
        if head & 1 == 0 {
            left = Int(head >> 1)
            var number: UInt32 = 0
            for index in 0..<(width + 7) / 8 {
                number |= UInt32(try source.byte()) << UInt32(8 * index)
            }
            guard width == 32 || number < 1 << UInt32(width) else {
                throw .damaged("a number has more than \(width) bits")
            }
            value = number
            if left == 0 { throw .damaged("a run of no values is stated") }
        } else {
            left = 8 * Int(head >> 1)
            value = nil
            (bits, bitCount) = (0, 0)
            if left == 0 { throw .damaged("a run of no values is stated") }
        }
    }

    private mutating func packed() throws(ParquetDamage) -> UInt32 {
        while bitCount < width {
            bits |= UInt64(try source.byte()) << UInt64(bitCount)
            bitCount += 8
        }
        let number = UInt32(truncatingIfNeeded: bits & ((1 << UInt64(width)) - 1))
        bits >>= UInt64(width)
        bitCount -= width
        return number
    }
}
