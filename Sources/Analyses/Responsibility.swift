public import InputOutput
public import LinearAlgebra

/// One account by who answers for it: producers, consumers, owners of primary inputs, and buyers in
/// bilateral trade.
///
///     production   Σ_{i∈r} F_i + FY_r
///     consumption  s·L·y_r + FY_r                           L of the whole world
///     income       Σ_{i∈r} w_i·h_i + FY_r,  h = G·s = x̂⁻¹·L·F'
///     EEBT         s_r·L_rr·y_rr + Σ_{o≠r} s_o·L_oo·e_or + FY_r
///
/// s = F·x̂⁻¹; G = (I − x̂⁻¹Z)⁻¹ is Ghosh's inverse; w_i = x_i − Σ_j z_ji is what an industry pays
/// to nobody but primary inputs; L_rr = (I − A_rr)⁻¹ knows domestic inputs only, and e_or is all
/// that r buys of o, for inputs and final use. Each adds up to the world's total less what belongs
/// to industries without output.
///
/// EEBT, emissions embodied in bilateral trade, counts what is behind an import at its exporter
/// only; consumption follows chains through third regions (Peters 2008). Income-based
/// responsibility is that of those who are paid for what emits downstream of them (Marques,
/// Rodrigues, Lenzen & Domingos 2012).
public struct Responsibility: Sendable {
    /// The accounts of one stressor, in its unit, one number a family of regions.
    public struct Account: Sendable {
        /// The stressor and its unit.
        public let stressor: Satellite.Stressor
        /// Where it occurs.
        public let production: [Double]
        /// Whose final demand causes it anywhere.
        public let consumption: [Double]
        /// Whose primary inputs enable it downstream.
        public let income: [Double]
        /// Who buys the products behind which it is at their exporter or at home.
        public let bilateralTrade: [Double]
        /// In products sold to other regions, caused in the exporter.
        public let tradeExports: [Double]
        /// In products bought from other regions, caused in the exporter.
        public let tradeImports: [Double]
        /// h, n: caused downstream, the industry itself included, per unit of its primary inputs.
        public let downstream: [Double]
        /// w·h, n: enabled downstream by the primary inputs of each industry, in the unit.
        public let enabled: [Double]
        /// F, n: caused in the industry itself.
        public let direct: [Double]
    }

    /// One account a stressor.
    public let accounts: [Account]
    /// Emissions that could not be attributed.
    public let diagnostics: [Diagnostic]

    /// The accounts of all stressors of a satellite of the system's table.
    ///
    /// Parts of one country trade with each other in EEBT; their accounts are summed.
    /// - Throws: when the system, or a region's own block of it, cannot be solved.
    /// - Complexity: a footprint, k right-hand sides for income, and one factorization of N×N a
    ///   region for EEBT.
    public init(_ satellite: Satellite, in system: LeontiefSystem) throws(LinearAlgebraError) {
        let footprint = try Footprint(satellite, in: system)
        let table = system.table
        let layout = table.layout
        let (n, G) = (layout.industryCount, layout.regionCount)
        let inverseOutput = system.coefficients.inverseOutput
        let primary = zip(table.x, table.Z.columnSums()).map { $0 - $1 }
        let k = satellite.stressors.count
        var attributed = satellite.F
        for i in 0..<n where inverseOutput[i] == 0 {
            for row in 0..<k { attributed[row, i] = 0 }
        }
        var downstream = try system.solve(attributed.transposed())
        downstream.scaleRows(by: inverseOutput)
        let sales = Self.sales(table)
        // s_o·L_oo of every stressor, k×n, region by region.
        var domestic = Matrix<StressorAxis, IndustryAxis>(satellite.F.rows, layout.industryAxis)
        for o in 0..<G {
            let (first, N) = (layout.industries(of: o).lowerBound, layout.industries(of: o).count)
            let axis = Axis<OrdinalAxis>(count: N)
            var block = Matrix<OrdinalAxis, OrdinalAxis>.identity(axis)
            var right = Matrix<OrdinalAxis, StressorAxis>(axis, satellite.F.rows)
            for j in 0..<N {
                let scale = inverseOutput[first + j]
                for i in 0..<N { block[i, j] -= table.Z[first + i, first + j] * scale }
                for row in 0..<k { right[j, row] = attributed[row, first + j] * scale }
            }
            let solved = try LUFactorization(block).solve(right, .transposed)
            for j in 0..<N {
                for row in 0..<k { domestic[row, first + j] = solved[j, row] }
            }
        }
        accounts = footprint.accounts.enumerated().map { row, account in
            // E_or: caused in o behind what it sells to r, G×G; on the diagonal for its own final
            // demand.
            var buyers = [Double](repeating: 0, count: G)
            var (exports, imports) = (buyers, buyers)
            for r in 0..<G {
                for o in 0..<G {
                    var sum = 0.0
                    for i in layout.industries(of: o) { sum += domestic[row, i] * sales[i, r] }
                    buyers[r] += sum
                    if o != r {
                        exports[o] += sum
                        imports[r] += sum
                    }
                }
            }
            func byFamily(_ regions: [Double]) -> [Double] {
                layout.families.members.map { $0.reduce(0) { $0 + regions[$1] } }
            }
            let h = downstream.column(row)
            let enabled = zip(primary, h).map { $0 * $1 }
            return Account(
                stressor: account.stressor, production: account.production,
                consumption: account.consumption,
                income: zip(layout.sumByFamily(enabled), account.finalDemand).map { $0 + $1 },
                bilateralTrade: zip(byFamily(buyers), account.finalDemand).map { $0 + $1 },
                tradeExports: byFamily(exports), tradeImports: byFamily(imports), downstream: h,
                enabled: enabled, direct: satellite.F.row(row))
        }
        diagnostics = footprint.diagnostics
    }

    /// What each industry sells to each region, n×G: all of it to others; to its own region for
    /// final use only.
    private static func sales(_ table: MRIOTable) -> Matrix<IndustryAxis, RegionAxis> {
        let layout = table.layout
        var sales = table.demandByRegion
        for j in 0..<layout.industryCount {
            let r = layout.region(ofIndustry: j)
            let own = layout.industries(of: r)
            for i in 0..<layout.industryCount where !own.contains(i) {
                sales[i, r] += table.Z[i, j]
            }
        }
        return sales
    }
}
