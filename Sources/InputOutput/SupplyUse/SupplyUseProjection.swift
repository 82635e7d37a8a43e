import LinearAlgebra

/// What supply and use tables of another year are known to add up to.
public struct SupplyUseTotals: Sendable, Equatable {
    /// Output by industry, G·I, in the table’s unit.
    public var output: [Double]
    /// Intermediate inputs by industry, G·I.
    public var inputs: [Double]
    /// Final demand by column, G·K.
    public var finalDemand: [Double]
    /// Imports, margins and taxes in supply, one total a column of the source.
    public var adjustments: [Double]

    /// Totals; their numbers are checked where they are used.
    public init(
        output: [Double], inputs: [Double], finalDemand: [Double], adjustments: [Double] = []
    ) {
        self.output = output
        self.inputs = inputs
        self.finalDemand = finalDemand
        self.adjustments = adjustments
    }

    /// What the tables themselves add up to.
    public init(of table: SupplyUseTable) {
        output = table.industryOutput
        inputs = table.use.columnSums()
        finalDemand = table.Y.columnSums()
        adjustments = table.adjustments.map { $0.values.reduce(0, +) }
    }
}

extension SupplyUseTable {
    /// Tables moved to another year, and how.
    public struct Projection: Sendable {
        /// The tables.
        public let table: SupplyUseTable
        /// Rounds until every total was met.
        public let iterations: Int
        /// The largest gap that is left, as a share of its total.
        public let gap: Double
    }

    /// The tables with new totals by SUT-RAS: as close to the old ones as the totals of industries
    /// and of final demand allow, while supply stays use for every product. Totals of products need
    /// not be known (Temurshoev & Timmer 2011, Joint estimation of supply and use tables, Papers in
    /// Regional Science 90).
    ///
    ///     u'_pj = r_p·u_pj·s_j  v'_pi = t_i·v_pi / r_p   (cells below zero with the reciprocals)
    ///     Σ_p u'_pj = given     Σ_p v'_pi = given        Σ_j u'_pj = Σ_i v'_pi
    ///
    /// Primary inputs of an industry change in proportion to what its output leaves. Accounts are
    /// not known for the new year and are left out.
    /// - Throws: `totals-differ` where supply and use could not be equal; `unreachable-total` for
    ///   columns without cells of the total’s sign; `not-converged`; `mixed-units` where products
    ///   are in different units.
    /// - Complexity: a few passes over all cells a round.
    public func projected(
        to totals: SupplyUseTotals, year: Int? = nil, tolerance: Double = 1e-10,
        rounds: Int = 10_000
    ) throws(Diagnostics) -> Projection {
        if isHybrid {
            throw Diagnostics([
                Diagnostic(
                    .error, "mixed-units",
                    "the products are in different units: totals of industries add them up",
                    remedy: "move tables in one unit of money")
            ])
        }
        let problem = try SupplyUseBalance(self, totals)
        var state = problem
        let (iterations, gap) = try state.solve(tolerance: tolerance, rounds: rounds)
        let n = layout.activityAxis.count
        var (newUse, newY, newSupply, newV) = (use, Y, supply, V)
        for j in 0..<n {
            for p in 0..<use.rowCount { newUse[p, j] = state.use(p, j, use[p, j]) }
        }
        for k in 0..<Y.columnCount {
            for p in 0..<Y.rowCount { newY[p, k] = state.use(p, n + k, Y[p, k]) }
        }
        let (P, I) = (layout.products.count, layout.industries.count)
        for p in 0..<supply.rowCount {
            for i in 0..<I {
                newSupply[p, i] = state.supply(p, p / P * I + i, supply[p, i])
            }
        }
        let new = adjustments.enumerated().map { k, item in
            Adjustment(
                item.code, name: item.name, kind: item.kind,
                values: item.values.enumerated().map { state.supply($0, n + k, $1) })
        }
        let paid = V.columnSums()
        for j in 0..<n {
            let left = totals.output[j] - totals.inputs[j]
            for m in 0..<V.rowCount {
                newV[m, j] = paid[j] == 0 ? 0 : V[m, j] * left / paid[j]
            }
        }
        let target = year.map { " to \($0)" } ?? ""
        let table = try SupplyUseTable(
            name: name, year: year ?? self.year, unit: unit, valuation: valuation,
            provenance: provenance.adding(
                "Projected\(target) by SUT-RAS to given totals of industries and final demand."),
            layout: layout, primaryInputs: primaryInputs, supply: newSupply, use: newUse, Y: newY,
            V: newV, adjustments: new, accounts: [])
        return Projection(table: table, iterations: iterations, gap: gap)
    }
}

/// The multipliers of SUT-RAS and the cells that they are found from.
private struct SupplyUseBalance {
    /// A column: its positive and negative cells by product, and its total.
    private struct Line {
        let label: String
        let cells: [(product: Int, value: Double)]
        let total: Double
    }

    private let uses: [Line]
    private let supplies: [Line]
    /// r, a product each; s, a column of use each; t, a column of supply each.
    private var r: [Double]
    private var s: [Double]
    private var t: [Double]

