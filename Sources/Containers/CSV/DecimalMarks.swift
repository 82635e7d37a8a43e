import InputOutput

/// How the numbers of a file write decimals whose cells no comma separates: with points or with
/// commas, one way throughout. Both in one file would leave open which of them separates
/// thousands.
package struct DecimalMarks: Sendable {
    /// Offset of the first number with a decimal comma.
    private var comma: Int?
    /// Offset of the first number with a point.
    private var point: Int?

    /// Whether numbers have commas.
    package var areCommas: Bool { comma != nil }

    /// Looks at a number.
    mutating func meet(_ field: CSVCursor.Field, _ base: UnsafePointer<UInt8>) {
        if comma != nil, point != nil { return }
        for k in field.content {
            switch base[k] {
            case UInt8(ascii: ","): comma = comma ?? field.start
            case UInt8(ascii: "."): point = point ?? field.start
            default: break
            }
        }
    }

    /// Adds those of a later part of the file.
    mutating func add(_ other: DecimalMarks) {
        comma = comma ?? other.comma
        point = point ?? other.point
    }

    /// `mixed-decimals`: both occur.
    func problem(in text: CSVText) -> Diagnostic? {
        guard let comma, let point else { return nil }
        let other = text.location(of: min(comma, point)).line.map { " in line \($0)" } ?? ""
        return Diagnostic(
            .error, "mixed-decimals",
            comma > point
                ? "the number has a comma, and one\(other) has a point"
                : "the number has a point, and one\(other) has a comma",
            at: text.location(of: max(comma, point)),
            remedy: "write all decimals with points or all with commas, and nothing between "
                + "thousands")
    }

    /// The number in a field with one decimal comma; nil when it is no such number, which
    /// `CellText` then explains.
    static func number(_ field: CSVCursor.Field, _ base: UnsafePointer<UInt8>) -> Double? {
        var bytes = UnsafeBufferPointer(start: base, count: field.content.upperBound)[field.content]
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        guard bytes.count(where: { $0 == UInt8(ascii: ",") }) == 1, bytes.count <= 400 else {
            return nil
        }
        let pointed = bytes.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
        return pointed.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return nil }
            var position = start
            let value = NumberParser.shared.parse(&position, end: start + buffer.count)
            return value == value && position == start + buffer.count ? value : nil
        }
    }
}
