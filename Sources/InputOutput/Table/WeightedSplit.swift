/// How some regions or sectors of a table are split into parts: a concordance with weights, one to
/// many.
public struct WeightedSplit: Sendable, Hashable {
    /// What is split.
    public enum Dimension: String, Sendable, Hashable, CaseIterable {
        /// Regions; weights may differ by sector.
        case regions
        /// Sectors; weights may differ by region.
        case sectors
    }

    /// One line as it is written.
    public struct Line: Sendable, Hashable {
        /// Code in the table.
        public let old: String
        /// Code of the part.
        public let new: String
        /// Readable name of the part, where one is given.
        public let newName: String?
        /// The part's weight.
        public let weight: Double
        /// The sector of a region's weight, or the region of a sector's weight; nil for all.
        public let within: String?
        /// Where the line stands.
        public let location: Diagnostic.Location

        /// A line.
        public init(
            old: String, new: String, newName: String? = nil, weight: Double,
            within: String? = nil, location: Diagnostic.Location = .init()
        ) {
            self.old = old
            self.new = new
            self.newName = newName
            self.weight = weight
            self.within = within
            self.location = location
        }
    }

    /// A part of an old code.
    public struct Part: Sendable, Hashable {
        /// Its code.
        public let code: String
        /// Its name.
        public let name: String
    }

    /// What is split.
    public let dimension: Dimension
    /// The old codes, in table order.
    public let oldCodes: [String]
    /// For every old code its parts in the order of the lines; the code itself where it is not
    /// split.
    public let parts: [[Part]]
    /// For every old code, and every code of the other dimension, the weights of the parts; they
    /// add up to 1.
    public let weights: [[[Double]]]

    /// Lines bound to a table.
    /// - Parameter normalises: divide weights by their sum, whatever it is; otherwise they must add
    ///   up to 1 within 1e-9.
    /// - Throws: every unknown code, repeated line, weight that is negative or missing, sum that is
    ///   not 1, all at once.
    public init(
        _ lines: [Line], of dimension: Dimension, in layout: TableLayout, normalises: Bool = false
    ) throws(Diagnostics) {
        let isRegions = dimension == .regions
        let olds = isRegions ? layout.regions.map(Self.pair) : layout.sectors.map(Self.pair)
        let others = isRegions ? layout.sectors.map(\.code) : layout.regions.map(\.code)
        var reader = SplitReader(
            olds: olds.map(\.code), others: others,
            kinds: isRegions ? ("region", "sector") : ("sector", "region"))
        for line in lines { reader.read(line) }
        let weights = reader.weights(normalises: normalises)
        try reader.problems.throwIfErrors()
        self.dimension = dimension
        self.weights = weights
        oldCodes = olds.map(\.code)
        parts = olds.indices.map { old in
            let found = reader.parts[old]
            return found.isEmpty
                ? [Part(code: olds[old].code, name: olds[old].name)]
                : found.map { Part(code: $0.code, name: $0.name ?? $0.code) }
        }
    }

    /// `CHN into COAST + INLAND` for every code that is split.
    var sentence: String {
        splitOld.map { old in
            "\(oldCodes[old]) into \(parts[old].map(\.code).joined(separator: " + "))"
        }.joined(separator: "; ")
    }

    /// Positions of the old codes that have several parts.
    public var splitOld: [Int] { parts.indices.filter { parts[$0].count > 1 } }

    private static func pair(_ label: some Labelled) -> (code: String, name: String) {
        (label.code, label.name)
    }
}

/// Reads lines and collects everything that is wrong with them.
private struct SplitReader {
    let olds: [String]
    let others: [String]
    let kinds: (old: String, other: String)
    private let oldIndex: [String: Int]
    private let otherIndex: [String: Int]
    var problems = Diagnostics()
    private(set) var parts: [[(code: String, name: String?)]]
    /// Weight by old code, other code (-1 for all) and part.
    private var given: [[Int: [Int: Double]]]

