public import LinearAlgebra

/// Multipliers with the spending of households as part of production: what industries pay for
/// labour is earned in their region, and a share of it is spent there as its households spend on
/// average (type II; Miller & Blair 2022, section 6.3).
///
///     s'L            simple: industries alone           type I  = (s'L)_j / s_j
///     s'(I − A − C·W)⁻¹  total: spending of earnings too    type II = total_j / s_j
///     W_rj = w_j for j in r,  C_ir = p_r·c_ir / Σ_i c_ir
///
/// s is any use per unit of output, w what industries pay for labour per unit of output, c_ir what
/// the households of region r spend on product i, and p_r the share of a further unit of earnings
/// that they spend. A country with its parts is one region.
public struct HouseholdMultipliers: Sendable {
    /// One measure.
    public struct Measure: Sendable {
        /// What is counted: `output`, `value added`, `labour income`, or a row of an account.
        public let name: String
        /// Its unit per unit of the table.
        public let unit: String
        /// s, n: the industry’s own use per unit of its output.
        public let direct: [Double]
        /// s'L, n.
        public let simple: [Double]
        /// s'(I − A − C·W)⁻¹, n.
        public let total: [Double]

        /// Simple over direct, n; nil where the industry itself uses nothing.
        public var typeI: [Double?] { ratio(simple) }
        /// Total over direct, n; nil where the industry itself uses nothing.
        public var typeII: [Double?] { ratio(total) }

        private func ratio(_ values: [Double]) -> [Double?] {
            zip(values, direct).map { $1 > 0 ? $0 / $1 : nil }
        }
    }

    /// Output, value added, labour income, then every row of every account.
    public let measures: [Measure]
    /// What industries pay for labour, by family of regions, in the table’s unit.
    public let earnings: [Double]
    /// What households spend on the table’s products, by family, in the table’s unit.
    public let spending: [Double]
    /// p, by family: the share of a further unit of earnings that is spent.
    public let spentShares: [Double]

    /// The multipliers of a system.
    /// - Parameters:
    ///   - households: positions of the categories of final demand that are their spending.
    ///   - labour: positions of the primary inputs that are paid for labour.
    ///   - spentShare: p for all regions, from 0 to 1; nil for spending over earnings, at most 1.
    /// - Throws: when the system, or the one with households, cannot be solved.
    /// - Complexity: one transposed solve with F + 3 + rows of accounts right-hand sides.
    public init(
        _ system: LeontiefSystem, households: [Int], labour: [Int], spentShare: Double? = nil
    ) throws(LinearAlgebraError) {
        let table = system.table
        let layout = table.layout
        let (n, F) = (layout.industryCount, layout.families.count)
        precondition(
            households.allSatisfy { (0..<layout.finalDemandCount).contains($0) }, "a category")
        precondition(labour.allSatisfy(table.primaryInputs.indices.contains), "a primary input")
        precondition(spentShare.map { (0...1).contains($0) } ?? true, "a share from 0 to 1")
        let inverseOutput = system.coefficients.inverseOutput
        let paid = (0..<n).map { j in labour.reduce(0) { $0 + table.V[$1, j] } }
        let perOutput = zip(paid, inverseOutput).map { $0 * $1 }
        var consumption = Matrix<IndustryAxis, OrdinalAxis>(layout.industryAxis, Axis(count: F))
        for r in 0..<layout.regionCount {
            for category in households {
                let column = layout.demandColumns(of: r).lowerBound + category
                for i in 0..<n { consumption[i, layout.families.index[r]] += table.Y[i, column] }
            }
        }
        let spending = consumption.columnSums()
        let earnings = layout.sumByFamily(paid)
        let shares = zip(spending, earnings).map { spent, earned in
            spent <= 0 ? 0 : spentShare ?? (earned > 0 ? min(spent / earned, 1) : 0)
        }
        consumption.scaleColumns(
            by: zip(shares, spending).map { $1 > 0 ? $0 / $1 : 0 })

        var rows: [(name: String, unit: String, direct: [Double])] = [
            ("output", table.unit, inverseOutput.map { $0 > 0 ? 1 : 0 }),
            ("value added", table.unit, system.coefficients.valueAdded),
            ("labour income", table.unit, perOutput),
        ]
        for satellite in table.satellites {
            for (k, stressor) in satellite.stressors.enumerated() {
                rows.append(
                    (
                        "\(satellite.name)/\(stressor.code)", stressor.unit,
                        zip(satellite.F.row(k), inverseOutput).map { $0 * $1 }
                    ))
            }
        }
        let earned = (0..<F).map { f in
            (0..<n).map { layout.family(ofIndustry: $0) == f ? perOutput[$0] : 0 }
        }
        let columns = rows.map(\.direct) + earned
        let solved = try system.solve(
            Matrix<IndustryAxis, OrdinalAxis>(
                layout.industryAxis, Axis(count: columns.count),
                columnMajor: columns.flatMap { $0 }), .transposed)
        let WL = (0..<F).map { solved.column(rows.count + $0) }
        let axis = Axis<OrdinalAxis>(count: F)
        var closed = Matrix<OrdinalAxis, OrdinalAxis>.identity(axis)
        for s in 0..<F {
            let spent = consumption.column(s)
            for r in 0..<F {
                closed[r, s] -= zip(WL[r], spent).reduce(0) { $0 + $1.0 * $1.1 }
            }
        }
        let factors = try LUFactorization(closed)
        measures = rows.enumerated().map { k, row in
            let simple = solved.column(k)
            // s'·L·C·(I − W·L·C)⁻¹, F.
            let rounds = factors.solve(consumption.transposedTimes(simple), .transposed)
            var total = simple
            for (f, weight) in rounds.enumerated() where weight != 0 {
                for j in 0..<n { total[j] += weight * WL[f][j] }
            }
            return Measure(
                name: row.name, unit: row.unit, direct: row.direct, simple: simple, total: total)
        }
        self.earnings = earnings
        self.spending = spending
        spentShares = shares
    }
}
