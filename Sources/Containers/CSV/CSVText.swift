package import InputOutput

/// The bytes of a delimited text file, mapped or unpacked. A UTF-8 byte order mark is accepted and
/// skipped, and so is a first line `sep=;`, which tells a spreadsheet what separates the cells;
/// line ends may be LF or CRLF, with or without one at the end of the file. A Parquet file is taken
/// as the text that says the same.
package struct CSVText: Sendable {
    /// The path as it is shown to users.
    package let path: String
    /// Offset of the first character, behind a byte order mark and a line for spreadsheets.
    package let start: Int
    /// The number of the line that begins there: 1, or 2 behind a line for spreadsheets.
    package let firstLine: Int
    /// What a Parquet file says beside its columns.
    package let metadata: [(key: String, value: String)]
    /// Columns of a Parquet file that are of a kind that is not read, by position, and why: their
    /// cells are empty, and whoever uses them asks `requireRead` first.
    private let unread: [Int: Diagnostics]
    private let hasMark: Bool
    private let file: FileBytes

    /// Maps a file.
    /// - Throws: `missing-file`, `unreadable-file`, `empty-file`, `wrong-encoding`,
    ///   `lone-carriage-return`; of Parquet `damaged-parquet`, `unsupported-parquet`.
    package init(path: String) throws(Diagnostics) {
        try self.init(try FileBytes(path: path), path: path)
    }

    /// Text from bytes.
    /// - Parameters:
    ///   - path: what to call the file in messages.
    ///   - allowsUnread: whether columns of a Parquet file may be of a kind that is not read: the
    ///     caller asks `requireRead` for those that it uses.
    /// - Throws: `empty-file`, `wrong-encoding`, `lone-carriage-return`; of Parquet
    ///   `damaged-parquet`, `unsupported-parquet`.
    package init(
        _ content: FileBytes, path: String, allowsUnread: Bool = false
    ) throws(Diagnostics) {
        let parquet =
            ParquetFile.isParquet(content) ? try ParquetFile(content, path: path) : nil
        metadata = parquet?.metadata ?? []
        var (file, unread) = (content, [Int: Diagnostics]())
        if let parquet { (file, unread) = try ParquetText.csv(parquet, path: path) }
        self.unread = unread
        let head = file.withBytes { [UInt8]($0.prefix(4)) }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || head.contains(0) {
            throw Diagnostics([
                Diagnostic(
                    .error, "wrong-encoding", "the file is UTF-16 or UTF-32, not UTF-8",
                    at: .init(file: path), remedy: "save it as UTF-8")
            ])
        }
        hasMark = head.starts(with: [0xEF, 0xBB, 0xBF])
        let mark = hasMark ? 3 : 0
        let line = file.withBytes { Self.spreadsheetLine($0.dropFirst(mark).prefix(8)) }
        start = mark + line
        firstLine = line > 0 ? 2 : 1
        if file.withBytes({ Self.hasOldLineEnds($0.dropFirst(mark).prefix(Self.lineEndSearch)) }) {
            throw Diagnostics([
                Diagnostic(
                    .error, "lone-carriage-return",
                    "the lines end in carriage returns alone, as old programs wrote them",
                    at: .init(file: path), remedy: "write line ends as LF or CRLF")
            ])
        }
        guard file.bytes.count > start else {
            throw Diagnostics([
                Diagnostic(
                    .error, "empty-file", "the file is empty", at: .init(file: path),
                    remedy: "write it again, or get it again")
            ])
        }
        self.path = path
        self.file = file
        if !allowsUnread { try requireRead() }
    }

    /// Stops where columns are of a kind that Parquet has and this program does not read.
    /// - Parameter columns: the positions of those that are used; nil for all.
    /// - Throws: `unsupported-parquet` for each.
    package func requireRead(_ columns: Set<Int>? = nil) throws(Diagnostics) {
        var problems = Diagnostics()
        for (column, findings) in unread.sorted(by: { $0.key < $1.key })
        where columns?.contains(column) ?? true {
            findings.items.forEach { problems.add($0) }
        }
        try problems.throwIfErrors()
    }

    /// Bytes in which the first line of a table ends.
    private static let lineEndSearch = 1 << 16

    /// Whether there are line ends of one kind only: a carriage return without a line feed.
    private static func hasOldLineEnds(_ head: Slice<UnsafeRawBufferPointer>) -> Bool {
        !head.contains(0x0A) && head.dropLast().contains(0x0D)
    }

    /// The length of a first line `sep=;`, with its line end; 0 where there is none.
    private static func spreadsheetLine(_ head: Slice<UnsafeRawBufferPointer>) -> Int {
        let bytes = Array(head)
        guard bytes.count > 5, String(decoding: bytes[..<4], as: UTF8.self).lowercased() == "sep="
        else { return 0 }
        if bytes[5] == 0x0A { return 6 }
        return bytes.count > 6 && bytes[5] == 0x0D && bytes[6] == 0x0A ? 7 : 0
    }

    /// All bytes; offsets count from here. Valid while this value lives.
    package var bytes: UnsafeBufferPointer<UInt8> { file.bytes.assumingMemoryBound(to: UInt8.self) }

    /// Number of bytes.
    package var count: Int { file.bytes.count }

    /// The first byte of a line whose number, from 1, is known.
    package struct LineMark {
        let offset: Int
        let line: Int
    }

    /// Line and column of an offset, both from 1; columns count characters (Unicode scalars).
    /// - Parameter mark: a line at or before the offset to count from; the first when nil.
    /// - Complexity: O(distance from the mark), for messages.
    package func location(
        of offset: Int, place: String? = nil, from mark: LineMark? = nil
    ) -> Diagnostic.Location {
        let before = UnsafeBufferPointer(
            rebasing: bytes[(mark?.offset ?? start)..<min(offset, count)])
        let line = ByteCount.of(0x0A, in: before) + (mark?.line ?? firstLine)
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        return .init(file: path, line: line, column: column, place: place)
    }

    /// `blank-line`: a line without anything in it, between others.
    package func blankLine(
        at offset: Int, place: String? = nil, remedy: String = "remove it"
    ) -> Diagnostic {
        Diagnostic(
            .error, "blank-line", "a line is empty", at: location(of: offset, place: place),
            remedy: remedy)
    }

    /// `not-utf8`: a cell whose bytes are no text.
    func notUTF8(_ what: String, at offset: Int) -> Diagnostic {
        Diagnostic(
            .error, "not-utf8", "the \(what) is not UTF-8", at: location(of: offset),
            remedy: "save the file as UTF-8")
    }

    /// Tells the system that a range was used and need not stay in memory.
    package func release(_ range: Range<Int>) { file.release(range) }

    /// What is accepted though it is unusual: a byte order mark, a line for spreadsheets, CRLF line
    /// ends, a last line without an end.
    package var oddities: [Diagnostic] {
        var notes: [Diagnostic] = []
        func note(_ code: String, _ message: String) {
            notes.append(Diagnostic(.note, code, message, at: .init(file: path)))
        }
        if hasMark { note("byte-order-mark", "the file begins with a byte order mark") }
        if firstLine > 1 {
            note("separator-line", "the first line, which is for spreadsheets, is left out")
        }
        let end = bytes[start...].firstIndex(of: 0x0A)
        if let end, end > start, bytes[end - 1] == 0x0D {
            note("crlf", "lines end in CRLF, as after a save on Windows")
        }
        if bytes.last != 0x0A { note("no-final-newline", "the last line has no line end") }
        return notes
    }
}

/// Counts of one byte, 16 at a time.
package enum ByteCount {
    /// How often `byte` occurs.
    package static func of(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        let wanted = SIMD16<UInt8>(repeating: byte)
        let one = SIMD16<UInt8>(repeating: 1)
        var total = 0
        var k = 0
        while bytes.count - k >= 16 {
            // At most 255 rounds, so that no lane overflows.
            let rounds = min((bytes.count - k) / 16, 255)
            var lanes = SIMD16<UInt8>()
            for _ in 0..<rounds {
                let block = UnsafeRawPointer(base + k).loadUnaligned(as: SIMD16<UInt8>.self)
                lanes &+= one.replacing(with: 0, where: block .!= wanted)
                k += 16
            }
            for lane in 0..<16 { total += Int(lanes[lane]) }
        }
        while k < bytes.count {
            if base[k] == byte { total += 1 }
            k += 1
        }
        return total
    }
}
