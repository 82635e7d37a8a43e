import Containers
import InputOutput

/// Observations of a CSV file that an SDMX service wrote: one a line, its dimensions in columns of
/// their names, the number in `OBS_VALUE`.
///
/// Columns of labels (`csvfilewithlabels`) stand beside those of codes and are not needed; an
/// `OBS_VALUE` that is empty or `NaN` is an observation that was not published.
struct SDMXRecords {
    /// One observation.
    struct Record {
        /// The codes of the columns that were asked for; empty where the file has no such column.
        let codes: [String]
        /// The number; nil where it was not published.
        let value: Double?
        /// Where the line begins.
        let offset: Int
    }

    /// The file.
    let text: CSVText
    /// The observations in order.
    let records: [Record]

    /// Column names that hold the number.
    static let valueColumn = "OBS_VALUE"

    /// Whether a first line is one of such a file with these columns.
    static func isHeader(_ names: [String], with columns: [String]) -> Bool {
        names.contains(valueColumn) && columns.allSatisfy(names.contains)
    }

    /// Reads a file.
    /// - Parameter columns: the columns whose codes are wanted.
    /// - Throws: `short-row`, `long-row`, `blank-line`, and what is wrong with single numbers.
    init(_ text: CSVText, columns: [String]) throws(Diagnostics) {
        self.text = text
        let header = CSVHeader(text)
        try header.requireDelimiter()
        var problems = header.problems
        let names = header.labels
        let positions = columns.map { names.firstIndex(of: $0) }
        let valueAt = names.firstIndex(of: Self.valueColumn) ?? 0
        var records: [Record] = []
        var position = header.end
        while position < text.count {
            let line = DelimitedLine(
                text, at: position, delimiter: UInt8(ascii: ","), what: "cell")
            defer { position = line.end }
            if line.isEmpty {
                if line.end < text.count { problems.add(text.blankLine(at: position)) }
                continue
            }
            problems.add(line.problems)
            guard line.cells.count == names.count else {
                problems.add(
                    Diagnostic(
                        .error, line.cells.count < names.count ? "short-row" : "long-row",
                        "the line has \(line.cells.count) cells for \(names.count) columns",
                        at: text.location(of: position),
                        remedy: "put a cell that holds a comma in quotes"))
                continue
            }
            let number = line.cells[valueAt]
            let value = Double(number)
            let isMissing = number.isEmpty || number == "NaN"
            if !isMissing, value?.isFinite != true {
                let found = CellText.problem(with: number)
                problems.add(
                    Diagnostic(
                        .error, found.code, found.message,
                        at: text.location(of: line.offsets[valueAt], place: Self.valueColumn),
                        remedy: found.remedy))
                continue
            }
            records.append(
                Record(
                    codes: positions.map { index in
                        if let index { line.cells[index] } else { "" }
                    }, value: isMissing ? nil : value, offset: position))
        }
        try problems.throwIfAny(file: text.path)
        self.records = records
    }
}
