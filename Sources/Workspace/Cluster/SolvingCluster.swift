package import InputOutput
package import TableStore

/// Several processes that hold the factors of a table, or L, in pieces, and solve for this one.
package protocol SolvingCluster: Sendable {
    /// Who solves the equations of a table.
    /// - Parameter system: the system without the cluster.
    func solver(of stored: StoredTable, _ system: LeontiefSystem) -> any DistributedSolver

    /// Makes factors, and L where it is wanted, and keeps them where the program finds them.
    /// - Parameter comparing: whether LAPACK does the same in this process, for comparison.
    func work(
        on stored: StoredTable, _ system: LeontiefSystem, inverse: Bool, comparing: Bool
    ) -> ClusterWork
}

/// The cluster of this program, if any.
package enum SolvingClusters {
    /// Who solves for `Workspace`; nil where this process does.
    @TaskLocal package static var current: (any SolvingCluster)?
}

/// What a cluster did for a table, and how long it took.
package struct ClusterWork: Sendable {
    /// Rows and columns of ranks.
    package var grid: (rows: Int, columns: Int)
    /// The MPI that carried messages, such as `Open MPI v4.1.4`.
    package var carrier: String
    /// Whether factors of an earlier run were used.
    package var hadFactors = false
    /// Whether L of an earlier run was used.
    package var hadInverse = false
    /// Seconds to read Z and form M; to factor; to invert; and to write both. Nil where there was
    /// nothing to do.
    package var reading, factoring, inverting, writing: Double?
    /// 1/cond∞ of the scaled system.
    package var reciprocalCondition: Double
    /// The largest normwise backward error of a solution with refinement.
    package var backwardError: Double
    /// The same by LAPACK in one process: its threads, seconds for factors and for L, and the
    /// largest difference of an element relative to the largest element.
    package var lapack: (threads: Int, factoring: Double, inverting: Double?, difference: Double)?

    /// Work that was done.
    package init(
        grid: (rows: Int, columns: Int), carrier: String, reciprocalCondition: Double,
        backwardError: Double
    ) {
        self.grid = grid
        self.carrier = carrier
        self.reciprocalCondition = reciprocalCondition
        self.backwardError = backwardError
    }
}
