public import Analyses

/// The tables of `sda`.
public enum StructureReport {
    /// The changes between two years.
    public struct Link: Sendable {
        /// The first year, or the table’s name.
        public let from: String
        /// The second year, or the table’s name.
        public let to: String
        /// The changes, all links in the same order.
        public let changes: [Line]

        /// A link.
        public init(from: String, to: String, changes: [Line]) {
            self.from = from
            self.to = to
            self.changes = changes
        }
    }

    /// One change in any of the decompositions.
    public struct Line: Sendable {
        /// What the line is about: one or two labels.
        let labels: [Cell]
        var start: Double
        var end: Double
        var effects: [StructuralDecomposition.Contribution]
        var direct: Double
        var residual: Double

        /// A line of a structural decomposition.
        public init(_ change: StructuralDecomposition.Change, labels: [Cell]) {
            self.labels = labels
            (start, end) = (change.start, change.end)
            effects = change.contributions
            (direct, residual) = (change.direct, change.residual)
        }

        /// A line of a logarithmic mean decomposition.
        public init(_ change: LogMeanDecomposition.Change, labels: [Cell]) {
            self.labels = labels
            (start, end) = (change.start, change.end)
            effects = change.contributions.map { .init(mean: $0, low: $0, high: $0) }
            (direct, residual) = (change.direct, change.residual)
        }

        /// Both changes one after the other.
        func followed(by next: Line) -> Line {
            var sum = self
            sum.end = next.end
            sum.effects = zip(effects, next.effects).map { a, b in
                .init(mean: a.mean + b.mean, low: a.low + b.low, high: a.high + b.high)
            }
            sum.direct += next.direct
            sum.residual += next.residual
            return sum
        }
    }

    /// What the lines are about, in which unit, and which factors there are.
    public struct Form: Sendable {
        let labels: [Column]
        let unit: String
        let style: NumberStyle
        let factors: [String]
        let hasDirect: Bool
        let hasRange: Bool

        /// A form; `hasRange` where orders of factors give different numbers.
        public init(
            labels: [String], unit: String, style: NumberStyle, factors: [String], hasDirect: Bool,
            hasRange: Bool
        ) {
            self.labels = labels.map { Column(name: $0) }
            self.unit = unit
            self.style = style
            self.factors = factors
            self.hasDirect = hasDirect
            self.hasRange = hasRange
        }
    }

    /// The whole period, its factors with their ranges, and every link where there are several.
    public static func tables(_ links: [Link], _ form: Form) -> [ReportTable] {
        guard let first = links.first, let last = links.last else { return [] }
        var whole = first.changes
        for link in links.dropFirst() {
            whole = zip(whole, link.changes).map { $0.followed(by: $1) }
        }
        let order = rankedDescending(whole.map { abs($0.end - $0.start) })
        let period = Link(from: first.from, to: last.to, changes: order.map { whole[$0] })
        let chained = links.count > 1 ? ", chained over \(links.count) steps" : ""
        var tables = [
            table("sda", "What changed and why, largest change first" + chained, [period], form),
            ranges(period, form),
        ]
        if links.count > 1 {
            let sorted = links.map { link in
                Link(from: link.from, to: link.to, changes: order.map { link.changes[$0] })
            }
            tables.append(table("yearly", "The same from table to table", sorted, form))
        }
        return tables
    }

    private static func table(
        _ name: String, _ title: String, _ links: [Link], _ form: Form
    ) -> ReportTable {
        func amount(_ name: String) -> Column {
            Column(name: name, unit: form.unit, style: form.style)
        }
        let effects =
            form.factors.map { "\($0)_effect" } + (form.hasDirect ? ["direct_effect"] : [])
        let columns =
            form.labels + [Column(name: "from_year"), Column(name: "to_year")]
            + (["start_value", "end_value", "total_change"] + effects + ["residual"]).map(amount)
        return ReportTable(
            name: name, title: title, columns: columns,
            rows: links.flatMap { link in
                link.changes.map { line in
                    var numbers = [line.start, line.end, line.end - line.start]
                    numbers += line.effects.map(\.mean)
                    if form.hasDirect { numbers.append(line.direct) }
                    numbers.append(line.residual)
                    return line.labels + [.text(link.from), .text(link.to)]
                        + numbers.map(Cell.number)
                }
            })
    }

