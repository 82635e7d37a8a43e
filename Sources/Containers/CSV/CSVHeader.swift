package import InputOutput

/// The first line of a delimited file.
package struct CSVHeader {
    private let text: CSVText
    private let delimiter: UInt8
    private let line: DelimitedLine

    /// The cells.
    package var labels: [String] { line.cells }
    /// Offset behind the line.
    package var end: Int { line.end }
    /// Cells that are not well formed.
    package var problems: ProblemList { line.problems }

    /// Reads the line.
    package init(_ text: CSVText, delimiter: UInt8 = UInt8(ascii: ",")) {
        self.text = text
        self.delimiter = delimiter
        line = DelimitedLine(text, at: text.start, delimiter: delimiter)
    }

    /// The line as that of the whole text, of which only the beginning was there before.
    package init(_ header: CSVHeader, in whole: CSVText) {
        text = whole
        delimiter = header.delimiter
        line = header.line
    }

    /// The cells from `dropping` on, with their places.
    package func found(dropping count: Int, name: String) -> [LabelCheck.Found] {
        zip(labels, line.offsets).dropFirst(count).map { label, offset in
            LabelCheck.Found(label: label) { [text] in text.location(of: offset, place: name) }
        }
    }

    /// Throws `wrong-delimiter` when the line is one cell in which something else separates.
    package func requireDelimiter() throws(Diagnostics) {
        guard labels.count == 1 else { return }
        // The line itself: behind a label in quotes nothing else belongs to it.
        let line = String(decoding: text.bytes[text.start..<end], as: UTF8.self)
        let candidates: [(Character, String)] = [
            (";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars"), (",", "commas"),
        ]
        for (character, word) in candidates
        where line.contains(character) && character.asciiValue != delimiter {
            let wanted = candidates.first { $0.0.asciiValue == delimiter }?.1 ?? "commas"
            throw Diagnostics([
                Diagnostic(
                    .error, "wrong-delimiter",
                    "cells seem to be separated by \(word), not by \(wanted)",
                    at: .init(file: text.path, line: text.firstLine),
                    remedy: "export the file again with \(wanted), and with decimal points")
            ])
        }
    }
}
