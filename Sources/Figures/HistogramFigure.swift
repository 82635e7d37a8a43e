import Platform

/// How often results fall where: bars, a smooth density over them, and the quantiles.
public struct HistogramFigure: Figure {
    /// What the picture shows.
    public var title: String
    /// What the results are, with their unit.
    public var unit: String
    /// The results.
    public var values: [Double]
    /// Quantiles to mark, each with its name.
    public var quantiles: [(value: Double, name: String)]

    /// A figure; numbers that are not finite are left out.
    public init(
        title: String, unit: String, values: [Double],
        quantiles: [(value: Double, name: String)] = []
    ) {
        self.title = title
        self.unit = unit
        self.values = values
        self.quantiles = quantiles
    }

    /// The figure. Bars are as wide as Freedman and Diaconis (1981) advise, five to forty of them;
    /// the density has Gaussian kernels with Silverman's (1986, eq. 3.31) bandwidth.
    public func drawing() -> Drawing {
        var canvas = Canvas()
        canvas.text(
            TextWidth.shortened(unit, to: canvas.width - 4, isBold: true), 0, 12, isBold: true)
        let sorted = values.filter(\.isFinite).sorted()
        let marks = quantiles.filter(\.value.isFinite).sorted { $0.value < $1.value }
        let area = Area(left: 52, top: 40, width: canvas.width - 60, height: 200)
        let range = Scale.range(sorted, with: marks.map(\.value))
        let x = Scale(range, from: area.left, to: area.right)
        let bins = Self.bins(sorted, x.domain)
        let most = Double(bins.max() ?? 0)
        let y = Scale(0...max(most, 1), from: area.bottom, to: area.top)
        for tick in y.ticks(4) {
            canvas.line(area.left, y(tick.value), area.right, y(tick.value))
            canvas.text(tick.text, area.left - 6, y(tick.value) + 4, .end, .soft, size: 11)
        }
        let width = area.width / Double(max(bins.count, 1))
        let step = (x.domain.upperBound - x.domain.lowerBound) / Double(max(bins.count, 1))
        for (k, count) in bins.enumerated() where count > 0 {
            let ends = [k, k + 1].map {
                SVGText.significant(x.domain.lowerBound + step * Double($0), 3)
            }
            let top = y(Double(count))
            canvas.rectangle(
                Area(
                    left: area.left + width * Double(k), top: top, width: width - 1,
                    height: area.bottom - top), .amount(3),
                title: "\(ends[0]) to \(ends[1]): \(count) draws")
        }
        density(sorted, on: &canvas, x, y, step)
        var free = -Double.infinity
        for tick in x.ticks(7) {
            let label = Canvas.area(tick.text, x(tick.value), area.bottom + 16, .middle, size: 11)
            guard label.left > free, label.right <= canvas.width else { continue }
            canvas.text(tick.text, x(tick.value), area.bottom + 16, .middle, .soft, size: 11)
            free = label.right + 8
        }
        write(marks, on: &canvas, area, x)
        canvas.text("draws", area.left - 6, 33, .end, .soft, size: 11)
        canvas.height = area.bottom + 24
        return canvas.drawing(title)
    }

    private static func bins(_ sorted: [Double], _ domain: ClosedRange<Double>) -> [Int] {
        guard sorted.count > 1, let first = sorted.first, let last = sorted.last else {
            return sorted.isEmpty ? [] : [0, 0, 1, 0, 0]
        }
        let spread = quantile(sorted, 0.75) - quantile(sorted, 0.25)
        let width = 2 * spread / cbrt(Double(sorted.count))
        let span = domain.upperBound - domain.lowerBound
        let wanted = width > 0 && last > first ? (span / width).rounded(.up) : 5
        let count = Int(min(max(wanted, 5), 40))
        var bins = [Int](repeating: 0, count: count)
        for value in sorted {
            let part = (value - domain.lowerBound) / span * Double(count)
            bins[min(max(Int(part), 0), count - 1)] += 1
        }
        return bins
    }

    private static func quantile(_ sorted: [Double], _ part: Double) -> Double {
        let place = part * Double(sorted.count - 1)
        let low = Int(place)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
    }

    private func density(
        _ sorted: [Double], on canvas: inout Canvas, _ x: Scale, _ y: Scale, _ bin: Double
    ) {
        guard sorted.count >= 10 else { return }
        let n = Double(sorted.count)
        let mean = sorted.reduce(0, +) / n
        let deviation = (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
        let spread = (Self.quantile(sorted, 0.75) - Self.quantile(sorted, 0.25)) / 1.34
        let scale = spread > 0 ? min(deviation, spread) : deviation
        let width = 0.9 * scale * pow(n, -0.2)
        guard width > 0, width.isFinite else { return }
        let steps = 90
        let moves = (0...steps).map { k -> String in
            let at =
                x.domain.lowerBound
                + (x.domain.upperBound - x.domain.lowerBound) * Double(k) / Double(steps)
            let sum = sorted.reduce(0) { sum, value in
                let z = (at - value) / width
                return abs(z) > 6 ? sum : sum + exp(-0.5 * z * z)
            }
            // In draws a bar, as the bars are.
            let height = sum * bin / (width * (2 * Double.pi).squareRoot())
            let place = max(y(height), 24)
            return "\(k == 0 ? "M" : "L")\(SVGText.number(x(at))) \(SVGText.number(place))"
        }
        canvas.stroke(moves.joined(), .ink, width: 1.5, title: "density")
    }

    /// Names of the quantiles above their lines, moved apart where they would touch.
    private func write(
        _ marks: [(value: Double, name: String)], on canvas: inout Canvas, _ area: Area, _ x: Scale
    ) {
        var free = area.left
        for mark in marks {
            let place = x(mark.value)
            canvas.line(
                place, area.top - 4, place, area.bottom, .series(0), width: 1.5, dashes: "4 3",
                title: "\(mark.name): \(SVGText.significant(mark.value, 3))")
            let text = "\(mark.name) \(SVGText.significant(mark.value, 3))"
            let width = TextWidth.of(text, size: 11)
            let left = max(min(place - width / 2, canvas.width - width), free)
            guard left + width <= canvas.width else { continue }
            canvas.text(text, left, 33, size: 11)
            free = left + width + 10
        }
    }
}
