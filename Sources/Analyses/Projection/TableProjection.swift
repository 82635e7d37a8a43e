public import InputOutput
import LinearAlgebra

/// A table moved to another year by macroeconomic totals of its regions, which may contradict each
/// other (KRAS: Lenzen, Gallego & Wood 2009).
///
/// Totals are GDP, output, final demand, exports and imports of a region, each with a standard
/// deviation. That every industry sells what it costs is kept exactly. Where totals cannot all be
/// met they give way in proportion to their standard deviations, and the result says which did and
/// by how much. Cells keep their sign, and a cell that is 0 stays 0.
public struct TableProjection: Sendable {
    /// What a total is of.
    public enum Quantity: String, Sendable, Hashable, CaseIterable {
        /// Value added of the region.
        case gdp
        /// Output of the region.
        case output
        /// What the region spends on final demand.
        case finalDemand = "final_demand"
        /// What it sells to other regions.
        case exports
        /// What it buys from other regions.
        case imports
    }

    /// One total.
    public struct Total: Sendable, Hashable {
        /// The region.
        public let region: Int
        /// What it is of.
        public let quantity: Quantity
        /// What is asked, in the table's unit, above zero.
        public let value: Double
        /// Its standard deviation as a share of it; 0 for a total that is met in any case.
        public let deviation: Double

        /// A total.
        public init(region: Int, quantity: Quantity, value: Double, deviation: Double) {
            precondition(value > 0 && deviation >= 0, "total \(value) ± \(deviation)")
            self.region = region
            self.quantity = quantity
            self.value = value
            self.deviation = deviation
        }
    }

    /// What became of a total.
    public struct Reached: Sendable, Hashable {
        /// The total.
        public let total: Total
        /// What it was before.
        public let before: Double
        /// What it is now.
        public let value: Double

        /// How far it had to give way, relative to what was asked.
        public var gap: Double { value / total.value - 1 }
        /// The same in its standard deviations; nil where it has none.
        public var deviations: Double? { total.deviation > 0 ? gap / total.deviation : nil }
    }

    /// The table.
    public let table: MRIOTable
    /// The totals in the order given.
    public let totals: [Reached]
    /// Passes over all totals.
    public let sweeps: Int
    /// Whether totals contradicted each other and gave way.
    public let hasConflict: Bool

    /// The projected table; accounts grow with the output of their industry.
    /// - Throws: `not-converged` with the total or industry that is furthest from being met.
    /// - Precondition: one total or more, none twice.
    /// - Complexity: two passes over Z a sweep, some ten sweeps and more. Totals that contradict
    ///   each other give way in some hundred sweeps over the table with one sector a region first.
    public init(
        _ source: MRIOTable, to totals: [Total], tolerance: Double = 1e-9, sweepLimit: Int = 5000
    ) throws(Diagnostics) {
        precondition(!totals.isEmpty, "no totals")
        let before = totals.map {
            Self.amount(of: $0.quantity, region: $0.region, in: source)
        }
        let growth = Self.growth(totals, before)
        let agreed = Self.agreed(totals, source, growth, tolerance, sweepLimit)
        var cells = ProjectionCells(source, growth: growth)
        let list = try Self.constraints(totals, source, cells, growth)
        if let agreed { cells.start(from: agreed.cells) }
        let outcome = ConflictingTotals.scale(
            &cells, to: list,
            from: agreed.map { $0.targets + list[totals.count...].map(\.asked) },
            tolerance: tolerance, sweepLimit: sweepLimit)
        if outcome.worst.gap > tolerance {
            let place: String
            if outcome.worst.total < totals.count {
                let total = totals[outcome.worst.total]
                place =
                    "\(source.layout.regions[total.region].code) \(total.quantity.rawValue)"
            } else {
                place = source.layout.code(ofIndustry: outcome.worst.total - totals.count)
            }
            throw Diagnostics([
                Diagnostic(
                    .error, "not-converged",
                    """
                    no balanced table was found in \(outcome.sweeps) sweeps; the largest gap left \
                    is \(brief(100 * outcome.worst.gap)) %
                    """,
                    at: .init(place: place),
                    remedy: "give totals that contradict each other larger standard deviations")
            ])
        }
        self.totals = totals.indices.map { k in
            Reached(total: totals[k], before: before[k], value: outcome.reached[k])
        }
        sweeps = outcome.sweeps
        hasConflict = outcome.hasConflict || agreed?.hasConflict == true
        table = try Self.table(cells, source)
    }

    /// The totals, and that every industry sells what it costs.
    /// - Throws: `not-balanced` with the first industry that does not.
    private static func constraints(
        _ totals: [Total], _ source: MRIOTable, _ cells: ProjectionCells, _ growth: Double
    ) throws(Diagnostics) -> [ConflictingTotals.Total] {
        var list = totals.map { total in
            ConflictingTotals.Total(
                constraint: .region(total.quantity, total.region), asked: total.value,
                deviation: total.deviation * total.value, scale: total.value)
        }
        let world = source.x.reduce(0) { $0 + abs($1) } * growth
        for i in 0..<source.industryCount {
            let scale = max(abs(source.x[i]) * growth, 1e-9 * world)
            list.append(
                ConflictingTotals.Total(
                    constraint: .balance(i), asked: 0, deviation: 0, scale: scale))
            // What the source does not balance stays as it is.
            let imbalance = cells.net(.balance(i))
            if abs(imbalance) > 1e-6 * scale {
                throw Diagnostics([
                    Diagnostic(
                        .error, "not-balanced",
                        "the industry's costs differ from its sales by \(brief(imbalance))",
                        at: .init(place: source.layout.code(ofIndustry: i)),
                        remedy: "balance the table first: chokepoint ras")
                ])
            }
        }
        return list
    }

