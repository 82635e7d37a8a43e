public import LinearAlgebra

/// What one unit of final demand for each industry's product sets in motion (Miller & Blair 2022,
/// ch. 6).
public struct Multipliers: Sendable {
    /// Output in all regions, n, per unit of final demand: column sums of L.
    public let output: Vector<IndustryAxis>
    /// The part of it in the industry's own region, n.
    public let domesticOutput: Vector<IndustryAxis>
    /// Value added in all regions, n, per unit of final demand: v_c'L. Below 1 by taxes on
    /// intermediates.
    public let valueAdded: Vector<IndustryAxis>
    /// The part of it in the industry's own region, n.
    public let domesticValueAdded: Vector<IndustryAxis>
    /// Imports of all industries, n, per unit of final demand: m'L, m the rows of kind `imports`
    /// per unit of output; nil where a table has no such row.
    public let imports: Vector<IndustryAxis>?
    /// For each row of each satellite account, its use per unit of final demand, n: s'L.
    public let satellites: [SatelliteMultiplier]

    /// The multipliers of one row of an account.
    public struct SatelliteMultiplier: Sendable {
        /// Account, row and unit.
        public let account: String
        /// The row.
        public let stressor: Satellite.Stressor
        /// n, in the row's unit per unit of the table.
        public let values: Vector<IndustryAxis>
    }

    /// The multipliers of a system.
    /// - Complexity: one transposed solve with 2·G + rows of satellites + 1 right-hand sides.
    public init(_ system: LeontiefSystem) throws(LinearAlgebraError) {
        let table = system.table
        let layout = table.layout
        let (n, G) = (layout.industryCount, layout.regionCount)
        var columns = [[Double]]()
        for r in 0..<G {
            var indicator = [Double](repeating: 0, count: n)
            for i in layout.industries(of: r) { indicator[i] = 1 }
            columns.append(indicator)
            columns.append(zip(indicator, system.coefficients.valueAdded).map { $0 * $1 })
        }
        var rows: [(String, Satellite.Stressor)] = []
        for satellite in table.satellites {
            for (k, stressor) in satellite.stressors.enumerated() {
                rows.append((satellite.name, stressor))
                columns.append(
                    zip(satellite.F.row(k), system.coefficients.inverseOutput).map { $0 * $1 })
            }
        }
        let importRows = table.primaryInputs.indices.filter {
            table.primaryInputs[$0].kind == .imports
        }
        if !importRows.isEmpty {
            columns.append(
                (0..<n).map { j in
                    importRows.reduce(0) { $0 + table.V[$1, j] }
                        * system.coefficients.inverseOutput[j]
                })
        }
        let solved = try system.solve(
            Matrix<IndustryAxis, OrdinalAxis>(
                layout.industryAxis, Axis(count: columns.count),
                columnMajor: columns.flatMap { $0 }), .transposed)
        func sum(_ first: Int) -> Vector<IndustryAxis> {
            var total = Vector(zeros: layout.industryAxis)
            for r in 0..<G {
                for (i, value) in solved.column(2 * r + first).enumerated() { total[i] += value }
            }
            return total
        }
        func own(_ first: Int) -> Vector<IndustryAxis> {
            Vector(
                layout.industryAxis,
                (0..<n).map { solved[$0, 2 * layout.region(ofIndustry: $0) + first] })
        }
        output = sum(0)
        domesticOutput = own(0)
        valueAdded = sum(1)
        domesticValueAdded = own(1)
        var imported: Vector<IndustryAxis>?
        if !importRows.isEmpty {
            imported = Vector(layout.industryAxis, solved.column(columns.count - 1))
        }
        imports = imported
        satellites = rows.enumerated().map { k, row in
            SatelliteMultiplier(
                account: row.0, stressor: row.1,
                values: Vector(layout.industryAxis, solved.column(2 * G + k)))
        }
    }
}
