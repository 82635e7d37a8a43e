import InputOutput

/// The first lines of a text file that pandas wrote: one a level of the column labels, each behind
/// as many cells as a row has labels; then, where the rows’ labels have names, a line with those
/// names and no other cells.
package struct PandasHeader {
    /// The labels of each level, one a column.
    package let levels: [[String]]
    /// How many cells of a row are labels.
    package let labelColumns: Int
    /// Offset of the first row.
    package let bodyStart: Int
    /// Offset of the lowest label of each column.
    package let offsets: [Int]
    /// The first cell of each line: the names of the levels, such as `region`.
    package let names: [String]

    /// More label columns than this are no table’s.
    private static let largestLabelColumns = 8

    /// Reads the lines.
    /// - Parameters:
    ///   - count: how many levels the columns have, at least 1.
    ///   - stated: how many cells of a row are labels; when nil, as many as the empty cells behind
    ///     the first cell tell.
    /// - Throws: `wrong-delimiter`, `wrong-header`, and what is wrong with single cells.
    init(
        _ text: CSVText, name: String, levels count: Int, labelColumns stated: Int? = nil,
        delimiter: UInt8 = UInt8(ascii: "\t")
    ) throws(Diagnostics) {
        try CSVHeader(text, delimiter: delimiter).requireDelimiter()
        var lines: [DelimitedLine] = []
        var problems = ProblemList()
        var position = text.start
        while lines.count < count, position < text.count {
            let line = DelimitedLine(text, at: position, delimiter: delimiter)
            problems.add(line.problems)
            lines.append(line)
            position = line.end
        }
        try problems.throwIfAny(file: text.path)
        func failure(_ line: Int, _ message: String) -> Diagnostics {
            let due =
                count == 1
                ? "it is known with one line of column labels"
                : "it is known with \(count) lines of column labels, regions first, each behind "
                    + "the columns of row labels"
            return Diagnostics([
                Diagnostic(
                    .error, "wrong-header", message,
                    at: .init(file: text.path, line: line, place: name), remedy: due)
            ])
        }
        guard lines.count == count else {
            throw failure(lines.count + 1, "the file ends where column labels are expected")
        }
        let width = lines[0].cells.count
        let labels = stated ?? 1 + lines[0].cells.dropFirst().prefix { $0.isEmpty }.count
        guard labels < width, labels <= Self.largestLabelColumns else {
            throw failure(1, "the first line has no column labels")
        }
        for (index, line) in lines.enumerated() {
            if line.cells.count != width {
                throw failure(
                    index + 1, "the line has \(line.cells.count) cells where line 1 has \(width)")
            }
            if count > 1, line.cells[1..<labels].contains(where: { !$0.isEmpty }) {
                throw failure(
                    index + 1,
                    "the line has ‘\(line.cells[1..<labels].joined(separator: " ").shortened)’ in "
                        + "the columns of row labels")
            }
            if line.cells.dropFirst(labels).allSatisfy(Self.isNumber) {
                throw failure(index + 1, "the line holds numbers where column labels are expected")
            }
        }
        if count > 1 {
            let next = DelimitedLine(text, at: position, delimiter: delimiter)
            let isNames =
                next.cells.dropFirst(labels).allSatisfy(\.isEmpty) && !next.isBlank
            if isNames { position = next.end }
        }
        levels = lines.map { Array($0.cells.dropFirst(labels)) }
        offsets = Array(lines[count - 1].offsets.dropFirst(labels))
        names = lines.map { $0.cells[0] }
        labelColumns = labels
        bodyStart = position
    }

    /// The label of each column, levels joined by `/`.
    package var labels: [String] {
        levels[0].indices.map { column in levels.map { $0[column] }.joined(separator: "/") }
    }

    private static func isNumber(_ text: String) -> Bool { Double(text) != nil }
}
