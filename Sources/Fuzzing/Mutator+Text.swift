extension Mutator {
    /// One change that knows lines, cells and numbers.
    mutating func changeText(_ bytes: inout [UInt8], _ layout: TextLayout) {
        guard !bytes.isEmpty else { return }
        switch below(16) {
        case 0, 1, 2: changeNumber(&bytes)
        case 3, 4: insertToken(&bytes)
        case 5, 6, 7: changeLines(&bytes, layout)
        case 8, 9, 10: changeCells(&bytes, layout)
        case 11, 12: changeColumn(&bytes, layout)
        case 13: if oneIn(4) { changeEncoding(&bytes) }
        case 14: if oneIn(8) { repeatSpan(&bytes, at: below(bytes.count)) }
        default: splice(&bytes, at: below(bytes.count))
        }
    }

    private static let numbers = [
        "nan", "NaN", "inf", "-Infinity", "1e999", "-1e999", "1e308", "-0", "0", "-1", "1", "2",
        "1e-320", "4.9e-324", "0x10", "1,5", "1.5.5", "1e", "1e+", "+", "-", ".", "1_000", "..",
        "NA", "", " ", "3%", "²", "٣", "1 000", "255", "256", "65535", "65536", "1048576",
        "1048577", "16384", "16385", "2147483647", "2147483648", "4294967295", "4294967296",
        "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "18446744073709551615", "18446744073709551616", "1e19", "1e300",
        "00000000000000000000000001", "0.1234567890123456789012345678901234567890",
        "123456789012345678901234567890", "true", "null", "[]", "{}",
    ].map { Array($0.utf8) }

    private static let tokens =
        [
            "\"", "\"\"", "'", "\r\n", "\n", "\r", "\0", "\t", ",", ",,,,", ";", "\u{FEFF}",
            "\u{FFFD}",
            "\u{200B}", "é", "e\u{301}", "ß", "İ", "🏳️‍🌈", "/", "//", "../", "*", "_", "-", " ",
            "  ", "%", "#REF!", "#N/A", "=1+1", "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[",
            "]]>",
            "&",
            "&amp;", "&#0;", "&#x110000;", "&lt;", "r=\"A1\"", "r=\"XFD1048576\"", "r=\"XFE1\"",
            "r=\"ZZZZZZZZ99999999999\"", "t=\"s\"", "t=\"e\"", "{", "}", "[", "]", ":", "\\u0000",
            "\\uD800", "\\", "final_demand:", "value_added:", "taxes:", "TLS", "VA", "OUT", "TOT",
            "ROW",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0x80],
        ]

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    /// Replaces a number, found from a random place on.
    private mutating func changeNumber(_ bytes: inout [UInt8]) {
        let start = below(bytes.count)
        guard
            let found = bytes[start...].firstIndex(where: {
                $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
            })
        else { return }
        var (first, last) = (found, found + 1)
        while first > 0, Self.isOfNumber(bytes[first - 1]) { first -= 1 }
        while last < bytes.count, Self.isOfNumber(bytes[last]) { last += 1 }
        let text = oneIn(8) ? Array("-".utf8) + bytes[first..<last] : one(of: Self.numbers)
        bytes.replaceSubrange(first..<last, with: text)
    }

    private mutating func insertToken(_ bytes: inout [UInt8]) {
        let position = below(bytes.count)
        let end = oneIn(2) ? position : min(bytes.count, position + 1 + below(4))
        bytes.replaceSubrange(position..<end, with: one(of: Self.tokens))
    }

    private mutating func changeLines(_ bytes: inout [UInt8], _ layout: TextLayout) {
        var lines = layout.lines(bytes)
        let (first, second) = (below(lines.count), below(lines.count))
        switch below(6) {
        case 0: lines.swapAt(first, second)
        case 1: lines.remove(at: first)
        case 2: lines.insert(lines[first], at: second)
        case 3: lines.removeSubrange(first...)
        case 4: lines.insert([layout.line], at: first)
        default: lines.replaceSubrange(min(first, second)...max(first, second), with: [])
        }
        bytes = Array(lines.joined())
    }

    private mutating func changeCells(_ bytes: inout [UInt8], _ layout: TextLayout) {
        var lines = layout.lines(bytes)
        let (from, to) = (below(lines.count), below(lines.count))
        var (cells, end) = layout.cells(lines[to])
        let (first, second) = (below(cells.count), below(cells.count))
        switch below(9) {
        case 0: cells.swapAt(first, second)
        case 1: cells.remove(at: first)
        case 2: cells.insert(cells[first], at: second)
        case 3: cells[first] = []
        case 4: cells[first] = one(of: layout.cells(lines[from]).cells)
        case 5: cells[first] = Array("\"".utf8)[...] + cells[first] + Array("\"".utf8)
        case 6: cells[first] = Array(" ".utf8)[...] + cells[first] + Array(" ".utf8)
        case 7: cells.removeSubrange(first...)
        default: cells[first] = one(of: Self.numbers)[...]
        }
        lines[to] = layout.joined(cells, end: end)
        bytes = Array(lines.joined())
    }

    /// Removes, repeats, moves or empties a column, or changes every cell that is like one.
    private mutating func changeColumn(_ bytes: inout [UInt8], _ layout: TextLayout) {
        var lines = layout.lines(bytes)
        let cells = layout.cells(lines[below(lines.count)]).cells
        let (column, other) = (below(cells.count), below(cells.count))
        let (old, new) = (cells[column], one(of: Self.numbers)[...])
        let kind = below(5)
        for index in lines.indices {
            var (cells, end) = layout.cells(lines[index])
            if kind == 4 {
                cells = cells.map { $0 == old ? new : $0 }
            } else if column < cells.count, other < cells.count {
                switch kind {
                case 0: cells.remove(at: column)
                case 1: cells.insert(cells[column], at: other)
                case 2: cells.swapAt(column, other)
                default: cells[column] = []
                }
            }
            lines[index] = layout.joined(cells, end: end)
        }
        bytes = Array(lines.joined())
    }

    private mutating func changeEncoding(_ bytes: inout [UInt8]) {
        switch below(5) {
        case 0: bytes = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        case 1: bytes = bytes.map { $0 == 0x0A ? 0x0D : $0 }
        case 2: bytes = [0xEF, 0xBB, 0xBF] + bytes
        case 3: bytes = [0xFF, 0xFE] + bytes.flatMap { [$0, 0] }
        default: bytes = bytes.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ";") : $0 }
        }
    }
}
