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
    /// - Complexity: one pass over all cells a sweep, some hundred sweeps.
    public init(
        _ source: MRIOTable, to totals: [Total], tolerance: Double = 1e-9, sweepLimit: Int = 5000
    ) throws(Diagnostics) {
        precondition(!totals.isEmpty, "no totals")
        var cells = Cells(source)
        let before = totals.map { total in
            cells.positions(of: total).reduce(0) { $0 + cells.values[Int($1)] }
        }
        let growth = Self.growth(totals, before)
        for k in cells.values.indices { cells.values[k] *= growth }
        var list = totals.map { total in
            ConflictingTotals.Total(
                cells: cells.positions(of: total), asked: total.value,
                deviation: total.deviation * total.value, scale: total.value)
        }
        let world = source.x.reduce(0) { $0 + abs($1) } * growth
        for i in 0..<source.industryCount {
            let own = abs(source.x[i]) * growth
            list.append(
                ConflictingTotals.Total(
                    cells: cells.balance(of: i), asked: 0, deviation: 0,
                    scale: max(own, 1e-9 * world)))
        }
        var imbalances = [Double](repeating: 0, count: source.industryCount)
        for i in imbalances.indices {
            imbalances[i] = cells.imbalance(of: i)
            // What the source does not balance stays as it is.
            if abs(imbalances[i]) > 1e-6 * max(abs(source.x[i]) * growth, 1e-9 * world) {
                throw Diagnostics([
                    Diagnostic(
                        .error, "not-balanced",
                        "the industry's costs differ from its sales by \(brief(imbalances[i]))",
                        at: .init(place: source.layout.code(ofIndustry: i)),
                        remedy: "balance the table first: chokepoint ras")
                ])
            }
        }
        let outcome = ConflictingTotals.scale(
            &cells.values, to: list, tolerance: tolerance, sweepLimit: sweepLimit)
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
                    no balanced table was found in \(outcome.sweeps) sweeps; the largest gap left is \
                    \(brief(100 * outcome.worst.gap)) %
                    """,
                    at: .init(place: place),
                    remedy: "give totals that contradict each other larger standard deviations")
            ])
        }
        self.totals = totals.indices.map { k in
            Reached(total: totals[k], before: before[k], value: outcome.reached[k])
        }
        sweeps = outcome.sweeps
        hasConflict = outcome.hasConflict
        table = try cells.table(source)
    }

    /// What a quantity of a region is in a table, in its unit.
    public static func amount(
        of quantity: Quantity, region: Int, in table: MRIOTable
    ) -> Double {
        let cells = Cells(table)
        let total = Total(region: region, quantity: quantity, value: 1, deviation: 0)
        return cells.positions(of: total).reduce(0) { $0 + cells.values[Int($1)] }
    }

    /// The growth of what is given, by which all cells grow first: GRAS alone would shrink negative
    /// cells.
    private static func growth(_ totals: [Total], _ before: [Double]) -> Double {
        let now = totals.reduce(0) { $0 + $1.value }
        let then = before.reduce(0, +)
        return then > 0 ? now / then : 1
    }
}

/// All cells of a table in one list: Z, then Y, then V, each column by column.
private struct Cells {
    var values: [Double]
    private let layout: TableLayout
    private let inputs: Int
    private let valueAdded: [Int]

    init(_ table: MRIOTable) {
        layout = table.layout
        inputs = table.V.rowCount
        valueAdded = table.primaryInputs.indices.filter {
            table.primaryInputs[$0].kind == .valueAdded
        }
        values =
            table.Z.withUnsafeElements { Array($0) } + table.Y.withUnsafeElements { Array($0) }
            + table.V.withUnsafeElements { Array($0) }
    }

    private var n: Int { layout.industryCount }
    private var demand: Int { n * n }
    private var primary: Int { n * n + n * layout.demandAxis.count }

    /// The cells of a region's total that are not 0.
    func positions(of total: TableProjection.Total) -> [Int32] {
        let own = layout.industries(of: total.region)
        let spending = layout.demandColumns(of: total.region)
        var found: [Int32] = []
        func add(_ start: Int, _ rows: some Sequence<Int>, _ column: Int, _ height: Int) {
            for i in rows where values[start + i + column * height] != 0 {
                found.append(Int32(start + i + column * height))
            }
        }
        let others = (0..<n).filter { !own.contains($0) }
        switch total.quantity {
        case .gdp:
            for j in own { add(primary, valueAdded, j, inputs) }
        case .output:
            for j in 0..<n { add(0, own, j, n) }
            for j in 0..<layout.demandAxis.count { add(demand, own, j, n) }
        case .finalDemand:
            for j in spending { add(demand, 0..<n, j, n) }
        case .exports:
            for j in others { add(0, own, j, n) }
            for j in 0..<layout.demandAxis.count where !spending.contains(j) {
                add(demand, own, j, n)
            }
        case .imports:
            for j in own { add(0, others, j, n) }
            for j in spending { add(demand, others, j, n) }
        }
        return found
    }

    /// Sales of an industry less its costs; deliveries to itself are both.
    func balance(of i: Int) -> [Int32] {
        var found: [Int32] = []
        for j in 0..<n where j != i && values[i + j * n] != 0 { found.append(Int32(i + j * n)) }
        for j in 0..<layout.demandAxis.count where values[demand + i + j * n] != 0 {
            found.append(Int32(demand + i + j * n))
        }
        for k in 0..<n where k != i && values[k + i * n] != 0 {
            found.append(Int32(-1 - (k + i * n)))
        }
        for k in 0..<inputs where values[primary + k + i * inputs] != 0 {
            found.append(Int32(-1 - (primary + k + i * inputs)))
        }
        return found
    }

    func imbalance(of i: Int) -> Double {
        balance(of: i).reduce(0) { sum, cell in
            cell >= 0 ? sum + values[Int(cell)] : sum - values[Int(-1 - cell)]
        }
    }

    /// The table of these cells.
    func table(_ source: MRIOTable) throws(Diagnostics) -> MRIOTable {
        let Z = Matrix(
            layout.industryAxis, layout.industryAxis, columnMajor: Array(values[..<demand]))
        let Y = Matrix(
            layout.industryAxis, layout.demandAxis, columnMajor: Array(values[demand..<primary]))
        let V = Matrix(source.V.rows, layout.industryAxis, columnMajor: Array(values[primary...]))
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
            provenance: source.provenance, layout: layout, primaryInputs: source.primaryInputs,
            Z: Z, Y: Y, V: V, satellites: satellites)
    }
}
