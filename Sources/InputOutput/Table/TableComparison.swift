import LinearAlgebra

/// Two tables side by side: whether their labels, totals and cells are the same within a tolerance.
///
/// Labels are matched by code without regard to case and order; what only one table has is named,
/// and everything else is compared on what both have. World totals are those of the whole tables.
public struct TableComparison: Sendable {
    /// When two numbers count as different: by more than `relative` of the larger one, and by more
    /// than `absolute`.
    public struct Tolerance: Sendable, Hashable {
        /// Share of the larger magnitude.
        public var relative: Double
        /// In the unit of the numbers.
        public var absolute: Double

        /// A tolerance.
        public init(relative: Double = 1e-9, absolute: Double = 0) {
            self.relative = relative
            self.absolute = absolute
        }

        /// Whether two numbers are different.
        public func tells(_ a: Double, from b: Double) -> Bool {
            let difference = abs(a - b)
            return difference > relative * max(abs(a), abs(b)) && difference > absolute
        }
    }

    /// Something that is stated in words and differs, such as the unit, or a label that one table
    /// lacks.
    public struct Statement: Sendable, Hashable {
        /// What it is: `unit`, `year`, `valuation`, `region`, `sector`, …
        public let what: String
        /// In the first table; nil where it has none.
        public let first: String?
        /// In the second table.
        public let second: String?
    }

    /// One number in both tables.
    public struct Entry: Sendable, Hashable {
        /// What it is, such as `output` or `Z`.
        public let measure: String
        /// What it is of, such as `KOR` or `KOR/c14`; `world` for the whole table.
        public let label: String
        /// In the first table.
        public let first: Double
        /// In the second table.
        public let second: Double
        /// `second − first`.
        public var difference: Double { second - first }
        /// |difference| as a share of the larger magnitude; 0 when both are 0.
        public var relative: Double {
            let scale = max(abs(first), abs(second))
            return scale == 0 ? 0 : abs(difference) / scale
        }
    }

    /// Numbers of one kind: how many were compared, how many differ, and the largest differences.
    public struct Family: Sendable, Hashable {
        /// What they are, such as `output by region`.
        public let title: String
        /// How many numbers both tables have.
        public let compared: Int
        /// How many of them differ.
        public let different: Int
        /// Those that differ the most, by absolute difference.
        public let worst: [Entry]
    }

    /// Facts and labels that differ.
    public let statements: [Statement]
    /// World totals, all of them, whether they differ or not.
    public let world: [Entry]
    /// Totals of every region that both have, whether they differ or not: output, value added,
    /// taxes, final demand, exports, imports. A country whose parts only one of them keeps apart is
    /// one region.
    public let regions: [Entry]
    /// Totals of every sector that both have: output, value added, exports.
    public let sectors: [Entry]
    /// Totals by region and sector, and cells.
    public let families: [Family]
    /// What counts as different.
    public let tolerance: Tolerance

    /// Whether nothing differs: no label, no unit, no total and no cell.
    public var agrees: Bool {
        statements.isEmpty && families.allSatisfy { $0.different == 0 }
            && !world.contains { tolerance.tells($0.first, from: $0.second) }
    }

