/// The values of one page.
struct ParquetPage {
    let column: ParquetColumn
    /// How many values there are, with those that are missing.
    let count: Int
    /// Where the values stand that are there; nil when none is missing.
    let places: [Int32]?
    let encoding: Int
    /// The values.
    let bytes: UnsafeRawBufferPointer
    /// Whom the bytes belong to.
    let body: PageBytes
    let dictionary: ParquetDictionary?

    private static let encodings = [
        4: "packed bits", 5: "differences (DELTA_BINARY_PACKED)",
        6: "differences of lengths (DELTA_LENGTH_BYTE_ARRAY)",
        7: "differences of texts (DELTA_BYTE_ARRAY)", 9: "split bytes (BYTE_STREAM_SPLIT)",
    ]

    /// How many values are there.
    private var valueCount: Int { places?.count ?? count }

    private func place(_ index: Int) -> Int { places.map { Int($0[index]) } ?? index }

    /// Copies plain doubles of which none is missing; false when they are not like that.
    func copyPlain(into target: UnsafeMutablePointer<Double>) -> Bool {
        guard encoding == 0, column.storage == .double, places == nil, bytes.count == 8 * count
        else { return false }
        UnsafeMutableRawBufferPointer(start: target, count: 8 * count).copyMemory(from: bytes)
        return true
    }

    /// Calls `keep` with each value that is there, and its place in the page.
    func numbers(_ keep: (Double, Int) -> Void) throws(ParquetDamage) {
        if try fromDictionary(\.numbers, keep) { return }
        let stride = column.storage == .double ? 8 : 4
        try plain(stride) { offset, index in keep(column.number(bytes, offset), index) }
    }

    /// Calls `keep` with each whole number that is there, and its place in the page.
    func integers(_ keep: (Int, Int) -> Void) throws(ParquetDamage) {
        if try fromDictionary(\.integers, keep) { return }
        let stride = column.storage == .int64 ? 8 : 4
        var isTooLarge = false
        try plain(stride) { offset, index in
            if let value = column.integer(bytes, offset) {
                keep(value, index)
            } else {
                isTooLarge = true
            }
        }
        if isTooLarge { throw .unsupported("it has whole numbers from 2⁶³ on") }
    }

    /// Calls `keep` with each text that is there, and its place in the page.
    func texts(_ keep: (String, Int) -> Void) throws(ParquetDamage) {
        if try fromDictionary(\.texts, keep) { return }
        guard encoding == 0 else { throw unknownEncoding }
        var source = ParquetBytes(bytes)
        for index in 0..<valueCount { keep(try source.text(), place(index)) }
    }

    /// Calls `keep` with each truth value that is there, and its place in the page.
    func flags(_ keep: (Bool, Int) -> Void) throws(ParquetDamage) {
        switch encoding {
        case 0:
            guard bytes.count >= (valueCount + 7) / 8 else {
                throw .damaged("a page has fewer values than it states")
            }
            for index in 0..<valueCount {
                keep(bytes[index / 8] >> UInt8(index % 8) & 1 == 1, place(index))
            }
        case 3:
            var source = ParquetBytes(bytes)
            var runs = try RunLengths(try source.take(try source.fourBytes()), width: 1)
            try runs.forEach(valueCount) { value, first, times in
                for index in first..<first + times { keep(value == 1, place(index)) }
            }
        default: throw unknownEncoding
        }
    }

    private func plain(
        _ stride: Int, _ body: (_ offset: Int, _ index: Int) -> Void
    ) throws(ParquetDamage) {
        guard encoding == 0 else { throw unknownEncoding }
        guard bytes.count >= stride * valueCount else {
            throw .damaged("a page has fewer values than it states")
        }
        for index in 0..<valueCount { body(index * stride, place(index)) }
    }

    /// Takes the values from the dictionary; false when they do not stand there.
    private func fromDictionary<T>(
        _ list: KeyPath<ParquetDictionary, [T]>, _ keep: (T, Int) -> Void
    ) throws(ParquetDamage) -> Bool {
        guard encoding == 2 || encoding == 8 else { return false }
        guard let dictionary else { throw .damaged("a page needs a dictionary that is not there") }
        let values = dictionary[keyPath: list]
        if valueCount == 0 { return true }
        guard let width = bytes.first else { throw .damaged("a page without values states some") }
        var runs = try RunLengths(
            UnsafeRawBufferPointer(rebasing: bytes.dropFirst()), width: Int(width))
        try runs.forEach(valueCount) { value, first, times throws(ParquetDamage) in
            guard value < values.count else {
                throw .damaged("a page takes value \(value) of a dictionary of \(values.count)")
            }
            for index in first..<first + times { keep(values[value], place(index)) }
        }
        return true
    }

    private var unknownEncoding: ParquetDamage {
        .unsupported(
            "its values are written as \(Self.encodings[encoding] ?? "encoding \(encoding)")")
    }
}

/// The values that a column’s pages name by their place.
final class ParquetDictionary {
    private(set) var numbers: [Double] = []
    private(set) var integers: [Int] = []
    private(set) var texts: [String] = []

    init(
        _ column: ParquetColumn, count: Int, body: PageBytes
    ) throws(ParquetDamage) {
        let bytes = body.bytes
        defer { withExtendedLifetime(body) {} }
        guard count >= 0, count <= bytes.count else {
            throw .damaged("a dictionary of \(bytes.count) bytes states \(count) values")
        }
        func require(_ stride: Int) throws(ParquetDamage) {
            guard bytes.count >= stride * count else {
                throw .damaged("a dictionary has fewer values than it states")
            }
        }
        switch column.storage {
        case .double, .float:
            let stride = column.storage == .double ? 8 : 4
            try require(stride)
            numbers = (0..<count).map { column.number(bytes, $0 * stride) }
        case .int64, .int32:
            let stride = column.storage == .int64 ? 8 : 4
            try require(stride)
            integers.reserveCapacity(count)
            for index in 0..<count {
                guard let value = column.integer(bytes, index * stride) else {
                    throw .unsupported("it has whole numbers from 2⁶³ on")
                }
                integers.append(value)
            }
        case .bytes:
            var source = ParquetBytes(bytes)
            texts.reserveCapacity(count)
            for _ in 0..<count { texts.append(try source.text()) }
        case .bits, .int96, .fixedBytes:
            throw .unsupported("it has a dictionary of \(column.kind.words)")
        }
    }
}

extension ParquetColumn {
    /// The number at an offset.
    func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Double {
        if storage == .double {
            let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            return Double(bitPattern: UInt64(littleEndian: bits))
        }
        let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return Double(Float(bitPattern: UInt32(littleEndian: bits)))
    }

    /// The whole number at an offset; nil for one that does not fit 63 bits.
    func integer(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int? {
        if storage == .int64 {
            let bits = UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            return isUnsigned ? Int(exactly: bits) : Int(Int64(bitPattern: bits))
        }
        let bits = UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        return isUnsigned ? Int(bits) : Int(Int32(bitPattern: bits))
    }
}

extension ParquetBytes {
    /// A text behind its length.
    mutating func text() throws(ParquetDamage) -> String {
        let bytes = try take(try fourBytes())
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .damaged("a text is not UTF-8")
        }
        return text
    }
}
