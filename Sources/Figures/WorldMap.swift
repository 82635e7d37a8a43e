import Platform

/// Numbers of economies on a map of the world: Natural Earth's outlines in Equal Earth projection,
/// dots for economies that are too small to see, and those without data hatched.
public struct WorldMap: NarrowFigure {
    /// An economy with a number.
    public struct Place: Sendable, Equatable {
        /// ISO 3166 alpha-3 code.
        public var code: String
        /// Its name.
        public var name: String
        /// The number.
        public var value: Double
        /// The number as people read it, with its unit.
        public var text: String

        /// An economy with a number.
        public init(code: String, name: String, value: Double, text: String) {
            self.code = code
            self.name = name
            self.value = value
            self.text = text
        }
    }

    /// An arrow from one economy to another.
    public struct Arrow: Sendable, Hashable {
        /// Alpha-3 code of where it begins.
        public var from: String
        /// Alpha-3 code of where it ends.
        public var to: String

        /// An arrow.
        public init(from: String, to: String) {
            self.from = from
            self.to = to
        }
    }

    /// How numbers turn to colours.
    public enum Reading: Sendable, Hashable {
        /// Negative numbers are losses, positive ones gains.
        case gains
        /// Positive numbers are losses, such as costs; negative ones gains.
        case costs
        /// More is darker.
        case amounts
    }

    /// What the picture shows.
    public var title: String
    /// What the numbers are, with their unit: the heading of the legend.
    public var legend: String
    /// How numbers turn to colours.
    public var reading: Reading
    /// The economies that have a number.
    public var places: [Place]
    /// Arrows between economies.
    public var arrows: [Arrow]
    /// Alpha-3 codes of economies that are named on the map, the most important first.
    public var named: [String]
    /// What has a number and no place on the map, such as the rest of the world: names and numbers
    /// as people read them.
    public var elsewhere: [String]

    /// A map.
    public init(
        title: String, legend: String, reading: Reading, places: [Place], arrows: [Arrow] = [],
        named: [String] = [], elsewhere: [String] = []
    ) {
        self.title = title
        self.legend = legend
        self.reading = reading
        self.places = places
        self.arrows = arrows
        self.named = named
        self.elsewhere = elsewhere
    }

    /// Whether the map has a place for an economy.
    /// - Parameter code: ISO 3166 alpha-3.
    public static func knows(_ code: String) -> Bool { index[code] != nil }

    private static let index: [String: WorldShapes.Shape] = Dictionary(
        WorldShapes.all.filter { $0.code != "-" }.map { ($0.code, $0) },
        uniquingKeysWith: { first, _ in first })

    /// Alpha-3 codes of economies with an outline that is too small to see: they get a dot too.
    private static let small: Set<String> = ["LUX", "BRN", "CYP", "TTO", "PSE"]

