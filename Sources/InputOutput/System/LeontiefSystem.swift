public import LinearAlgebra
import Synchronization

/// The Leontief system (I − A)·x = f of one table, ready to answer any number of questions.
///
/// Factors and the explicit inverse are made when they are first needed, once, and shared by all
/// tasks. Column questions (what output does a demand need) and row questions (uᵀL) use the same
/// factors. All solutions are checked against Z itself.
///
/// `reports` says who solved. Where several answers share a system, each works on a
/// `forOneAnswer()` of its own, so that no report of one shows in another.
public final class LeontiefSystem: Sendable {
    /// The coefficients, and through them the table.
    public let coefficients: TechnicalCoefficients
    /// How solvers are chosen.
    public let policy: SolverPolicy
    let matrix: LeontiefOperator
    let scale: [Double]
    let store: (any FactorStore)?
    let solver: (any LeontiefSolver)?
    /// What the answers share.
    let shared: Shared
    /// What models derive from the table, shared by the parts of one answer.
    let derived: DerivedValues
    private let log = Mutex<[SolveReport]>([])
    /// What this system was asked for, whoever made it: solvers are chosen by that alone.
    private let asked = Mutex(Asked())

    final class Shared: Sendable {
        let state = Mutex(State())
    }

    private struct Asked {
        var factors = false
        var mixedFactors = false
    }

    struct State {
        var factorization: LUFactorization<IndustryAxis>?
        /// Factors from the store that nothing has proven yet.
        var loaded: LUFactorization<IndustryAxis>?
        var mixed: MixedPrecisionLU?
        var domesticBlocks: BlockDiagonalLU??
        var inverse: (matrix: Matrix<IndustryAxis, IndustryAxis>, report: SolveReport)?
        var reciprocalCondition: Double?
    }

    /// A system for a table.
    /// - Parameters:
    ///   - store: where factors and inverses are kept between runs, if anywhere.
    ///   - solver: who is asked first; those of this machine answer where it fails, or where what
    ///     it gives does not solve the equations.
    /// - Throws: `zeroOutput` when an industry has inputs but no output.
    public convenience init(
        _ table: MRIOTable, policy: SolverPolicy = .cheapest, store: (any FactorStore)? = nil,
        solver: (any LeontiefSolver)? = nil
    ) throws(TableModelError) {
        self.init(try TechnicalCoefficients(table), policy: policy, store: store, solver: solver)
    }

    /// A system from coefficients that exist already.
    public init(
        _ coefficients: TechnicalCoefficients, policy: SolverPolicy = .cheapest,
        store: (any FactorStore)? = nil, solver: (any LeontiefSolver)? = nil
    ) {
        self.coefficients = coefficients
        self.policy = policy
        self.store = store
        self.solver = solver
        matrix = LeontiefOperator(coefficients)
        scale = matrix.scale
        shared = Shared()
        derived = DerivedValues()
    }

    private init(
        sharing other: LeontiefSystem, derived: DerivedValues, solver: (any LeontiefSolver)? = nil
    ) {
        self.derived = derived
        coefficients = other.coefficients
        policy = other.policy
        store = other.store
        self.solver = solver ?? other.solver
        matrix = other.matrix
        scale = other.scale
        shared = other.shared
    }

    /// The same system, with the same factors and inverse whenever either makes them, and reports
    /// of its own, empty at first.
    public func forOneAnswer() -> LeontiefSystem {
        LeontiefSystem(sharing: self, derived: DerivedValues())
    }

    /// The same system for a part of one answer that runs beside others: what is derived from the
    /// table is shared with them, reports are its own (`adoptReports(of:)`).
    package func forOnePart() -> LeontiefSystem {
        LeontiefSystem(sharing: self, derived: derived)
    }

    /// The same system whose equations another solver is asked first.
    package func asking(_ solver: any LeontiefSolver) -> LeontiefSystem {
        LeontiefSystem(sharing: self, derived: DerivedValues(), solver: solver)
    }

    /// Adds what a part reports to what this system reports.
    package func adoptReports(of part: LeontiefSystem) { part.reports.forEach(record) }

    /// The table.
    public var table: MRIOTable { coefficients.table }

    /// Which solvers have answered so far.
    public var reports: [SolveReport] { log.withLock { $0 } }

    /// The largest normwise backward error of all solutions so far; nil before the first.
    public var largestBackwardError: Double? { reports.map(\.backwardError).max() }

    /// The factorization of ŝ⁻¹(I − A)ŝ, made at the first call.
    /// - Throws: `singular(pivot:)`.
    /// - Complexity: 2/3·n³ operations and n² doubles, once.
    public func factorization() throws(LinearAlgebraError) -> LUFactorization<IndustryAxis> {
        let factors = try shared.state.withLock { state throws(LinearAlgebraError) in
            try Self.factorization(&state, matrix, store)
        }
        asked.withLock { $0.factors = true }
        return factors
    }

