public import LinearAlgebra

/// Biproportional balancing: the matrix nearest to a given one that has given row and column
/// totals.
///
/// Without negative cells this is RAS, x_ij = r_i a_ij s_j (Stone 1961; Bacharach 1970). With
/// negative cells it is GRAS, x_ij = r_i a_ij s_j for a_ij ≥ 0 and a_ij / (r_i s_j) for a_ij < 0
/// (Günlük-Şenesen & Bates 1988; Junius & Oosterhaven 2003), with the target function as corrected
/// by Lenzen, Wood & Gallego (2007) and the multipliers of lines with cells of one sign by
/// Temurshoev, Miller & Bouwmeester (2013). A cell keeps its sign, and a cell that is 0 stays 0.
public struct Balancing: Sendable, Hashable {
    /// The largest gap that a row may keep, as a share of the sum of the absolute values of its
    /// cells. Columns have no gap beyond rounding.
    public let tolerance: Double
    /// The largest number of iterations; each is one pass over the matrix.
    public let iterationLimit: Int

    /// Settings; a tolerance that is not positive and a limit below 1 are preconditions.
    public init(tolerance: Double = 1e-10, iterationLimit: Int = 2000) {
        precondition(tolerance > 0, "tolerance \(tolerance)")
        precondition(iterationLimit > 0, "iteration limit \(iterationLimit)")
        self.tolerance = tolerance
        self.iterationLimit = iterationLimit
    }

    /// What multipliers do with cells.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// No cell is negative.
        case ras = "RAS"
        /// Negative cells are divided by the multipliers.
        case gras = "GRAS"
    }

    /// How a balance was reached.
    public struct Report: Sendable, Hashable {
        /// RAS, or GRAS when a cell is negative.
        public let method: Method
        /// Passes over the matrix.
        public let iterations: Int
        /// r, one a row; 1 for a row without cells.
        public let rowMultipliers: [Double]
        /// s, one a column; 1 for a column without cells.
        public let columnMultipliers: [Double]
        /// The row with the largest remaining gap relative to its cells; nil without rows.
        public let worstGap: BalancingGap?
    }

    /// The matrix with the given totals that is nearest to `matrix`.
    /// - Throws: `BalancingError`, with the rows and columns that stand in the way.
    /// - Precondition: as many finite totals as rows and columns.
    /// - Complexity: one pass over the matrix an iteration; one copy of the matrix.
    public func balance<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, rowTotals: [Double], columnTotals: [Double]
    ) throws(BalancingError) -> (matrix: Matrix<R, C>, report: Report) {
        var result = matrix
        let labels = BalancingLabels(
            row: { matrix.rows[$0] }, column: { matrix.columns[$0] })
        let report = try result.withUnsafeMutableElements {
            (elements) throws(BalancingError) -> Report in
            let cells = BalancingCells(
                rowCount: matrix.rowCount,
                blocks: [.init(base: elements.baseAddress, columnCount: matrix.columnCount)])
            return try balance(
                cells, rowTotals: rowTotals, columnTotals: columnTotals, labels: labels)
        }
        return (result, report)
    }

    /// Balances cells in place.
    func balance(
        _ cells: BalancingCells, rowTotals: [Double], columnTotals: [Double],
        labels: BalancingLabels
    ) throws(BalancingError) -> Report {
        precondition(rowTotals.count == cells.rowCount, "\(rowTotals.count) row totals")
        precondition(columnTotals.count == cells.columnCount, "\(columnTotals.count) column totals")
        precondition(
            rowTotals.allSatisfy(\.isFinite) && columnTotals.allSatisfy(\.isFinite),
            "totals must be finite")
        var scaling = BiproportionalScaling(cells, rowTotals, columnTotals, labels)
        try scaling.checkTotals(tolerance: tolerance)
        try scaling.checkSigns()
        return try scaling.run(self)
    }
}
