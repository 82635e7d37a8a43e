/// A table laid out in aligned columns, in blocks of columns where it is wider than the terminal.
struct TextTable {
    /// One column, its cells padded so that decimal points are below each other.
    private struct Column {
        var heading: [String]
        var unit: [String]
        /// The lines of every cell; one but for long labels.
        var cells: [[String]]
        let isNumeric: Bool
        var header: [String] { heading + unit }
        var width: Int { (header + cells.joined()).lazy.map(TerminalText.width).max() ?? 0 }
    }

    private static let gap = "  "
    /// Headings are broken to this width where the cells are narrower.
    static let headingWidth = 12
    /// Columns of a line where nobody says how many there are: what goes into a file or a pipe is
    /// read by people too.
    private static let widestLine = 240
    /// Labels are not broken to less than this.
    private static let labelWidth = 16

    private var columns: [Column]
    private let keys: Int
    private let rowCount: Int

    /// Lays out all columns of a table at their natural width.
    /// - Parameter headingWidth: what headings are broken to where the cells are narrower.
    init(_ table: ReportTable, headingWidth: Int = Self.headingWidth) {
        keys = table.keyColumns
        rowCount = table.rows.count
        columns = table.columns.indices.map { Self.column(table, $0, headingWidth) }
    }

    /// The table with its headings on as few lines as a line of so many columns has room for.
    static func withLowHeadings(_ table: ReportTable, limit: Int?) -> TextTable {
        let limit = limit ?? widestLine
        let choices = [60, 40, 30, 24, 20, 16, 14].lazy.map {
            TextTable(table, headingWidth: $0)
        }
        return choices.first { $0.naturalWidth <= limit } ?? TextTable(table)
    }

    /// Columns of the terminal that the table takes unbroken.
    var naturalWidth: Int { Self.width(columns) }

    /// The lines of the table.
    ///
    /// Where `limit` columns (240 without a limit) do not hold it, long labels are broken at blanks
    /// (and words that are longer still after a point, a slash or an underscore, or are cut), and
    /// if that is not enough the columns are spread over several blocks that repeat the key
    /// columns. Numbers are never cut.
    func lines(ink: Ink, limit: Int?) -> [String] {
        if rowCount == 0 { return block(columns, ink) + ["(no rows)"] }
        let limit = limit ?? Self.widestLine
        guard Self.width(columns) > limit else { return block(columns, ink) }
        var fitted = self
        // A label that is wider than the line is broken in any case.
        let widest = columns.filter { !$0.isNumeric }.map(\.width).max() ?? 0
        var label = min(widest, max(limit, Self.labelWidth) + 1)
        while label > Self.labelWidth, Self.width(fitted.columns) > limit {
            label -= 1
            // From the whole labels each time: what was broken in a word has no blank there.
            fitted = self
            fitted.breakLabels(to: label)
        }
        let blocks = fitted.blocks(limit)
        return Array(blocks.map { block($0, ink) }.joined(separator: [""]))
    }

    private static func width(_ columns: [Column]) -> Int {
        columns.reduce(0) { $0 + $1.width + gap.count } - gap.count
    }

    /// More characters of a cell are not shown: no label has so many, and all of them are measured
    /// again and again.
    private static let longestCell = 1000

    private static func column(
        _ table: ReportTable, _ index: Int, _ headingWidth: Int
    ) -> Column {
        let column = FormattedColumn(table, index)
        let tail = column.longestTail.count
        let texts = column.cells.map { cell in
            let padding = cell.isAligned ? tail - cell.tail.count : 0
            let text = TerminalText.line(String(cell.text.prefix(longestCell)))
            return text + String(repeating: " ", count: padding)
        }
        let width = max(headingWidth, texts.lazy.map(TerminalText.width).max() ?? 0)
        func wrapped(_ text: String) -> [String] {
            TerminalText.wrapped(TerminalText.line(text), to: width)
        }
        return Column(
            heading: wrapped(table.columns[index].displayName),
            unit: table.columns[index].unitForPeople.map { wrapped("(\($0))") } ?? [],
            cells: texts.map { [$0] }, isNumeric: column.isNumeric)
    }

    private mutating func breakLabels(to limit: Int) {
        for index in columns.indices where !columns[index].isNumeric {
            columns[index].cells = columns[index].cells.map { lines in
                TerminalText.broken(lines.joined(separator: " "), to: limit).map {
                    TerminalText.shortened($0, to: limit)
                }
            }
        }
    }

    private func blocks(_ limit: Int) -> [[Column]] {
        let repeated = Array(columns.prefix(keys))
        var blocks: [[Column]] = []
        var current = repeated
        for column in columns.dropFirst(repeated.count) {
            if current.count > repeated.count, Self.width(current + [column]) > limit {
                blocks.append(current)
                current = repeated
            }
            current.append(column)
        }
        return blocks + [current]
    }

    private func block(_ columns: [Column], _ ink: Ink) -> [String] {
        let height = columns.map(\.header.count).max() ?? 0
        let widths = columns.map(\.width)
        func line(_ texts: (Column, _ width: Int) -> String) -> String {
            zip(columns, widths).map(texts).joined(separator: Self.gap)
                .trimmingSuffix { $0 == " " }
        }
        func aligned(_ text: String, _ column: Column, _ width: Int, _ ink: (String) -> String)
            -> String
        {
            let padding = TerminalText.padding(text, to: width)
            return column.isNumeric ? padding + ink(text) : ink(text) + padding
        }
        let header = (0..<height).map { row in
            line { column, width in
                let index = row - (height - column.header.count)
                if index < 0 { return String(repeating: " ", count: width) }
                let isUnit = index >= column.heading.count
                return aligned(column.header[index], column, width, isUnit ? ink.dim : ink.bold)
            }
        }
        let rule = line { String(repeating: "─", count: $1) }
        let body = (0..<rowCount).flatMap { row in
            let height = columns.map { $0.cells[row].count }.max() ?? 1
            return (0..<max(height, 1)).map { index in
                line { column, width in
                    let lines = column.cells[row]
                    return aligned(index < lines.count ? lines[index] : "", column, width) { $0 }
                }
            }
        }
        return header + [ink.dim(rule)] + body
    }
}