    /// The map, arrows and names on it, and the legend below.
    public func drawing(width: Double) -> Drawing {
        var canvas = Canvas(width: width)
        let scale = width / Double(WorldShapes.recordedWidth)
        let mapHeight = Double(WorldShapes.recordedHeight) * scale
        let places = places.filter { $0.value.isFinite }
        let shades = Shades(
            places.map(\.value), signed: reading != .amounts, positiveIsLoss: reading == .costs)
        let positions = Dictionary(
            places.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        canvas.raw(Shades.hatch)
        let zoom = "scale(\(Self.factor(scale)))"
        canvas.raw(
            """
            <g transform="\(zoom)" class="k-paper" stroke="\(Paint.paper.light)" \
            stroke-width="1.5">

            """)
        var hasHoles = false
        for shape in WorldShapes.all where !shape.outline.isEmpty {
            if let k = positions[shape.code] {
                canvas.raw(Self.path(shape, shades[k].attributes, Self.title(places[k])))
            } else {
                hasHoles = true
                canvas.raw(
                    Self.path(shape, "fill=\"url(#fig-hatch)\"", "\(shape.name): no data"))
            }
        }
        canvas.raw("</g>\n")
        for shape in WorldShapes.all where shape.outline.isEmpty || Self.small.contains(shape.code)
        {
            guard let k = positions[shape.code] else { continue }
            let (x, y) = Self.point(shape, scale)
            canvas.circle(x, y, 3.6, shades[k], rim: .soft, title: Self.title(places[k]))
        }
        var taken: [Area] = []
        for arrow in arrows { Self.draw(arrow, on: &canvas, scale, taken: &taken) }
        write(places, on: &canvas, height: mapHeight, avoiding: &taken)
        canvas.height = shades.legend(
            legend, noData: hasHoles ? "no data of its own" : nil, on: &canvas, top: mapHeight + 2)
        if !elsewhere.isEmpty {
            let text = "Not on the map: \(elsewhere.joined(separator: "; "))"
            canvas.text(
                TextWidth.shortened(text, to: canvas.width - 4, size: 11), 0, canvas.height + 10,
                .start, .soft, size: 11, title: text)
            canvas.height += 18
        }
        // What it defines has another name than what the map in full size does.
        return canvas.drawing(title, kind: canvas.isNarrow ? "narrow" : "")
    }

    /// Px a unit of the outlines, such as `.36`.
    private static func factor(_ scale: Double) -> String {
        let text = SVGText.significant(scale, 4)
        return text.hasPrefix("0.") ? String(text.dropFirst()) : text
    }

    private static func title(_ place: Place) -> String { "\(place.name): \(place.text)" }

    private static func point(
        _ shape: WorldShapes.Shape, _ scale: Double
    ) -> (x: Double, y: Double) {
        (shape.place.x * scale, shape.place.y * scale)
    }

    private static func path(
        _ shape: WorldShapes.Shape, _ attributes: String, _ title: String
    ) -> String {
        """
        <path \(attributes) d="\(shape.outline)"><title>\(SVGText.escaped(title))</title></path>

        """
    }

    /// A bow above the straight way, high enough to be seen where both ends are near.
    private static func draw(
        _ arrow: Arrow, on canvas: inout Canvas, _ scale: Double, taken: inout [Area]
    ) {
        guard let from = index[arrow.from], let to = index[arrow.to], from.code != to.code else {
            return
        }
        let (a, b) = (point(from, scale), point(to, scale))
        let length = max(hypot(b.x - a.x, b.y - a.y), 1)
        let rise = max(0.25 * length, 34)
        let middle = ((a.x + b.x) / 2, (a.y + b.y) / 2)
        // The side that is up.
        var normal = ((b.y - a.y) / length, -(b.x - a.x) / length)
        if normal.1 > 0 { normal = (-normal.0, -normal.1) }
        let bend = (middle.0 + 1.6 * rise * normal.0, max(middle.1 + 1.6 * rise * normal.1, 4))
        let slope = atan2(b.y - bend.1, b.x - bend.0)
        func corner(_ turn: Double, _ size: Double) -> String {
            SVGText.number(b.x - size * cos(slope + turn)) + " "
                + SVGText.number(b.y - size * sin(slope + turn))
        }
        // The line ends inside its head.
        let tip = (b.x - 6 * cos(slope), b.y - 6 * sin(slope))
        let moves = """
            M\(SVGText.number(a.x)) \(SVGText.number(a.y))Q\(SVGText.number(bend.0)) \
            \(SVGText.number(bend.1)) \(SVGText.number(tip.0)) \(SVGText.number(tip.1))
            """
        let head = """
            M\(SVGText.number(b.x)) \(SVGText.number(b.y))L\(corner(0.42, 11))L\(corner(-0.42, 11))z
            """
        canvas.stroke(moves, .paper, width: 5)
        canvas.stroke(head, .paper, width: 3)
        canvas.stroke(moves, .ink, width: 2)
        canvas.shape(head, .ink)
        canvas.circle(a.x, a.y, 3, .ink, rim: .paper)
        for step in 0...8 {
            let t = Double(step) / 8
            let x = (1 - t) * (1 - t) * a.x + 2 * t * (1 - t) * bend.0 + t * t * b.x
            let y = (1 - t) * (1 - t) * a.y + 2 * t * (1 - t) * bend.1 + t * t * b.y
            taken.append(Area(left: x - 5, top: y - 5, width: 10, height: 10))
        }
    }

    /// Where a name may stand beside a place: left or middle or right end, and baseline.
    private static func spots(
        around x: Double, _ y: Double, _ far: Double
    ) -> [(Double, Double, Canvas.Anchor)] {
        let (east, west, north, south) = (x + far, x - far, y - far, y + far)
        return [
            (east, y + 4, .start), (west, y + 4, .end), (x, south + 8, .middle),
            (x, north, .middle), (east, south, .start), (west, south, .end),
            (east, north + 4, .start), (west, north + 4, .end),
        ]
    }

    /// Names beside their economies, each where it touches no other and no arrow; one that finds no
    /// such place is left out.
    private func write(
        _ places: [Place], on canvas: inout Canvas, height: Double, avoiding taken: inout [Area]
    ) {
        for code in named {
            guard let shape = Self.index[code], let place = places.first(where: { $0.code == code })
            else { continue }
            let scale = canvas.width / Double(WorldShapes.recordedWidth)
            let (x, y) = Self.point(shape, scale)
            let choices = [8.0, 18, 32].flatMap { Self.spots(around: x, y, $0) }
            for (left, base, anchor) in choices {
                let area = Canvas.area(place.name, left, base, anchor, size: 11.5, isBold: true)
                guard area.left >= 0, area.right <= canvas.width, area.top >= 0,
                    area.bottom <= height, !taken.contains(where: area.touches)
                else { continue }
                canvas.text(
                    place.name, left, base, anchor, size: 11.5, isBold: true, hasHalo: true)
                taken.append(area)
                break
            }
        }
    }
}

extension Paint {
    /// Class and colour of an area.
    var attributes: String { "class=\"f-\(name)\" fill=\"\(light)\"" }
}
