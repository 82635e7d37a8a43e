public import LinearAlgebra

/// A way to solve the equations of a table: who solves.
///
/// `LeontiefSystem` chooses among those of this machine by cost (`SolverPolicy`). Another one, such
/// as a cluster that holds the factors in pieces, is given to the system and asked first. Where
/// factors live between runs is the business of a `FactorStore`.
public protocol LeontiefSolver: Sendable {
    /// Name for people, as it stands in results, such as `LU, double precision`.
    var name: String { get }

    /// X with op(M)·X = B, for M = ŝ⁻¹(I − A)ŝ as `LeontiefSystem` scales it.
    /// - Parameters:
    ///   - rightHandSides: B, n × any number of columns.
    ///   - matrix: M as an operator on vectors, with its norms.
    /// - Throws: any `LinearAlgebraError`; the system then asks the next solver.
    func solve(
        _ rightHandSides: Matrix<IndustryAxis, OrdinalAxis>, _ transposition: Transposition,
        of matrix: any LinearOperator
    ) throws(LinearAlgebraError) -> LeontiefSolution
}

/// What a solver found.
public struct LeontiefSolution: Sendable {
    /// X, in the shape of the right-hand sides.
    public let X: Matrix<IndustryAxis, OrdinalAxis>
    /// Passes over the matrix or refinement steps, where there are any.
    public let iterations: Int?
    /// The largest normwise backward error, where the solver measures it; the system measures it
    /// otherwise.
    public let backwardError: Double?

    /// A solution.
    public init(
        _ X: Matrix<IndustryAxis, OrdinalAxis>, iterations: Int? = nil,
        backwardError: Double? = nil
    ) {
        self.X = X
        self.iterations = iterations
        self.backwardError = backwardError
    }
}

/// GMRES, which keeps no factors but those of the domestic blocks.
struct KrylovSolver: LeontiefSolver {
    let preconditioner: BlockDiagonalLU?

    static let name = "GMRES on I−A"

    var name: String { Self.name }

    func solve(
        _ rightHandSides: Matrix<IndustryAxis, OrdinalAxis>, _ transposition: Transposition,
        of matrix: any LinearOperator
    ) throws(LinearAlgebraError) -> LeontiefSolution {
        var X = rightHandSides
        let columns = X.columnCount
        let outcome = try X.withMutableElements { b throws(LinearAlgebraError) in
            try GMRES().solve(
                &b, columns: columns, of: matrix, transposition, preconditioner: preconditioner,
                tolerance: 4 * Double.ulpOfOne)
        }
        return LeontiefSolution(
            X, iterations: outcome.iterations, backwardError: outcome.backwardError)
    }
}

/// Single-precision factors in memory.
struct RefiningSolver: LeontiefSolver {
    let factors: MixedPrecisionLU

    var name: String { "LU, single precision with double-precision refinement" }

    func solve(
        _ rightHandSides: Matrix<IndustryAxis, OrdinalAxis>, _ transposition: Transposition,
        of matrix: any LinearOperator
    ) throws(LinearAlgebraError) -> LeontiefSolution {
        var X = rightHandSides
        let columns = X.columnCount
        let outcome = try X.withMutableElements { b throws(LinearAlgebraError) in
            try factors.solve(&b, columns: columns, of: matrix, transposition)
        }
        return LeontiefSolution(
            X, iterations: outcome.steps, backwardError: outcome.backwardError)
    }
}

/// Double-precision factors, in memory or mapped from where they are kept.
struct FactorSolver: LeontiefSolver {
    let factors: LUFactorization<IndustryAxis>

    var name: String { "LU, double precision" }

    func solve(
        _ rightHandSides: Matrix<IndustryAxis, OrdinalAxis>, _ transposition: Transposition,
        of matrix: any LinearOperator
    ) throws(LinearAlgebraError) -> LeontiefSolution {
        LeontiefSolution(factors.solve(rightHandSides, transposition))
    }
}
