package import InputOutput

/// The bytes of a delimited text file, mapped or unpacked. A UTF-8 byte order mark is accepted and
/// skipped; line ends may be LF or CRLF, with or without one at the end of the file. A Parquet file
/// is taken as the text that says the same.
package struct CSVText: Sendable {
    /// The path as it is shown to users.
    package let path: String
    /// Offset of the first character, behind a byte order mark.
    package let start: Int
    private let file: FileBytes

    /// Maps a file.
    /// - Throws: `missing-file`, `unreadable-file`, `empty-file`, `wrong-encoding`; of Parquet
    ///   `damaged-parquet`, `unsupported-parquet`.
    package init(path: String) throws(Diagnostics) {
        try self.init(try FileBytes(path: path), path: path)
    }

    /// Text from bytes.
    /// - Parameter path: what to call the file in messages.
    /// - Throws: `empty-file`, `wrong-encoding`.
    package init(_ content: FileBytes, path: String) throws(Diagnostics) {
        let file =
            ParquetFile.isParquet(content) ? try ParquetText.csv(content, path: path) : content
        let head = file.withBytes { [UInt8]($0.prefix(4)) }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || head.contains(0) {
            throw Diagnostics([
                Diagnostic(
                    .error, "wrong-encoding", "the file is UTF-16 or UTF-32, not UTF-8",
                    at: .init(file: path), remedy: "save it as UTF-8")
            ])
        }
        start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard file.bytes.count > start else {
            throw Diagnostics([
                Diagnostic(
                    .error, "empty-file", "the file is empty", at: .init(file: path),
                    remedy: "write it again, or get it again")
            ])
        }
        self.path = path
        self.file = file
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
        let line = ByteCount.of(0x0A, in: before) + (mark?.line ?? 1)
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

    /// What is accepted though it is unusual: a byte order mark, CRLF line ends, a last line
    /// without an end.
    package var oddities: [Diagnostic] {
        var notes: [Diagnostic] = []
        func note(_ code: String, _ message: String) {
            notes.append(Diagnostic(.note, code, message, at: .init(file: path)))
        }
        if start > 0 { note("byte-order-mark", "the file begins with a byte order mark") }
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
