/// Records of BIFF12, the binary form of workbooks ([MS-XLSB], “Record Enumeration”): a type of one
/// or two bytes, a length of one to four bytes, seven bits a byte and the lowest first, then the
/// data.
struct BIFF12Cursor {
    /// What a step found.
    enum Step {
        /// A record, and its data; the cursor stands behind it.
        case record(type: Int, data: UnsafeBufferPointer<UInt8>)
        /// The bytes end inside the next record; the cursor stands before it.
        case incomplete
        /// The length takes more than four bytes, or the type more than two.
        case damaged
    }

    private var position: UnsafePointer<UInt8>
    private let base: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>

    /// A cursor over bytes that begin with a record.
    init(_ base: UnsafePointer<UInt8>, count: Int) {
        self.base = base
        position = base
        end = base + count
    }

    /// Bytes before the next record.
    var offset: Int { position - base }

    /// The next record.
    @inline(__always)
    mutating func next() -> Step {
        var p = position
        guard p != end else { return .incomplete }
        var type = Int(p.pointee)
        p += 1
        if type & 0x80 != 0 {
            guard p != end else { return .incomplete }
            if p.pointee & 0x80 != 0 { return .damaged }
            type = type & 0x7F | Int(p.pointee) << 7
            p += 1
        }
        var length = 0
        var shift = 0
        while true {
            guard p != end else { return .incomplete }
            let byte = Int(p.pointee)
            p += 1
            length |= (byte & 0x7F) << shift
            if byte & 0x80 == 0 { break }
            shift += 7
            if shift == 28 { return .damaged }
        }
        guard end - p >= length else { return .incomplete }
        position = p + length
        return .record(type: type, data: UnsafeBufferPointer(start: p, count: length))
    }
}

/// Types of the records that are read.
enum BIFF12Record {
    static let rowHeader = 0
    static let cellBlank = 1
    static let cellRk = 2
    static let cellError = 3
    static let cellBool = 4
    static let cellReal = 5
    static let cellText = 6
    static let cellSharedString = 7
    static let formulaText = 8
    static let formulaNumber = 9
    static let formulaBool = 10
    static let formulaError = 11
    /// Cells whose column is the one behind the last: blank, rk, error, bool, real, text, shared.
    static let shortCells = 12...18
    static let sharedStringItem = 19
    static let cellRichText = 62
    static let beginSheet = 129
    static let endSheet = 130
    static let beginSheetData = 145
    static let endSheetData = 146
    static let sheetOfBundle = 156
    static let beginSharedStrings = 159
    static let endSharedStrings = 160
}

/// Values inside records.
enum BIFF12Value {
    /// Four bytes, lowest first; the caller has checked that they are there.
    @inline(__always)
    static func word(_ data: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32 {
        UInt32(
            littleEndian: UnsafeRawBufferPointer(data).loadUnaligned(
                fromByteOffset: offset, as: UInt32.self))
    }

    /// A double of eight bytes; the caller has checked that they are there.
    @inline(__always)
    static func real(_ data: UnsafeBufferPointer<UInt8>, at offset: Int) -> Double {
        Double(
            bitPattern: UInt64(
                littleEndian: UnsafeRawBufferPointer(data).loadUnaligned(
                    fromByteOffset: offset, as: UInt64.self)))
    }

    /// An RK number: the upper 30 bits of a double or a signed integer of 30 bits, perhaps times
    /// 1/100.
    @inline(__always)
    static func rk(_ bits: UInt32) -> Double {
        let value =
            bits & 2 != 0
            ? Double(Int32(bitPattern: bits) >> 2)
            : Double(bitPattern: UInt64(bits & 0xFFFF_FFFC) << 32)
        return bits & 1 != 0 ? value / 100 : value
    }

    /// A text with its length in UTF-16 units before it, and the offset behind it; nil when it goes
    /// beyond the record. A length of 2³² − 1 stands for no text.
    static func text(
        _ data: UnsafeBufferPointer<UInt8>, at offset: Int
    ) -> (text: String, end: Int)? {
        guard offset >= 0, data.count - offset >= 4 else { return nil }
        let count = word(data, at: offset)
        if count == .max { return ("", offset + 4) }
        let start = offset + 4
        guard Int(count) <= (data.count - start) / 2 else { return nil }
        let units = (0..<Int(count)).map { k in
            UInt16(data[start + 2 * k]) | UInt16(data[start + 2 * k + 1]) << 8
        }
        return (String(decoding: units, as: UTF16.self), start + 2 * Int(count))
    }

    /// The name of an error value.
    static func errorName(_ code: UInt8) -> String {
        switch code {
        case 0x00: "#NULL!"
        case 0x07: "#DIV/0!"
        case 0x0F: "#VALUE!"
        case 0x17: "#REF!"
        case 0x1D: "#NAME?"
        case 0x24: "#NUM!"
        case 0x2A: "#N/A"
        case 0x2B: "#GETTING_DATA"
        default: "error \(code)"
        }
    }
}
