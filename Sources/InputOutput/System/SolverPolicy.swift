public import LinearAlgebra

/// How a `LeontiefSystem` chooses among its solvers.
public enum SolverPolicy: String, Sendable, Hashable, CaseIterable {
    /// The cheapest solver for the number of right-hand sides at hand: Krylov for a handful,
    /// single-precision factors with double-precision refinement for many.
    case cheapest
    /// As `cheapest`, for tables beside which nothing of their size finds room: models that want
    /// single solutions with a few cells changed get them by Krylov steps on the changed equations,
    /// all of an answer in the same passes over Z, and what some rows of L tell is found without L.
    case matrixFree
    /// A double-precision factorization, which costs more now and nothing in the next run when a
    /// cache keeps it.
    case reusable
}

/// Which solver answered, and how well. Collected over all solves of a system.
public struct SolveReport: Sendable, Hashable {
    /// Name for people, such as `GMRES on I−A`.
    public var solver: String
    /// Passes over the matrix or refinement steps, where there are any.
    public var iterations: Int?
    /// Largest normwise backward error of a solution.
    public var backwardError: Double
}

/// Somewhere to keep factors and inverses between runs; `TableCache` is one.
public protocol FactorStore: Sendable {
    /// Factors that were kept for this table, or nil.
    func factorization() -> LUFactorization<IndustryAxis>?
    /// Keeps factors, whose condition has been estimated.
    func keep(_ factorization: LUFactorization<IndustryAxis>)
    /// L that was kept for this table, or nil.
    func inverse() -> Matrix<IndustryAxis, IndustryAxis>?
    /// Keeps L.
    func keep(inverse: Matrix<IndustryAxis, IndustryAxis>)
    /// Removes factors that do not solve the table's equations.
    func discardFactorization()
    /// Removes an inverse that does not solve the table's equations.
    func discardInverse()
    /// Factors of a matrix of `count` rows that a model derived from the table, or nil.
    /// - Parameter name: all that the matrix depends on besides the table.
    func derivedFactorization(_ name: String, count: Int) -> LUFactorization<OrdinalAxis>?
    /// Keeps such factors.
    func keep(_ factorization: LUFactorization<OrdinalAxis>, derived name: String)
}

extension FactorStore {
    /// Nothing: what models derive is made again where a store keeps the table's own factors alone.
    public func derivedFactorization(
        _ name: String, count: Int
    ) -> LUFactorization<OrdinalAxis>? { nil }

    /// Does nothing.
    public func keep(_ factorization: LUFactorization<OrdinalAxis>, derived name: String) {}
}

extension LeontiefSystem {
    /// The largest n for which factors are made to be kept without being asked for: up to here they
    /// cost less than a second and 128 MB of disk.
    public static let largestReusableByDefault = 4000

    /// The largest n for which a sweep factors I − A: beyond it, factors take more memory than most
    /// machines have beside the table, and draws that share their solves need few of them.
    public static let largestFactoredInSweeps = 12_000
}
