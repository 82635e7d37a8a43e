/// What flows from column to column, such as from origins to users to destinations: the height of a
/// bar and the width of a band are amounts.
public struct FlowFigure: Figure {
    /// A flow from a node of one column to a node of the next.
    public struct Flow: Sendable, Equatable {
        /// The column where it begins, from 0.
        public var column: Int
        /// Name of the node where it begins.
        public var from: String
        /// Name of the node in the next column.
        public var to: String
        /// The amount, above 0.
        public var value: Double

        /// A flow.
        public init(column: Int, from: String, to: String, value: Double) {
            self.column = column
            self.from = from
            self.to = to
            self.value = value
        }
    }

    /// What the picture shows.
    public var title: String
    /// Headings of the columns, two to four.
    public var columns: [String]
    /// The flows.
    public var flows: [Flow]
    /// What the amounts are measured in.
    public var unit: String
    /// Nodes of a column that are shown; smaller ones go together.
    public var mostNodes: Int

    /// A figure.
    public init(
        title: String, columns: [String], flows: [Flow], unit: String, mostNodes: Int = 10
    ) {
        precondition((2...4).contains(columns.count), "a flow figure has two to four columns")
        precondition(mostNodes >= 1, "a column shows a node at least")
        self.title = title
        self.columns = columns
        self.flows = flows
        self.unit = unit
        self.mostNodes = mostNodes
    }

    private struct Node {
        var name: String
        var value = 0.0
        var top = 0.0
        var height = 0.0
        /// How far its bands reach already, on both sides.
        var used = (left: 0.0, right: 0.0)
    }

    private static let bar = 12.0
    private static let spacing = 17.0
    private static let plotHeight = 300.0

    /// The figure. An amount of a node is the larger of what comes in and what goes out.
    public func drawing() -> Drawing {
        var canvas = Canvas()
        let sound = flows.filter {
            $0.value > 0 && $0.value.isFinite && $0.column >= 0 && $0.column + 1 < columns.count
        }
        let kept = Self.names(sound, columns.count, mostNodes)
        func name(_ column: Int, _ node: String) -> String {
            kept[column].chosen.contains(node) ? node : kept[column].rest
        }
        var amounts: [Int: [String: [String: Double]]] = [:]
        for flow in sound {
            amounts[flow.column, default: [:]][name(flow.column, flow.from), default: [:]][
                name(flow.column + 1, flow.to), default: 0] += flow.value
        }
        var nodes = Self.nodes(amounts, columns.count, kept.map(\.rest))
        let total = nodes.map { $0.reduce(0) { $0 + $1.value } }.max() ?? 0
        let scale = total > 0 ? Self.plotHeight / total : 0
        let top = 24.0
        var bottom = top
        for column in nodes.indices {
            var y = top
            for index in nodes[column].indices {
                let height = max(nodes[column][index].value * scale, 1)
                nodes[column][index].height = height
                nodes[column][index].top = y
                y += max(height + 4, Self.spacing)
            }
            bottom = max(bottom, y)
        }
        for column in nodes.indices where column + 1 < nodes.count {
            bands(from: column, &nodes, amounts[column] ?? [:], scale, on: &canvas)
        }
        for column in nodes.indices { write(column, nodes[column], on: &canvas) }
        if !unit.isEmpty, total > 0 {
            bottom += 16
            canvas.text(
                TextWidth.shortened("Amounts in \(unit)", to: canvas.width - 4, size: 11), 0,
                bottom,
                .start, .soft, size: 11)
        }
        canvas.height = bottom + 6
        return canvas.drawing(title)
    }

    /// The nodes of every column that are shown, and what the others together are called.
    private static func names(_ flows: [Flow], _ count: Int, _ most: Int)
        -> [(chosen: Set<String>, rest: String)]
    {
        (0..<count).map { column in
            var sizes: [String: Double] = [:]
            for flow in flows where flow.column == column {
                sizes[flow.from, default: 0] += flow.value
            }
            for flow in flows where flow.column + 1 == column {
                sizes[flow.to, default: 0] += flow.value
            }
            let order = sizes.keys.sorted { (-(sizes[$0] ?? 0), $0) < (-(sizes[$1] ?? 0), $1) }
            // One that is left alone is shown as itself.
            let shown = order.count <= most + 1 ? order.count : most
            return (Set(order.prefix(shown)), "\(order.count - shown) others")
        }
    }

