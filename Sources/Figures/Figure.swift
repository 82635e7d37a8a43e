/// A picture of plain data. It knows no economics: whoever makes one says what things are called,
/// what they are measured in, and how each number reads.
public protocol Figure: Sendable {
    /// What the picture shows, in one line.
    var title: String { get }
    /// The finished picture, the same for the same data.
    func drawing() -> Drawing
}

extension Figure {
    /// The picture as an SVG element for a page that holds ``FigureStyle/sheet``.
    public var svg: String { drawing().svg }
}

/// A picture that is drawn anew for a narrow screen, with letters of the same size.
public protocol NarrowFigure: Figure {
    /// The picture of a width in px; 720 is its full size.
    func drawing(width: Double) -> Drawing
}

extension NarrowFigure {
    /// The picture at its full size.
    public func drawing() -> Drawing { drawing(width: Canvas.fullWidth) }
}

extension Figure {
    /// The picture for a page that holds the style of pages: where it can be drawn for a telephone
    /// it is there twice, and the page shows the one that has room.
    public var pageMarkup: String {
        guard let narrow = self as? any NarrowFigure else { return svg }
        return """
            <div class="wide">
            \(svg)
            </div>
            <div class="narrow">
            \(narrow.drawing(width: 360).svg)
            </div>
            """
    }
}

/// A finished picture: shapes and texts on an area of a known size.
public struct Drawing: Sendable, Equatable {
    /// What it shows, for those who cannot see it.
    public let title: String
    /// Width in px at full size.
    public let width: Double
    /// Height in px at full size.
    public let height: Double
    /// Every text with the area that it takes, so that one can check that none lies on another.
    public let labels: [PlacedLabel]
    /// The shapes and texts.
    let body: String

    /// The picture as an element of a page. Colours are written twice: plainly, for programs that
    /// know no style sheets, and as classes of ``FigureStyle/sheet``, for light and dark.
    public var svg: String { element(style: "") }

    /// The picture as a file of its own.
    public var file: String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + element(style: "<style>\n\(FigureStyle.sheet)\n</style>\n") + "\n"
    }

    private func element(style: String) -> String {
        let (w, h) = (SVGText.number(width), SVGText.number(height))
        let size = style.isEmpty ? "" : " width=\"\(w)\" height=\"\(h)\""
        // What is an image as a whole has nothing inside that could be followed.
        let role = body.contains("<a href=") ? "group" : "img"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" class="fig" viewBox="0 0 \(w) \(h)"\(size) \
            role="\(role)" aria-label="\(SVGText.escaped(title))" \
            font-family="system-ui, sans-serif" font-size="12">
            <title>\(SVGText.escaped(title))</title>
            \(style)\(body)</svg>
            """
    }
}

/// A text in a drawing and the area that it takes, in px from the upper left corner.
public struct PlacedLabel: Sendable, Equatable {
    /// The text.
    public let text: String
    /// The area.
    public let area: Area
    /// Size of the letters, in px.
    public let size: Double
}

/// A rectangle, in px.
public struct Area: Sendable, Equatable {
    /// The left side.
    public var left: Double
    /// The upper side.
    public var top: Double
    /// The width.
    public var width: Double
    /// The height.
    public var height: Double

    /// The right side.
    public var right: Double { left + width }
    /// The lower side.
    public var bottom: Double { top + height }

    /// Whether two areas share more than an edge.
    public func touches(_ other: Area) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
}
