import CPlainNumbers
import InputOutput

/// Reads one part of the rows of a wide table; used by one thread.
final class CSVMatrixWorker: @unchecked Sendable {
    /// The label cells of the part.
    private(set) var labels: [CSVMatrixScan.Label] = []
    /// How many rows were read.
    private(set) var rowCount = 0
    /// What is wrong with it.
    private(set) var problems = ProblemList()
    /// How many empty cells were taken as 0.
    private(set) var acceptedEmpty = 0
    /// Offset of the first of the empty lines at the end of the part.
    private(set) var trailingBlank: Int?

    private let scan: CSVMatrixScan
    private let parser = NumberParser.shared
    private let range: Range<Int>
    private let firstRow: Int
    private let sink: CSVMatrixScan.Sink
    /// Rows that are handed on together: the doubles of two cache lines of a column.
    private static let blockRows = 16
    /// Bytes after which the system may take back what was read.
    private static let releaseSize = 8 << 20

    init(
        scan: CSVMatrixScan, range: Range<Int>, firstRow: Int,
        sink: @escaping CSVMatrixScan.Sink
    ) {
        self.scan = scan
        self.range = range
        self.firstRow = firstRow
        self.sink = sink
    }

    /// Reads all rows of the part.
    func run(_ meter: ProgressMeter) {
        guard let base = scan.text.bytes.baseAddress else { return }
        let columns = scan.columns.count
        let block = UnsafeMutablePointer<Double>.allocate(
            capacity: max(Self.blockRows * columns, 1))
        defer { block.deallocate() }
        var filled = 0
        var row = firstRow
        var position = range.lowerBound
        var released = position
        var told = position
        while position < range.upperBound {
            if let next = lineEnd(base, position) {
                if trailingBlank == nil { trailingBlank = position }
                position = next
                continue
            }
            if let blank = trailingBlank {
                problems.add(scan.text.blankLine(at: blank, place: scan.name))
                trailingBlank = nil
            }
            position = readRow(base, position, into: block + filled * columns)
            filled += 1
            row += 1
            rowCount += 1
            if filled == Self.blockRows {
                sink(block, row - filled, filled)
                filled = 0
                meter.add(position - told)
                told = position
            }
            if position - released >= Self.releaseSize {
                scan.text.release(released..<position)
                released = position
            }
        }
        if filled > 0 { sink(block, row - filled, filled) }
        meter.add(position - told)
    }

    /// Reads one row and returns the offset behind it.
    private func readRow(
        _ base: UnsafePointer<UInt8>, _ start: Int, into values: UnsafeMutablePointer<Double>
    ) -> Int {
        let columns = scan.columns.count
        var cursor = CSVCursor(
            base: base, position: start, end: range.upperBound, delimiter: scan.delimiter)
        for index in 0..<scan.labelColumns {
            let label = cursor.next()
            labels.append(text(of: label))
            if let problem = label.problem {
                let place = scan.text.location(of: label.start, place: scan.name)
                problems.add(CellText.diagnostic(problem, at: place))
                // Everything up to the end of the file is in the quotes.
                if problem == .openQuote { return cursor.position }
            }
            if label.terminator == .delimiter { continue }
            // The row ends with its labels.
            for _ in (index + 1)..<max(scan.labelColumns, index + 1) {
                labels.append(text(of: label))
            }
            if index + 1 < scan.labelColumns || columns > 0 { addShortRow(start, cells: 0) }
            return cursor.position
        }
        if columns == 0 {
            return addLongRow(start, &cursor)
        }
        let end = base + range.upperBound
        let delimiter = scan.delimiter
        let parser = parser
        var p = base + cursor.position
        var j = 0
        while true {
            // Nearly all cells; what ends the row is looked at below.
            j += plainNumbers(&p, end: end, limit: columns - 1 - j, into: values + j)
            var next = p
            let value = parser.parse(&next, end: end)
            if value == value {
                if j + 1 < columns {
                    if next != end, next.pointee == delimiter {
                        values[j] = value
                        j += 1
                        p = next + 1
                        continue
                    }
                } else if let after = lineEnd(base, next - base) {
                    values[j] = value
                    return after
                }
            }
            // Anything but a plain number with the right thing behind it.
            cursor.position = p - base
            let field = cursor.next()
            values[j] = number(field, column: j) ?? 0
            j += 1
            if field.terminator != .delimiter {
                if j < columns { addShortRow(start, cells: j) }
                return cursor.position
            }
            if j == columns { return addLongRow(start, &cursor) }
            p = base + cursor.position
        }
    }

