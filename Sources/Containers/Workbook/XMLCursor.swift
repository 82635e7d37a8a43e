/// Walks over the tags of XML bytes, of which the end may not have come yet.
///
/// A byte scan for the one large part of a workbook, not a general XML parser: it knows tags,
/// attributes, comments, processing instructions and CDATA, not DTDs, which workbooks never have.
struct XMLCursor {
    /// Why the cursor stopped.
    enum Stop: Error {
        /// The bytes end inside what was looked at.
        case incomplete
        /// What was looked at is not well-formed.
        case damaged
    }

    /// A range of bytes.
    typealias Range = (start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>)

    /// A tag without its attributes.
    struct Tag {
        /// Name without a namespace prefix.
        let name: Range
        /// Behind the name, up to `>` or `/>`.
        let attributes: Range
        /// `</name>`.
        let isClosing: Bool
        /// `<name/>`.
        let isEmpty: Bool

        /// Whether the name is this one.
        func named(_ text: StaticString) -> Bool {
            let count = name.end - name.start
            guard count == text.utf8CodeUnitCount else { return false }
            for k in 0..<count where name.start[k] != text.utf8Start[k] { return false }
            return true
        }
    }

    /// The next byte.
    var position: UnsafePointer<UInt8>
    /// Behind the last byte.
    let end: UnsafePointer<UInt8>

    /// Moves to the next `<`, or to the end, when there is none: false.
    @inline(__always)
    mutating func findTag() -> Bool {
        while position != end {
            if position.pointee == 0x3C { return true }
            position += 1
        }
        return false
    }

    /// Reads the tag at the position, which is at `<`, and moves behind it. Comments and processing
    /// instructions are skipped: nil.
    mutating func tag() throws(Stop) -> Tag? {
        var p = position + 1
        guard p != end else { throw .incomplete }
        if p.pointee == 0x3F {
            position = try Self.find("?>", from: p, end)
            return nil
        }
        if p.pointee == 0x21 {
            guard end - p >= 3 else { throw .incomplete }
            guard p[1] == 0x2D, p[2] == 0x2D else { throw .damaged }
            position = try Self.find("-->", from: p + 3, end)
            return nil
        }
        let isClosing = p.pointee == 0x2F
        if isClosing { p += 1 }
        var nameStart = p
        while p != end, !Self.endsName(p.pointee) {
            if p.pointee == 0x3A { nameStart = p + 1 }
            if p.pointee == 0x3C { throw .damaged }
            p += 1
        }
        let nameEnd = p
        var quote: UInt8 = 0
        while p != end {
            let byte = p.pointee
            if quote != 0 {
                if byte == quote { quote = 0 }
                if byte == 0x3C { throw .damaged }
            } else if byte == 0x3E {
                break
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3C {
                throw .damaged
            }
            p += 1
        }
        guard p != end else { throw .incomplete }
        guard nameEnd > nameStart else { throw .damaged }
        position = p + 1
        let isEmpty = (p - 1).pointee == 0x2F && p - 1 >= nameEnd
        return Tag(
            name: (nameStart, nameEnd), attributes: (nameEnd, isEmpty ? p - 1 : p),
            isClosing: isClosing, isEmpty: isEmpty)
    }

    /// The next tag, over text, comments and processing instructions.
    mutating func nextTag() throws(Stop) -> Tag {
        while true {
            guard findTag() else { throw .incomplete }
            if let tag = try tag() { return tag }
        }
    }

    /// Moves behind the closing tag of an element whose opening tag was just read. Elements of the
    /// same name do not stand inside each other in sheets.
    mutating func skip(_ element: Tag) throws(Stop) {
        if element.isEmpty { return }
        while true {
            let tag = try nextTag()
            if tag.isClosing, Self.equal(tag.name, element.name) { return }
        }
    }

    /// The text up to the next tag, which must close `element`; moves behind that tag.
    mutating func text(of element: Tag) throws(Stop) -> Range {
        let start = position
        if element.isEmpty { return (start, start) }
        guard findTag() else { throw .incomplete }
        let textEnd = position
        guard let tag = try tag(), tag.isClosing, Self.equal(tag.name, element.name) else {
            throw .damaged
        }
        return (start, textEnd)
    }

    /// The value of one attribute; nil when the tag has none of this name.
    static func value(
        _ name: UInt8, in attributes: Range
    ) throws(Stop) -> Range? {
        var p = attributes.start
        let end = attributes.end
        while true {
            while p != end, isBlank(p.pointee) { p += 1 }
            if p == end { return nil }
            let nameStart = p
            while p != end, p.pointee != 0x3D, !isBlank(p.pointee) { p += 1 }
            let nameEnd = p
            while p != end, isBlank(p.pointee) { p += 1 }
            guard p != end, p.pointee == 0x3D else { throw .damaged }
            p += 1
            while p != end, isBlank(p.pointee) { p += 1 }
            guard p != end, p.pointee == 0x22 || p.pointee == 0x27 else { throw .damaged }
            let quote = p.pointee
            p += 1
            let valueStart = p
            while p != end, p.pointee != quote { p += 1 }
            guard p != end else { throw .damaged }
            if nameEnd - nameStart == 1, nameStart.pointee == name { return (valueStart, p) }
            p += 1
        }
    }

    /// Space, tab, line feed or carriage return.
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        isBlank(byte) || byte == 0x3E || byte == 0x2F
    }

    private static func equal(_ a: Range, _ b: Range) -> Bool {
        let count = a.end - a.start
        guard count == b.end - b.start else { return false }
        for k in 0..<count where a.start[k] != b.start[k] { return false }
        return true
    }

    /// Behind the first occurrence of a text.
    private static func find(
        _ text: StaticString, from start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) throws(Stop) -> UnsafePointer<UInt8> {
        let count = text.utf8CodeUnitCount
        var p = start
        while end - p >= count {
            var isEqual = true
            for k in 0..<count where p[k] != text.utf8Start[k] { isEqual = false }
            if isEqual { return p + count }
            p += 1
        }
        throw .incomplete
    }
}
