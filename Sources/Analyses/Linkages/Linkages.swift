public import InputOutput
public import LinearAlgebra

/// Backward and forward linkages of every industry, and which industries are key.
///
/// With L the Leontief and Gh the Ghosh inverse, y final demand, and means over the m industries
/// that have output:
///
///     direct    Σ_i a_ij  backward,   Σ_j b_ij  forward         Chenery & Watanabe 1958
///     total     Σ_i l_ij  backward,   Σ_j gh_ij forward         Rasmussen 1956; Jones 1976
///     power of dispersion         (Σ_i l_ij / m) / (Σ l / m²)   Rasmussen 1956
///     sensitivity of dispersion   (Σ_j l_ij / m) / (Σ l / m²)   Rasmussen 1956
///     forward index               (Σ_j gh_ij / m) / (Σ gh / m²)
///     spread                      standard deviation of a column of L (row of Gh) over its mean
///     pure backward  Σ Δ_r·A_rj·Δ_j·y_j,  pure forward  Δ_j·A_jr·Δ_r·y_r
///
/// where r are all other industries, Δ_j = 1/(1 − a_jj) and Δ_r = (I − A_rr)⁻¹ (Sonis, Guilhoto,
/// Hewings & Martins 1995). Δ_r is never formed: Δ_r·A_rj = L_rj / l_jj and A_jr·Δ_r = L_jr / l_jj,
/// so that
///
///     pure backward = (Σ_i l_ij − l_jj) / l_jj · y_j / (1 − a_jj)
///     pure forward  = (x_j − l_jj·y_j) / (l_jj·(1 − a_jj))
///
/// An industry is key when its power of dispersion and its forward index are above 1.
public struct Linkages: Sendable {
    /// The linkages of one industry.
    public struct Industry: Sendable, Hashable {
        /// Intermediate inputs per unit of output.
        public let directBackward: Double
        /// Sales to industries per unit of output.
        public let directForward: Double
        /// Output in all industries per unit of final demand.
        public let totalBackward: Double
        /// Output in all industries that a unit of primary inputs serves, by the Ghosh inverse.
        public let totalForward: Double
        /// Total backward linkage over the mean of all industries.
        public let powerOfDispersion: Double
        /// Row sum of L over the mean of all industries.
        public let sensitivityOfDispersion: Double
        /// Total forward linkage over the mean of all industries.
        public let forwardIndex: Double
        /// Coefficient of variation of the column of L; nil for a single industry.
        public let backwardSpread: Double?
        /// Coefficient of variation of the row of the Ghosh inverse; nil for a single industry.
        public let forwardSpread: Double?
        /// What others make for the industry's own final demand, in the table's unit.
        public let pureBackward: Double
        /// What the industry makes for the final demand of others, in the table's unit.
        public let pureForward: Double

        /// Both pure linkages together, in the table's unit.
        public var pureTotal: Double { pureBackward + pureForward }

        /// Which of the two indices are above 1.
        public var role: Role {
            switch (powerOfDispersion > 1, forwardIndex > 1) {
            case (true, true): .key
            case (true, false): .backward
            case (false, true): .forward
            case (false, false): .weak
            }
        }
    }

    /// How an industry is linked.
    public enum Role: String, Sendable, Hashable, CaseIterable {
        /// Both linkages are above the mean.
        case key
        /// It buys more than the mean: demand for it spreads.
        case backward
        /// It sells more than the mean: others depend on it.
        case forward
        /// Both linkages are below the mean.
        case weak
    }

    /// n; nil for industries without output, and for those whose output is next to nothing beside
    /// their inputs.
    public let industries: [Industry?]
    /// Unit of the pure linkages, the table's.
    public let unit: String

