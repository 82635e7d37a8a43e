public import InputOutput
public import LinearAlgebra

/// Value added by origin and destination: T = v̂_c·L·Y_r (Johnson & Noguera 2012).
///
/// Row i of region r is the value added that industry i earns from all final demand of region r,
/// through any number of hands. Rows sum to value added, everything sums to world GDP; the part
/// off the diagonal is VAX, value added exports. A country whose parts the table keeps apart is one
/// region here: F of them, G where there are no parts.
///
/// L·Y_r is one solve with G right-hand sides (2·G·n² operations after the factorization), or one
/// matrix product when L exists; L itself is never formed for it. Regions are block sums of the
/// result.
public struct ValueAddedOrigins: Sendable {
    /// Unit of all amounts, the table's.
    public let unit: String
    /// Value added of an origin industry in the final demand of a region, n×F.
    public let byIndustry: Matrix<IndustryAxis, RegionAxis>
    /// Value added of an origin region in the final demand of a region, F×F.
    public let byRegion: Matrix<RegionAxis, RegionAxis>
    /// Gross exports by region, F.
    public let grossExports: [Double]

    /// Origins and destinations of the value added of a table.
    /// - Throws: when the system cannot be solved.
    /// - Complexity: G right-hand sides, and one pass over Z for gross exports.
    public init(_ system: LeontiefSystem) throws(LinearAlgebraError) {
        let table = system.table
        var T = try system.solve(table.demandByFamily)
        T.scaleRows(by: system.coefficients.valueAdded)
        unit = table.unit
        byIndustry = T
        byRegion = table.layout.sumRowsByFamily(T)
        grossExports = table.layout.sumByFamily(table.exportsByIndustry)
    }

    /// VAX, F: value added of each region in the final demand of all others, in `unit`.
    public var valueAddedExports: [Double] {
        (0..<byRegion.rowCount).map { r in
            (0..<byRegion.columnCount).reduce(0) { $1 == r ? $0 : $0 + byRegion[r, $1] }
        }
    }

    /// Value added of all other regions in the final demand of each region, F, in `unit`.
    public var valueAddedImports: [Double] {
        (0..<byRegion.columnCount).map { r in
            (0..<byRegion.rowCount).reduce(0) { $1 == r ? $0 : $0 + byRegion[$1, r] }
        }
    }

    /// The VAX ratio of Johnson & Noguera, F: value added exports / gross exports; nil without
    /// exports.
    public var vaxRatio: [Double?] {
        zip(valueAddedExports, grossExports).map { share($0, of: $1) }
    }
}
