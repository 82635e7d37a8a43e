/// What a numerical routine can fail with.
public enum LinearAlgebraError: Error, Sendable, Hashable {
    /// The factor U has an exact zero on its diagonal at `pivot` (0-based): the matrix is singular.
    case singular(pivot: Int)
    /// A LAPACK routine refused its argument at `position` (1-based).
    case illegalArgument(routine: String, position: Int)
    /// An iteration stopped short of its tolerance.
    case notConverged(iterations: Int, residual: Double)
}
