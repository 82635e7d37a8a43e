import LinearAlgebra

/// A small system whose matrix, right-hand side and outputs are linear in a few scalars s_t:
///
///   (I − Σ s_t·M_t)·z = Σ s_t·g_t,   outputs = H·z + Σ s_t·(f_t + H_t·z)
///
/// What is left of a restricted economy of n industries when only the severities vary: all that
/// needs n is computed once, and each further choice of severities costs one factorization of order
/// k (Sherman–Morrison–Woodbury; Hager 1989, SIAM Review 31).
struct AffineResponse: Sendable {
    /// What one scalar multiplies.
    struct Term: Sendable {
        /// M_t, k×k; nil for zero.
        var matrix: Matrix<OrdinalAxis, OrdinalAxis>?
        /// g_t, k; nil for zero.
        var source: [Double]?
        /// f_t, m; nil for zero.
        var direct: [Double]?
        /// H_t, m×k; nil for zero.
        var gain: Matrix<OrdinalAxis, OrdinalAxis>?
    }

    /// The terms, one for each scalar.
    let terms: [Term]
    /// H, m×k.
    let gain: Matrix<OrdinalAxis, OrdinalAxis>

    /// k.
    var order: Int { gain.columnCount }

    /// The unknowns z and the outputs at some scalars.
    /// - Throws: `singular(pivot:)`.
    /// - Complexity: 2/3·k³ operations, and k² + k·m for each scalar that is not 0.
    func solution(
        at scalars: [Double]
    ) throws(LinearAlgebraError) -> (unknowns: [Double], outputs: [Double]) {
        precondition(scalars.count == terms.count, "one scalar a term")
        let k = order
        let axis = Axis<OrdinalAxis>(count: k)
        var matrix = [Double](repeating: 0, count: k * k)
        for i in 0..<k { matrix[i * (k + 1)] = 1 }
        var z = [Double](repeating: 0, count: k)
        var outputs = [Double](repeating: 0, count: gain.rowCount)
        for (scalar, term) in zip(scalars, terms) where scalar != 0 {
            if let M = term.matrix {
                M.withUnsafeElements { p in
                    for index in matrix.indices { matrix[index] -= scalar * p[index] }
                }
            }
            if let source = term.source { add(scalar, source, to: &z) }
            if let direct = term.direct { add(scalar, direct, to: &outputs) }
        }
        if z.contains(where: { $0 != 0 }) {
            z = try LUFactorization(Matrix(axis, axis, columnMajor: matrix)).solve(z)
        }
        add(1, gain.times(z), to: &outputs)
        for (scalar, term) in zip(scalars, terms) where scalar != 0 {
            if let H = term.gain { add(scalar, H.times(z), to: &outputs) }
        }
        return (z, outputs)
    }

    private func add(_ scalar: Double, _ values: [Double], to sum: inout [Double]) {
        for index in sum.indices { sum[index] += scalar * values[index] }
    }
}
