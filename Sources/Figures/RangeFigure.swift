/// Results of several models side by side: a bar from zero, a dot and a number for each series, in
/// groups that have a scale of their own.
public struct RangeFigure: NarrowFigure {
    /// One number.
    public struct Mark: Sendable, Equatable {
        /// Which series it belongs to.
        public var series: Int
        /// The number.
        public var value: Double
        /// The number as people read it.
        public var text: String

        /// A number of a series.
        public init(series: Int, value: Double, text: String) {
            self.series = series
            self.value = value
            self.text = text
        }
    }

    /// One row, such as a model.
    public struct Row: Sendable, Equatable {
        /// What it is called.
        public var label: String
        /// Its numbers, at most one a series.
        public var marks: [Mark]

        /// A row with its numbers.
        public init(_ label: String, _ marks: [Mark]) {
            self.label = label
            self.marks = marks
        }
    }

    /// Rows of one measure.
    public struct Group: Sendable, Equatable {
        /// The measure and its unit.
        public var title: String
        /// Its rows.
        public var rows: [Row]

        /// A measure with its rows.
        public init(_ title: String, _ rows: [Row]) {
            self.title = title
            self.rows = rows
        }
    }

    /// What the picture shows.
    public var title: String
    /// Names of the series.
    public var series: [String]
    /// The measures.
    public var groups: [Group]

    /// A figure.
    public init(title: String, series: [String], groups: [Group]) {
        self.title = title
        self.series = series
        self.groups = groups
    }

    private static let lane = 16.0
    private static let between = 7.0
    private static let widestLabel = 250.0

    /// The figure: a legend, then the measures below each other; on a narrow one names of rows
    /// stand above their marks.
    public func drawing(width: Double) -> Drawing {
        var canvas = Canvas(width: width)
        var top = Legend.draw(series, on: &canvas, top: 0) + 8
        let rows = groups.flatMap(\.rows)
        let widest = rows.map { TextWidth.of($0.label) }.max() ?? 0
        let labelRoom = canvas.isNarrow ? 0 : min(widest, Self.widestLabel) + 12
        for group in groups {
            top = draw(group, on: &canvas, top: top, labelRoom: labelRoom) + 12
        }
        canvas.height = top
        return canvas.drawing(title)
    }

    private func draw(
        _ group: Group, on canvas: inout Canvas, top: Double, labelRoom: Double
    ) -> Double {
        let marks = group.rows.flatMap(\.marks).filter(\.value.isFinite)
        func room(_ chosen: [Mark]) -> Double {
            (chosen.map { TextWidth.of($0.text, size: 11) }.max() ?? 0) + 12
        }
        let scale = Scale(
            Scale.range(marks.map(\.value), with: [0]),
            from: labelRoom + room(marks.filter { $0.value < 0 }),
            to: canvas.width - room(marks.filter { $0.value >= 0 }))
        let zero = marks.allSatisfy { $0.value == 0 } ? labelRoom + 6 : scale(0)
        func place(_ value: Double) -> Double { value == 0 ? zero : scale(value) }
        let heading = TextWidth.shortened(group.title, to: canvas.width - 8, isBold: true)
        canvas.text(heading, 0, top + 12, isBold: true)
        let headingArea = Canvas.area(heading, 0, top + 12, isBold: true)
        if headingArea.right + 10 < zero - 4 {
            canvas.text("0", zero, top + 12, .middle, .soft, size: 11)
        }
        let first = top + 20
        var y = first
        // Names stand on the line of zero where there is no room beside it, and read above it.
        if canvas.isNarrow {
            let heights = group.rows.map { 15 + Self.lane * Double(max($0.marks.count, 1)) }
            let bottom = first + heights.reduce(0) { $0 + $1 + Self.between } - Self.between
            canvas.line(zero, first - 2, zero, bottom + 2, .soft)
        }
        for row in group.rows {
            let height = Self.lane * Double(max(row.marks.count, 1))
            if canvas.isNarrow {
                let label = TextWidth.shortened(row.label, to: canvas.width - 4)
                canvas.text(
                    label, 0, y + 11, hasHalo: true, title: label == row.label ? nil : row.label)
                y += 15
            } else {
                let label = TextWidth.shortened(row.label, to: labelRoom - 12)
                canvas.text(
                    label, labelRoom - 12, y + height / 2 + 4, .end,
                    title: label == row.label ? nil : row.label)
            }
            for (index, mark) in row.marks.enumerated() where mark.value.isFinite {
                let middle = y + Self.lane * (Double(index) + 0.5)
                draw(mark, row, on: &canvas, at: place(mark.value), zero: zero, middle)
            }
            y += height + Self.between
            if row != group.rows.last {
                canvas.line(0, y - Self.between / 2, canvas.width, y - Self.between / 2)
            }
        }
        if !canvas.isNarrow {
            canvas.line(zero, first - 2, zero, y - Self.between + 2, .soft)
        }
        return y
    }

    private func draw(
        _ mark: Mark, _ row: Row, on canvas: inout Canvas, at x: Double, zero: Double,
        _ middle: Double
    ) {
        let paint = Paint.series(mark.series)
        let name = series.indices.contains(mark.series) ? series[mark.series] : ""
        canvas.rectangle(
            Area(left: min(x, zero), top: middle - 2.5, width: abs(x - zero), height: 5), paint,
            opacity: 0.4)
        canvas.circle(x, middle, 4.5, paint, title: "\(row.label), \(name): \(mark.text)")
        let isLeft = mark.value < 0
        canvas.text(
            mark.text, isLeft ? x - 8 : x + 8, middle + 4, isLeft ? .end : .start, size: 11)
    }
}

/// Names of series beside spots of their colours, in as many lines as it takes.
enum Legend {
    /// Draws the names; a single one needs none.
    /// - Returns: the lower side.
    static func draw(_ names: [String], on canvas: inout Canvas, top: Double) -> Double {
        if names.count < 2 { return top }
        var (x, y) = (0.0, top + 12)
        for (index, name) in names.enumerated() {
            let text = TextWidth.shortened(name, to: canvas.width - 24, isBold: true)
            let width = 16 + TextWidth.of(text, isBold: true) + 18
            if x > 0, x + width > canvas.width {
                x = 0
                y += 18
            }
            canvas.circle(x + 5, y - 4, 5, .series(index))
            canvas.text(text, x + 16, y, isBold: true)
            x += width
        }
        return y + 6
    }
}
