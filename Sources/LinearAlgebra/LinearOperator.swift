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
    /// - Precondition: `count`·`columns` elements in each.
    func apply(
        _ transposition: Transposition, _ x: Span<Double>, columns: Int,
        to result: inout MutableSpan<Double>)
}

extension LinearOperator {
    /// op(M)·X between the memory of solvers, which know its size.
    func apply(
        _ transposition: Transposition, _ x: UnsafePointer<Double>, columns: Int,
        to result: UnsafeMutablePointer<Double>
    ) {
        let source = UnsafeBufferPointer(start: x, count: count * columns)
        let target = UnsafeMutableBufferPointer(start: result, count: count * columns)
        var span = target.mutableSpan
        apply(transposition, source.span, columns: columns, to: &span)
    }
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
        _ transposition: Transposition, _ x: Span<Double>, columns: Int,
        to result: inout MutableSpan<Double>
    ) {
        precondition(x.count == count * columns && result.count == x.count, "vectors of M's size")
        x.withUnsafeBufferPointer { x in
            result.withUnsafeMutableBufferPointer { result in
                matrix.withUnsafeElements { p in
                    if let x = x.baseAddress, let y = result.baseAddress {
                        multiply(
                            transposition, n: count, a: p.baseAddress, x: x, columns: columns,
                            y: y)
                    }
                }
            }
        }
    }
}

/// Up to this number of columns, one pass over a matrix for each costs less than rearranging it for
/// all of them together (OpenBLAS, n = 1435: two columns 1.7 instead of 3.5 ms, four 3.1 instead of
/// 3.4).
let fewColumns = 3

/// y := op(a)·x for a square a: for a few columns of a very large matrix in one pass over it, of
/// another one `dgemv` column by column, and `dgemm` for more.
package func multiply(
    _ transposition: Transposition, n: Int, a: UnsafePointer<Double>?, x: UnsafePointer<Double>,
    columns: Int, y: UnsafeMutablePointer<Double>
) {
    if let a, n * n >= TwoSidedProducts.smallestOfOneSide, columns <= TwoSidedProducts.mostVectors {
        let isForward = transposition == .none
        TwoSidedProducts.multiply(
            a, rows: n, columns: n, x: x, forward: isForward ? columns : 0, y: y, w: x,
            backward: isForward ? 0 : columns, u: y)
    } else if columns <= fewColumns {
        for j in 0..<columns {
            gemv(transposition, m: n, n: n, a: a, lda: n, x: x + j * n, y: y + j * n)
        }
    } else {
        gemm(
            transposition, .none, m: n, n: columns, k: n, a: a, lda: n, b: x, ldb: n, c: y, ldc: n)
    }
}

extension LinearOperator {
    /// The normwise backward error ‖b − op(M)x‖∞ / (‖op(M)‖∞·‖x‖∞ + ‖b‖∞) of one solution (Rigal &
    /// Gaches 1967): x solves exactly a system whose matrix and right-hand side differ by this
    /// much.
    public func backwardError(
        _ x: [Double], rightHandSide b: [Double], _ transposition: Transposition = .none
    ) -> Double {
        precondition(x.count == count && b.count == count, "vectors of \(count) elements")
        let (rows, column) = (Axis<OrdinalAxis>(count: count), Axis<OrdinalAxis>(count: 1))
        return backwardError(
            Matrix(rows, column, columnMajor: x),
            rightHandSides: Matrix(rows, column, columnMajor: b), transposition)
    }

    /// The largest normwise backward error of several solutions, one a column.
    /// - Complexity: one pass over M.
    public func backwardError<Kind: AxisKind, Columns: AxisKind>(
        _ X: Matrix<Kind, Columns>, rightHandSides B: Matrix<Kind, Columns>,
        _ transposition: Transposition = .none
    ) -> Double {
        precondition(
            X.rowCount == count && B.rowCount == count && X.columnCount == B.columnCount,
            "columns of \(count) elements")
        guard X.count > 0 else { return 0 }
        let product = Matrix<Kind, Columns>(X.rows, X.columns) { target in
            X.withUnsafeElements { x in
                if let x = x.baseAddress, let y = target.baseAddress {
                    apply(transposition, x, columns: X.columnCount, to: y)
                }
            }
        }
        let norm = infinityNorm(transposition)
        var worst = 0.0
        product.withUnsafeElements { p in
            X.withUnsafeElements { x in
                B.withUnsafeElements { b in
                    for j in 0..<X.columnCount {
                        var (residual, xNorm, bNorm, sum) = (0.0, 0.0, 0.0, 0.0)
                        for k in (j * count)..<((j + 1) * count) {
                            residual = max(residual, abs(b[k] - p[k]))
                            xNorm = max(xNorm, abs(x[k]))
                            bNorm = max(bNorm, abs(b[k]))
                            sum += p[k]
                        }
                        // Comparisons pass over NaN; a sum does not.
                        if !sum.isFinite { worst = .infinity }
                        let scale = norm * xNorm + bNorm
                        if scale > 0 { worst = max(worst, residual / scale) }
                    }
                }
            }
        }
        return worst
    }
}
