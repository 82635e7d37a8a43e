/// A number for every pair of a row and a column, as shades.
public struct HeatMap: Figure {
    /// What the picture shows.
    public var title: String
    /// What the numbers are, with their unit.
    public var legend: String
    /// How numbers turn to colours.
    public var reading: WorldMap.Reading
    /// Names of the rows.
    public var rows: [String]
    /// Names of the columns.
    public var columns: [String]
    /// The numbers, row by row; nil where there is none.
    public var values: [[Double?]]

    /// A heat map; every row has a number for each column.
    public init(
        title: String, legend: String, reading: WorldMap.Reading, rows: [String],
        columns: [String], values: [[Double?]]
    ) {
        precondition(values.count == rows.count, "a heat map has numbers for each row")
        precondition(
            values.allSatisfy { $0.count == columns.count }, "a row has a number for each column")
        self.title = title
        self.legend = legend
        self.reading = reading
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// The figure: names of columns upright above, names of rows to the left, the legend below.
    public func drawing() -> Drawing {
        var canvas = Canvas()
        let left = min(rows.map { TextWidth.of($0, size: 11) }.max() ?? 0, 190) + 8
        let top = min(columns.map { TextWidth.of($0, size: 11) }.max() ?? 0, 130) + 8
        let count = Double(max(columns.count, 1))
        let cell = min(max((canvas.width - left) / count, 13), 40)
        canvas = Canvas(width: max(canvas.width, left + cell * count))
        let height = 15.0
        var known: [(row: Int, column: Int, value: Double)] = []
        for (i, row) in values.enumerated() {
            for (j, value) in row.enumerated() {
                if let value, value.isFinite { known.append((i, j, value)) }
            }
        }
        let shades = Shades(
            known.map(\.value), signed: reading != .amounts, positiveIsLoss: reading == .costs)
        canvas.raw(Shades.hatch)
        let area = Area(
            left: left, top: top, width: cell * count, height: height * Double(rows.count))
        canvas.raw(
            """
            <rect x="\(SVGText.number(area.left))" y="\(SVGText.number(area.top))" \
            width="\(SVGText.number(area.width))" height="\(SVGText.number(area.height))" \
            fill="url(#fig-hatch)"/>

            """)
        for (j, name) in columns.enumerated() {
            canvas.uprightText(
                TextWidth.shortened(name, to: top - 8, size: 11), left + cell * (Double(j) + 0.5),
                top - 5, title: name)
        }
        for (i, name) in rows.enumerated() {
            canvas.text(
                TextWidth.shortened(name, to: left - 8, size: 11), left - 6,
                top + height * Double(i) + 11.5, .end, size: 11, title: name)
        }
        for (index, item) in known.enumerated() {
            canvas.rectangle(
                Area(
                    left: left + cell * Double(item.column), top: top + height * Double(item.row),
                    width: cell - 1, height: height - 1), shades[index],
                title: """
                    \(rows[item.row]), \(columns[item.column]): \
                    \(SVGText.significant(item.value, 3))
                    """)
        }
        canvas.height = shades.legend(
            legend, noData: known.count < rows.count * columns.count ? "no data" : nil,
            on: &canvas, top: area.bottom + 8)
        return canvas.drawing(title, kind: "heat")
    }
}