    init(_ table: SupplyUseTable, _ totals: SupplyUseTotals) throws(Diagnostics) {
        let layout = table.layout
        let (P, I) = (layout.products.count, layout.industries.count)
        let n = layout.activityAxis.count
        precondition(totals.output.count == n && totals.inputs.count == n, "one total an industry")
        precondition(totals.finalDemand.count == layout.demandAxis.count, "one total a column")
        precondition(totals.adjustments.count == table.adjustments.count, "one total a column")
        func line(_ label: String, _ values: [Double], _ total: Double, from first: Int = 0) -> Line
        {
            Line(
                label: label,
                cells: values.enumerated().filter { $1 != 0 }.map { (first + $0, $1) },
                total: total)
        }
        uses =
            (0..<n).map {
                line(
                    "inputs of \(layout.activityAxis[$0])", table.use.column($0),
                    totals.inputs[$0])
            }
            + (0..<layout.demandAxis.count).map {
                line(
                    "final demand \(layout.demandAxis[$0])", table.Y.column($0),
                    totals.finalDemand[$0])
            }
        supplies =
            (0..<n).map { j in
                let first = j / I * P
                return line(
                    "output of \(layout.activityAxis[j])",
                    (first..<(first + P)).map { table.supply[$0, j % I] }, totals.output[j],
                    from: first)
            }
            + table.adjustments.enumerated().map { k, item in
                line("supply of \(item.code)", item.values, totals.adjustments[k])
            }
        r = [Double](repeating: 1, count: table.supply.rowCount)
        s = [Double](repeating: 1, count: uses.count)
        t = [Double](repeating: 1, count: supplies.count)
        var problems = Diagnostics()
        let given = (
            supplies.reduce(0) { $0 + $1.total }, uses.reduce(0) { $0 + $1.total }
        )
        if abs(given.0 - given.1) > 1e-9 * max(abs(given.0), abs(given.1)) {
            problems.add(
                Diagnostic(
                    .error, "totals-differ",
                    """
                    supply is \(brief(given.0)) \(table.unit) and use is \(brief(given.1)) in the \
                    totals
                    """, remedy: "output and other supply must equal inputs and final demand"))
        }
        for item in uses + supplies {
            let isReachable =
                item.total == 0
                ? item.cells.isEmpty || Set(item.cells.map { $0.value > 0 }).count == 2
                : item.cells.contains { ($0.value > 0) == (item.total > 0) }
            if !isReachable, !(item.total == 0 && item.cells.allSatisfy { $0.value > 0 }) {
                problems.add(
                    Diagnostic(
                        .error, "unreachable-total",
                        "\(item.label) is to be \(brief(item.total)) and has no cell of that sign",
                        remedy: "correct the total, or the tables"))
            }
        }
        try problems.throwIfErrors()
    }

    /// A cell of use or final demand with its multipliers.
    func use(_ product: Int, _ column: Int, _ value: Double) -> Double {
        let scale = r[product] * s[column]
        return value > 0 ? value * scale : value < 0 ? value / scale : 0
    }

    /// A cell of supply with its multipliers.
    func supply(_ product: Int, _ column: Int, _ value: Double) -> Double {
        let scale = t[column] / r[product]
        return value > 0 ? value * scale : value < 0 ? value / scale : 0
    }

    /// Finds the multipliers.
    mutating func solve(
        tolerance: Double, rounds: Int
    ) throws(Diagnostics) -> (iterations: Int, gap: Double) {
        var gap = Double.infinity
        for round in 1...rounds {
            for (j, line) in uses.enumerated() {
                s[j] = Self.multiplier(line.cells, line.total) { r[$0] }
            }
            for (j, line) in supplies.enumerated() {
                t[j] = Self.multiplier(line.cells, line.total) { 1 / r[$0] }
            }
            gap = balanceProducts()
            if gap <= tolerance { return (round, gap) }
        }
        throw Diagnostics([
            Diagnostic(
                .error, "not-converged",
                """
                after \(rounds) rounds supply and use of a product still differ by a share of \
                \(brief(gap))
                """, remedy: "check that the totals can hold together")
        ])
    }

    /// The positive root of p·m − n/m = total, for cells times `weight`.
    private static func multiplier(
        _ cells: [(product: Int, value: Double)], _ total: Double, _ weight: (Int) -> Double
    ) -> Double {
        var (p, n) = (0.0, 0.0)
        for cell in cells {
            if cell.value > 0 {
                p += cell.value * weight(cell.product)
            } else {
                n -= cell.value / weight(cell.product)
            }
        }
        if p == 0 { return n == 0 || total == 0 ? 1 : -n / total }
        if n == 0 { return total / p }
        let root = (total * total + 4 * p * n).squareRoot()
        // The form without cancellation.
        return total >= 0 ? (total + root) / (2 * p) : 2 * n / (root - total)
    }

    /// Sets r so that supply of every product is its use; the largest relative gap before that.
    private mutating func balanceProducts() -> Double {
        var up = [Double](repeating: 0, count: r.count)
        var down = up
        for (j, line) in uses.enumerated() where s[j] > 0 {
            for cell in line.cells {
                if cell.value > 0 {
                    up[cell.product] += cell.value * s[j]
                } else {
                    down[cell.product] -= cell.value / s[j]
                }
            }
        }
        for (j, line) in supplies.enumerated() where t[j] > 0 {
            for cell in line.cells {
                if cell.value > 0 {
                    down[cell.product] += cell.value * t[j]
                } else {
                    up[cell.product] -= cell.value / t[j]
                }
            }
        }
        var gap = 0.0
        for p in r.indices where up[p] > 0 && down[p] > 0 {
            // Use less supply at the r that the columns were met with.
            let (used, made) = (up[p] * r[p], down[p] / r[p])
            gap = max(gap, abs(used - made) / max(used, made))
            r[p] = (down[p] / up[p]).squareRoot()
        }
        return gap
    }
}
