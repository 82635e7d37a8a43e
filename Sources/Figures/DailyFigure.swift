/// Days of a run: lines of output and of stocks in percent of what they were, and below, when which
/// input held an industry back.
public struct DailyFigure: Figure {
    /// A stretch of days in which an input held something back.
    public struct Stretch: Sendable, Equatable {
        /// What was held back by what.
        public var name: String
        /// The first day.
        public var first: Double
        /// The last day.
        public var last: Double
        /// What is shown when one points at it.
        public var text: String

        /// A stretch of days.
        public init(_ name: String, first: Double, last: Double, text: String) {
            self.name = name
            self.first = first
            self.last = last
            self.text = text
        }
    }

    /// What the picture shows.
    public var title: String
    /// What the lines are, with their unit.
    public var unit: String
    /// The days.
    public var days: [Double]
    /// The lines, with a number a day; empty for the stretches alone.
    public var lines: [LineFigure.Line]
    /// When inputs held something back.
    public var stretches: [Stretch]

    /// A figure.
    public init(
        title: String, unit: String, days: [Double], lines: [LineFigure.Line],
        stretches: [Stretch]
    ) {
        self.title = title
        self.unit = unit
        self.days = days
        self.lines = lines
        self.stretches = stretches
    }

    /// The figure.
    public func drawing() -> Drawing {
        var canvas = Canvas()
        var top = 0.0
        let names = stretches.map(\.name)
        let left = min(names.map { TextWidth.of($0, size: 11) }.max() ?? 0, 220) + 12
        let range = Scale.range(days, with: stretches.flatMap { [$0.first, $0.last] })
        let x = Scale(range, from: max(left, 52), to: canvas.width - 128)
        if !lines.isEmpty {
            let heading = TextWidth.shortened(unit, to: canvas.width - 4, isBold: true)
            canvas.text(heading, 0, 12, isBold: true)
            top =
                24
                + path(
                    on: &canvas, x,
                    Area(left: x.start, top: 24, width: x.end - x.start, height: 200))
        }
        if !stretches.isEmpty {
            if !lines.isEmpty {
                canvas.text("Held back by a missing input", 0, top + 12, isBold: true)
                top += 20
            }
        }
        for (index, stretch) in stretches.enumerated() {
            let y = top + 17 * Double(index)
            canvas.text(
                TextWidth.shortened(stretch.name, to: left - 12, size: 11), x.start - 8, y + 12,
                .end, size: 11, title: stretch.name)
            canvas.line(x.start, y + 8, x.end, y + 8)
            canvas.rectangle(
                Area(
                    left: x(stretch.first), top: y + 3,
                    width: max(x(stretch.last) - x(stretch.first), 2), height: 10), .series(0),
                opacity: 0.8, title: stretch.text)
            canvas.text(
                TextWidth.shortened(stretch.text, to: 120, size: 11), x.end + 8, y + 12, .start,
                .soft, size: 11, title: stretch.text)
        }
        top += 17 * Double(stretches.count) + 4
        var free = -Double.infinity
        for tick in x.ticks(8) {
            let text = tick.value == x.domain.lowerBound ? "day \(tick.text)" : tick.text
            let label = Canvas.area(text, x(tick.value), top + 12, .middle, size: 11)
            guard label.left > max(free, 0), label.right <= canvas.width else { continue }
            canvas.text(text, x(tick.value), top + 12, .middle, .soft, size: 11)
            free = label.right + 8
        }
        canvas.height = top + 18
        return canvas.drawing(title)
    }

    private func path(on canvas: inout Canvas, _ x: Scale, _ area: Area) -> Double {
        let numbers = lines.flatMap(\.values).compactMap { $0 }
        let y = Scale(Scale.range(numbers, with: [0, 100]), from: area.bottom, to: area.top)
        for tick in y.ticks(5) {
            canvas.line(area.left, y(tick.value), area.right, y(tick.value))
            canvas.text(tick.text, area.left - 6, y(tick.value) + 4, .end, .soft, size: 11)
        }
        var ends: [(line: Int, wanted: Double)] = []
        for (index, line) in lines.enumerated() {
            let known = zip(days, line.values).compactMap { day, value in
                value.map { (day, $0) }
            }
            let moves = known.enumerated().map { k, item in
                "\(k == 0 ? "M" : "L")\(SVGText.number(x(item.0))) \(SVGText.number(y(item.1)))"
            }
            guard let last = known.last else { continue }
            canvas.stroke(moves.joined(), .series(index), title: line.name)
            ends.append((index, y(last.1)))
        }
        ends.sort { ($0.wanted, $0.line) < ($1.wanted, $1.line) }
        let places = Spreading.apart(ends.map(\.wanted), by: 13, within: area.top...area.bottom)
        for (end, place) in zip(ends, places) {
            canvas.text(
                TextWidth.shortened(lines[end.line].name, to: 120, size: 11), area.right + 8,
                place + 4, size: 11, title: lines[end.line].name)
        }
        return area.height + 16
    }
}
