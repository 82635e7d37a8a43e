public import InputOutput
public import LinearAlgebra

/// All n² derivatives of one number by the technical coefficients, from two solves.
///
/// For J = uᵀ·L·y with u and y fixed, L = (I − A)⁻¹,
///
///     ∂J/∂a_ij = λ_i·x_j,    λ = Lᵀu,  x = L·y
///
/// so the whole field is the outer product of two vectors and is never stored. A ratio of two such
/// numbers with the same y has the same form with λ = Lᵀ(u − J·w)/(wᵀx); with L − I in the place of
/// L (what is bought, without the product itself) only J and wᵀ(x − y) change. Value added
/// coefficients and final demand are held fixed: a coefficient that falls leaves its purchase out
/// and replaces nothing; `substitution` moves it to another origin and keeps the column sum.
/// Source: Sherman & Morrison 1950 (the derivative of an inverse); Miller & Blair 2022, ch. 12.
public struct AdjointField: Sendable {
    /// The table.
    public let table: MRIOTable
    /// J, the number whose derivatives these are.
    public let value: Double
    /// λ, n: the change of J per unit of final demand for each industry.
    public let lambda: [Double]
    /// x, n: output for y, in the unit of y.
    public let output: [Double]
    private let inverseOutput: [Double]
    /// Whether an industry takes part in rankings, n: what is per unit of next to no output does
    /// not.
    let isRanked: [Bool]

    /// The field of J = uᵀ·L·y.
    /// - Parameters:
    ///   - u: n, what counts per unit of output.
    ///   - y: n, the demand; the table's final demand when nil.
    /// - Throws: what the solver throws.
    /// - Complexity: two solves.
    public init(
        _ system: LeontiefSystem, weights u: [Double], demand y: [Double]? = nil
    ) throws(LinearAlgebraError) {
        precondition(u.count == system.table.industryCount, "u has \(u.count) elements")
        let x = try Self.output(system, y)
        self.init(
            system, value: zip(u, x).reduce(0) { $0 + $1.0 * $1.1 },
            lambda: try system.solve(u, .transposed), output: x)
    }

    /// The field of the ratio J = (uᵀ·L·y)/(wᵀ·L·y), such as the share of one origin in an
    /// exposure.
    /// - Parameter beyondDirect: true for L − I in the place of L, above and below the line.
    /// - Throws: what the solver throws. A denominator of zero is a precondition.
    /// - Complexity: two solves.
    public init(
        _ system: LeontiefSystem, ratioOf u: [Double], to w: [Double], demand y: [Double]? = nil,
        beyondDirect: Bool = false
    ) throws(LinearAlgebraError) {
        let n = system.table.industryCount
        precondition(u.count == n && w.count == n, "weights of \(n) elements are needed")
        let x = try Self.output(system, y)
        let y = y ?? system.table.Y.rowSums()
        let counted = beyondDirect ? zip(x, y).map { $0 - $1 } : x
        let total = zip(w, counted).reduce(0) { $0 + $1.0 * $1.1 }
        precondition(total != 0, "the denominator of the ratio is zero")
        let ratio = zip(u, counted).reduce(0) { $0 + $1.0 * $1.1 } / total
        let combined = zip(u, w).map { ($0 - ratio * $1) / total }
        self.init(
            system, value: ratio, lambda: try system.solve(combined, .transposed), output: x)
    }

    /// The field of a region's GDP (value added), in the table's unit.
    public static func gdp(
        of region: Int, _ system: LeontiefSystem
    ) throws(LinearAlgebraError) -> AdjointField {
        try AdjointField(system, weights: valueAdded(of: [region], system))
    }

    /// The field of the value added of some regions together, such as the parts of a country, in
    /// the table's unit.
    public static func valueAdded(
        of regions: [Int], _ system: LeontiefSystem
    ) throws(LinearAlgebraError) -> AdjointField {
        try AdjointField(system, weights: valueAdded(of: regions, system))
    }