    /// L = (I − A)⁻¹, made at the first call and kept.
    /// - Throws: `singular(pivot:)`.
    /// - Complexity: 2·n³ operations, n² doubles beside the factors, once.
    public func inverse() throws(LinearAlgebraError) -> Matrix<IndustryAxis, IndustryAxis> {
        let found = try shared.state.withLock { state throws(LinearAlgebraError) in
            if let kept = keptInverse(&state) { return kept }
            var L = try Self.factorization(&state, matrix, store).inverse()
            L.scaleRows(by: scale)
            L.scaleColumns(by: matrix.rowFactors)
            adopt(L, &state)
            store?.keep(inverse: L)
            return L
        }
        asked.withLock { $0.factors = true }
        return found
    }

    /// The inverse if it exists already, in memory or in the store; it is never computed here.
    public func availableInverse() -> Matrix<IndustryAxis, IndustryAxis>? {
        shared.state.withLock { keptInverse(&$0) }
    }

    /// 1/cond∞ of the scaled system.
    ///
    /// From the factors (LAPACK `gecon`) where solutions are found by them, so that a first run
    /// says what the next one says. Otherwise from one solve: for A ≥ 0 the inverse is
    /// non-negative, so that ‖M⁻¹‖∞ is the largest element of M⁻¹·1 exactly; with negative
    /// coefficients that is a lower bound on the condition number. That solve is no part of
    /// `reports`, which are about solutions.
    public func reciprocalCondition() throws(LinearAlgebraError) -> Double {
        if let known = shared.state.withLock({ $0.reciprocalCondition }) { return known }
        let value: Double
        if let distributed {
            value = try distributed.reciprocalCondition()
        } else if usesFactors {
            if let factors = loadedFactorization() {
                value = try factors.reciprocalCondition()
            } else {
                value = try factorization().reciprocalCondition()
            }
        } else {
            let n = table.industryCount
            var sums = forOnePart().solution(of: conditionSolve) ?? []
            if sums.isEmpty { sums = try forOneAnswer().solve(scale, .none) }
            let inverseNorm = (0..<n).reduce(0) { max($0, abs(sums[$1] * matrix.rowFactors[$1])) }
            let product = inverseNorm * matrix.infinityNorm(.none)
            value = product > 0 ? 1 / product : 1
        }
        shared.state.withLock { $0.reciprocalCondition = value }
        return value
    }

    /// Factors that a model derives from the table: those that an earlier run kept, or new ones,
    /// which are kept where there is a store.
    /// - Parameters:
    ///   - name: all that they depend on besides the table.
    ///   - make: makes them; nil where there are none.
    package func keptFactorization(
        derived name: String, count: Int, make: () -> LUFactorization<OrdinalAxis>?
    ) -> LUFactorization<OrdinalAxis>? {
        if let kept = store?.derivedFactorization(name, count: count) { return kept }
        let made = make()
        if let made { store?.keep(made, derived: name) }
        return made
    }

    /// Whether solutions are found by factors in double precision: by the policy, or because this
    /// system was asked for them or for L. It does not depend on what a store holds.
    var usesFactors: Bool { policy == .reusable || asked.withLock { $0.factors } }

    /// Whether this system was asked for something that needed factors in single precision.
    var usesMixedFactors: Bool { asked.withLock { $0.mixedFactors } }

    /// The preconditioner of the Krylov solver, made at the first call; nil where it does not pay.
    func domesticBlocks() -> BlockDiagonalLU? {
        shared.state.withLock { state in
            if let kept = state.domesticBlocks { return kept }
            let made = matrix.domesticBlocks(table.layout)
            state.domesticBlocks = .some(made)
            return made
        }
    }

    func mixedFactorization() throws(LinearAlgebraError) -> MixedPrecisionLU {
        let factors = try shared.state.withLock { state throws(LinearAlgebraError) in
            if let kept = state.mixed { return kept }
            let made = try MixedPrecisionLU(count: matrix.count) { matrix.fillSingle(&$0) }
            state.mixed = made
            return made
        }
        asked.withLock { $0.mixedFactors = true }
        return factors
    }

    func record(_ report: SolveReport) {
        log.withLock { reports in
            guard let index = reports.firstIndex(where: { $0.solver == report.solver }) else {
                reports.append(report)
                return
            }
            let known = reports[index]
            reports[index].backwardError = max(known.backwardError, report.backwardError)
            if let iterations = report.iterations {
                reports[index].iterations = max(known.iterations ?? 0, iterations)
            }
        }
    }

    static func factorization(
        _ state: inout State, _ matrix: LeontiefOperator, _ store: (any FactorStore)?
    ) throws(LinearAlgebraError) -> LUFactorization<IndustryAxis> {
        if let kept = state.factorization { return kept }
        if let kept = keptFactorization(&state, matrix, store) {
            state.factorization = kept
            return kept
        }
        // An implicit table of this size is solved by iteration or not at all.
        if matrix.isImplicit, matrix.count > MRIOTable.largestMultipliedOut {
            throw .notConverged(iterations: 0, residual: .infinity)
        }
        var made = try LUFactorization(
            matrix.matrix(), infinityNorm: matrix.infinityNorm(.none))
        if store != nil { made = try made.estimatingCondition() }
        state.factorization = made
        store?.keep(made)
        return made
    }
}
