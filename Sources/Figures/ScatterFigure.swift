import Platform

/// Points by two positive numbers on logarithmic scales; some of them are marked, named and joined.
public struct ScatterFigure: Figure {
    /// One point.
    public struct Point: Sendable, Equatable {
        /// The number from left to right, above 0.
        public var x: Double
        /// The number upwards, above 0.
        public var y: Double
        /// What the point says when one points at it.
        public var text: String
        /// What is written beside it, where there is room; empty for nothing.
        public var label: String
        /// Whether it is marked, and joined with the others that are.
        public var isMarked: Bool
        /// The address that a marked point leads to; nil for none.
        public var link: String?

        /// A point.
        public init(
            _ x: Double, _ y: Double, text: String, label: String = "", isMarked: Bool = false,
            link: String? = nil
        ) {
            self.x = x
            self.y = y
            self.text = text
            self.label = label
            self.isMarked = isMarked
            self.link = link
        }
    }

    /// What the picture shows.
    public var title: String
    /// What is counted from left to right, with its unit.
    public var across: String
    /// What is counted upwards, with its unit.
    public var upwards: String
    /// What marked points are, and what others are.
    public var legend: (marked: String, others: String)
    /// The points; those with a number that is not above 0 are left out.
    public var points: [Point]

    /// A figure.
    public init(
        title: String, across: String, upwards: String,
        legend: (marked: String, others: String), points: [Point]
    ) {
        self.title = title
        self.across = across
        self.upwards = upwards
        self.legend = legend
        self.points = points
    }

    private static let left = 64.0
    private static let right = 14.0
    private static let plotHeight = 360.0

    /// The figure: a legend, the vertical scale's name, the points, the horizontal scale's name.
    public func drawing() -> Drawing {
        var canvas = Canvas()
        let shown = points.filter { point in
            [point.x, point.y].allSatisfy { $0 > 0 && $0.isFinite }
        }
        var top = drawLegend(on: &canvas)
        let heading = TextWidth.shortened(upwards, to: canvas.width - 8, isBold: true)
        canvas.text(heading, 0, top + 12, isBold: true)
        top += 24
        let area = Area(
            left: Self.left, top: top, width: canvas.width - Self.left - Self.right,
            height: Self.plotHeight)
        canvas.height = area.bottom + 44
        let foot = TextWidth.shortened(across, to: canvas.width - 8, isBold: true)
        canvas.text(foot, area.right, area.bottom + 36, .end, isBold: true)
        if shown.isEmpty { return canvas.drawing(title) }
        let x = LogScale(shown.map(\.x), from: area.left, to: area.right)
        let y = LogScale(shown.map(\.y), from: area.bottom, to: area.top)
        grid(x, y, area, on: &canvas)
        draw(shown, x, y, area, on: &canvas)
        return canvas.drawing(title)
    }

    /// - Returns: the lower side.
    private func drawLegend(on canvas: inout Canvas) -> Double {
        var bottom = 0.0
        for (isMarked, text) in [(true, legend.marked), (false, legend.others)] where !text.isEmpty
        {
            let paint: Paint = isMarked ? .series(0) : .series(1)
            canvas.circle(
                5, bottom + 8, isMarked ? 5 : 3.5, paint, opacity: isMarked ? nil : 0.4)
            canvas.text(
                TextWidth.shortened(text, to: canvas.width - 20), 16, bottom + 12)
            bottom += 18
        }
        return bottom + 6
    }

    private func grid(_ x: LogScale, _ y: LogScale, _ area: Area, on canvas: inout Canvas) {
        var free = -Double.infinity
        for tick in x.ticks {
            let place = x(tick.value)
            canvas.line(place, area.top, place, area.bottom)
            let label = Canvas.area(tick.text, place, area.bottom + 16, .middle, size: 11)
            guard label.left > free, label.right <= canvas.width else { continue }
            canvas.text(tick.text, place, area.bottom + 16, .middle, .soft, size: 11)
            free = label.right + 8
        }
        var roof = Double.infinity
        for tick in y.ticks {
            let place = y(tick.value)
            canvas.line(area.left, place, area.right, place)
            let label = Canvas.area(tick.text, area.left - 7, place + 4, .end, size: 11)
            guard label.bottom < roof, label.left >= 0 else { continue }
            canvas.text(tick.text, area.left - 7, place + 4, .end, .soft, size: 11)
            roof = label.top - 3
        }
    }