    /// Value added per unit of output in some regions, n; 0 elsewhere.
    private static func valueAdded(of regions: [Int], _ system: LeontiefSystem) -> [Double] {
        let layout = system.table.layout
        var weights = [Double](repeating: 0, count: layout.industryCount)
        for region in regions {
            precondition((0..<layout.regionCount).contains(region), "region \(region)")
            for i in layout.industries(of: region) {
                weights[i] = system.coefficients.valueAdded[i]
            }
        }
        return weights
    }

    /// The field of the share of value added from `origin` in final demand of `region`.
    public static func valueAddedShare(
        of origin: Int, inFinalDemandOf region: Int, _ system: LeontiefSystem
    ) throws(LinearAlgebraError) -> AdjointField {
        try valueAddedShare(of: [origin], inFinalDemandOf: [region], system)
    }

    /// The field of the share of value added from some regions in final demand of some regions,
    /// such as those of a country whose parts are kept apart. Regions without final demand are a
    /// precondition.
    public static func valueAddedShare(
        of origins: [Int], inFinalDemandOf regions: [Int], _ system: LeontiefSystem
    ) throws(LinearAlgebraError) -> AdjointField {
        let demand = system.table.demandByRegion
        var sum = [Double](repeating: 0, count: system.table.industryCount)
        for region in regions {
            for (i, value) in demand.column(region).enumerated() { sum[i] += value }
        }
        return try AdjointField(
            system, ratioOf: valueAdded(of: origins, system), to: system.coefficients.valueAdded,
            demand: sum)
    }

    /// The field of the look-through share of `suppliers` in the inputs of `users`, as
    /// `Exposure.share(.lookThrough, of: suppliers)` has it; the users' outputs, which are
    /// their weights, are held fixed. Users that use no inputs are a precondition.
    public static func lookThroughShare(
        of suppliers: [Int], inInputsOf users: [Int], _ system: LeontiefSystem
    ) throws(LinearAlgebraError) -> AdjointField {
        let layout = system.table.layout
        layout.checkIndustries(suppliers, "suppliers")
        layout.checkIndustries(users, "users")
        let none = [Double](repeating: 0, count: layout.industryCount)
        var (u, y) = (none, none)
        for i in suppliers { u[i] = 1 }
        for j in users { y[j] = system.table.x[j] }
        return try AdjointField(
            system, ratioOf: u, to: none.map { _ in 1 }, demand: y, beyondDirect: true)
    }

    private init(_ system: LeontiefSystem, value: Double, lambda: [Double], output: [Double]) {
        table = system.table
        self.value = value
        self.lambda = lambda
        self.output = output
        inverseOutput = system.coefficients.inverseOutput
        var isRanked = [Bool](repeating: true, count: system.table.industryCount)
        for j in system.coefficients.nearZeroOutput { isRanked[j] = false }
        self.isRanked = isRanked
    }

    private static func output(
        _ system: LeontiefSystem, _ y: [Double]?
    ) throws(LinearAlgebraError) -> [Double] {
        guard let y else { return try system.solve(system.table.Y.rowSums()) }
        precondition(y.count == system.table.industryCount, "y has \(y.count) elements")
        return try system.solve(y)
    }

    /// ∂J/∂a_ij.
    public func derivative(_ i: Int, _ j: Int) -> Double { lambda[i] * output[j] }

    /// a_ij·∂J/∂a_ij: the first-order change of J when the coefficient vanishes, with the sign
    /// turned.
    public func contribution(_ i: Int, _ j: Int) -> Double {
        table.Z[i, j] * inverseOutput[j] * derivative(i, j)
    }

    /// (λ_i − λ_k)·x_j: the change of J when a unit of coefficient j moves from supplier k to
    /// supplier i, so that the column sum of A stays.
    public func substitution(to i: Int, from k: Int, user j: Int) -> Double {
        (lambda[i] - lambda[k]) * output[j]
    }

    /// z_kj/x_j as the field uses it, for the rankings.
    func coefficient(_ k: Int, _ j: Int) -> Double { table.Z[k, j] * inverseOutput[j] }

    /// 1/x, n.
    var reciprocalOutput: [Double] { inverseOutput }
}
