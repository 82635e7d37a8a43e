import Containers
import InputOutput

/// The lines of a file of labels of Eora26: cells separated by tabs, a tab at the end mostly.
struct EoraLabels {
    /// One line.
    struct Line {
        let cells: [String]
        /// Offset of the line.
        let offset: Int
    }

    /// The file.
    let text: CSVText
    /// The lines in order.
    private(set) var lines: [Line] = []

    /// Reads a file.
    /// - Parameter cells: how many cells a line has.
    /// - Throws: all of `short-row`, `long-row`, `blank-line`, `wrong-delimiter`, and what is wrong
    ///   with single cells.
    init(_ text: CSVText, cells count: Int) throws(Diagnostics) {
        self.text = text
        try CSVHeader(text, delimiter: UInt8(ascii: "\t")).requireDelimiter()
        var problems = ProblemList()
        var position = text.start
        var blank: Int?
        while position < text.count {
            let line = DelimitedLine(text, at: position)
            defer { position = line.end }
            if line.isBlank {
                blank = blank ?? position
                continue
            }
            if let offset = blank {
                problems.add(
                    text.blankLine(at: offset, remedy: "every line is the label of a row"))
                blank = nil
            }
            problems.add(line.problems)
            var cells = line.cells
            if cells.count == count + 1, cells.last == "" { cells.removeLast() }
            if cells.count != count {
                problems.add(
                    Diagnostic(
                        .error, cells.count < count ? "short-row" : "long-row",
                        "the line has \(cells.count) cells where \(count) are expected",
                        at: text.location(of: position),
                        remedy: "the file is cut short, or of another release"))
                continue
            }
            lines.append(Line(cells: cells, offset: position))
        }
        try problems.throwIfAny(file: text.path)
    }

    /// The grid of regions (second cell) and what each has (fourth cell) of some lines.
    func grid(_ lines: some Sequence<Line>, what: String) throws(Diagnostics) -> RegionGrid {
        let items = lines.map { line in
            RegionGrid.Item(region: line.cells[1], part: line.cells[3]) {
                text.location(of: line.offset)
            }
        }
        return try RegionGrid(items, what: what, home: .init(file: text.path))
    }

    /// The unit in brackets at the end of a label, such as `Gg` of `CO2 emissions (Gg)`; empty when
    /// there is none.
    static func unit(_ label: String) -> String {
        guard label.hasSuffix(")"), let open = label.lastIndex(of: "(") else { return "" }
        return String(label[label.index(after: open)...].dropLast())
    }
}
