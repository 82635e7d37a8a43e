/// A square matrix that is known by what it does to vectors.
///
/// Several vectors are applied at once because that costs little more than one: the matrix is read
/// from memory a single time.
public protocol LinearOperator: Sendable {
    /// Number of rows and columns.
    var count: Int { get }

    /// ‖M‖∞ of the matrix, or of its transpose, for backward errors.
    func infinityNorm(_ transposition: Transposition) -> Double

    /// Writes op(M)·X to `result`; both are column-major, `count` × `columns`.
    func apply(
        _ transposition: Transposition, _ x: UnsafePointer<Double>, columns: Int,
        to result: UnsafeMutablePointer<Double>)
}

/// A stored matrix as an operator.
public struct DenseOperator<Kind: AxisKind>: LinearOperator {
    private let matrix: Matrix<Kind, Kind>

    /// The operator of a square matrix.
    public init(_ matrix: Matrix<Kind, Kind>) {
        precondition(matrix.rows == matrix.columns, "an operator here is square")
        self.matrix = matrix
    }

    /// Number of rows and columns.
    public var count: Int { matrix.rowCount }

    /// ‖M‖∞ or ‖Mᵀ‖∞.
    public func infinityNorm(_ transposition: Transposition) -> Double {
        switch transposition {
        case .none: matrix.infinityNorm()
        case .transposed: matrix.transposed().infinityNorm()
        }
    }

    /// op(M)·X.
    public func apply(
        _ transposition: Transposition, _ x: UnsafePointer<Double>, columns: Int,
        to result: UnsafeMutablePointer<Double>
    ) {
        matrix.withUnsafeElements { p in
            multiply(transposition, n: count, a: p.baseAddress, x: x, columns: columns, y: result)
        }
    }
}

/// y := op(a)·x for a square a and a few columns: `dgemv` for one column, `dgemm` for more.
public func multiply(
    _ transposition: Transposition, n: Int, a: UnsafePointer<Double>?, x: UnsafePointer<Double>,
    columns: Int, y: UnsafeMutablePointer<Double>
) {
    if columns == 1 {
        gemv(transposition, m: n, n: n, a: a, lda: n, x: x, y: y)
    } else {
        gemm(
            transposition, .none, m: n, n: columns, k: n, a: a, lda: n, b: x, ldb: n, c: y, ldc: n)
    }
}

extension LinearOperator {
    /// The normwise backward error ‖b − op(M)x‖∞ / (‖op(M)‖∞·‖x‖∞ + ‖b‖∞) of one solution (Rigal &
    /// Gaches 1967): x solves exactly a system whose matrix and right-hand side differ by this much.
    /// Infinity when x or its residual is not finite.
    public func backwardError(
        _ x: [Double], rightHandSide b: [Double], _ transposition: Transposition = .none
    ) -> Double {
        let r = residual(x, rightHandSide: b, transposition)
        guard count > 0 else { return 0 }
        return normwiseBackwardErrors(
            residual: r, solution: x, rightHandSides: b, norm: infinityNorm(transposition),
            n: count, columns: 1)[0]
    }
}
