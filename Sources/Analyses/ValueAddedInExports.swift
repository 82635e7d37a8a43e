public import InputOutput
public import LinearAlgebra

/// Value added by origin in gross exports: v̂_c·L·E, where column s of E holds the exports of
/// region s.
///
/// Column s says who earned what of the exports of region s: the diagonal is domestic value added
/// (including what is counted twice when goods come back), the rest of a column is foreign value
/// added (Koopman, Wang & Wei 2014; the "Leontief decomposition" of Quast & Kummritz 2015). It
/// sums to gross exports less the taxes on intermediates along the chain.
///
/// decompr counts the taxes as value added; a table whose primary inputs are all of that kind
/// gives its numbers.
///
/// One solve with G right-hand sides, as in `ValueAddedOrigins`.
public struct ValueAddedInExports: Sendable {
    /// Unit of all amounts, the table's.
    public let unit: String
    /// Value added of an origin industry in the exports of a region, n×F (see `ValueAddedOrigins`).
    public let byIndustry: Matrix<IndustryAxis, RegionAxis>
    /// Value added of an origin region in the exports of a region, F×F.
    public let byRegion: Matrix<RegionAxis, RegionAxis>
    /// Gross exports by region, F.
    public let grossExports: [Double]

    /// Origins of the value added in the exports of a table.
    /// - Throws: when the system cannot be solved.
    /// - Complexity: G right-hand sides, and one pass over Z for gross exports.
    public init(_ system: LeontiefSystem) throws(LinearAlgebraError) {
        let table = system.table
        let exports = table.exportsByIndustry
        var T = try system.solve(table.layout.familyIndicators(weights: exports))
        T.scaleRows(by: system.coefficients.valueAdded)
        unit = table.unit
        byIndustry = T
        byRegion = table.layout.sumRowsByFamily(T)
        grossExports = table.layout.sumByFamily(exports)
    }

    /// The share of foreign value added in each region's exports, F; nil without exports.
    public var foreignShare: [Double?] {
        (0..<byRegion.columnCount).map { s in
            let foreign = (0..<byRegion.rowCount).reduce(0) {
                $1 == s ? $0 : $0 + byRegion[$1, s]
            }
            return share(foreign, of: grossExports[s])
        }
    }
}
