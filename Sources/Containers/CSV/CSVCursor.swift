/// Steps through the fields of delimited text (RFC 4180).
struct CSVCursor {
    /// What ends a field.
    enum Terminator { case delimiter, newline, end }

    /// Why a field is not well formed.
    enum Problem { case openQuote, textAfterQuote, quoteInside, loneCarriageReturn }

    /// One field.
    struct Field {
        /// Offset of its first byte, the opening quote included.
        let start: Int
        /// Offsets of its content, without the enclosing quotes.
        let content: Range<Int>
        /// Whether the content stood in quotes.
        let isQuoted: Bool
        /// Whether the content has quotes that are written twice.
        let hasDoubledQuotes: Bool
        /// What came after.
        let terminator: Terminator
        /// What is wrong with it.
        let problem: Problem?
    }

    private let base: UnsafePointer<UInt8>
    private let end: Int
    private let delimiter: UInt8
    /// Offset of the next field.
    var position: Int

    /// A cursor from `position` to `end` in memory at `base`.
    init(base: UnsafePointer<UInt8>, position: Int, end: Int, delimiter: UInt8) {
        self.base = base
        self.position = position
        self.end = end
        self.delimiter = delimiter
    }

    /// The next field; the cursor moves behind its delimiter or line end.
    mutating func next() -> Field {
        let start = position
        if position < end, base[position] == 0x22 { return quoted(from: start) }
        var k = start
        var problem: Problem?
        while k < end {
            let byte = base[k]
            if byte == delimiter || byte == 0x0A { break }
            if byte == 0x22 { problem = .quoteInside }
            if byte == 0x0D, k + 1 < end, base[k + 1] != 0x0A { problem = .loneCarriageReturn }
            k += 1
        }
        var contentEnd = k
        if k > start, base[k - 1] == 0x0D, k == end || base[k] == 0x0A { contentEnd -= 1 }
        return finish(
            start, start..<contentEnd, at: k, isQuoted: false, doubled: false, problem)
    }

    private mutating func quoted(from start: Int) -> Field {
        var k = start + 1
        var doubled = false
        while k < end {
            if base[k] == 0x22 {
                guard k + 1 < end, base[k + 1] == 0x22 else { break }
                doubled = true
                k += 1
            }
            k += 1
        }
        let content = (start + 1)..<max(k, start + 1)
        guard k < end else {
            return finish(
                start, content, at: end, isQuoted: true, doubled: doubled, .openQuote)
        }
        k += 1
        if k < end, base[k] == 0x0D, k + 1 == end || base[k + 1] == 0x0A { k += 1 }
        var problem: Problem?
        while k < end, base[k] != delimiter, base[k] != 0x0A {
            problem = .textAfterQuote
            k += 1
        }
        return finish(start, content, at: k, isQuoted: true, doubled: doubled, problem)
    }

    private mutating func finish(
        _ start: Int, _ content: Range<Int>, at k: Int, isQuoted: Bool, doubled: Bool,
        _ problem: Problem?
    ) -> Field {
        let terminator: Terminator =
            k >= end ? .end : base[k] == delimiter ? .delimiter : .newline
        position = min(k + 1, end)
        return Field(
            start: start, content: content, isQuoted: isQuoted, hasDoubledQuotes: doubled,
            terminator: terminator, problem: problem)
    }
}

extension CSVText {
    /// The text of a field, quotes undone; nil when it is not UTF-8.
    func string(_ field: CSVCursor.Field) -> String? {
        let raw = UnsafeBufferPointer(rebasing: bytes[field.content])
        guard let text = String(validating: raw, as: UTF8.self) else { return nil }
        guard field.hasDoubledQuotes else { return text }
        var result = String.UnicodeScalarView()
        var skip = false
        for scalar in text.unicodeScalars {
            if skip, scalar == "\"" {
                skip = false
                continue
            }
            skip = scalar == "\""
            result.append(scalar)
        }
        return String(result)
    }
}
