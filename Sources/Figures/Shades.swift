/// Classes of numbers by quantiles, for maps and heat maps, with a colour and a range each.
///
/// Numbers on both sides of zero are classed by size on each side; a class begins at the quantiles
/// 50, 80 and 95 % of the sizes of its side, so that the strongest shade holds the few that are hit
/// hardest. Amounts of one sign are classed at 20, 40, 60, 80 and 95 %. Sizes below a thousandth of
/// the largest are a class of their own.
struct Shades {
    /// One class.
    struct Class {
        /// Its colour.
        let paint: Paint
        /// Its range, as people read it, without unit.
        let text: String
        /// How many numbers are in it.
        let count: Int
    }

    /// The classes that hold any number, from the largest losses over those that hardly change to
    /// the largest gains, or from the smallest amount to the largest.
    let classes: [Class]
    private let paints: [Paint]

    /// The colour of number `index`.
    subscript(index: Int) -> Paint { paints[index] }

    /// Sizes below this share of the largest are hardly there.
    private static let negligible = 1e-3

    /// Classes of finite numbers.
    /// - Parameters:
    ///   - signed: whether both signs occur and mean losses and gains.
    ///   - positiveIsLoss: whether it is the positive numbers that are losses.
    init(_ values: [Double], signed: Bool, positiveIsLoss: Bool = false) {
        let largest = values.lazy.map(abs).max() ?? 0
        let least = largest * Self.negligible
        func isSmall(_ value: Double) -> Bool { abs(value) <= least }
        func isLoss(_ value: Double) -> Bool { positiveIsLoss ? value > 0 : value < 0 }
        let quantiles = signed ? [0.5, 0.8, 0.95] : [0.2, 0.4, 0.6, 0.8, 0.95]
        func limits(_ sizes: [Double]) -> [Double] {
            let sorted = sizes.sorted()
            if sorted.isEmpty { return [] }
            return quantiles.map { sorted[min(Int($0 * Double(sorted.count)), sorted.count - 1)] }
        }
        let losses = limits(values.filter { isLoss($0) && !isSmall($0) }.map(abs))
        let gains = limits(values.filter { !isLoss($0) && !isSmall($0) }.map(abs))
        func rank(_ value: Double, _ limits: [Double]) -> Int {
            1 + limits.count { abs(value) >= $0 }
        }
        let paints = values.map { value -> Paint in
            if isSmall(value) { return .neutral }
            if !signed { return .amount(rank(value, gains.isEmpty ? losses : gains)) }
            return isLoss(value) ? .loss(rank(value, losses)) : .gain(rank(value, gains))
        }
        self.paints = paints
        let order: [Paint] =
            signed
            ? (1...4).reversed().map(Paint.loss) + [.neutral] + (1...4).map(Paint.gain)
            : [.neutral] + (1...6).map(Paint.amount)
        classes = order.compactMap { paint in
            let members = values.indices.filter { paints[$0] == paint }.map { values[$0] }
            guard let low = members.min(), let high = members.max() else { return nil }
            if paint == .neutral {
                let text = least == 0 ? "0" : "about 0 (below \(SVGText.significant(least, 1)))"
                return Class(paint: paint, text: text, count: members.count)
            }
            let ends = [low, high].map { SVGText.significant($0) }
            return Class(
                paint: paint, text: ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])",
                count: members.count)
        }
    }

    /// Draws the classes below a heading, in as many lines as it takes.
    /// - Returns: the lower side.
    func legend(
        _ heading: String, noData: String?, on canvas: inout Canvas, top: Double
    ) -> Double {
        var y = top + 12
        for line in TextWidth.lines(heading, to: canvas.width - 4, isBold: true) {
            canvas.text(line, 0, y, isBold: true)
            y += 16
        }
        y += 2
        var x = 0.0
        func next(_ text: String) -> Double {
            let width = 20 + TextWidth.of(text, size: 11) + 16
            if x > 0, x + width > canvas.width {
                x = 0
                y += 17
            }
            return width
        }
        for item in classes {
            let width = next(item.text)
            canvas.rectangle(
                Area(left: x, top: y - 10, width: 15, height: 11), item.paint, rounding: 1,
                title: "\(item.text): \(item.count)")
            canvas.text(item.text, x + 20, y, size: 11)
            x += width
        }
        if let noData {
            let width = next(noData)
            canvas.raw(
                """
                <rect x="\(SVGText.number(x))" y="\(SVGText.number(y - 10))" width="15" \
                height="11" fill="url(#fig-hatch)"/>

                """)
            canvas.text(noData, x + 20, y, size: 11)
            x += width
        }
        return y + 8
    }

    /// The pattern of areas without data, which a drawing that uses it has to define.
    static let hatch = """
        <defs><pattern id="fig-hatch" width="5" height="5" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect width="5" height="5" class="f-none" \
        fill="\(Paint.noData.light)"/><line x1="0" y1="0" x2="0" y2="5" class="k-line" \
        stroke="\(Paint.line.light)" stroke-width="2"/></pattern></defs>

        """
}
