package import LinearAlgebra

/// A solver that holds L, or the factors for it, in pieces elsewhere, such as on the ranks of a
/// cluster, and answers from there what would need all of it in one place.
///
/// A `LeontiefSystem` with such a solver makes no factors and no inverse of its own for what the
/// solver can answer.
package protocol DistributedSolver: LeontiefSolver {
    /// 1/cond∞ of the scaled system M = ŝ⁻¹(I − A)ŝ, as LAPACK's `gecon` estimates it.
    func reciprocalCondition() throws(LinearAlgebraError) -> Double

    /// Forms L where it does not exist yet, because what follows needs much of it.
    func formInverse() throws(LinearAlgebraError)

    /// φ_ir = Σ_{j∈r} a_ij·L_ji, n×F: output of i that a unit of output of i brings about through
    /// users in the family of regions r.
    func feedback() throws(LinearAlgebraError) -> Matrix<IndustryAxis, RegionAxis>

    /// Elements of L, column-major, `rows.count` × `columns.count`.
    func elements(
        rows: Range<Int>, columns: [Int]
    ) throws(LinearAlgebraError) -> [Double]
}

extension LeontiefSystem {
    /// The solver where it is one that holds L elsewhere.
    package var distributed: (any DistributedSolver)? { solver as? any DistributedSolver }

    /// What equations are scaled by: M = I − r̂·Z·ĉ with r = 1/s and c = s/x (0 without output), n
    /// elements each.
    package var scaling: (rows: [Double], columns: [Double], scale: [Double]) {
        (matrix.rowFactors, matrix.columnFactors, scale)
    }

    /// ‖M‖∞ of the scaled system.
    package var scaledNorm: Double { matrix.infinityNorm(.none) }
}