    /// Each factor in percent, and how much the order of the factors matters.
    private static func ranges(_ period: Link, _ form: Form) -> ReportTable {
        func amount(_ name: String) -> Column {
            Column(name: name, unit: form.unit, style: form.style)
        }
        let range = form.hasRange ? [amount("lowest_order"), amount("highest_order")] : []
        var rows: [[Cell]] = []
        for line in period.changes {
            for (factor, effect) in zip(form.factors, line.effects) {
                let percent: Double? = line.start == 0 ? nil : 100 * effect.mean / line.start
                var row = line.labels
                row += [.text(factor), .number(effect.mean), Cell(percent)]
                if form.hasRange { row += [.number(effect.low), .number(effect.high)] }
                rows.append(row)
            }
        }
        return ReportTable(
            name: "effects", title: "The factors one by one",
            columns: form.labels + [
                Column(name: "factor"), amount("effect"),
                Column(name: "effect_pct", unit: "% of start", style: .percent),
            ] + range, rows: rows,
            notes: form.hasRange
                ? [
                    """
                    What a factor contributes depends on which others changed before; the last \
                    two columns are its smallest and largest contribution over all orders
                    """
                ] : [])
    }

    /// The factors in words.
    private static let words = [
        "intensity": "the amount per unit of output", "technology": "technology",
        "input_trade": "the regions that inputs come from",
        "final_trade": "the regions that final products come from",
        "mix": "the products that final demand buys", "level": "the level of final demand",
        "embodied": "the amount embodied in a unit of final products",
        "direct": "final demand itself",
    ]

    /// How the parts are counted.
    public static let method = """
        one factor after the other is changed from its first to its last year; the parts add up to \
        the whole change
        """

    /// What the first screen shows: of one row its factors, of several the changes and their
    /// parts.
    public static func lead(_ tables: [ReportTable]) -> Lead? {
        guard let whole = tables.first else { return nil }
        let keys = whole.columns.prefix { $0.name != "from_year" }.map(\.name)
        if whole.rows.count == 1 { return Lead("effects", ["factor", "effect", "effect_pct"]) }
        let effects = whole.columns.map(\.name).filter { $0.hasSuffix("_effect") }
        return Lead(
            "sda", keys + ["total_change"] + effects,
            optional: ["intensity_effect", "mix_effect", "direct_effect", "final_trade_effect"])
    }

    /// The largest change in one sentence.
    public static func reading(
        _ tables: [ReportTable], _ form: Form, _ names: AnalysisWords
    ) -> [String] {
        guard let table = tables.first, let row = table.rows.first else { return [] }
        let k = form.labels.count
        let first = k + 5
        let columns = table.columns[first..<(table.columns.count - 1)].map(\.name)
        let effects = columns.indices.map { row[first + $0].number ?? 0 }
        guard let start = row[k + 2].number, let end = row[k + 3].number,
            let most = effects.indices.max(by: { abs(effects[$0]) < abs(effects[$1]) })
        else { return [] }
        if start == end { return ["Nothing changed between the two years."] }
        func text(_ value: Double) -> String {
            form.style == .share ? Phrase.percent(value) : Phrase.amount(value, form.unit)
        }
        func name(_ cell: Cell) -> String { names.label(cell.plain) }
        let labels = form.labels.map(\.name)
        let what =
            switch labels {
            case ["supplier", "user"]:
                "the part of \(name(row[0])) in the value added behind the final demand of "
                    + name(row[1])
            case ["region", "sector"]: names.label("\(row[0].plain)/\(row[1].plain)")
            default: name(row[0])
            }
        let key = columns[most].replacing("_effect", with: "")
        let word = words[key] ?? key
        let size =
            form.style == .share
            ? "\(NumberText.threeDigits(100 * effects[most])) percentage points"
            : text(effects[most])
        let verb = table.rows.count > 1 ? "\(what) changed most, from" : "\(what) went from"
        let sentence = """
            \(verb) \(text(start)) to \(text(end)); the largest part of that, \(size), is due to \
            \(word).
            """
        return [sentence.prefix(1).uppercased() + sentence.dropFirst()]
    }
}
