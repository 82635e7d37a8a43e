package import InputOutput

/// A small delimited file as a whole: a line of column names, then records.
package struct CSVRecords {
    /// A cell with its place.
    package struct Cell {
        package let text: String
        package let offset: Int
    }

    /// The records behind the header, each with as many cells as there are columns.
    package private(set) var rows: [[Cell]] = []
    /// The columns that the file has.
    package let columns: [String]
    /// What is wrong with the file.
    package private(set) var problems: ProblemList

    private let text: CSVText
    /// Where the records begin.
    private var marks: [CSVText.LineMark] = []

    /// Reads a file whose header must be one of `headers`.
    /// - Throws: `missing-file`, `empty-file`, `wrong-encoding`, `wrong-delimiter`, `wrong-header`.
    package init(path: String, headers: [[String]]) throws(Diagnostics) {
        let due = headers.map { $0.joined(separator: ",") }.joined(separator: "’ or ‘")
        try self.init(path: path, due: due) { headers.contains($0) }
    }

    /// Reads a file whose header is one that `accepts` lets pass; `due` says what it should be.
    /// - Throws: `missing-file`, `empty-file`, `wrong-encoding`, `wrong-delimiter`, `wrong-header`.
    package init(path: String, due: String, accepts: ([String]) -> Bool) throws(Diagnostics) {
        try self.init(try CSVText(path: path), due: due, accepts: accepts)
    }

    /// Reads text whose header is one that `accepts` lets pass; `due` says what it should be.
    /// - Throws: `wrong-delimiter`, `wrong-header`.
    package init(
        _ text: CSVText, due: String, accepts: ([String]) -> Bool
    ) throws(Diagnostics) {
        self.text = text
        let header = CSVHeader(text)
        try header.requireDelimiter()
        columns = header.labels
        problems = header.problems
        guard accepts(header.labels) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "wrong-header",
                    "the first line is ‘\(header.labels.joined(separator: ","))’, not ‘\(due)’",
                    at: .init(file: text.path, line: 1))
            ])
        }
        readRows(from: header.end)
    }

    /// Stops at a file that has a header and no more: nothing was given.
    /// - Throws: `no-lines`.
    package func requireRows() throws(Diagnostics) {
        guard rows.isEmpty, problems.count == 0 else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "no-lines", "the file has a header and no lines below it",
                at: .init(file: text.path), remedy: "write at least one line")
        ])
    }

    /// Adds a problem of a cell, or of the file as a whole.
    package mutating func add(
        _ code: String, _ message: String, at cell: Cell? = nil, remedy: String? = nil
    ) {
        let isKept = problems.items.count < ProblemList.limit
        let place = isKept ? cell.map(location) : nil
        problems.add(
            Diagnostic(
                .error, code, message, at: place ?? .init(file: text.path), remedy: remedy))
    }

    /// Where a cell stands.
    /// - Complexity: O(log rows + length of the row): every row of a long file may ask.
    package func location(of cell: Cell) -> Diagnostic.Location {
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].offset <= cell.offset { low = middle + 1 } else { high = middle }
        }
        return text.location(of: cell.offset, from: low > 0 ? marks[low - 1] : nil)
    }

    /// Throws what was found, if anything was.
    package func throwIfAny() throws(Diagnostics) { try problems.throwIfAny(file: text.path) }

    private mutating func readRows(from start: Int) {
        var position = start
        var blank: Int?
        while position < text.count {
            let rowStart = position
            mark(rowStart)
            let line = DelimitedLine(text, at: rowStart, delimiter: UInt8(ascii: ","), what: "cell")
            position = line.end
            if line.isEmpty {
                blank = blank ?? rowStart
                continue
            }
            if let offset = blank {
                problems.add(text.blankLine(at: offset))
                blank = nil
            }
            problems.add(line.problems)
            let row = zip(line.cells, line.offsets).map { Cell(text: $0, offset: $1) }
            if row.count == columns.count {
                rows.append(row)
            } else {
                problems.add(
                    Diagnostic(
                        .error, row.count < columns.count ? "short-row" : "long-row",
                        "the line has \(row.count) cells for \(columns.count) columns",
                        at: text.location(of: rowStart),
                        remedy: "put a cell that holds a comma in quotes"))
            }
        }
    }

    private mutating func mark(_ offset: Int) {
        let last = marks.last ?? .init(offset: text.start, line: text.firstLine)
        let between = UnsafeBufferPointer(rebasing: text.bytes[last.offset..<offset])
        marks.append(.init(offset: offset, line: last.line + ByteCount.of(0x0A, in: between)))
    }
}
