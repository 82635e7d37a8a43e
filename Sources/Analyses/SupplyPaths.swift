public import InputOutput
public import LinearAlgebra

/// The largest supply paths from a group of suppliers to a group of users (structural path
/// analysis: Defourny & Thorbecke 1984; Treloar 1997).
///
/// A path supplier → … → user of t steps contributes
///
///     c_i · a_{i,k₁} · a_{k₁,k₂} · … · a_{k_{t−1},j} · x_j
///
/// and all paths of any length add up to c_S'(L − I)·x_U, what the output of the users needs of
/// the suppliers (c = 1) or earns them (c = v_c). That is their look-through (value-added)
/// exposure, split into its routes.
///
/// **Search.** Paths are grown from the user towards the suppliers, the most promising first. A
/// partial path that has reached industry k with the product p and m steps left is ranked by
/// p·M^m_k, where
///
///     M^1_k = max_{i∈S} c_i·|a_ik|,   M^m_k = max_i |a_ik|·max(c_i·1_S(i), M^{m−1}_i)
///
/// is the largest that any completion of the branch can still be: one pass over Z for each step of
/// depth. The bound is exact, hence admissible and as tight as a bound can be (the total
/// requirement [c_S'(L − I)]_k is admissible too, but adds up all completions). Complete paths
/// therefore leave the queue in falling order, and the first K are the K largest, with no absolute
/// cut-off; a branch is never opened unless it contains one of them, and candidates below the K-th
/// best complete path so far are not kept. Among paths of equal contribution at the end of the
/// list the choice is arbitrary. With negative coefficients paths are ranked by absolute
/// contribution.
public struct SupplyPaths: Sendable {
    /// What is counted at the supplier.
    public enum Measure: String, Sendable, Hashable, CaseIterable {
        /// The supplier's output, in the table's unit.
        case output
        /// The supplier's value added, in the table's unit.
        case valueAdded = "value-added"
    }

    /// One path.
    public struct Path: Sendable, Hashable {
        /// Industries from the supplier to the user, both included: steps + 1 of them.
        public let industries: [Int]
        /// Contribution, in the table's unit.
        public let contribution: Double
        /// Contribution over the total of all paths of any length; nil when that is not positive.
        public let shareOfTotal: Double?

        /// Number of deliveries on the way.
        public var steps: Int { industries.count - 1 }
    }

    /// Unit of contributions: that of the suppliers’ output where output is counted, else the
    /// table’s.
    public let unit: String
    /// The largest paths, in falling order of absolute contribution.
    public let paths: [Path]
    /// All paths of any length, in `unit`.
    public let total: Double
    /// All paths of at most the depth searched, in `unit`.
    public let totalWithinDepth: Double
    /// The deepest path considered, in steps.
    public let depth: Int

    /// The sum of the paths found, in `unit`.
    public var found: Double { paths.reduce(0) { $0 + $1.contribution } }

    /// The `top` largest paths of at most `depth` steps (fewer when there are not so many with a
    /// contribution).
    ///
    /// Suppliers and users may overlap: a path has at least one step, so that an industry's own
    /// output is not a path to itself, but its purchase from itself is.
    /// - Throws: when the system cannot be solved.
    /// - Precondition: suppliers whose output is counted have one unit.
    /// - Complexity: one transposed solve, 2·depth passes over Z, and at most top·depth expansions
    ///   of n steps.
    public init(
        from suppliers: [Int], to users: [Int], measure: Measure = .output, depth: Int = 4,
        top: Int = 20, in system: LeontiefSystem
    ) throws(LinearAlgebraError) {
        let table = system.table
        table.layout.checkIndustries(suppliers, "suppliers")
        table.layout.checkIndustries(users, "users")
        precondition(depth >= 1, "a path has at least one step")
        precondition(top >= 0, "no negative number of paths")
        var weights = [Double](repeating: 0, count: table.industryCount)
        for i in suppliers {
            weights[i] = measure == .output ? 1 : system.coefficients.valueAdded[i]
        }
        let requirements = try system.solve(weights, .transposed)
        let total = users.reduce(0) { $0 + (requirements[$1] - weights[$1]) * table.x[$1] }
        var search = PathSearch(system.coefficients, weights: weights, depth: depth)
        let units = Set(suppliers.map(table.unit(ofIndustry:)))
        precondition(
            measure == .valueAdded || units.count < 2, "the output of suppliers in several units")
        unit = measure == .valueAdded ? table.unit : units.first ?? table.unit
        self.depth = depth
        self.total = total
        totalWithinDepth = search.totalWithinDepth(users)
        paths = search.largest(top, to: users).map {
            Path(
                industries: $0.industries, contribution: $0.value,
                shareOfTotal: share($0.value, of: total))
        }
    }
}