    /// The linkages of all industries.
    /// - Throws: when the system is singular.
    /// - Complexity: L once; two passes over it and one over Z.
    public init(_ system: LeontiefSystem) throws(LinearAlgebraError) {
        let table = system.table
        let n = table.industryCount
        let x = table.x
        let inverseOutput = system.coefficients.inverseOutput
        // What is per unit of next to no output is in no mean; deliveries to it are real.
        let isActive = system.coefficients.hasOutput
        let isBuyer = inverseOutput.map { $0 != 0 }
        let m = Double(isActive.count { $0 })
        let buyers = Double(isBuyer.count { $0 })
        let sums = Sums(try system.inverse(), x, isActive, isBuyer)
        let inputs = system.coefficients.inputShares()
        let sales = table.Z.rowSums()
        let y = table.Y.rowSums()
        let meanOfL = sums.total / m
        let ghosh = (0..<n).map { isActive[$0] ? sums.weighted[$0] * inverseOutput[$0] : 0 }
        let meanOfGh = ghosh.reduce(0, +) / m
        func spread(_ sum: Double, _ squares: Double, _ m: Double) -> Double? {
            if m < 2 { return nil }
            let mean = sum / m
            return max(0, (squares - m * mean * mean) / (m - 1)).squareRoot() / mean
        }
        var found: [Industry?] = []
        found.reserveCapacity(n)
        for j in 0..<n {
            if !isActive[j] {
                found.append(nil)
                continue
            }
            let own = sums.diagonal[j]
            let local = 1 / (1 - table.Z[j, j] * inverseOutput[j])
            let squares = sums.weightedSquares[j] * inverseOutput[j] * inverseOutput[j]
            found.append(
                Industry(
                    directBackward: inputs[j], directForward: sales[j] * inverseOutput[j],
                    totalBackward: sums.columns[j], totalForward: ghosh[j],
                    powerOfDispersion: sums.columns[j] / meanOfL,
                    sensitivityOfDispersion: sums.rows[j] / meanOfL,
                    forwardIndex: ghosh[j] / meanOfGh,
                    backwardSpread: spread(sums.columns[j], sums.columnSquares[j], m),
                    forwardSpread: spread(ghosh[j], squares, buyers),
                    pureBackward: (sums.columns[j] - own) / own * y[j] * local,
                    pureForward: (x[j] - own * y[j]) / own * local))
        }
        industries = found
        unit = table.unit
    }

    /// Sums over the rows and columns of L of industries with output; those that are weighted with
    /// output are over all that buy.
    private struct Sums {
        var columns: [Double]
        var columnSquares: [Double]
        var rows: [Double]
        /// Σ_j l_ij·x_j and the sum of its squares.
        var weighted: [Double]
        var weightedSquares: [Double]
        var diagonal: [Double]
        var total = 0.0

        init(
            _ L: Matrix<IndustryAxis, IndustryAxis>, _ x: [Double], _ isActive: [Bool],
            _ isBuyer: [Bool]
        ) {
            let n = x.count
            let zeros = [Double](repeating: 0, count: n)
            (columns, columnSquares, rows) = (zeros, zeros, zeros)
            (weighted, weightedSquares, diagonal) = (zeros, zeros, zeros)
            var (rows, weighted, weightedSquares) = (zeros, zeros, zeros)
            L.withUnsafeElements { l in
                rows.withUnsafeMutableBufferPointer { rows in
                    weighted.withUnsafeMutableBufferPointer { weighted in
                        weightedSquares.withUnsafeMutableBufferPointer { squares in
                            for j in 0..<n where isBuyer[j] {
                                var (sum, square) = (0.0, 0.0)
                                for i in 0..<n where isActive[i] {
                                    let value = l[i + j * n]
                                    if isActive[j] {
                                        sum += value
                                        square += value * value
                                        rows[i] += value
                                    }
                                    let flow = value * x[j]
                                    weighted[i] += flow
                                    squares[i] += flow * flow
                                }
                                columns[j] = sum
                                columnSquares[j] = square
                                diagonal[j] = l[j + j * n]
                                total += sum
                            }
                        }
                    }
                }
            }
            (self.rows, self.weighted, self.weightedSquares) = (rows, weighted, weightedSquares)
        }
    }
}
