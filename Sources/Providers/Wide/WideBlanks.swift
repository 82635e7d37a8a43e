import Containers
import InputOutput

/// A wide file without what a spreadsheet leaves in and around a table: lines and columns in which
/// nothing stands from end to end.
struct WideBlanks {
    /// The text without them.
    let text: CSVText
    /// What was left out.
    let findings: [Diagnostic]

    /// Files beyond this were not made by hand.
    private static let largestSize = 64 << 20

    /// Nil where there is nothing of the kind, or more wrong with the text.
    /// - Complexity: two passes over the file; a copy of it.
    init?(_ source: CSVText, delimiter: UInt8) throws(Diagnostics) {
        guard source.count <= Self.largestSize else { return nil }
        var filled: [Bool] = []
        var (blankLines, waiting) = (0, 0)
        var isSound = true
        Self.lines(of: source, delimiter) { line, _ in
            isSound = isSound && line.problems.count == 0
            if Self.isBlank(line) {
                waiting += 1
                return
            }
            blankLines += waiting
            waiting = 0
            while filled.count < line.cells.count { filled.append(false) }
            for (k, cell) in line.cells.enumerated() where !cell.trimmingBlanks.isEmpty {
                filled[k] = true
            }
        }
        let blankColumns = filled.count { !$0 }
        guard isSound, blankLines + waiting + blankColumns > 0, filled.contains(true) else {
            return nil
        }
        var bytes: [UInt8] = []
        Self.lines(of: source, delimiter) { line, end in
            if Self.isBlank(line) { return }
            let ends = line.offsets.dropFirst().map { $0 - 1 } + [end]
            var isFirst = true
            for (k, (start, end)) in zip(line.offsets, ends).enumerated() where filled[k] {
                if !isFirst { bytes.append(delimiter) }
                bytes += source.bytes[start..<end]
                isFirst = false
            }
            bytes.append(0x0A)
        }
        text = try CSVText(
            FileBytes(unpacking: source.path, capacity: bytes.count) { target in
                target.copyBytes(from: bytes)
                return bytes.count
            }, path: source.path)
        func note(_ code: String, _ count: Int, _ what: String) -> Diagnostic? {
            if count == 0 { return nil }
            let words =
                count == 1
                ? "1 \(what) without anything in it is"
                : """
                \(count) \(what)s without anything in them are
                """
            return Diagnostic(.note, code, "\(words) left out", at: .init(file: source.path))
        }
        findings = [
            note("blank-lines", blankLines + waiting, "line"),
            note("blank-columns", blankColumns, "column"),
        ].compactMap { $0 }
    }

    /// Problems of the text as problems of the file: without lines and columns, which are others
    /// there.
    static func problems(_ found: Diagnostics) -> Diagnostics {
        Diagnostics(
            found.items.map { item in
                var item = item
                item.location.line = nil
                item.location.column = nil
                return item
            })
    }

    private static func isBlank(_ line: DelimitedLine) -> Bool {
        line.cells.allSatisfy { $0.trimmingBlanks.isEmpty }
    }

    /// Every line with the offset behind its last cell.
    private static func lines(
        of text: CSVText, _ delimiter: UInt8, _ body: (DelimitedLine, Int) -> Void
    ) {
        var position = text.start
        while position < text.count {
            let line = DelimitedLine(text, at: position, delimiter: delimiter)
            var end = line.end
            if end > position, text.bytes[end - 1] == 0x0A { end -= 1 }
            if end > position, text.bytes[end - 1] == 0x0D { end -= 1 }
            body(line, end)
            position = line.end
        }
    }
}
