/// How a text is cut: into lines and cells, or, for XML, into tags and attributes.
struct TextLayout: Sendable {
    /// Ends a line.
    let line: UInt8
    /// Stands between cells.
    let cell: UInt8

    /// The layout of some content; nil when it is no text.
    init?(of content: [UInt8]) {
        let head = content.prefix(1024)
        guard !head.isEmpty,
            head.allSatisfy({ $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 })
        else { return nil }
        if head.first == UInt8(ascii: "<") {
            (line, cell) = (UInt8(ascii: ">"), UInt8(ascii: " "))
            return
        }
        line = 0x0A
        let counts = Array(",;\t|:".utf8).map { mark in
            (mark: mark, count: head.reduce(0) { $0 + ($1 == mark ? 1 : 0) })
        }
        cell = counts.max { $0.count < $1.count }?.mark ?? UInt8(ascii: ",")
    }

    /// The lines of a text, each with its end.
    func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for (position, byte) in bytes.enumerated() where byte == line {
            lines.append(bytes[start...position])
            start = position + 1
        }
        if start < bytes.count { lines.append(bytes[start...]) }
        return lines
    }

    /// The cells of a line and its end.
    func cells(
        _ text: ArraySlice<UInt8>
    ) -> (cells: [ArraySlice<UInt8>], end: ArraySlice<UInt8>) {
        var body = text
        if body.last == line { body = body.dropLast() }
        if body.last == 0x0D { body = body.dropLast() }
        let cells = body.split(separator: cell, omittingEmptySubsequences: false)
        return (cells, text[body.endIndex...])
    }

    /// A line of cells.
    func joined(_ cells: [ArraySlice<UInt8>], end: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        Array(cells.joined(separator: [cell]))[...] + end
    }
}
