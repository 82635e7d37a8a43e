/// What a file of draws is about: enough to refuse draws of another sweep, and to analyse the draws
/// from the file alone.
public struct SweepHeader: Codable, Sendable, Hashable {
    /// A varied number.
    public struct Parameter: Codable, Sendable, Hashable {
        /// The path of the number in the scenario, such as `restrictions[0].cut`.
        public let path: String
        /// The unit of its values; empty for a choice.
        public let unit: String
        /// The value without the sweep.
        public let base: Double
        /// For a choice among things that are no numbers the words for the values 0, 1, 2, …; empty
        /// otherwise.
        public let words: [String]

        /// A parameter, with words for its values where they count choices.
        public init(path: String, unit: String, base: Double, words: [String] = []) {
            precondition(base.isFinite, "the base of \(path) is \(base)")
            self.path = path
            self.unit = unit
            self.base = base
            self.words = words
        }

        /// The word for a value, where there is one.
        public func word(for value: Double) -> String? {
            Int(exactly: value).flatMap { words.indices.contains($0) ? words[$0] : nil }
        }
    }

    /// A number recorded of every draw.
    public struct Metric: Codable, Sendable, Hashable {
        /// Its name, such as `value_added_change_pct_gdp.KOR`.
        public let name: String
        /// The unit of its values.
        public let unit: String
        /// The quantity that metrics compared with each other share, such as
        /// `value_added_change_pct_gdp`; `nil` for a metric that is ranked with no other.
        public let quantity: String?
        /// Whose quantity it is, such as `KOR` or a restriction; `nil` as `quantity`.
        public let item: String?

        /// A metric. By default its name is split at the first full stop into quantity and item.
        public init(name: String, unit: String) {
            let parts = name.split(separator: ".", maxSplits: 1).map { String($0) }
            self.init(
                name: name, unit: unit, quantity: parts.count == 2 ? parts[0] : nil,
                item: parts.count == 2 ? parts[1] : nil)
        }

        /// A metric with its quantity and item, both or neither.
        public init(name: String, unit: String, quantity: String?, item: String?) {
            precondition((quantity == nil) == (item == nil), "\(name) is half of a ranking")
            self.name = name
            self.unit = unit
            self.quantity = quantity
            self.item = item
        }
    }

    /// SHA-256 of everything that decides the draws, as 64 hexadecimal digits. Headers of one plan
    /// differ in `shard` only.
    public let plan: String
    /// The name and version of the program, whose versions need not give the same numbers.
    public let program: String
    /// The name of the sweep, for people.
    public let title: String
    /// The tables solved, for people, such as `WIOD 2011`.
    public let tables: [String]
    /// The design.
    public let design: DesignDescription
    /// The parameters, in the order of the design's dimensions.
    public let parameters: [Parameter]
    /// The metrics, in the order of a draw's values.
    public let metrics: [Metric]
    /// The number of draws of the whole sweep.
    public let drawCount: Int
    /// The part of them that is in this file.
    public var shard: SweepShard
    /// True when the first shard begins with the scenario as it is, as draw `DrawRecord.base`.
    public let includesBase: Bool

    /// A header. A one-at-a-time design has its base as draw 0 and needs no other.
    public init(
        plan: String, program: String, title: String = "", tables: [String] = [],
        design: DesignDescription, parameters: [Parameter], metrics: [Metric], drawCount: Int,
        shard: SweepShard = .whole, includesBase: Bool = false
    ) {
        precondition(drawCount >= 0, "\(drawCount) draws")
        let designed = design.drawCount(parameters: parameters.count)
        precondition(
            designed.map { $0 == drawCount } ?? true, "\(drawCount) draws of \(design.description)")
        self.plan = plan
        self.program = program
        self.title = title
        self.tables = tables
        self.design = design
        self.parameters = parameters
        self.metrics = metrics
        self.drawCount = drawCount
        self.shard = shard
        self.includesBase = includesBase
    }

    /// The draws of this file in their order: those of the shard, after `DrawRecord.base` where it
    /// is in this file.
    public var range: Range<Int> {
        let own = shard.range(of: drawCount)
        return includesBase && shard.number == 1 ? DrawRecord.base..<own.upperBound : own
    }

    /// More draws than this are in no file.
    private static let mostDraws = 1 << 40

    /// Whether the facts fit each other, as those of the initializers do: a header that was read
    /// may have been made by anything.
    var isConsistent: Bool {
        let designed = design.drawCount(parameters: parameters.count)
        return (0...Self.mostDraws).contains(drawCount) && designed ?? drawCount == drawCount
            && design.isPossible && SweepShard.isPossible(shard.number, of: shard.count)
            && metrics.allSatisfy { ($0.quantity == nil) == ($0.item == nil) }
    }

    /// What differs from another header, one line each: the name of the fact, its value here and
    /// its value there. Of a plan the first twelve digits.
    func differences(from other: SweepHeader, ignoringShard: Bool = false) -> [String] {
        func list(_ items: [String]) -> String { items.joined(separator: ", ") }
        func names(_ header: SweepHeader) -> [(String, String)] {
            [
                ("plan", String(header.plan.prefix(12))), ("program", header.program),
                ("title", header.title), ("tables", list(header.tables)),
                ("design", header.design.description), ("draws", String(header.drawCount)),
                (
                    "parameters",
                    list(
                        header.parameters.map { parameter in
                            "\(parameter.path) = \(parameter.base)"
                                + (parameter.unit.isEmpty ? "" : " \(parameter.unit)")
                                + (parameter.words.isEmpty ? "" : " of \(list(parameter.words))")
                        })
                ),
                ("metrics", list(header.metrics.map { "\($0.name) (\($0.unit))" })),
                ("base", header.includesBase ? "included" : "not included"),
                ("shard", header.shard.description),
            ]
        }
        let lines = zip(names(self), names(other)).compactMap { mine, theirs -> String? in
            if mine.1 == theirs.1 || (ignoringShard && mine.0 == "shard") { return nil }
            return "\(mine.0): ‘\(mine.1)’, not ‘\(theirs.1)’"
        }
        if !lines.isEmpty || (ignoringShard ? with(shard: other.shard) : self) == other {
            return lines
        }
        return plan == other.plan ? ["how the metrics are ranked"] : ["the plan"]
    }

    /// The same sweep with another part of its draws.
    public func with(shard: SweepShard) -> SweepHeader {
        var copy = self
        copy.shard = shard
        return copy
    }
}
