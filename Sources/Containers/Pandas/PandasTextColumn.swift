package import InputOutput

/// A small text file that pandas wrote with tabs: a line of names, then labels and one cell a line,
/// such as unit.txt.
package struct PandasTextColumn: PandasTexts {
    /// The file.
    package let text: CSVText
    /// The lines in order.
    package private(set) var rows: [PandasTextRow] = []
    /// Offsets of the lines.
    private var offsets: [Int] = []

    /// Where it stands.
    package var path: String { text.path }

    /// The place of a line.
    package func location(ofRow row: Int) -> Diagnostic.Location {
        text.location(of: offsets[row])
    }

    /// Reads a file.
    /// - Parameter labelColumns: how many cells of a line are labels; when nil, all but the last.
    /// - Throws: all of `wrong-delimiter`, `wrong-header`, `short-row`, `long-row`, `blank-line`,
    ///   and what is wrong with single cells.
    package init(
        _ text: CSVText, labelColumns stated: Int? = nil, delimiter: UInt8 = UInt8(ascii: "\t")
    ) throws(Diagnostics) {
        self.text = text
        try CSVHeader(text, delimiter: delimiter).requireDelimiter()
        let header = DelimitedLine(text, at: text.start, delimiter: delimiter)
        var problems = header.problems
        let labels = stated ?? header.cells.count - 1
        guard labels > 0, header.cells.count == labels + 1 else {
            throw Diagnostics([
                Diagnostic(
                    .error, "wrong-header",
                    "the first line has \(header.cells.count) cells where \(labels + 1) are "
                        + "expected",
                    at: .init(file: text.path, line: 1),
                    remedy: "it is known with \(labels) columns of labels and one of values")
            ])
        }
        var position = header.end
        var blank: Int?
        while position < text.count {
            let line = DelimitedLine(text, at: position, delimiter: delimiter)
            defer { position = line.end }
            if line.cells == [""] {
                blank = blank ?? position
                continue
            }
            if let offset = blank {
                problems.add(text.blankLine(at: offset))
                blank = nil
            }
            problems.add(line.problems)
            guard line.cells.count == labels + 1 else {
                problems.add(
                    Diagnostic(
                        .error, line.cells.count < labels + 1 ? "short-row" : "long-row",
                        "the line has \(line.cells.count) cells for \(labels + 1) columns",
                        at: text.location(of: position),
                        remedy: "the file may be cut short or damaged: get it again"))
                continue
            }
            rows.append(
                PandasTextRow(
                    labels: Array(line.cells.prefix(labels)), value: line.cells[labels]))
            offsets.append(position)
        }
        try problems.throwIfAny(file: text.path)
    }
}