    /// What the totals agree on in the table with one sector a region, where hundreds of sweeps
    /// cost next to nothing, and its multipliers. Totals that contradict each other there do so in
    /// the whole table.
    /// - Returns: nil where there is nothing to merge, or no table is found.
    private static func agreed(
        _ totals: [Total], _ source: MRIOTable, _ growth: Double, _ tolerance: Double,
        _ sweepLimit: Int
    ) -> (targets: [Double], hasConflict: Bool, cells: ProjectionCells)? {
        guard source.layout.sectorCount > 1 else { return nil }
        let sectors = source.layout.sectors.map { Concordance.Pair(old: $0.code, new: "all") }
        guard let all = try? Concordance(sectors, from: sectors.map(\.old)),
            let merged = try? source.aggregated(sectors: all)
        else { return nil }
        var cells = ProjectionCells(merged, growth: growth)
        guard let list = try? constraints(totals, merged, cells, growth) else { return nil }
        let outcome = ConflictingTotals.scale(
            &cells, to: list, tolerance: 0.1 * tolerance, sweepLimit: sweepLimit)
        guard outcome.worst.gap <= 0.1 * tolerance else { return nil }
        return (Array(outcome.targets[..<totals.count]), outcome.hasConflict, cells)
    }

    /// What a quantity of a region is in a table, in its unit.
    public static func amount(
        of quantity: Quantity, region: Int, in table: MRIOTable
    ) -> Double {
        let layout = table.layout
        let own = layout.industries(of: region)
        let spending = layout.demandColumns(of: region)
        func sum<R: AxisKind, C: AxisKind>(
            _ matrix: Matrix<R, C>, _ rows: Range<Int>, _ columns: Range<Int>,
            _ isCounted: (Int, Int) -> Bool
        ) -> Double {
            let m = matrix.rowCount
            return matrix.withUnsafeElements { cells in
                var sum = 0.0
                for j in columns {
                    for i in rows where isCounted(i, j) { sum += cells[i + j * m] }
                }
                return sum
            }
        }
        let (all, every) = (0..<layout.industryCount, 0..<layout.demandAxis.count)
        switch quantity {
        case .gdp:
            return sum(table.V, 0..<table.V.rowCount, own) { h, _ in
                table.primaryInputs[h].kind == .valueAdded
            }
        case .output:
            return sum(table.Z, own, all) { _, _ in true }
                + sum(table.Y, own, every) { _, _ in true }
        case .finalDemand:
            return sum(table.Y, all, spending) { _, _ in true }
        case .exports:
            return sum(table.Z, own, all) { !own.contains($1) }
                + sum(table.Y, own, every) { !spending.contains($1) }
        case .imports:
            return sum(table.Z, all, own) { i, _ in !own.contains(i) }
                + sum(table.Y, all, spending) { i, _ in !own.contains(i) }
        }
    }

    /// The growth of what is given, by which all cells grow first: GRAS alone would shrink negative
    /// cells.
    private static func growth(_ totals: [Total], _ before: [Double]) -> Double {
        let now = totals.reduce(0) { $0 + $1.value }
        let then = before.reduce(0, +)
        return then > 0 ? now / then : 1
    }

    /// The table of these cells; accounts grow with the output of their industry.
    private static func table(
        _ cells: ProjectionCells, _ source: MRIOTable
    ) throws(Diagnostics) -> MRIOTable {
        let (Z, Y, V) = cells.matrices(like: source)
        let x = zip(Z.rowSums(), Y.rowSums()).map { $0 + $1 }
        let growth = zip(x, source.x).map { $1 == 0 ? 1 : $0 / $1 }
        let spending = zip(Y.columnSums(), source.Y.columnSums()).map { $1 == 0 ? 1 : $0 / $1 }
        let satellites = source.satellites.map { satellite in
            var (F, FY) = (satellite.F, satellite.FY)
            F.scaleColumns(by: growth)
            FY.scaleColumns(by: spending)
            return Satellite(
                name: satellite.name, stressors: satellite.stressors, F: F, FY: FY,
                provenance: satellite.provenance.adding(
                    "Scaled with the output of each industry and with each final-demand column."))
        }
        return try MRIOTable(
            name: source.name, year: source.year, unit: source.unit, valuation: source.valuation,
            provenance: source.provenance, layout: source.layout,
            primaryInputs: source.primaryInputs, Z: Z, Y: Y, V: V, satellites: satellites)
    }
}

extension ProjectionCells {
    /// What a total adds up to.
    func net(_ constraint: Constraint) -> Double {
        let (up, down) = sum(constraint)
        return up - down
    }
}