    /// Compares two tables; `worst` differences of each kind are kept.
    /// - Complexity: one pass over the cells that both have.
    public init(
        _ first: MRIOTable, _ second: MRIOTable, tolerance: Tolerance = Tolerance(), worst: Int = 10
    ) {
        self.tolerance = tolerance
        let pairing = LabelPairing(first, second)
        statements = Self.facts(first, second) + pairing.statements
        let isHybrid = first.isHybrid || second.isHybrid
        let totals = (
            PartTotals(first, isHybrid: isHybrid), PartTotals(second, isHybrid: isHybrid)
        )
        world = zip(totals.0.world, totals.1.world).map {
            Entry(measure: $0.measure, label: "world", first: $0.value, second: $1.value)
        }
        func entries(
            _ measures: [(PartTotals.Measure, PartTotals.Measure)], _ pairs: [(Int, Int)],
            _ label: (Int) -> String
        ) -> [Entry] {
            measures.flatMap { a, b in
                pairs.map { i, j in
                    Entry(
                        measure: a.measure, label: label(i), first: a.values[i],
                        second: b.values[j])
                }
            }
        }
        func sum(_ values: [Double], _ parts: [Int]) -> Double {
            parts.reduce(0) { $0 + values[$1] }
        }
        regions = zip(totals.0.byRegion, totals.1.byRegion).flatMap { a, b in
            pairing.countries.map {
                Entry(
                    measure: a.measure, label: $0.code, first: sum(a.values, $0.first),
                    second: sum(b.values, $0.second))
            }
        }
        sectors = entries(
            Array(zip(totals.0.bySector, totals.1.bySector)), pairing.sectors
        ) { first.sectors[$0].code }
        var families: [Family] = []
        for (a, b) in zip(totals.0.byRegion, totals.1.byRegion) {
            var collector = DifferenceCollector(tolerance, keeping: worst)
            for item in pairing.countries {
                collector.add(a.measure, sum(a.values, item.first), sum(b.values, item.second)) {
                    item.code
                }
            }
            families.append(collector.family("\(a.measure) by region"))
        }
        for (a, b) in zip(totals.0.bySector, totals.1.bySector) {
            var collector = DifferenceCollector(tolerance, keeping: worst)
            for (i, j) in pairing.sectors {
                collector.add(a.measure, a.values[i], b.values[j]) { first.sectors[i].code }
            }
            families.append(collector.family("\(a.measure) by sector"))
        }
        families.append(
            Self.cells(
                "Z", first.Z, second.Z, pairing.industries, pairing.industries, tolerance, worst))
        families.append(
            Self.cells("Y", first.Y, second.Y, pairing.industries, pairing.demand, tolerance, worst)
        )
        families.append(
            Self.cells(
                "V", first.V, second.V, pairing.primary, pairing.industries, tolerance, worst))
        for (a, b) in pairing.satellites {
            let (one, other) = (first.satellites[a], second.satellites[b])
            let rows = LabelPairing.match(
                one.stressors.map { "\($0.code) (\($0.unit))" },
                other.stressors.map { "\($0.code) (\($0.unit))" })
            families.append(
                Self.cells(
                    one.name, one.F, other.F, rows.pairs, pairing.industries, tolerance, worst))
        }
        self.families = families
    }

    private static func facts(_ a: MRIOTable, _ b: MRIOTable) -> [Statement] {
        unitsOfSectors(a, b)
            + [

                ("unit", a.unitText, b.unitText), ("valuation", a.valuation, b.valuation),
                ("year", a.year.map(String.init), b.year.map(String.init)),
            ].filter { $0.1 != $0.2 }.map { Statement(what: $0.0, first: $0.1, second: $0.2) }
    }

    /// Sectors that both tables have, in different units, where either table is hybrid.
    private static func unitsOfSectors(_ a: MRIOTable, _ b: MRIOTable) -> [Statement] {
        if !a.isHybrid, !b.isHybrid { return [] }
        return LabelPairing.match(a.sectors.map(\.code), b.sectors.map(\.code)).pairs
            .filter { a.unit(ofSector: $0) != b.unit(ofSector: $1) }
            .map {
                Statement(
                    what: "unit of \(a.sectors[$0].code)", first: a.unit(ofSector: $0),
                    second: b.unit(ofSector: $1))
            }
    }

    private static func cells<R: AxisKind, C: AxisKind>(
        _ name: String, _ a: Matrix<R, C>, _ b: Matrix<R, C>, _ rows: [(Int, Int)],
        _ columns: [(Int, Int)], _ tolerance: Tolerance, _ worst: Int
    ) -> Family {
        var collector = DifferenceCollector(tolerance, keeping: worst)
        a.withUnsafeElements { p in
            b.withUnsafeElements { q in
                for (j, l) in columns {
                    for (i, k) in rows {
                        collector.add(name, p[i + j * a.rowCount], q[k + l * b.rowCount]) {
                            "\(a.rows[i]) → \(a.columns[j])"
                        }
                    }
                }
            }
        }
        return collector.family("cells of \(name)")
    }
}

/// Counts differences and keeps the largest.
private struct DifferenceCollector {
    private let tolerance: TableComparison.Tolerance
    private let limit: Int
    private var compared = 0
    private var different = 0
    private var worst: [TableComparison.Entry] = []

    init(_ tolerance: TableComparison.Tolerance, keeping limit: Int) {
        self.tolerance = tolerance
        self.limit = limit
    }

    @inline(__always)
    mutating func add(_ measure: String, _ a: Double, _ b: Double, label: () -> String) {
        compared += 1
        if a == b || !tolerance.tells(a, from: b) { return }
        different += 1
        let size = abs(b - a)
        if worst.count == limit, size <= abs(worst.last?.difference ?? .infinity) { return }
        let position = worst.firstIndex { abs($0.difference) < size } ?? worst.count
        worst.insert(.init(measure: measure, label: label(), first: a, second: b), at: position)
        if worst.count > limit { worst.removeLast() }
    }

    func family(_ title: String) -> TableComparison.Family {
        .init(title: title, compared: compared, different: different, worst: worst)
    }
}
