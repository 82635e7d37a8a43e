import InputOutput

/// The cells of a delimited file one at a time, for files in which labels and numbers stand side by
/// side.
package struct CSVCells {
    /// The file.
    package let text: CSVText
    /// Offset of the first line that is wanted.
    package let start: Int
    /// Cells that every line has.
    package let width: Int
    /// What separates them.
    package var delimiter = UInt8(ascii: ",")

    /// The cells of a text from the line at `start` on.
    package init(
        text: CSVText, start: Int, width: Int, delimiter: UInt8 = UInt8(ascii: ",")
    ) {
        self.text = text
        self.start = start
        self.width = width
        self.delimiter = delimiter
    }

    /// What one cell holds.
    package enum Value {
        case number(Double)
        case text(String)
        /// Nothing, with or without quotes.
        case empty
    }

    /// Hands on every cell, and the end of every line.
    /// - Parameters:
    ///   - lines: at most so many; all when nil.
    ///   - progress: gets the share that is done.
    /// - Returns: `short-row`, `long-row`, `blank-line`, `not-utf8`, and cells that are not well
    ///   formed.
    /// - Complexity: one pass.
    package func scan(
        lines: Int? = nil, progress: (Double) -> Void = { _ in },
        _ body: (Value, _ column: Int) -> Void, endLine: () -> Void
    ) -> ProblemList {
        var problems = ProblemList()
        guard let base = text.bytes.baseAddress else { return problems }
        var cursor = CSVCursor(base: base, position: start, end: text.count, delimiter: delimiter)
        var (line, blank): (Int, Int?) = (0, nil)
        while cursor.position < text.count, line < lines ?? .max {
            let lineStart = cursor.position
            var column = 0
            var isBlank = false
            while true {
                let field = cursor.next()
                if column == 0, field.terminator != .delimiter, field.content.isEmpty {
                    isBlank = !field.isQuoted && width > 1
                    if isBlank { break }
                }
                if let problem = field.problem {
                    problems.add(CellText.diagnostic(problem, at: text.location(of: field.start)))
                } else if column < width {
                    body(value(of: field, base, &problems), column)
                }
                column += 1
                if field.terminator != .delimiter { break }
            }
            if isBlank {
                blank = blank ?? lineStart
                continue
            }
            if let offset = blank {
                problems.add(text.blankLine(at: offset))
                blank = nil
            }
            if column != width {
                problems.add(
                    Diagnostic(
                        .error, column < width ? "short-row" : "long-row",
                        "the line has \(column) cells where the first has \(width)",
                        at: text.location(of: lineStart),
                        remedy: column < width
                            ? "the file may be cut short: save it again, or get it again"
                            : "where commas stand for decimal points, write points"))
            }
            endLine()
            line += 1
            if line % 64 == 0 { progress(Double(cursor.position) / Double(text.count)) }
        }
        return problems
    }

    private func value(
        of field: CSVCursor.Field, _ base: UnsafePointer<UInt8>, _ problems: inout ProblemList
    ) -> Value {
        if field.content.isEmpty { return .empty }
        var position = base + field.content.lowerBound
        let end = base + field.content.upperBound
        let number = NumberParser.shared.parse(&position, end: end)
        if number == number, position == end { return .number(number) }
        guard let content = text.string(field) else {
            problems.add(text.notUTF8("cell", at: field.start))
            return .empty
        }
        return .text(content)
    }
}
