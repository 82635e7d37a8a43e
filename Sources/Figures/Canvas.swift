/// Where a figure draws: it writes the shapes and remembers where its texts lie.
struct Canvas {
    /// On which side of its place a text begins.
    enum Anchor: String { case start, middle, end }

    /// Width in px.
    let width: Double
    /// Height in px, which a figure may not know before it has drawn.
    var height: Double
    private(set) var labels: [PlacedLabel] = []
    private var body = ""

    /// Width of a figure at full size, in px.
    static let fullWidth = 720.0

    /// Whether there is no room for what stands beside each other on a page.
    var isNarrow: Bool { width < 500 }

    init(width: Double = fullWidth, height: Double = 0) {
        self.width = width
        self.height = height
    }

    /// The finished drawing.
    /// - Parameter kind: part of the names of what it defines, which must not be defined twice on a
    ///   page; empty for a kind that defines nothing or may keep the plain name.
    func drawing(_ title: String, kind: String = "") -> Drawing {
        let own = kind.isEmpty ? body : body.replacing("fig-hatch", with: "fig-hatch-\(kind)")
        return Drawing(title: title, width: width, height: height, labels: labels, body: own)
    }

    // MARK: Texts

    /// The area of a text whose baseline is at `y`.
    static func area(
        _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, size: Double = 12,
        isBold: Bool = false
    ) -> Area {
        let width = TextWidth.of(text, size: size, isBold: isBold)
        let left =
            switch anchor {
            case .start: x
            case .middle: x - width / 2
            case .end: x - width
            }
        return Area(left: left, top: y - 0.8 * size, width: width, height: size)
    }

    /// Writes a text with its baseline at `y`.
    /// - Parameters:
    ///   - size: of the letters in px, at least 11.
    ///   - hasHalo: whether it stands on shapes and needs a rim of paper.
    ///   - title: what is shown when one points at it, where that is more than the text.
    mutating func text(
        _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, _ paint: Paint = .ink,
        size: Double = 12, isBold: Bool = false, hasHalo: Bool = false, title: String? = nil
    ) {
        precondition(size >= 11, "letters below 11 px cannot be read")
        if text.isEmpty { return }
        labels.append(
            PlacedLabel(
                text: text,
                area: Self.area(text, x, y, anchor, size: size, isBold: isBold), size: size))
        var classes = ["f-\(paint.name)"]
        if isBold { classes.append("b") }
        if hasHalo { classes += ["halo", "k-\(Paint.paper.name)"] }
        let weight = isBold ? " font-weight=\"600\"" : ""
        let halo =
            hasHalo
            ? " stroke=\"\(Paint.paper.light)\" stroke-width=\"3\" paint-order=\"stroke\"" : ""
        let side = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        // An attribute, and no style: a page's policy may forbid styles inside its markup.
        let letters = size == 12 ? "" : " font-size=\"\(SVGText.number(size))\""
        body += """
            <text x="\(SVGText.number(x))" y="\(SVGText.number(y))" \
            class="\(classes.joined(separator: " "))"\(side)\(weight)\(letters)\
             fill="\(paint.light)"\(halo)>\(titled(title))\(SVGText.escaped(text))</text>

            """
    }

    /// Writes a text from below upwards, its baseline's beginning at a place, letters of 11 px.
    mutating func uprightText(_ text: String, _ x: Double, _ y: Double, title: String) {
        if text.isEmpty { return }
        let length = TextWidth.of(text, size: 11)
        labels.append(
            PlacedLabel(
                text: text, area: Area(left: x - 5, top: y - length, width: 11, height: length),
                size: 11))
        let (left, base) = (SVGText.number(x + 4), SVGText.number(y))
        body += """
            <text x="\(left)" y="\(base)" transform="rotate(-90 \(left) \(base))" \
            class="f-\(Paint.ink.name)" font-size="11" fill="\(Paint.ink.light)">\
            \(titled(title))\(SVGText.escaped(text))</text>

            """
    }

    // MARK: Shapes

