import Dispatch
import InputOutput
import Platform

/// Reads the rows of a wide table of numbers: labels, then one number a column.
///
/// Rows are found by counting line ends outside quotes, so that any number of threads can read
/// parts of the file at once, and handed on in blocks of up to 16.
package struct CSVMatrixScan: Sendable {
    /// Gets a block of rows, row-major, the index of its first row and its number of rows; called
    /// from several threads for different rows.
    package typealias Sink = @Sendable (UnsafePointer<Double>, _ first: Int, _ count: Int) -> Void

    /// The file.
    package let text: CSVText
    /// Offset of the first row.
    package let bodyStart: Int
    /// What separates the cells.
    package var delimiter = UInt8(ascii: ",")
    /// How many cells of a row are labels.
    package var labelColumns = 1
    /// Labels of the columns of numbers, for messages and for their number.
    package let columns: [String]
    /// Name of the matrix, for messages.
    package let name: String
    /// What would fix an empty cell, for messages.
    package var emptyCellRemedy = "write 0 where there is no flow"
    /// Which empty cells the format defines as 0, by the row's first label and the column's
    /// position; none where it is nil. Called for empty cells only.
    package var acceptsEmpty: (@Sendable (_ row: String, _ column: Int) -> Bool)?
    /// What an empty cell or `NaN` counts as, for a caller that judges such cells; an error when
    /// nil.
    package var blankValue: Double?
    /// Labels of the rows, for messages, where the file has none.
    package var rowLabels: [String] = []

    /// A scan of the rows from `bodyStart` on.
    package init(
        text: CSVText, bodyStart: Int, delimiter: UInt8 = UInt8(ascii: ","),
        labelColumns: Int = 1, columns: [String], name: String,
        emptyCellRemedy: String = "write 0 where there is no flow",
        acceptsEmpty: (@Sendable (_ row: String, _ column: Int) -> Bool)? = nil,
        blankValue: Double? = nil, rowLabels: [String] = []
    ) {
        self.text = text
        self.bodyStart = bodyStart
        self.delimiter = delimiter
        self.labelColumns = labelColumns
        self.columns = columns
        self.name = name
        self.emptyCellRemedy = emptyCellRemedy
        self.acceptsEmpty = acceptsEmpty
        self.blankValue = blankValue
        self.rowLabels = rowLabels
    }

    /// One label cell. Its text is taken when its row is read: to look for it later would bring the
    /// whole file back into memory.
    package struct Label: Sendable {
        /// Offset of the cell.
        package let start: Int
        /// What it says.
        package let text: String
    }

    /// What a scan gives, besides the numbers.
    package struct Result: Sendable {
        /// The label cells of each row, `labelColumns` a row.
        package var labels: [Label] = []
        /// How many rows there are.
        package var rowCount = 0
        /// What is wrong with cells and rows.
        package var problems = ProblemList()
        /// How many empty cells were taken as 0 because the format says so.
        package var acceptedEmpty = 0
    }

    /// Files smaller than this are read by one thread.
    private static let smallestPart = 1 << 20

    /// Reads all rows.
    /// - Parameters:
    ///   - threads: at most this many at once; nil for one a processor.
    ///   - progress: gets the share that is done, on the calling thread.
    package func run(
        threads: Int? = nil, progress: (Double) -> Void = { _ in }, _ sink: @escaping Sink
    ) -> Result {
        let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let size = text.count - bodyStart
        let parts = max(1, min(threads ?? processors, size / Self.smallestPart))
        let workers = split(into: parts).map { part in
            CSVMatrixWorker(scan: self, range: part.range, firstRow: part.firstRow, sink: sink)
        }
        ProgressMeter.with(total: size, progress) { meter in
            withExtendedLifetime(self) {
                DispatchQueue.concurrentPerform(iterations: workers.count) {
                    workers[$0].run(meter)
                }
            }
        }
        var result = Result()
        var blanks: Int?
        for worker in workers {
            if let offset = blanks, worker.rowCount > 0 {
                result.problems.add(text.blankLine(at: offset, place: name))
            }
            if worker.trailingBlank != nil || worker.rowCount > 0 {
                blanks = worker.trailingBlank
            }
            result.labels += worker.labels
            result.rowCount += worker.rowCount
            result.problems.add(worker.problems)
            result.acceptedEmpty += worker.acceptedEmpty
        }
        return result
    }

    /// Parts of about the same size that begin at a row, with the index of that row.
    package func split(into parts: Int) -> [(range: Range<Int>, firstRow: Int)] {
        let size = text.count - bodyStart
        if parts < 2 { return [(bodyStart..<text.count, 0)] }
        let bounds = (0...parts).map { bodyStart + size * $0 / parts }
        // Nothing needs to be known of the last part but where it begins.
        let counts = LineEnds.count(in: text, between: bounds.dropLast())
        var result: [(range: Range<Int>, firstRow: Int)] = []
        var (start, firstRow) = (bodyStart, 0)
        var (isQuoted, rows) = (false, 0)
        for (part, count) in counts.enumerated() {
            rows += isQuoted ? count.afterOddQuotes : count.afterEvenQuotes
            isQuoted = isQuoted != count.hasOddQuotes
            // The part ends behind the row in which its share of the bytes ends.
            guard
                let end = LineEnds.firstRowEnd(
                    in: text.bytes, from: bounds[part + 1], isQuoted: isQuoted)
            else { break }
            if end + 1 > start {
                result.append((start..<(end + 1), firstRow))
                (start, firstRow) = (end + 1, rows + 1)
            }
        }
        if start < text.count { result.append((start..<text.count, firstRow)) }
        return result
    }
}

