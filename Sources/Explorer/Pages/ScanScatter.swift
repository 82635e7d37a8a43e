import Platform
import Reporting

/// Every restriction of a scan as a point: what it costs its exporter and its importer, on
/// logarithmic scales, with those that no other beats in both.
struct ScanScatter {
    /// A restriction.
    private struct Point {
        let row: Int
        let loss: Double
        let cost: Double
        let name: String
    }

    private let points: [Point]
    private let frontier: [Point]
    private let link: (Int) -> String?

    /// The picture of a scan; nil without points that have both numbers.
    /// - Parameter link: where a point leads to, by its row.
    init?(_ scan: ReportTable, link: @escaping (Int) -> String?) {
        func column(_ name: String) -> Int? { scan.columns.firstIndex { $0.name == name } }
        guard let lossColumn = column("exporter_change_pct_gdp"),
            let costColumn = column("importer_cost_pct_gdp")
        else { return nil }
        var all = scan.rows.indices.compactMap { row -> Point? in
            guard let change = scan.rows[row][lossColumn].number,
                let cost = scan.rows[row][costColumn].number, cost > 1e-6, change < -1e-6
            else { return nil }
            let labels = scan.rows[row].prefix(3).map(\.plain)
            return Point(
                row: row, loss: -change, cost: cost,
                name: "\(labels[0])/\(labels[1]) to \(labels[2])")
        }
        // Far below the largest, differences say nothing.
        let largest = all.map(\.cost).max() ?? 0
        all.removeAll { $0.cost < 1e-5 * largest }
        if all.count < 2 { return nil }
        all.sort { ($0.loss, -$0.cost) < ($1.loss, -$1.cost) }
        var best = 0.0
        var front: [Point] = []
        for point in all where point.cost > best {
            best = point.cost
            front.append(point)
        }
        frontier = front
        let kept = Set(front.map(\.row))
        let rest = all.filter { !kept.contains($0.row) }.sorted { $0.cost > $1.cost }
        points = Array(rest.prefix(Self.mostPoints)) + front
        self.link = link
    }

    /// Points that are drawn, those of the frontier aside.
    private static let mostPoints = 1500
    private static let width = 760.0
    private static let height = 440.0
    private static let left = 74.0
    private static let right = 20.0
    private static let top = 34.0
    private static let bottom = 52.0

    /// The picture.
    var svg: String {
        let across = LogScale(
            points.map(\.loss), from: Self.left, to: Self.width - Self.right)
        let up = LogScale(points.map(\.cost), from: Self.height - Self.bottom, to: Self.top)
        var parts: [String] = []
        for tick in across.ticks {
            let x = Self.text(across.place(tick))
            parts.append(
                """
                <line class="grid" x1="\(x)" y1="\(Self.top)" x2="\(x)" \
                y2="\(Self.height - Self.bottom)"/><text class="middle" x="\(x)" \
                y="\(Self.height - Self.bottom + 18)">\(Self.label(tick))</text>
                """)
        }
        for tick in up.ticks {
            let y = Self.text(up.place(tick))
            parts.append(
                """
                <line class="grid" x1="\(Self.left)" y1="\(y)" x2="\(Self.width - Self.right)" \
                y2="\(y)"/><text class="end" x="\(Self.left - 8)" y="\(y)" dy="4">\
                \(Self.label(tick))</text>
                """)
        }
        let kept = Set(frontier.map(\.row))
        let line = frontier.map {
            "\(Self.text(across.place($0.loss))),\(Self.text(up.place($0.cost)))"
        }
        parts.append("<polyline class=\"front\" points=\"\(line.joined(separator: " "))\"/>")
        parts += points.map { point in
            let isBest = kept.contains(point.row)
            let title = """
                \(point.name): importer’s cost \(NumberWords.percent(point.cost)), exporter’s loss \
                \(NumberWords.percent(point.loss)) of GDP
                """
            let mark = """
                <circle class="\(isBest ? "best" : "point")" r="\(isBest ? "5" : "3.5")" \
                cx="\(Self.text(across.place(point.loss)))" \
                cy="\(Self.text(up.place(point.cost)))"><title>\(HTML.escaped(title))</title>\
                </circle>
                """
            // Links on all points would be hundreds of stops for the keyboard.
            guard isBest, let target = link(point.row) else { return mark }
            return """
                <a href="\(HTML.escaped(target))" aria-label="\(HTML.escaped(title))">\(mark)</a>
                """
        }
        return """
            <svg class="scatter" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="group" \
            aria-label="Importer’s cost against exporter’s loss">
            <text class="title" x="0" y="16">Importer’s cost against exporter’s loss, % of own \
            GDP; the line joins restrictions that no other beats in both</text>
            \(parts.joined(separator: "\n"))
            <text class="middle" x="\((Self.left + Self.width - Self.right) / 2)" \
            y="\(Self.height - 10)">Exporter’s loss, % of GDP (extraction)</text>
            <text class="middle" transform="translate(16 \(Self.height / 2)) rotate(-90)">\
            Importer’s cost, % of GDP (cost push)</text>
            </svg>
            """
    }

    private static func text(_ value: Double) -> String { NumberWords.fixed(value, 1) }

    private static func label(_ value: Double) -> String {
        value >= 1
            ? NumberWords.fixed(value, 0)
            : NumberWords.fixed(value, Int((-log10(value)).rounded(.up)))
    }
}

/// A logarithmic scale over some numbers.
private struct LogScale {
    private let low: Double
    private let high: Double
    private let from: Double
    private let to: Double

    init(_ values: [Double], from: Double, to: Double) {
        let least = values.min() ?? 1
        let most = values.max() ?? 1
        low = log10(least) - 0.1
        high = max(log10(most) + 0.1, low + 0.5)
        self.from = from
        self.to = to
    }

    func place(_ value: Double) -> Double {
        from + (log10(value) - low) / (high - low) * (to - from)
    }

    /// Powers of ten within the scale.
    var ticks: [Double] {
        let first = Int(low.rounded(.up))
        let last = Int(high.rounded(.down))
        guard first <= last else { return [] }
        return (first...last).map { pow(10.0, Double($0)) }
    }
}
