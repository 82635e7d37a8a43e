/// A colour of a figure, with its value on light and on dark paper.
///
/// The palettes keep apart for people with any of the common kinds of colour blindness: losses are
/// orange and gains blue, amounts run from light to dark in one hue, and series also differ in
/// lightness. On dark paper what is strong is light.
enum Paint: Hashable, Sendable {
    /// Text and arrows.
    case ink
    /// Axes and what may be skipped.
    case soft
    /// Grid lines and borders.
    case line
    /// The background.
    case paper
    /// Areas of the map without data.
    case noData
    /// What changes hardly at all.
    case neutral
    /// One of the series, from 0.
    case series(Int)
    /// Losses, from the lightest, 1, to the strongest, 4.
    case loss(Int)
    /// Gains, from the lightest, 1, to the strongest, 4.
    case gain(Int)
    /// Amounts, from the lightest, 1, to the strongest, 6.
    case amount(Int)

    /// How many series have a colour of their own; more begin again.
    static let seriesCount = 6

    /// Every colour there is.
    static let all: [Paint] =
        [.ink, .soft, .line, .paper, .noData, .neutral]
        + (0..<seriesCount).map(Paint.series) + (1...4).map(Paint.loss)
        + (1...4).map(Paint.gain) + (1...6).map(Paint.amount)

    /// Name of the class and of the variable.
    var name: String {
        switch self {
        case .ink: "ink"
        case .soft: "soft"
        case .line: "line"
        case .paper: "paper"
        case .noData: "none"
        case .neutral: "zero"
        case .series(let k): "s\(k % Self.seriesCount)"
        case .loss(let k): "l\(k)"
        case .gain(let k): "g\(k)"
        case .amount(let k): "a\(k)"
        }
    }

    /// Colour on light paper.
    var light: String { Self.lightColors[self] ?? "#000000" }
    /// Colour on dark paper.
    var dark: String { Self.darkColors[self] ?? "#ffffff" }

    private static func table(
        _ fixed: [String], _ series: [String], _ loss: [String], _ gain: [String],
        _ amount: [String]
    ) -> [Paint: String] {
        Dictionary(
            uniqueKeysWithValues: zip(all, fixed + series + loss + gain + amount).map { ($0, $1) })
    }

    private static let lightColors = table(
        ["#1d2530", "#56616d", "#c9cfd6", "#ffffff", "#f4f5f7", "#efece4"],
        ["#b8541a", "#2468a8", "#14795a", "#8a3f8f", "#7a6a00", "#4b5563"],
        ["#f6cfae", "#e69a5f", "#c4611f", "#7c2f0a"],
        ["#c3dcf0", "#86b8de", "#3f84bd", "#164f82"],
        ["#e3ebf3", "#bcd0e4", "#8fb1d2", "#5f8fbd", "#33689c", "#143d66"])

    private static let darkColors = table(
        ["#e6eaee", "#a3aeb9", "#39424c", "#15191e", "#262d34", "#3a3f45"],
        ["#f0955a", "#6fb1ec", "#4fc79c", "#d58fd9", "#d6c14a", "#b6c0cb"],
        ["#5c3418", "#98521f", "#d8803c", "#ffc28e"],
        ["#1f3d57", "#2f6a9b", "#5ea6de", "#b5dcff"],
        ["#20303f", "#2b4a67", "#386a94", "#4f8ec0", "#7fb4df", "#c2e2fb"])
}

/// The style sheet of figures, for pages that hold them.
public enum FigureStyle {
    /// Classes and colours, light and dark: the colours are the variables `--fig-…` of the page,
    /// which may be set anew for a part of it.
    public static let sheet: String = {
        func variables(_ color: (Paint) -> String) -> String {
            Paint.all.map { "--fig-\($0.name):\(color($0))" }.joined(separator: ";")
        }
        let classes = Paint.all.map {
            ".fig .f-\($0.name){fill:var(--fig-\($0.name))}"
                + ".fig .k-\($0.name){stroke:var(--fig-\($0.name))}"
        }
        return """
            :root{\(variables(\.light))}
            @media screen and (prefers-color-scheme:dark){:root{\(variables(\.dark))}}
            .fig{width:100%;height:auto;font:12px system-ui,sans-serif;\
            font-variant-numeric:tabular-nums}
            .fig text{fill:var(--fig-ink)}.fig .b{font-weight:600}
            .fig .halo{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}
            \(classes.joined(separator: "\n"))
            """
    }()
}
