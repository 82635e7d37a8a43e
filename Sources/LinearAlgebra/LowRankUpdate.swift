/// Solves (M + s·U·Wᵀ)·x = b from solutions with M (Sherman–Morrison–Woodbury), k = columns of U
/// and W.
///
///   (M + s·U·Wᵀ)⁻¹ b = x₀ − s·G·C⁻¹·Wᵀx₀,  G = M⁻¹U,  C = I + s·WᵀG,  x₀ = M⁻¹b
///
/// WᵀG (k×k) is formed once; another severity s costs one k×k factorization and no solve with M.
/// Source: Hager 1989, Updating the inverse of a matrix, SIAM Review 31.
public struct LowRankUpdate<Kind: AxisKind>: Sendable {
    /// G = M⁻¹U, n×k.
    public let solvedLeft: Matrix<Kind, OrdinalAxis>
    /// W, n×k.
    public let right: Matrix<Kind, OrdinalAxis>
    /// WᵀG, k×k.
    public let coupling: Matrix<OrdinalAxis, OrdinalAxis>

    /// An update from G = M⁻¹U and W.
    /// - Complexity: 2·n·k² operations.
    public init(
        solvedLeft: Matrix<Kind, OrdinalAxis>, right: Matrix<Kind, OrdinalAxis>
    ) {
        precondition(solvedLeft.rows == right.rows, "U and W have other row labels")
        precondition(solvedLeft.columnCount == right.columnCount, "U and W have different ranks")
        self.solvedLeft = solvedLeft
        self.right = right
        coupling = right.transposedTimes(solvedLeft)
    }

    /// Rank k of the update.
    public var rank: Int { solvedLeft.columnCount }

    /// The capacitance matrix C of one severity, factored once for any number of right-hand sides.
    public struct Severity: Sendable {
        private let update: LowRankUpdate
        private let scale: Double
        private let capacitance: LUFactorization<OrdinalAxis>

        fileprivate init(_ update: LowRankUpdate, scale: Double) throws(LinearAlgebraError) {
            self.update = update
            self.scale = scale
            var matrix = update.coupling
            let k = update.rank
            matrix.withUnsafeMutableElements { p in
                for index in 0..<p.count { p[index] *= scale }
                for i in 0..<k { p[i * (k + 1)] += 1 }
            }
            capacitance = try LUFactorization(matrix)
        }

        /// z = C⁻¹·Wᵀx₀, k elements: how strongly each column of G enters the solution.
        public func weights(_ baseline: [Double]) -> [Double] {
            capacitance.solve(update.right.transposedTimes(baseline))
        }

        /// The solution of the updated system, n elements, from x₀ = M⁻¹b.
        /// - Complexity: 4·n·k operations.
        public func solution(baseline: [Double]) -> [Double] {
            let change = update.solvedLeft.times(weights(baseline))
            return zip(baseline, change).map { $0 - scale * $1 }
        }
    }

    /// Prepares the update at severity `scale`.
    /// - Throws: `singular(pivot:)` when the updated matrix is singular.
    /// - Complexity: 2/3·k³ operations.
    public func severity(_ scale: Double = 1) throws(LinearAlgebraError) -> Severity {
        try Severity(self, scale: scale)
    }
}