/// Line ends in text in which a quoted cell may hold some that are none.
enum LineEnds {
    /// Line ends of one part of a text.
    struct Count: Sendable {
        /// Those behind an even number of quotes of the part: row ends when it begins outside
        /// quotes.
        var afterEvenQuotes = 0
        /// Those behind an odd number: row ends when it begins inside quotes.
        var afterOddQuotes = 0
        /// Whether the part has an odd number of quotes.
        var hasOddQuotes = false

        /// Adds what comes behind.
        mutating func append(_ next: Count) {
            afterEvenQuotes += hasOddQuotes ? next.afterOddQuotes : next.afterEvenQuotes
            afterOddQuotes += hasOddQuotes ? next.afterEvenQuotes : next.afterOddQuotes
            hasOddQuotes = hasOddQuotes != next.hasOddQuotes
        }
    }

    /// Bytes that are counted while they are in the cache.
    private static let windowSize = 1 << 16
    /// A larger file does not stay in memory behind the count: to map it again costs less than to
    /// hold it.
    private static let largestHeld = 256 << 20
    /// Bytes after which the system may take back what was counted.
    private static let releaseSize = 8 << 20

    /// Counts the line ends between each two bounds, on all threads.
    static func count(in text: CSVText, between bounds: some Collection<Int>) -> [Count] {
        let bounds = Array(bounds)
        // Two pieces a part, so that counting all parts but the last keeps two threads busy.
        let pieces = 2
        let counts = Parallel.map((bounds.count - 1) * pieces) { index in
            let (start, end) = (bounds[index / pieces], bounds[index / pieces + 1])
            let piece = index % pieces
            let lower = start + (end - start) * piece / pieces
            let upper = start + (end - start) * (piece + 1) / pieces
            return count(in: text, lower..<upper)
        }
        return stride(from: 0, to: counts.count, by: pieces).map { first in
            counts[first..<(first + pieces)].reduce(into: Count()) { $0.append($1) }
        }
    }

    /// Offset of the first row end at or behind `from`, which is inside quotes or not.
    static func firstRowEnd(
        in bytes: UnsafeBufferPointer<UInt8>, from: Int, isQuoted: Bool
    ) -> Int? {
        var isQuoted = isQuoted
        for k in from..<bytes.count {
            if bytes[k] == 0x22 { isQuoted.toggle() }
            if bytes[k] == 0x0A, !isQuoted { return k }
        }
        return nil
    }

    private static func count(in text: CSVText, _ range: Range<Int>) -> Count {
        var result = Count()
        var held = range.lowerBound
        for start in stride(from: range.lowerBound, to: range.upperBound, by: windowSize) {
            let end = min(start + windowSize, range.upperBound)
            result.append(window(UnsafeBufferPointer(rebasing: text.bytes[start..<end])))
            if text.count > largestHeld, end - held >= releaseSize {
                text.release(held..<end)
                held = end
            }
        }
        return result
    }

    private static func window(_ bytes: UnsafeBufferPointer<UInt8>) -> Count {
        var result = Count()
        var k = 0
        while let base = bytes.baseAddress, k < bytes.count {
            let quote = memchr(base + k, 0x22, bytes.count - k)
            let end = quote.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
            let lines = ByteCount.of(0x0A, in: UnsafeBufferPointer(rebasing: bytes[k..<end]))
            if result.hasOddQuotes {
                result.afterOddQuotes += lines
            } else {
                result.afterEvenQuotes += lines
            }
            if end < bytes.count { result.hasOddQuotes.toggle() }
            k = end + 1
        }
        return result
    }
}
