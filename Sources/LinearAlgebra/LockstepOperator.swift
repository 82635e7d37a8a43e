/// What several right-hand sides are solved with in lockstep: a matrix for each column, all of them
/// applied at once.
///
/// That way the columns of one solve may be of a matrix and of its transpose, or of matrices that
/// differ in a few cells, and still share the pass over the large part.
package protocol LockstepOperator {
    /// Number of rows of every matrix.
    var count: Int { get }
    /// Number of columns.
    var columns: Int { get }
    /// ‖M_c‖∞ of one column's matrix, for its backward error.
    func infinityNorm(ofColumn c: Int) -> Double
    /// Writes M_c·x_c for every column c; both are `count` × `columns`.
    func apply(_ x: UnsafePointer<Double>, to result: UnsafeMutablePointer<Double>)
    /// Overwrites x_c with P_c⁻¹·x_c for every column c.
    func precondition(_ x: UnsafeMutablePointer<Double>)
}

/// One matrix for all columns.
struct UniformOperator<Operator: LinearOperator>: LockstepOperator {
    let matrix: Operator
    let transposition: Transposition
    let preconditioner: (any Preconditioner)?
    let columns: Int

    var count: Int { matrix.count }

    func infinityNorm(ofColumn c: Int) -> Double { matrix.infinityNorm(transposition) }

    func apply(_ x: UnsafePointer<Double>, to result: UnsafeMutablePointer<Double>) {
        matrix.apply(transposition, x, columns: columns, to: result)
    }

    func precondition(_ x: UnsafeMutablePointer<Double>) {
        guard let preconditioner else { return }
        var span = UnsafeMutableBufferPointer(start: x, count: count * columns).mutableSpan
        preconditioner.solve(transposition, &span, columns: columns)
    }
}