    init(olds: [String], others: [String], kinds: (old: String, other: String)) {
        self.olds = olds
        self.others = others
        self.kinds = kinds
        func index(_ codes: [String]) -> [String: Int] {
            Dictionary(
                codes.enumerated().map { ($0.element.lowercased(), $0.offset) },
                uniquingKeysWith: { first, _ in first })
        }
        oldIndex = index(olds)
        otherIndex = index(others)
        parts = Array(repeating: [], count: olds.count)
        given = Array(repeating: [:], count: olds.count)
    }

    mutating func read(_ line: WeightedSplit.Line) {
        func fail(_ code: String, _ message: String, _ remedy: String?) {
            problems.add(
                Diagnostic(.error, code, message, at: line.location, remedy: remedy))
        }
        func unknown(_ label: String, _ kind: String, _ known: [String]) {
            fail(
                "unknown-label", "unknown \(kind) \(label)",
                Suggestion.nearest(to: label, in: known).map { "did you mean \($0)?" })
        }
        guard let old = oldIndex[line.old.lowercased()] else {
            unknown(line.old, kinds.old, olds)
            return
        }
        var other = -1
        if let within = line.within {
            guard let found = otherIndex[within.lowercased()] else {
                unknown(within, kinds.other, others)
                return
            }
            other = found
        }
        if line.new.isEmpty { fail("empty-code", "the part has no code", "name it") }
        if !(line.weight >= 0 && line.weight.isFinite) {
            fail(
                "bad-weight", "the weight is \(brief(line.weight))",
                "give a number that is not negative")
            return
        }
        let key = line.new.lowercased()
        let part: Int
        if let known = parts[old].firstIndex(where: { $0.code.lowercased() == key }) {
            part = known
            parts[old][part].name = parts[old][part].name ?? line.newName
        } else {
            part = parts[old].count
            parts[old].append((line.new, line.newName))
        }
        if given[old][other, default: [:]].updateValue(line.weight, forKey: part) != nil {
            fail(
                "duplicate-label",
                """
                \(line.new) has a weight in \
                \(olds[old])\(other < 0 ? "" : "/\(others[other])") already
                """,
                "give one weight each")
        }
    }

    mutating func weights(normalises: Bool) -> [[[Double]]] {
        olds.indices.map { old in
            if parts[old].isEmpty { return others.map { _ in [1] } }
            var isCheckedForAll = false
            return others.indices.map { other in
                let own = given[old][other]
                let found = own ?? given[old][-1] ?? [:]
                let list = parts[old].indices.map { found[$0] }
                // Weights for all are checked once.
                let isForAll = own == nil && given[old][-1] != nil
                if !isForAll || !isCheckedForAll {
                    let place = isForAll ? olds[old] : "\(olds[old]) in \(others[other])"
                    check(list, place, old, normalises)
                    isCheckedForAll = isCheckedForAll || isForAll
                }
                return normalised(list.map { $0 ?? 0 })
            }
        }
    }

    private func normalised(_ list: [Double]) -> [Double] {
        let sum = list.reduce(0, +)
        return sum > 0 ? list.map { $0 / sum } : list
    }

    private mutating func check(
        _ list: [Double?], _ place: String, _ old: Int, _ normalises: Bool
    ) {
        let missing = list.indices.filter { list[$0] == nil }.map { parts[old][$0].code }
        let sum = list.reduce(0) { $0 + ($1 ?? 0) }
        if !missing.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "missing-weight",
                    """
                    \(missing.joined(separator: ", ")) \(missing.count == 1 ? "has" : "have") \
                    no weight
                    """,
                    at: .init(place: place), remedy: "give every part one; 0 where it has none"))
        } else if sum == 0 || !normalises && abs(sum - 1) > 1e-9 {
            problems.add(
                Diagnostic(
                    .error, "weights-sum", "the weights add up to \(sum), not 1",
                    at: .init(place: place),
                    remedy: sum == 0
                        ? "one must be positive" : "correct them, or have them divided by their sum"
                ))
        }
    }
}
