import InputOutput

/// One line of delimited text, its cells as text with their places.
package struct DelimitedLine {
    /// The cells.
    package private(set) var cells: [String] = []
    /// Offset of each cell.
    package private(set) var offsets: [Int] = []
    /// Offset behind the line.
    package let end: Int
    /// Cells that are not well formed.
    package private(set) var problems = ProblemList()
    /// Whether there is nothing between two line ends, not even an empty cell in quotes.
    package let isEmpty: Bool

    /// Reads the line that begins at an offset.
    /// - Parameter what: what its cells are, for messages.
    package init(
        _ text: CSVText, at offset: Int, delimiter: UInt8 = UInt8(ascii: "\t"),
        what: String = "label"
    ) {
        guard let base = text.bytes.baseAddress, offset < text.count else {
            end = text.count
            isEmpty = true
            return
        }
        var cursor = CSVCursor(
            base: base, position: offset, end: text.count, delimiter: delimiter)
        var isQuoted = false
        while true {
            let field = cursor.next()
            if let problem = field.problem {
                problems.add(CellText.diagnostic(problem, at: text.location(of: field.start)))
            }
            let content = text.string(field)
            if content == nil {
                problems.add(text.notUTF8(what, at: field.start))
            }
            cells.append(content ?? "(not UTF-8)")
            offsets.append(field.start)
            isQuoted = isQuoted || field.isQuoted
            if field.terminator != .delimiter { break }
        }
        end = cursor.position
        isEmpty = cells == [""] && !isQuoted
    }

    /// Whether nothing stands in the line.
    package var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
}
