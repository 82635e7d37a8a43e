/// Lines over years, days or draws, each named at its end; several panels become small multiples.
public struct LineFigure: NarrowFigure {
    /// One line.
    public struct Line: Sendable, Equatable {
        /// What it is called.
        public var name: String
        /// A number for each place on the axis; nil where there is none, which breaks the line.
        public var values: [Double?]
        /// The lower side of a band around the line; empty for none.
        public var low: [Double?]
        /// The upper side of a band around the line; empty for none.
        public var high: [Double?]

        /// A line.
        public init(
            _ name: String, _ values: [Double?], low: [Double?] = [], high: [Double?] = []
        ) {
            self.name = name
            self.values = values
            self.low = low
            self.high = high
        }
    }

    /// Lines that share axes.
    public struct Panel: Sendable, Equatable {
        /// Its heading; empty for none.
        public var title: String
        /// Its lines.
        public var lines: [Line]

        /// A panel.
        public init(_ title: String = "", _ lines: [Line]) {
            self.title = title
            self.lines = lines
        }
    }

    /// What the picture shows.
    public var title: String
    /// What the numbers are, with their unit.
    public var unit: String
    /// Places on the axis from left to right, as many as every line has numbers.
    public var axis: [Double]
    /// What the axis is, where that is not plain, such as `day`.
    public var axisTitle: String
    /// The panels.
    public var panels: [Panel]
    /// A number that is marked by a line across, with what it stands for.
    public var threshold: (value: Double, name: String)?
    /// Whether 0 is on the axis of numbers.
    public var beginsAtZero: Bool

    /// A figure.
    public init(
        title: String, unit: String, axis: [Double], axisTitle: String = "", panels: [Panel],
        threshold: (value: Double, name: String)? = nil, beginsAtZero: Bool = true
    ) {
        for line in panels.flatMap(\.lines) {
            precondition(line.values.count == axis.count, "a line has a number for each place")
            precondition(
                [0, axis.count].contains(line.low.count) && line.low.count == line.high.count,
                "a band has two numbers for each place")
        }
        self.title = title
        self.unit = unit
        self.axis = axis
        self.axisTitle = axisTitle
        self.panels = panels
        self.threshold = threshold
        self.beginsAtZero = beginsAtZero
    }

    /// The figure: one panel in full width, or three beside each other with the same scale; on a
    /// narrow one they are below each other.
    public func drawing(width: Double) -> Drawing {
        var canvas = Canvas(width: width)
        let heading = [unit, axisTitle.isEmpty ? "" : "by \(axisTitle)"].filter { !$0.isEmpty }
        let text = TextWidth.shortened(
            heading.joined(separator: ", "), to: canvas.width - 4, isBold: true)
        canvas.text(text, 0, 12, isBold: true)
        var top = 22.0
        let numbers = panels.flatMap(\.lines).flatMap { $0.values + $0.low + $0.high }
            .compactMap { $0 }
        let range = Scale.range(
            numbers, with: (beginsAtZero ? [0] : []) + (threshold.map { [$0.value] } ?? []))
        if panels.count <= 1 {
            let lines = panels.first?.lines ?? []
            let widest = lines.map { TextWidth.of($0.name, size: 11) }.max() ?? 0
            let room = min(widest + 12, canvas.isNarrow ? 110 : 200)
            let height = max(250, Double(lines.count) * 14 + 20)
            draw(
                lines, on: &canvas,
                Area(left: 52, top: top, width: canvas.width - 52 - room, height: height), range,
                nameRoom: room, isSmall: false)
            canvas.height = top + height + 26
            return canvas.drawing(title)
        }
        let (across, gap) = (canvas.isNarrow ? 1 : 3, 18.0)
        let cell = (canvas.width - gap * Double(across - 1)) / Double(across)
        for (index, panel) in panels.enumerated() {
            let column = index % across
            if column == 0, index > 0 { top += 158 }
            let left = Double(column) * (cell + gap)
            canvas.text(
                TextWidth.shortened(panel.title, to: cell - 4, isBold: true), left, top + 12,
                isBold: true)
            draw(
                panel.lines, on: &canvas,
                Area(left: left + 44, top: top + 22, width: cell - 44 - 12, height: 98), range,
                nameRoom: 0, isSmall: true)
        }
        canvas.height = top + 158
        return canvas.drawing(title)
    }

