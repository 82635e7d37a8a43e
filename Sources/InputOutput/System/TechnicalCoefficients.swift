public import LinearAlgebra

/// What a table can fail with as a model.
public enum TableModelError: Error, Sendable, Hashable {
    /// An industry has inputs but no output, so that its coefficients do not exist. `inflow` is the
    /// sum of its absolute inputs in the table's unit.
    case zeroOutput(industry: String, inflow: Double)
    /// The spectral radius of A is 1 or more: the economy uses up more than it makes, and no
    /// non-negative Leontief inverse exists.
    case notProductive(spectralRadius: Double)
    /// The audit of the table found that nothing can be computed.
    case rejected(Diagnostic)
}

/// A = Z·x̂⁻¹ and v_c = v/x of one table (Miller & Blair 2022, ch. 2).
///
/// Holds factors, not a copy of Z; `matrix()` forms A when all of it is needed.
public struct TechnicalCoefficients: Sendable {
    /// The table.
    public let table: MRIOTable
    /// 1/x, n; 0 for industries without output.
    public let inverseOutput: [Double]
    /// v/x, n: value added per unit of output; 0 for industries without output.
    public let valueAdded: [Double]
    /// Taxes on intermediates per unit of output, n.
    public let taxes: [Double]

    /// The coefficients of a table.
    /// - Throws: `zeroOutput` for the first industry that has inputs but no output. Output counts
    ///   as zero when it is below 10⁻¹² of what the row adds up in absolute value, which is what
    ///   the rounding of a sum that cancels leaves behind.
    /// - Complexity: one pass over Z.
    public init(_ table: MRIOTable) throws(TableModelError) {
        self.table = table
        let n = table.industryCount
        let isZero = Self.withoutOutput(table)
        if isZero.contains(true) {
            for j in 0..<n where isZero[j] {
                let inflow = Self.inflow(of: j, in: table)
                if inflow > 0 {
                    throw .zeroOutput(industry: table.layout.code(ofIndustry: j), inflow: inflow)
                }
            }
        }
        let reciprocal = (0..<n).map { isZero[$0] ? 0 : 1 / table.x[$0] }
        inverseOutput = reciprocal
        valueAdded = zip(table.valueAdded, reciprocal).map { $0 * $1 }
        taxes = zip(table.taxes, reciprocal).map { $0 * $1 }
    }

    /// Coefficients that are known.
    init(
        of table: MRIOTable, inverseOutput: [Double], valueAdded: [Double], taxes: [Double]
    ) {
        self.table = table
        self.inverseOutput = inverseOutput
        self.valueAdded = valueAdded
        self.taxes = taxes
    }

    /// a_ij = z_ij / x_j, what j buys from i per unit of its output.
    public subscript(i: Int, j: Int) -> Double { table.Z[i, j] * inverseOutput[j] }

    /// A, n×n.
    /// - Complexity: n² operations and memory.
    public func matrix() -> Matrix<IndustryAxis, IndustryAxis> {
        var A = table.Z
        A.scaleColumns(by: inverseOutput)
        return A
    }

    /// Column sums of A, n: intermediate inputs per unit of output.
    public func inputShares() -> [Double] {
        zip(table.Z.columnSums(), inverseOutput).map { $0 * $1 }
    }

    /// Industries that have next to no output beside their inputs: less than 10⁻⁹ of them. Their
    /// coefficients, and what follows from them per unit of their output, are made of rounding.
    /// - Complexity: one pass over the columns in doubt, which are few.
    public var nearZeroOutput: [Int] {
        // Inputs in other units say nothing about the size of an output.
        if table.isHybrid { return [] }
        let all = table.x.reduce(0) { $0 + abs($1) }
        return table.x.indices.filter { j in
            guard inverseOutput[j] != 0, abs(table.x[j]) <= Self.nearZero * all else {
                return false
            }
            return abs(table.x[j]) <= Self.nearZero * Self.inflow(of: j, in: table)
        }
    }

    /// Whether an industry has output beside its inputs, n: only then do numbers per unit of its
    /// output mean anything, in a ranking or in a mean.
    /// - Complexity: as `nearZeroOutput`.
    public var hasOutput: [Bool] {
        var result = inverseOutput.map { $0 != 0 }
        for j in nearZeroOutput { result[j] = false }
        return result
    }

    private static let nearZero = 1e-9

    /// Industries that have inputs or primary inputs but no output.
    static func inputsWithoutOutput(_ table: MRIOTable) -> [Int] {
        let isZero = withoutOutput(table)
        return isZero.indices.filter { isZero[$0] && inflow(of: $0, in: table) > 0 }
    }

    /// The sum of the absolute inputs of an industry, primary ones included, in the table's unit.
    static func inflow(of j: Int, in table: MRIOTable) -> Double {
        table.Z.columnMagnitude(j) + table.V.column(j).reduce(0) { $0 + abs($1) }
    }

    /// Which industries have no output.
    static func withoutOutput(_ table: MRIOTable) -> [Bool] {
        let largest = table.x.reduce(0) { max($0, abs($1)) }
        // Rows far above the rounding of any sum need no look at their cells.
        let suspects = table.x.indices.filter { abs(table.x[$0]) <= 1e-9 * largest }
        var isZero = [Bool](repeating: false, count: table.industryCount)
        let magnitudes = zip(
            table.Z.rowMagnitudes(of: suspects), table.Y.rowMagnitudes(of: suspects))
        for (i, (sales, demand)) in zip(suspects, magnitudes) {
            isZero[i] = abs(table.x[i]) <= 1e-12 * (sales + demand)
        }
        return isZero
    }
}
