import Figures

/// How high the parts of a brief are on A4, in CSS px, estimated as `PageShell.style` prints them
/// and with wide letters: what fits here fits on paper.
struct BriefPaper {
    /// Width and height of what is printed on a page of A4 inside its margins.
    private static let page = (width: 687.0, height: 1023.0)
    /// What estimates may be wrong by, on each page.
    private static let reserve = 34.0
    /// Height of a line of text, of 10 pt.
    private static let line = 18.0
    private static let letters = 40.0 / 3
    private static let inset = 18.0

    /// The parts in their order: none of them is broken between pages.
    private var parts: [Double] = []

    /// How many pages the parts take.
    var pages: Int {
        var (count, used) = (1, 0.0)
        for part in parts {
            if used > 0, used + part > Self.page.height - Self.reserve {
                count += 1
                used = 0
            }
            used += part
        }
        return count
    }

    /// The question and the line below it.
    mutating func add(title: String, data: String?) {
        var height = 25 * Self.lines(title, 20, width: 600, isBold: true) + 8
        if let data { height += Self.line * Self.lines(data) + 8 }
        parts.append(height)
    }

    /// A paragraph.
    mutating func add(paragraph text: String) {
        parts.append(Self.line * Self.lines(text, width: Self.page.width - Self.inset) + 6)
    }

    /// A heading and the items of a list.
    mutating func add(heading: String, items: [String]) {
        let heights = items.map {
            Self.line * Self.lines($0, width: Self.page.width - Self.inset) + 4
        }
        parts.append(36 + (heights.first ?? 0))
        parts += heights.dropFirst()
    }

    /// A table without prose, below a heading where it has one.
    mutating func add(table: ReportTable, heading: String? = nil) {
        let columns = table.columns.indices.map { FormattedColumn(table, $0) }
        let size = 32.0 / 3
        let rows = table.rows.indices.map { row in columns.map { $0.cells[row].text } }
        let widths = columns.indices.map { k in
            (rows.map { TextWidth.of($0[k], size: size) }.max() ?? 0) + 9
        }
        let natural = widths.reduce(0, +)
        let room = Self.page.width - Self.inset
        // Columns that are too wide for the page are broken, numbers are not.
        let fixed = columns.indices.filter { columns[$0].isNumeric }.reduce(0) { $0 + widths[$1] }
        let share = natural <= room ? 1 : max((room - fixed) / max(natural - fixed, 1), 0.15)
        let heights = rows.map { row -> Double in
            let lines = columns.indices.map { k -> Double in
                columns[k].isNumeric ? 1 : Self.lines(row[k], size, width: widths[k] * share)
            }
            return 14.5 * (lines.max() ?? 1) + 4
        }
        parts.append((heading == nil ? 0 : 36) + 14.5 * 3 + 6 + (heights.first ?? 0))
        parts += heights.dropFirst()
        for note in table.notes { add(paragraph: note) }
    }

    /// A figure with its title.
    mutating func add(figure: any Figure) {
        let drawing = figure.drawing()
        let title = Self.line * Self.lines(figure.title, isBold: true)
        parts.append(title + 24 + drawing.height * Self.page.width / drawing.width)
    }

    /// The command, below its heading.
    mutating func add(command: String) {
        parts.append(36 + 26 + 17 * (Double(command.count) / 80).rounded(.up))
    }

    /// The sources at the end.
    mutating func add(footer: [String]) {
        parts.append(22 + footer.reduce(0) { $0 + 17 * Self.lines($1, 12) })
    }

    private static func lines(
        _ text: String, _ size: Double = letters, width: Double = page.width, isBold: Bool = false
    ) -> Double {
        // A line ends before a word that has no room, which leaves a part of it empty.
        let length = 1.04 * TextWidth.of(text, size: size, isBold: isBold)
        return max((length / width).rounded(.up), 1)
    }
}
