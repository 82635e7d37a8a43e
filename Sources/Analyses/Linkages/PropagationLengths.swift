public import InputOutput
public import LinearAlgebra

/// Average propagation lengths: in how many steps a change in one industry reaches another
/// (Dietzenbacher, Romero & Bosma 2005; Dietzenbacher & Romero 2007).
///
///     H = L·(L − I) = A + 2·A² + 3·A³ + …
///     APL_ij = h_ij / l_ij for i ≠ j,   APL_jj = h_jj / (l_jj − 1)
///
/// Lengths are the same for a demand-pull (Leontief) and a cost-push (Ghosh). Of an industry with
/// all others, weighted with the size of the effects:
///
///     backward  Σ_i h_ij / Σ_i (l_ij − δ_ij)                      demand for j, on its suppliers
///     forward   [L·(L − I)·x]_i / [(L − I)·x]_i                   costs of i, on its buyers
///
/// Both come from solves with one right-hand side; L is not formed.
public struct PropagationLengths: Sendable {
    /// Steps from an industry back to its suppliers, n; nil where it has none, or next to no
    /// output.
    public let backward: [Double?]
    /// Steps from an industry on to its buyers, n; nil where it has none, or next to no output.
    public let forward: [Double?]

    /// The lengths of every industry with all others.
    /// - Throws: when the system cannot be solved.
    /// - Complexity: four solves.
    public init(_ system: LeontiefSystem) throws(LinearAlgebraError) {
        let n = system.table.industryCount
        let ones = [Double](repeating: 1, count: n)
        let pulled = try system.solve(ones, .transposed)
        let twice = try system.solve(pulled, .transposed)
        let meaningless = Set(system.coefficients.nearZeroOutput)
        backward = Self.lengths(ones, pulled, twice, besides: meaningless)
        let x = system.table.x
        let sold = try system.solve(x)
        forward = Self.lengths(x, sold, try system.solve(sold), besides: meaningless)
    }

    /// (M²u − Mu) / (Mu − u); nil where nothing but the start itself is reached.
    private static func lengths(
        _ start: [Double], _ once: [Double], _ twice: [Double], besides meaningless: Set<Int>
    ) -> [Double?] {
        start.indices.map { k in
            if meaningless.contains(k) { return nil }
            let effect = once[k] - start[k]
            if abs(effect) <= 1e-12 * abs(once[k]) || once[k] == 0 { return nil }
            return (twice[k] - once[k]) / effect
        }
    }

    /// The length between two groups of industries.
    public struct Pair: Sendable, Hashable {
        /// The supplying industry.
        public let supplier: Int
        /// The buying industry.
        public let user: Int
        /// Steps; nil where nothing of the supplier is needed.
        public let length: Double?
        /// Mean of the effects per unit of the user's final demand, l_ij − δ_ij, and per unit of
        /// the supplier's primary inputs, gh_ij − δ_ij.
        public let linkage: Double
    }

    /// Lengths between each of some suppliers and each of some users.
    ///
    /// The linkage is that of Dietzenbacher, Romero & Bosma 2005, by which short chains that carry
    /// next to nothing are told from those that matter.
    /// - Throws: when the system cannot be solved.
    /// - Precondition: industries of the table.
    /// - Complexity: a right-hand side for each supplier and each user.
    public static func pairs(
        from suppliers: [Int], to users: [Int], in system: LeontiefSystem
    ) throws(LinearAlgebraError) -> [Pair] {
        let table = system.table
        let layout = table.layout
        layout.checkIndustries(suppliers, "suppliers")
        layout.checkIndustries(users, "users")
        let n = table.industryCount
        func indicators(_ industries: [Int]) -> Matrix<IndustryAxis, OrdinalAxis> {
            Matrix(layout.industryAxis, Axis(count: industries.count)) { target in
                for (k, i) in industries.enumerated() { target[i + k * n] = 1 }
            }
        }
        let rows = try system.solve(indicators(suppliers), .transposed)
        let columns = try system.solve(indicators(users))
        let squares = rows.transposedTimes(columns)
        let inverseOutput = system.coefficients.inverseOutput
        var pairs: [Pair] = []
        for (a, i) in suppliers.enumerated() {
            for (b, j) in users.enumerated() {
                let l = columns[i, b]
                let effect = i == j ? l - 1 : l
                let h = squares[a, b] - l
                let passed = effect * table.x[j] * inverseOutput[i]
                pairs.append(
                    Pair(
                        supplier: i, user: j,
                        length: abs(effect) <= 1e-14 ? nil : h / effect,
                        linkage: (effect + passed) / 2))
            }
        }
        return pairs
    }
}
