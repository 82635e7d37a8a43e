public import InputOutput
public import LinearAlgebra

/// Which input coefficients matter most for all of L: the field of influence (Sonis & Hewings 1989,
/// 1992), and by how much each may change before an output changes much (Schintke & Stäglin 1988).
///
/// When a_ij changes by ε, L changes by exactly
///
///     ΔL = ε / (1 − ε·l_ji)·L_·i·L_j·       the first-order field F(i, j) = L_·i·L_j·
///
///     intensity of influence  Σ F(i, j) = (Σ_k l_ki)·(Σ_m l_jm)
///     elasticity of output    (Σ_k l_ki)·a_ij·x_j / Σ_k x_k
///     tolerable change        r_ij = p / (a_ij·(p·l_ji + l_ii·x_j / x_i))
///
/// r_ij is the relative change of a_ij at which the supplier's output changes by the share p.
public struct FieldOfInfluence: Sendable {
    /// One coefficient.
    public struct Coefficient: Sendable, Hashable {
        /// The supplying industry i.
        public let supplier: Int
        /// The using industry j.
        public let user: Int
        /// a_ij, per unit of the user's output.
        public let coefficient: Double
        /// Sum of the first-order field, output in all industries per unit change of a_ij and unit
        /// final demand of each product.
        public let intensity: Double
        /// Percent change of world output for one percent change of a_ij.
        public let elasticity: Double
        /// The relative change of a_ij that changes the supplier's output by `threshold`, a share;
        /// nil where the supplier has no output.
        public let tolerableChange: Double?
    }

    /// How coefficients are ranked.
    public enum Order: String, Sendable, Hashable, CaseIterable {
        /// By the sum of the field of influence, whatever the size of the coefficient.
        case intensity
        /// By the effect on world output of the same relative change.
        case elasticity
        /// By how small a relative change already matters for the supplier.
        case tolerance
    }

    /// The chosen coefficients, the most important first.
    public let coefficients: [Coefficient]
    /// p, the share of the supplier's output that counts as much.
    public let threshold: Double
    /// How many coefficients are not zero, between industries with output.
    public let nonZeroCount: Int

    /// The `count` most important of the coefficients between some suppliers and some users. What
    /// is per unit of next to no output (`TechnicalCoefficients.hasOutput`) is neither listed nor
    /// summed.
    /// - Throws: when the system is singular.
    /// - Precondition: a positive threshold, and industries of the table.
    /// - Complexity: L once; one pass over Z.
    public init(
        _ system: LeontiefSystem, suppliers: [Int]? = nil, users: [Int]? = nil,
        orderedBy order: Order = .intensity, count: Int, threshold: Double = 0.01
    ) throws(LinearAlgebraError) {
        precondition(threshold > 0, "threshold \(threshold)")
        precondition(count >= 0, "count \(count)")
        let table = system.table
        let n = table.industryCount
        var suppliers = suppliers ?? Array(0..<n)
        var users = users ?? Array(0..<n)
        table.layout.checkIndustries(suppliers, "suppliers")
        table.layout.checkIndustries(users, "users")
        self.threshold = threshold
        let L = try system.inverse()
        let columns = L.columnSums()
        let rows: [Double]
        let meaningless = system.coefficients.nearZeroOutput
        if meaningless.isEmpty {
            rows = L.rowSums()
        } else {
            // To subtract a column of rounding would leave rounding.
            let counted = (0..<n).filter { !meaningless.contains($0) }
            rows = (0..<n).map { i in counted.reduce(0) { $0 + L[i, $1] } }
            suppliers.removeAll { meaningless.contains($0) }
            users.removeAll { meaningless.contains($0) }
        }
        let world = table.x.reduce(0, +)
        let inverseOutput = system.coefficients.inverseOutput
        var best = BinaryHeap<(key: Double, value: Coefficient)> { $0.key < $1.key }
        var nonZero = 0
        for j in users {
            for i in suppliers {
                let a = table.Z[i, j] * inverseOutput[j]
                if a == 0 { continue }
                nonZero += 1
                let reach = columns[i] * rows[j]
                let elasticity = columns[i] * a * table.x[j] / world
                let denominator =
                    a * (threshold * L[j, i] + L[i, i] * table.x[j] * inverseOutput[i])
                let tolerable = denominator == 0 ? nil : threshold / denominator
                let key =
                    switch order {
                    case .intensity: reach
                    case .elasticity: abs(elasticity)
                    case .tolerance: abs(denominator)
                    }
                if best.count == count, let least = best.first, least.key >= key { continue }
                best.insert(
                    (
                        key,
                        Coefficient(
                            supplier: i, user: j, coefficient: a, intensity: reach,
                            elasticity: elasticity, tolerableChange: tolerable)
                    ))
                if best.count > count { _ = best.removeFirst() }
            }
        }
        nonZeroCount = nonZero
        var chosen: [Coefficient] = []
        while let least = best.removeFirst() { chosen.append(least.value) }
        coefficients = chosen.reversed()
    }
}
