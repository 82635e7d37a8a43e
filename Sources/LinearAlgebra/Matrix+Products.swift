import CLAPACK

/// Whether a routine uses a matrix or its transpose.
public enum Transposition: Sendable, Hashable {
    /// The matrix as it is.
    case none
    /// Its transpose.
    case transposed

    var character: CChar {
        switch self {
        case .none: 78  // 'N'
        case .transposed: 84  // 'T'
        }
    }
}

extension Matrix {
    /// The product of two matrices (BLAS `dgemm`). The inner labels must be equal.
    /// - Complexity: 2·m·k·n floating-point operations.
    public static func * <Inner: AxisKind>(
        a: Matrix<Rows, Inner>, b: Matrix<Inner, Columns>
    ) -> Matrix {
        precondition(a.columns == b.rows, "inner dimensions have different labels")
        if let implied = a.implied { return implied.product(.none, b, a.rows) }
        return a.withUnsafeElements { pa in
            b.withUnsafeElements { pb in
                Matrix(a.rows, b.columns) { pc in
                    gemm(
                        .none, .none, m: a.rowCount, n: b.columnCount, k: a.columnCount,
                        a: pa.baseAddress, lda: a.rowCount, b: pb.baseAddress, ldb: b.rowCount,
                        c: pc.baseAddress, ldc: a.rowCount)
                }
            }
        }
    }

    /// `selfᵀ · other` without forming the transpose (BLAS `dgemm`). The row labels must be equal.
    public func transposedTimes<Other: AxisKind>(
        _ other: Matrix<Rows, Other>
    ) -> Matrix<Columns, Other> {
        precondition(rows == other.rows, "inner dimensions have different labels")
        if let implied { return implied.product(.transposed, other, columns) }
        return withUnsafeElements { pa in
            other.withUnsafeElements { pb in
                Matrix<Columns, Other>(columns, other.columns) { pc in
                    gemm(
                        .transposed, .none, m: columnCount, n: other.columnCount, k: rowCount,
                        a: pa.baseAddress, lda: rowCount, b: pb.baseAddress, ldb: rowCount,
                        c: pc.baseAddress, ldc: columnCount)
                }
            }
        }
    }

    /// The product with a vector of `columnCount` elements (BLAS `dgemv`).
    public func times(_ vector: [Double]) -> [Double] {
        precondition(
            vector.count == columnCount, "\(vector.count) elements for \(columnCount) columns")
        return product(.none, vector, count: rowCount)
    }

    /// `selfᵀ · vector`, for a vector of `rowCount` elements (BLAS `dgemv`).
    public func transposedTimes(_ vector: [Double]) -> [Double] {
        precondition(vector.count == rowCount, "\(vector.count) elements for \(rowCount) rows")
        return product(.transposed, vector, count: columnCount)
    }

    private func product(
        _ transposition: Transposition, _ vector: [Double], count: Int
    ) -> [Double] {
        if let implied { return implied.product(transposition, vector) }
        return [Double](unsafeUninitializedCapacity: count) { target, initialized in
            target.initialize(repeating: 0)
            withUnsafeElements { p in
                vector.withUnsafeBufferPointer { x in
                    gemv(
                        transposition, m: rowCount, n: columnCount, a: p.baseAddress, lda: rowCount,
                        x: x.baseAddress, y: target.baseAddress)
                }
            }
            initialized = count
        }
    }
}

/// c := alpha·op(a)·op(b) + beta·c on column-major memory; nothing happens for an empty result.
///
/// For beta = 0, c is written and never read; an empty inner dimension makes the product zero.
package func gemm(
    _ transposeA: Transposition, _ transposeB: Transposition, m: Int, n: Int, k: Int,
    alpha: Double = 1, a: UnsafePointer<Double>?, lda: Int, b: UnsafePointer<Double>?, ldb: Int,
    beta: Double = 0, c: UnsafeMutablePointer<Double>?, ldc: Int
) {
    guard m > 0, n > 0, let c else { return }
    guard k > 0, let a, let b else {
        for j in 0..<n {
            for i in 0..<m { c[i + j * ldc] = beta == 0 ? 0 : beta * c[i + j * ldc] }
        }
        return
    }
    var (ta, tb) = (transposeA.character, transposeB.character)
    var (m32, n32, k32) = (cp_int(m), cp_int(n), cp_int(k))
    var (lda32, ldb32, ldc32) = (cp_int(max(lda, 1)), cp_int(max(ldb, 1)), cp_int(max(ldc, 1)))
    var (alpha, beta) = (alpha, beta)
    dgemm_(
        &ta, &tb, &m32, &n32, &k32, &alpha, a, &lda32, b, &ldb32, &beta, c, &ldc32, 1, 1)
}

/// y := alpha·op(a)·x + beta·y on column-major memory; nothing happens for an empty result.
///
/// For beta = 0, y is written and never read; an empty inner dimension makes the product zero.
package func gemv(
    _ transpose: Transposition, m: Int, n: Int, alpha: Double = 1, a: UnsafePointer<Double>?,
    lda: Int, x: UnsafePointer<Double>?, beta: Double = 0, y: UnsafeMutablePointer<Double>?
) {
    guard let y else { return }
    guard m > 0, n > 0, let a, let x else {
        let count = transpose == .none ? m : n
        for i in 0..<count { y[i] = beta == 0 ? 0 : beta * y[i] }
        return
    }
    var t = transpose.character
    var (m32, n32, lda32, one) = (cp_int(m), cp_int(n), cp_int(max(lda, 1)), cp_int(1))
    var (alpha, beta) = (alpha, beta)
    dgemv_(&t, &m32, &n32, &alpha, a, &lda32, x, &one, &beta, y, &one, 1)
}
