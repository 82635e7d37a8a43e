/// Horizontal bars as an inline SVG, coloured by the classes `gain` and `loss` of the page.
struct BarChart {
    /// More bars than this are not readable; the rest stays in the table.
    static let mostBars = 40

    private static let width = 760.0
    private static let rowHeight = 20.0
    private static let labelLength = 32
    /// Width of a character at the page's 12 px, wide enough for digits and most letters.
    private static let characterWidth = 7.0

    private let name: String
    private let bars: [(label: String, value: Double?, text: String)]

    /// A chart of the table's ``ReportTable/chartColumn``; `nil` when it asks for none or there is
    /// nothing to draw.
    init?(_ table: ReportTable) {
        guard let index = table.columns.firstIndex(where: { $0.name == table.chartColumn }),
            !table.rows.isEmpty
        else { return nil }
        let column = table.columns[index]
        let formatted = FormattedColumn(table, index).cells
        name = "\(column.displayName)\(column.unitForPeople.map { " (\($0))" } ?? "")"
        bars = zip(table.rows, formatted).prefix(Self.mostBars).map { row, cell in
            let label = row.prefix(table.keyColumns).map(\.plain).joined(separator: " ")
            let value = row[index].number.flatMap { $0.isFinite ? $0 : nil }
            return (label, value, cell.text)
        }
    }

    /// The drawing, with a title for screen readers.
    var svg: String {
        let values = bars.compactMap(\.value)
        let (least, most) = (min(values.min() ?? 0, 0), max(values.max() ?? 0, 0))
        let labels = bars.map { TerminalText.shortened($0.label, to: Self.labelLength) }
        let labelRoom = Self.room(labels)
        // A loss has its number to the left of the bar, all else to the right.
        let losses = bars.filter { ($0.value ?? 0) < 0 }.map(\.text)
        let others = bars.filter { ($0.value ?? 0) >= 0 }.map(\.text)
        let left = labelRoom + Self.room(losses)
        let right = Self.width - Self.room(others)
        // Scaled before the difference, which may exceed the largest double.
        let unit = max(most, -least)
        let scale = unit == 0 ? 0 : (right - left) / (most / unit - least / unit)
        func x(_ value: Double) -> Double {
            unit == 0 ? left : left + (value / unit - least / unit) * scale
        }
        let height = Double(bars.count) * Self.rowHeight + 4
        var out = """
            <svg viewBox="0 0 \(NumberText.shortest(Self.width)) \(NumberText.shortest(height))" \
            role="img" aria-label="\(HTML.escaped(name))">
            <title>\(HTML.escaped(name))</title>

            """
        for (index, bar) in bars.enumerated() {
            let top = Double(index) * Self.rowHeight + 2
            let value = bar.value ?? 0
            let (from, to) = (min(x(0), x(value)), max(x(0), x(value)))
            let isLoss = value < 0
            out += """
                <text x="\(Self.point(labelRoom - 8))" y="\(Self.point(top + 14))" class="end">\
                \(HTML.escaped(labels[index]))</text>\
                <rect x="\(Self.point(from))" y="\(Self.point(top + 2))" \
                width="\(Self.point(to - from))" height="16" class="\(isLoss ? "loss" : "gain")"/>\
                <text x="\(Self.point(isLoss ? from - 5 : to + 5))" y="\(Self.point(top + 14))"\
                \(isLoss ? " class=\"end\"" : "")>\(HTML.escaped(bar.text))</text>

                """
        }
        let zero = Self.point(x(0))
        return out + """
            <line x1="\(zero)" x2="\(zero)" y1="0" y2="\(Self.point(height))"/>
            </svg>
            """
    }

    private static func room(_ texts: [String]) -> Double {
        Double(texts.map(TerminalText.width).max() ?? 0) * characterWidth + 12
    }

    private static func point(_ value: Double) -> String { NumberText.fixed(value, 1) }
}