    private func text(of label: CSVCursor.Field) -> CSVMatrixScan.Label {
        CSVMatrixScan.Label(
            start: label.start, text: scan.text.string(label) ?? "(not UTF-8)")
    }

    /// Reads plain numbers with a delimiter behind each, as many as there are, and moves behind
    /// them.
    private func plainNumbers(
        _ p: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, limit: Int,
        into values: UnsafeMutablePointer<Double>
    ) -> Int {
        var next: UnsafePointer<UInt8>? = p
        let count = cp_plain_numbers(&next, end, scan.delimiter, limit, values)
        if let next { p = next }
        return count
    }

    /// The offset behind a line end at `offset`, the end of the part included; nil when there is
    /// none.
    @inline(__always)
    private func lineEnd(_ base: UnsafePointer<UInt8>, _ offset: Int) -> Int? {
        if offset == range.upperBound { return offset }
        if base[offset] == 0x0A { return offset + 1 }
        if base[offset] == 0x0D {
            if offset + 1 == range.upperBound { return offset + 1 }
            if base[offset + 1] == 0x0A { return offset + 2 }
        }
        return nil
    }

    /// A number in quotes or among blanks; nil, with a problem, for anything else.
    private func number(_ field: CSVCursor.Field, column: Int) -> Double? {
        if let problem = field.problem {
            add(problem, field)
            return nil
        }
        switch CellText.number(in: scan.text, field) {
        case .success(let value): return value
        case .failure(let problem):
            if problem.code == "empty-cell", let acceptsEmpty = scan.acceptsEmpty,
                let row = labels.suffix(scan.labelColumns).first,
                acceptsEmpty(row.text, column)
            {
                acceptedEmpty += 1
                return 0
            }
            if let blank = scan.blankValue, problem.isBlank { return blank }
            problems.add(
                Diagnostic(
                    .error, problem.code, problem.message,
                    at: location(field.start, column: column),
                    remedy: problem.remedy ?? scan.emptyCellRemedy))
            return nil
        }
    }

    private func add(_ problem: CSVCursor.Problem, _ field: CSVCursor.Field) {
        problems.add(
            CellText.diagnostic(problem, at: location(field.start, column: nil)))
    }

    private func addShortRow(_ start: Int, cells: Int) {
        let columns = scan.columns.count
        problems.add(
            Diagnostic(
                .error, "short-row", "the row has \(cells) of \(columns) numbers",
                at: location(start, column: nil),
                remedy: "the first that is missing is \(scan.columns[min(cells, columns - 1)])"))
    }

    private func addLongRow(_ start: Int, _ cursor: inout CSVCursor) -> Int {
        var extra = 1
        while cursor.next().terminator == .delimiter { extra += 1 }
        let columns = scan.columns.count
        problems.add(
            Diagnostic(
                .error, "long-row", "the row has \(columns + extra) numbers for \(columns) columns",
                at: location(start, column: nil),
                remedy: "where commas stand for decimal points, write points"))
        return cursor.position
    }

    private func location(_ offset: Int, column: Int?) -> Diagnostic.Location {
        let cells = labels.suffix(scan.labelColumns).map(\.text.shortened)
        let index = firstRow + rowCount
        let row =
            scan.labelColumns > 0
            ? cells.joined(separator: "/")
            : index < scan.rowLabels.count ? scan.rowLabels[index] : "row \(index + 1)"
        let place = column.map { "\(scan.name)[\(row), \(scan.columns[$0])]" }
        return scan.text.location(of: offset, place: place ?? "\(scan.name)[\(row)]")
    }
}