    private func draw(
        _ shown: [Point], _ x: LogScale, _ y: LogScale, _ area: Area, on canvas: inout Canvas
    ) {
        for point in shown where !point.isMarked {
            canvas.circle(
                x(point.x), y(point.y), 3.5, .series(1), opacity: 0.4, title: point.text)
        }
        let marked = shown.filter(\.isMarked).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        let moves = marked.enumerated().map { index, point in
            "\(index == 0 ? "M" : "L")\(SVGText.number(x(point.x))) \(SVGText.number(y(point.y)))"
        }
        if marked.count > 1 {
            canvas.stroke(moves.joined(), .series(0), width: 1.5)
        }
        for point in marked {
            canvas.begin(link: point.link, title: point.text)
            canvas.circle(x(point.x), y(point.y), 5.5, .series(0), rim: .paper, title: point.text)
            canvas.end(link: point.link)
        }
        // The most telling, high above, are named first.
        let spots = marked.map {
            Area(left: x($0.x) - 6, top: y($0.y) - 6, width: 12, height: 12)
        }
        var taken = spots
        for point in marked.reversed() where !point.label.isEmpty {
            let (px, py) = (x(point.x), y(point.y))
            let places: [(Double, Double, Canvas.Anchor)] = [
                (px - 9, py - 3, .end), (px + 9, py + 10, .start), (px + 9, py - 3, .start),
                (px - 9, py + 12, .end), (px, py - 11, .middle), (px, py + 20, .middle),
            ]
            for (left, base, anchor) in places {
                let label = Canvas.area(point.label, left, base, anchor, size: 11)
                let room = Area(
                    left: label.left - 2, top: label.top - 1, width: label.width + 4,
                    height: label.height + 3)
                guard room.left >= area.left, room.right <= area.right, room.top >= area.top,
                    room.bottom <= area.bottom, !taken.contains(where: room.touches)
                else { continue }
                canvas.text(
                    point.label, left, base, anchor, size: 11, hasHalo: true, title: point.text)
                taken.append(room)
                break
            }
        }
    }
}

/// A logarithmic scale over positive numbers.
struct LogScale {
    private let low: Double
    private let high: Double
    private let start: Double
    private let end: Double

    /// A scale over some numbers, with a little room at both ends.
    init(_ values: [Double], from start: Double, to end: Double) {
        let least = log10(values.min() ?? 1)
        let most = log10(values.max() ?? 1)
        let margin = max(0.1, 0.06 * (most - least))
        low = least - margin
        high = max(most + margin, low + 0.5)
        self.start = start
        self.end = end
    }

    /// The place of a number.
    func callAsFunction(_ value: Double) -> Double {
        start + (log10(value) - low) / (high - low) * (end - start)
    }

    /// Powers of ten within the scale, twice and five times of them where there are few; at most
    /// about a dozen.
    var ticks: [(value: Double, text: String)] {
        let powers = Int(low.rounded(.down))...Int(high.rounded(.up))
        let factors = high - low > 2.5 ? [1] : [1, 2, 5]
        let step = max(1, powers.count / 12)
        return powers.filter { $0.isMultiple(of: step) }.flatMap { power in
            factors.compactMap { factor -> (value: Double, text: String)? in
                let value = Double(factor) * pow(10, Double(power))
                guard value > 0, value.isFinite, (low...high).contains(log10(value)) else {
                    return nil
                }
                return (value, SVGText.significant(value, 1))
            }
        }
    }
}