    /// A rectangle.
    mutating func rectangle(
        _ area: Area, _ paint: Paint, opacity: Double? = nil, rounding: Double = 0,
        title: String? = nil
    ) {
        let faded = opacity.map { " fill-opacity=\"\(SVGText.number($0))\"" } ?? ""
        let corner = rounding > 0 ? " rx=\"\(SVGText.number(rounding))\"" : ""
        element(
            "rect",
            """
            x="\(SVGText.number(area.left))" y="\(SVGText.number(area.top))" \
            width="\(SVGText.number(max(area.width, 0)))" \
            height="\(SVGText.number(max(area.height, 0)))"\(corner) \
            class="f-\(paint.name)" fill="\(paint.light)"\(faded)
            """, title)
    }

    /// A circle, with a rim where `rim` names its colour.
    mutating func circle(
        _ x: Double, _ y: Double, _ radius: Double, _ paint: Paint, rim: Paint? = nil,
        opacity: Double? = nil, title: String? = nil
    ) {
        let faded = opacity.map { " fill-opacity=\"\(SVGText.number($0))\"" } ?? ""
        let edge = rim.map { " stroke=\"\($0.light)\"" } ?? ""
        let rimClass = rim.map { " k-\($0.name)" } ?? ""
        element(
            "circle",
            """
            cx="\(SVGText.number(x))" cy="\(SVGText.number(y))" r="\(SVGText.number(radius))" \
            class="f-\(paint.name)\(rimClass)" fill="\(paint.light)"\(edge)\(faded)
            """, title)
    }

    /// A straight line.
    mutating func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ paint: Paint = .line,
        width: Double = 1, dashes: String? = nil, title: String? = nil
    ) {
        let dashed = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
        let thick = width == 1 ? "" : " stroke-width=\"\(SVGText.number(width))\""
        element(
            "line",
            """
            x1="\(SVGText.number(x1))" y1="\(SVGText.number(y1))" \
            x2="\(SVGText.number(x2))" y2="\(SVGText.number(y2))" \
            class="k-\(paint.name)" stroke="\(paint.light)"\(thick)\(dashed)
            """, title)
    }

    /// A filled outline.
    mutating func shape(
        _ moves: String, _ paint: Paint, opacity: Double? = nil, title: String? = nil
    ) {
        let faded = opacity.map { " fill-opacity=\"\(SVGText.number($0))\"" } ?? ""
        element(
            "path", "d=\"\(moves)\" class=\"f-\(paint.name)\" fill=\"\(paint.light)\"\(faded)",
            title)
    }

    /// A line along an outline.
    mutating func stroke(
        _ moves: String, _ paint: Paint, width: Double = 2, opacity: Double? = nil,
        title: String? = nil
    ) {
        let faded = opacity.map { " stroke-opacity=\"\(SVGText.number($0))\"" } ?? ""
        element(
            "path",
            """
            d="\(moves)" class="k-\(paint.name)" fill="none" stroke="\(paint.light)" \
            stroke-width="\(SVGText.number(width))" stroke-linejoin="round" \
            stroke-linecap="round"\(faded)
            """, title)
    }

    /// Lets what is drawn until `end(link:)` lead to an address; nothing where there is none.
    mutating func begin(link: String?, title: String) {
        guard let link else { return }
        body += """
            <a href="\(SVGText.escaped(link))" aria-label="\(SVGText.escaped(title))">

            """
    }

    /// Ends what `begin(link:title:)` began.
    mutating func end(link: String?) { if link != nil { body += "</a>\n" } }

    /// Markup that is none of these.
    mutating func raw(_ markup: String) { body += markup }

    private mutating func element(_ name: String, _ attributes: String, _ title: String?) {
        body +=
            title == nil
            ? "<\(name) \(attributes)/>\n"
            : "<\(name) \(attributes)>\(titled(title))</\(name)>\n"
    }

    private func titled(_ title: String?) -> String {
        title.map { "<title>\(SVGText.escaped($0))</title>" } ?? ""
    }
}