    private func draw(
        _ lines: [Line], on canvas: inout Canvas, _ area: Area, _ range: ClosedRange<Double>,
        nameRoom: Double, isSmall: Bool
    ) {
        let y = Scale(range, from: area.bottom, to: area.top)
        let x = Scale(Scale.range(axis), from: area.left, to: area.right)
        for tick in y.ticks(isSmall ? 3 : 5) {
            canvas.line(area.left, y(tick.value), area.right, y(tick.value))
            canvas.text(tick.text, area.left - 6, y(tick.value) + 4, .end, .soft, size: 11)
        }
        years(x, on: &canvas, area)
        if let threshold, threshold.value.isFinite {
            let place = y(threshold.value)
            canvas.line(
                area.left, place, area.right, place, .soft, dashes: "4 3",
                title: "\(threshold.name): \(SVGText.significant(threshold.value, 3)) \(unit)")
        }
        for (index, line) in lines.enumerated() {
            band(line, .series(index), on: &canvas, x, y)
            for run in Self.runs(line.values) {
                let moves = run.enumerated().map { place, item in
                    "\(place == 0 ? "M" : "L")\(SVGText.number(x(axis[item.index]))) "
                        + SVGText.number(y(item.value))
                }.joined()
                canvas.stroke(moves, .series(index), title: line.name)
            }
            if axis.count <= 40 {
                for (place, value) in line.values.enumerated() {
                    guard let value, value.isFinite else { continue }
                    let at = axis[place]
                    let when =
                        at < 10_000 ? Self.plain(at) : SVGText.significant(at, 6)
                    canvas.circle(
                        x(axis[place]), y(value), isSmall ? 1.8 : 2.6, .series(index),
                        title: """
                            \(line.name), \(when): \
                            \(SVGText.significant(value, 3))
                            """)
                }
            }
        }
        if !isSmall { names(lines, on: &canvas, area, y, nameRoom) }
    }

    private static func plain(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : SVGText.significant(value, 4)
    }

    /// Labels of the axis: whole numbers as they are, years among them, as many as have room.
    private func years(_ x: Scale, on canvas: inout Canvas, _ area: Area) {
        var free = -Double.infinity
        let places: [(value: Double, text: String)] =
            axis.count <= 40 && axis.allSatisfy { $0 == $0.rounded() && abs($0) < 10_000 }
            ? axis.map { ($0, Self.plain($0)) } : x.ticks(area.width > 300 ? 8 : 3)
        for place in places {
            let centre = x(place.value)
            let label = Canvas.area(place.text, centre, area.bottom + 15, .middle, size: 11)
            guard label.left > free, label.right <= canvas.width else { continue }
            canvas.text(place.text, centre, area.bottom + 15, .middle, .soft, size: 11)
            canvas.line(centre, area.bottom, centre, area.bottom + 3, .soft)
            free = label.right + 10
        }
    }

    private func band(
        _ line: Line, _ paint: Paint, on canvas: inout Canvas, _ x: Scale, _ y: Scale
    ) {
        let known = line.low.indices.filter {
            line.low[$0]?.isFinite == true && line.high[$0]?.isFinite == true
        }
        guard known.count > 1 else { return }
        func corner(_ index: Int, _ value: Double?) -> String {
            "\(SVGText.number(x(axis[index]))) \(SVGText.number(y(value ?? 0)))"
        }
        let there = known.map { corner($0, line.high[$0]) }
        let back = known.reversed().map { corner($0, line.low[$0]) }
        canvas.shape(
            "M\((there + back).joined(separator: "L"))z", paint, opacity: 0.2,
            title: "\(line.name): band")
    }

    /// Stretches without a gap.
    private static func runs(_ values: [Double?]) -> [[(index: Int, value: Double)]] {
        var runs: [[(index: Int, value: Double)]] = [[]]
        for (index, value) in values.enumerated() {
            if let value, value.isFinite {
                runs[runs.count - 1].append((index, value))
            } else if runs.last?.isEmpty == false {
                runs.append([])
            }
        }
        return runs.filter { !$0.isEmpty }
    }

    /// Names at the ends of their lines, moved apart where they would touch.
    private func names(
        _ lines: [Line], on canvas: inout Canvas, _ area: Area, _ y: Scale, _ room: Double
    ) {
        var ends: [(line: Int, wanted: Double)] = []
        for (index, line) in lines.enumerated() {
            guard let last = line.values.last(where: { $0?.isFinite == true }), let value = last
            else { continue }
            ends.append((index, y(value)))
        }
        ends.sort { ($0.wanted, $0.line) < ($1.wanted, $1.line) }
        let places = Spreading.apart(ends.map(\.wanted), by: 13, within: area.top...area.bottom)
        for (end, place) in zip(ends, places) {
            let name = lines[end.line].name
            if abs(place - end.wanted) > 3 {
                canvas.line(area.right + 1, end.wanted, area.right + 6, place, .soft)
            }
            canvas.text(
                TextWidth.shortened(name, to: room - 10, size: 11), area.right + 8, place + 4,
                size: 11, title: name)
        }
    }
}

/// Moves labels apart along a line.
enum Spreading {
    /// Places in ascending order that are at least `distance` apart and as near to the wanted ones,
    /// which ascend, as that allows. Where the room is too small they go beyond its upper end.
    static func apart(
        _ wanted: [Double], by distance: Double, within room: ClosedRange<Double>
    ) -> [Double] {
        var places = wanted.map { min(max($0, room.lowerBound), room.upperBound) }
        for k in places.indices.dropFirst() {
            places[k] = max(places[k], places[k - 1] + distance)
        }
        if let last = places.last, last > room.upperBound, let end = places.indices.last {
            places[end] = max(room.upperBound, room.lowerBound + distance * Double(end))
            for k in places.indices.dropLast().reversed() {
                places[k] = min(places[k], places[k + 1] - distance)
            }
        }
        return places
    }
}