    private static func nodes(
        _ amounts: [Int: [String: [String: Double]]], _ count: Int, _ rests: [String]
    ) -> [[Node]] {
        (0..<count).map { column in
            var incoming: [String: Double] = [:]
            var outgoing: [String: Double] = [:]
            for (from, targets) in amounts[column] ?? [:] {
                outgoing[from] = targets.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
            }
            for (_, targets) in (amounts[column - 1] ?? [:]).sorted(by: { $0.key < $1.key }) {
                for (to, value) in targets { incoming[to, default: 0] += value }
            }
            let names = Set(incoming.keys).union(outgoing.keys)
            return names.map { name in
                Node(name: name, value: max(incoming[name] ?? 0, outgoing[name] ?? 0))
            }.sorted { first, second in
                let isRest = (first.name == rests[column], second.name == rests[column])
                if isRest.0 != isRest.1 { return isRest.1 }
                return (-first.value, first.name) < (-second.value, second.name)
            }
        }
    }

    private func left(of column: Int, _ width: Double) -> Double {
        // Names stand to the right of bars; those of the last column need room.
        let room = 172.0
        return (width - room - Self.bar) * Double(column) / Double(columns.count - 1)
    }

    private func bands(
        from column: Int, _ nodes: inout [[Node]], _ amounts: [String: [String: Double]],
        _ scale: Double, on canvas: inout Canvas
    ) {
        let x1 = left(of: column, canvas.width) + Self.bar
        let x2 = left(of: column + 1, canvas.width)
        let middle = (x1 + x2) / 2
        for i in nodes[column].indices {
            for j in nodes[column + 1].indices {
                let (from, to) = (nodes[column][i], nodes[column + 1][j])
                guard let value = amounts[from.name]?[to.name] else { continue }
                let thickness = max(value * scale, 0.5)
                let y1 = from.top + from.used.right
                let y2 = to.top + to.used.left
                nodes[column][i].used.right += value * scale
                nodes[column + 1][j].used.left += value * scale
                func n(_ number: Double) -> String { SVGText.number(number) }
                canvas.shape(
                    """
                    M\(n(x1)) \(n(y1))C\(n(middle)) \(n(y1)) \(n(middle)) \(n(y2)) \(n(x2)) \
                    \(n(y2))V\(n(y2 + thickness))C\(n(middle)) \(n(y2 + thickness)) \(n(middle)) \
                    \(n(y1 + thickness)) \(n(x1)) \(n(y1 + thickness))z
                    """, .series(i), opacity: 0.4,
                    title: "\(from.name) to \(to.name): \(amount(value))")
            }
        }
    }

    private func write(_ column: Int, _ nodes: [Node], on canvas: inout Canvas) {
        let x = left(of: column, canvas.width)
        let room =
            column + 1 < columns.count
            ? left(of: column + 1, canvas.width) - x - Self.bar - 12
            : canvas.width - x - Self.bar - 6
        let heading = TextWidth.shortened(columns[column], to: room + Self.bar, isBold: true)
        canvas.text(heading, x, 12, isBold: true)
        for node in nodes {
            canvas.rectangle(
                Area(left: x, top: node.top, width: Self.bar, height: node.height), .soft,
                title: "\(node.name): \(amount(node.value))")
            let number = "  \(SVGText.significant(node.value, 3))"
            let name = TextWidth.shortened(
                node.name, to: room - TextWidth.of(number, size: 11), size: 11)
            canvas.text(
                name + number, x + Self.bar + 5,
                node.top + max(min(node.height / 2 + 4, node.height + 4), 9),
                size: 11, hasHalo: true)
        }
    }

    private func amount(_ value: Double) -> String {
        SVGText.significant(value, 3) + (unit.isEmpty ? "" : " \(unit)")
    }
}
