public import LinearAlgebra

extension MRIOTable {
    /// A table in which capital is an input of the industries that wear it out.
    public struct WithCapital: Sendable {
        /// The table: Z + K, final demand and primary inputs without what K replaces.
        public let table: MRIOTable
        /// What was moved, in the table’s unit: the sum of K.
        public let moved: Double
        /// What is left of the category’s final demand, in the table’s unit: net investment.
        public let left: Double
        /// Cells of the category that are below zero now and were not before: more of a product was
        /// worn out than bought.
        public let negatives: Int
    }

    /// The table with the use of capital as an intermediate input.
    ///
    ///     Z' = Z + K   Y'_i,(r,c) = Y_i,(r,c) − Σ_{j∈r} k_ij   V'_p,j = V_p,j − Σ_i k_ij
    ///
    /// k_ij is what industry j wears out of capital goods that industry i made. Output stays, and
    /// so does the balance of every row and column; what remains of category c is net investment
    /// (Lenzen & Treloar 2004; Södersten, Wood & Hertwich 2018).
    /// - Parameters:
    ///   - K: n×n, in the table’s unit.
    ///   - category: position of the category of final demand that is investment.
    ///   - input: position of the primary input that holds the cost of capital.
    /// - Complexity: one pass over Z.
    public func endogenisingCapital(
        _ K: Matrix<IndustryAxis, IndustryAxis>, category: Int, input: Int
    ) throws(Diagnostics) -> WithCapital {
        precondition(K.rows == Z.rows && K.columns == Z.columns, "K has other labels")
        precondition((0..<layout.finalDemandCount).contains(category), "a category")
        precondition(primaryInputs.indices.contains(input), "a primary input")
        let n = industryCount
        var (newZ, newY, newV) = (Z, Y, V)
        var (moved, left, negatives) = (0.0, 0.0, 0)
        for j in 0..<n {
            let column = layout.demandColumns(of: layout.region(ofIndustry: j)).lowerBound
            var used = 0.0
            for i in 0..<n where K[i, j] != 0 {
                newZ[i, j] += K[i, j]
                newY[i, column + category] -= K[i, j]
                used += K[i, j]
            }
            newV[input, j] -= used
            moved += used
        }
        for r in 0..<layout.regionCount {
            let column = layout.demandColumns(of: r).lowerBound + category
            for i in 0..<n {
                left += newY[i, column]
                if newY[i, column] < 0, Y[i, column] >= 0 { negatives += 1 }
            }
        }
        let code = layout.finalDemand[category].code
        let table = try MRIOTable(
            name: name, year: year, unit: unit, valuation: valuation,
            provenance: provenance.adding(
                "Moved the use of capital from \(code) to the inputs of industries."),
            layout: layout, primaryInputs: primaryInputs, Z: newZ, Y: newY, V: newV,
            satellites: satellites, declaredOutput: declaredOutput)
        return WithCapital(table: table, moved: moved, left: left, negatives: negatives)
    }
}
