import CLAPACK

/// The factors P·L·U of a square matrix, computed once (LAPACK `dgetrf`) and used many times.
///
/// Immutable and shared: any task may solve with it at the same time.
public final class LUFactorization<Kind: AxisKind>: Sendable {
    /// The unit lower triangle and U in one matrix, as LAPACK stores them.
    public let factors: Matrix<Kind, Kind>
    /// Row interchanges, 1-based: row i was interchanged with row `pivots[i]`.
    public let pivots: [Int32]
    /// ‖M‖∞ of the factored matrix, for the condition estimate and backward errors.
    public let infinityNorm: Double
    /// 1/cond∞ where it was estimated already.
    public let knownReciprocalCondition: Double?

    /// Factors `matrix` in its own memory when nobody else holds it.
    /// - Parameter knownNorm: ‖M‖∞ where the caller knows it, which saves a pass over the matrix.
    /// - Throws: `singular(pivot:)` when U has an exact zero on its diagonal.
    /// - Complexity: 2/3·n³ floating-point operations.
    public init(
        _ matrix: consuming Matrix<Kind, Kind>, infinityNorm knownNorm: Double? = nil
    ) throws(LinearAlgebraError) {
        precondition(matrix.rows == matrix.columns, "a factorization needs a square matrix")
        let n = matrix.rowCount
        infinityNorm = knownNorm ?? matrix.infinityNorm()
        knownReciprocalCondition = nil
        var pivots = [Int32](repeating: 0, count: n)
        var info: cp_int = 0
        matrix.withUnsafeMutableElements { p in
            guard n > 0, let base = p.baseAddress else { return }
            var (n32, lda, rows) = (cp_int(n), cp_int(n), cp_int(n))
            dgetrf_(&rows, &n32, base, &lda, &pivots, &info)
        }
        try checkInfo(info, routine: "dgetrf")
        factors = matrix
        self.pivots = pivots
    }

    /// Factors that were computed before and kept, such as in a file.
    ///
    /// That they belong together is the caller's promise; shapes and pivot ranges are
    /// preconditions.
    public init(
        factors: Matrix<Kind, Kind>, pivots: [Int32], infinityNorm: Double,
        reciprocalCondition: Double? = nil
    ) {
        precondition(factors.rows == factors.columns, "factors are square")
        precondition(pivots.count == factors.rowCount, "one pivot a row")
        precondition(
            pivots.allSatisfy { $0 >= 1 && $0 <= factors.rowCount }, "pivot outside the matrix")
        self.factors = factors
        self.pivots = pivots
        self.infinityNorm = infinityNorm
        knownReciprocalCondition = reciprocalCondition
    }

    /// The dimension that the matrix maps to itself.
    public var axis: Axis<Kind> { factors.rows }
    /// Number of rows and columns.
    public var count: Int { factors.rowCount }

    /// The sign of the determinant, 1 or −1: of the diagonal of U and of the exchanges of rows.
    /// - Complexity: O(n).
    public var determinantSign: Int {
        var isNegative = false
        for i in 0..<count {
            if factors[i, i] < 0 { isNegative.toggle() }
            if pivots[i] != i + 1 { isNegative.toggle() }
        }
        return isNegative ? -1 : 1
    }
}

/// Turns a LAPACK `info` into an error.
func checkInfo(_ info: cp_int, routine: String) throws(LinearAlgebraError) {
    if info > 0 { throw .singular(pivot: Int(info) - 1) }
    if info < 0 { throw .illegalArgument(routine: routine, position: Int(-info)) }
}

extension Matrix {
    /// ‖·‖∞, the largest sum of absolute values over a row; infinity when an element is NaN.
    public func infinityNorm() -> Double {
        rowMagnitudes().withUnsafeBufferPointer {
            largestMagnitude($0.baseAddress, count: $0.count)
        }
    }
}
