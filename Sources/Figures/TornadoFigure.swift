/// How far each assumption alone moves a result: a bar from its least to its greatest result around
/// the result as assumed, the longest first.
public struct TornadoFigure: Figure {
    /// One assumption.
    public struct Bar: Sendable, Equatable {
        /// What it is called.
        public var label: String
        /// The result at its lower end.
        public var low: Double
        /// The result at its upper end.
        public var high: Double
        /// The value of the assumption at its lower end, as people read it.
        public var lowText: String
        /// The value of the assumption at its upper end, as people read it.
        public var highText: String

        /// An assumption.
        public init(
            _ label: String, low: Double, high: Double, lowText: String, highText: String
        ) {
            self.label = label
            self.low = low
            self.high = high
            self.lowText = lowText
            self.highText = highText
        }
    }

    /// What the picture shows.
    public var title: String
    /// What the result is, with its unit.
    public var unit: String
    /// The result with every assumption as it is; nil where it is not known.
    public var base: Double?
    /// The assumptions.
    public var bars: [Bar]

    /// A figure.
    public init(title: String, unit: String, base: Double?, bars: [Bar]) {
        self.title = title
        self.unit = unit
        self.base = base
        self.bars = bars
    }

    private static let row = 40.0

    /// The figure; each end says the value of the assumption and the result there.
    public func drawing() -> Drawing {
        var canvas = Canvas()
        let heading = TextWidth.shortened(unit, to: canvas.width - 4, isBold: true)
        canvas.text(heading, 0, 12, isBold: true)
        let sound = bars.filter { $0.low.isFinite && $0.high.isFinite }
        let left = min(sound.map { TextWidth.of($0.label) }.max() ?? 0, 240) + 12
        let known = base.flatMap { $0.isFinite ? $0 : nil }
        let scale = Scale(
            Scale.range(sound.flatMap { [$0.low, $0.high] }, with: known.map { [$0] } ?? []),
            from: left + 8, to: canvas.width - 8)
        let top = 38.0
        let bottom = top + Self.row * Double(sound.count)
        if let known {
            let text = "as assumed: \(SVGText.significant(known, 3))"
            let half = TextWidth.of(text, size: 11) / 2
            let x = min(max(scale(known), half), canvas.width - half)
            canvas.text(text, x, 30, .middle, .soft, size: 11)
        }
        for (index, bar) in sound.enumerated() {
            let y = top + Self.row * Double(index)
            let ends = [(bar.low, bar.lowText), (bar.high, bar.highText)]
            let label = TextWidth.shortened(bar.label, to: left - 12)
            canvas.text(
                label, left - 12, y + 16, .end, title: label == bar.label ? nil : bar.label)
            let middle = known ?? (bar.low + bar.high) / 2
            for (side, end) in ends.enumerated() {
                let (a, b) = (scale(min(middle, end.0)), scale(max(middle, end.0)))
                canvas.rectangle(
                    Area(left: a, top: y + 4, width: b - a, height: 15),
                    side == 0 ? .series(1) : .series(0), opacity: 0.8,
                    title: "\(bar.label) \(end.1): \(SVGText.significant(end.0, 3))")
            }
            if let known {
                canvas.line(scale(known), y + 1, scale(known), y + 22, .soft)
            }
            write(ends.sorted { $0.0 < $1.0 }, on: &canvas, scale, left, y + 31)
        }
        canvas.height = bottom + 4
        return canvas.drawing(title)
    }

    /// Both ends below the bar, side by side where they would touch.
    private func write(
        _ ends: [(Double, String)], on canvas: inout Canvas, _ scale: Scale, _ left: Double,
        _ y: Double
    ) {
        let widest = (canvas.width - left) / 2 - 12
        let texts = ends.map { value, name in
            TextWidth.shortened("\(name): \(SVGText.significant(value, 3))", to: widest, size: 11)
        }
        let widths = texts.map { TextWidth.of($0, size: 11) }
        var first = scale(ends[0].0) - widths[0] / 2
        first = min(max(first, left), canvas.width - widths[0] - widths[1] - 14)
        var second = max(scale(ends[1].0) - widths[1] / 2, first + widths[0] + 14)
        second = min(second, canvas.width - widths[1])
        canvas.text(texts[0], first, y, .start, .soft, size: 11)
        canvas.text(texts[1], second, y, .start, .soft, size: 11)
    }
}
