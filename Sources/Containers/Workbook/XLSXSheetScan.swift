import InputOutput

/// Reads the cells of an xlsx sheet from the bytes of its XML part.
///
/// The usual cell, `<c r="AB7"><v>12.5</v></c>`, is read without looking at anything twice; all
/// others go through `XMLCursor`. Formulas, formats, dates and everything around the cells are
/// skipped.
struct XLSXSheetScan: SheetScan {
    private enum Part { case beforeData, data, behindData, ended }

    private let strings: SharedStrings
    /// The sheet's name, for messages.
    private let sheet: String
    private var part = Part.beforeData
    /// Row of the open `row` element or of the last, from 0; −1 before the first.
    private var row = -1
    private var isInRow = false
    /// Last column of the row, from 0; −1 before the first.
    private var column = -1

    /// A scan from the beginning of a sheet.
    init(sheet: String, strings: SharedStrings) {
        self.sheet = sheet
        self.strings = strings
    }

    mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, into receiver: inout some SheetReceiver
    ) throws(Diagnostics) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        var cursor = XMLCursor(position: base, end: base + bytes.count)
        var done = base
        do throws(XMLCursor.Stop) {
            while part != .ended {
                // What lies between tags needs no second look.
                guard cursor.findTag() else { return bytes.count }
                done = cursor.position
                if isInRow, cursor.end - done > 2, done[1] == 0x63,
                    XMLCursor.isBlank(done[2]) || done[2] == 0x3E || done[2] == 0x2F
                {
                    try plainCell(&cursor, into: &receiver)
                } else {
                    try other(&cursor, into: &receiver)
                }
            }
            return bytes.count
        } catch .incomplete {
            return done - base
        } catch {
            throw damaged("its XML is not well formed")
        }
    }

    func finish() throws(Diagnostics) {
        if part == .ended { return }
        throw damaged(
            part == .beforeData ? "there are no cells in it" : "it ends in the middle")
    }

    /// A tag that is not that of a plainly written cell.
    private mutating func other(
        _ cursor: inout XMLCursor, into receiver: inout some SheetReceiver
    ) throws(XMLCursor.Stop) {
        guard let tag = try cursor.tag() else { return }
        switch part {
        case .beforeData:
            if tag.named("sheetData"), !tag.isClosing { part = tag.isEmpty ? .behindData : .data }
            if tag.named("worksheet"), tag.isClosing { part = .ended }
        case .data:
            if tag.named("row") {
                try startRow(tag)
            } else if tag.named("c") {
                guard isInRow, !tag.isClosing else { throw .damaged }
                try cell(tag, &cursor, into: &receiver)
            } else if tag.named("sheetData"), tag.isClosing, !isInRow {
                part = .behindData
            } else {
                throw .damaged
            }
        case .behindData:
            if tag.named("worksheet"), tag.isClosing { part = .ended }
        case .ended:
            break
        }
    }

    private mutating func startRow(_ tag: XMLCursor.Tag) throws(XMLCursor.Stop) {
        if tag.isClosing {
            guard isInRow else { throw .damaged }
            isInRow = false
            return
        }
        guard !isInRow else { throw .damaged }
        var number = row + 1
        if let stated = try XMLCursor.value(0x72, in: tag.attributes) {
            guard let value = Self.integer(stated) else { throw .damaged }
            number = value - 1
        }
        guard number > row, number < CellReference.rowLimit else { throw .damaged }
        row = number
        column = -1
        isInRow = !tag.isEmpty
    }

    /// The cell at the position, fast when it is `<c r="AB7" …><v>number</v></c>`.
    @inline(__always)
    private mutating func plainCell(
        _ cursor: inout XMLCursor, into receiver: inout some SheetReceiver
    ) throws(XMLCursor.Stop) {
        var p = cursor.position + 2
        let end = cursor.end
        var isPlain = true
        var number = column + 1
        // Attributes r and s only.
        while end - p > 4, p.pointee == 0x20, p[2] == 0x3D, p[3] == 0x22 {
            let name = p[1]
            let start = p + 4
            p = start
            while p != end, p.pointee != 0x22 { p += 1 }
            if p == end { throw .incomplete }
            if name == 0x72 {
                guard let place = CellReference.parse(start, p), place.row == row else {
                    throw .damaged
                }
                number = place.column
            } else if name != 0x73 {
                isPlain = false
            }
            p += 1
        }
        // The numbers are `><v>` and `</v></c>`, the first byte lowest.
        if isPlain, end - p > 4, Self.word(p) == 0x3E76_3C3E {
            p += 4
            let value = NumberParser.shared.parse(&p, end: end)
            if value == value, end - p >= 8, Self.longWord(p) == 0x3E63_2F3C_3E76_2F3C {
                guard number > column, number < CellReference.columnLimit else { throw .damaged }
                column = number
                cursor.position = p + 8
                receiver.receive(.number(value), row: row, column: number)
                return
            }
        }
        guard let tag = try cursor.tag() else { throw .damaged }
        try cell(tag, &cursor, into: &receiver)
    }

    /// Any cell, behind its opening tag.
    private mutating func cell(
        _ tag: XMLCursor.Tag, _ cursor: inout XMLCursor, into receiver: inout some SheetReceiver
    ) throws(XMLCursor.Stop) {
        var number = column + 1
        if let stated = try XMLCursor.value(0x72, in: tag.attributes) {
            guard let place = CellReference.parse(stated.start, stated.end), place.row == row else {
                throw .damaged
            }
            number = place.column
        }
        guard number > column, number < CellReference.columnLimit else { throw .damaged }
        let type = try XMLCursor.value(0x74, in: tag.attributes).map(Self.text) ?? "n"
        var value: SheetValue?
        var isFormula = false
        while !tag.isEmpty {
            let inner = try cursor.nextTag()
            if inner.isClosing {
                guard inner.named("c") else { throw .damaged }
                break
            }
            if inner.named("v") {
                value = self.value(try cursor.text(of: inner), type: type)
            } else if inner.named("is") {
                value = .text(try Self.inlineText(of: inner, &cursor))
            } else {
                if inner.named("f") { isFormula = true }
                try cursor.skip(inner)
            }
        }
        if isFormula, value == nil {
            value = .damaged("the cell holds a formula without its value")
        }
        column = number
        if let value { receiver.receive(value, row: row, column: number) }
    }

    /// What the text of `v` stands for; nil for a cell without content.
    private func value(_ text: XMLCursor.Range, type: String) -> SheetValue? {
        switch type {
        case "n":
            var start = text.start
            var end = text.end
            while start != end, XMLCursor.isBlank(start.pointee) { start += 1 }
            while start != end, XMLCursor.isBlank((end - 1).pointee) { end -= 1 }
            if start == end { return nil }
            var p = start
            let value = NumberParser.shared.parse(&p, end: end)
            if value == value, p == end { return .number(value) }
            return .damaged(CellText.problem(with: Self.text((start, end))).message)
        case "s":
            guard let index = Self.integer(text) else {
                return .damaged(
                    "‘\(Self.text(text).shortened)’ is not the index of a shared string")
            }
            return strings[index]
        case "str", "d":
            return XMLText.decode(text.start, text.end).map(SheetValue.text)
                ?? .damaged("the text is not well formed")
        case "b":
            return .flag(Self.integer(text) == 1)
        case "e":
            return .error(Self.text(text))
        default:
            return .damaged("the cell is of the unknown type ‘\(type.shortened)’")
        }
    }

    /// The text of an inline string: `t` itself, or the `t` of every run without phonetic ones.
    private static func inlineText(
        of element: XMLCursor.Tag, _ cursor: inout XMLCursor
    ) throws(XMLCursor.Stop) -> String {
        var result = ""
        while !element.isEmpty {
            let tag = try cursor.nextTag()
            if tag.isClosing {
                if tag.named("is") { break }
            } else if tag.named("t") {
                let range = try cursor.text(of: tag)
                guard let text = XMLText.decode(range.start, range.end) else { throw .damaged }
                result += text
            } else if tag.named("rPh") {
                try cursor.skip(tag)
            }
        }
        return result
    }

    /// A sheet that cannot be read, with the last cell that could.
    private func damaged(_ reason: String) -> Diagnostics {
        SheetDamage.diagnostics(reason, sheet: sheet, row: row, column: column)
    }

    private static func text(_ range: XMLCursor.Range) -> String {
        let bytes = UnsafeBufferPointer(start: range.start, count: range.end - range.start)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A whole number of at most nine digits.
    private static func integer(_ range: XMLCursor.Range) -> Int? {
        var value = 0
        var p = range.start
        guard p != range.end, range.end - p <= 9 else { return nil }
        while p != range.end {
            guard p.pointee &- 0x30 < 10 else { return nil }
            value = value * 10 + Int(p.pointee &- 0x30)
            p += 1
        }
        return value
    }

    @inline(__always)
    private static func word(_ p: UnsafePointer<UInt8>) -> UInt32 {
        UInt32(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt32.self))
    }

    @inline(__always)
    private static func longWord(_ p: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt64.self))
    }
}
