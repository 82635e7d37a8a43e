/// Horizontal bars from zero, coloured by sign.
public struct BarFigure: NarrowFigure {
    /// One bar.
    public struct Bar: Sendable, Equatable {
        /// What it is called.
        public var label: String
        /// The number; nil where there is none.
        public var value: Double?
        /// The number as people read it.
        public var text: String

        /// A bar.
        public init(_ label: String, _ value: Double?, text: String) {
            self.label = label
            self.value = value
            self.text = text
        }
    }

    /// What the picture shows.
    public var title: String
    /// The bars from above.
    public var bars: [Bar]

    /// A figure.
    public init(title: String, bars: [Bar]) {
        self.title = title
        self.bars = bars
    }

    private static let row = 20.0

    /// The figure. A number that is not finite has no bar.
    public func drawing(width: Double) -> Drawing {
        var canvas = Canvas(width: width)
        let most = canvas.isNarrow ? 140.0 : 230
        let labels = bars.map { TextWidth.shortened($0.label, to: most) }
        let left = (labels.map { TextWidth.of($0) }.max() ?? 0) + 12
        func value(_ bar: Bar) -> Double { bar.value.flatMap { $0.isFinite ? $0 : nil } ?? 0 }
        func room(_ chosen: [Bar]) -> Double {
            (chosen.map { TextWidth.of($0.text, size: 11) }.max() ?? 0) + 8
        }
        let values = bars.map(value)
        let scale = Scale(
            Scale.range(values, with: [0]),
            from: left + (values.contains { $0 < 0 } ? room(bars.filter { value($0) < 0 }) : 0),
            to: canvas.width - room(bars.filter { value($0) >= 0 }))
        let zero = values.allSatisfy { $0 == 0 } ? left : scale(0)
        for (index, bar) in bars.enumerated() {
            let top = Self.row * Double(index) + 2
            let end = value(bar) == 0 ? zero : scale(value(bar))
            let isLoss = value(bar) < 0
            canvas.text(labels[index], left - 10, top + 13, .end, title: bar.label)
            canvas.rectangle(
                Area(left: min(end, zero), top: top + 2, width: abs(end - zero), height: 15),
                isLoss ? .series(0) : .series(1), title: "\(bar.label): \(bar.text)")
            canvas.text(
                bar.text, isLoss ? end - 5 : end + 5, top + 13, isLoss ? .end : .start, size: 11)
        }
        canvas.height = Self.row * Double(bars.count) + 4
        canvas.line(zero, 0, zero, canvas.height, .soft)
        return canvas.drawing(title)
    }
}
