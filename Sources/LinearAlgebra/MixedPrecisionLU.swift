import CLAPACK

/// Single-precision factors of a matrix whose double-precision residuals recover full accuracy.
///
/// Half the time and memory of a double factorization; solutions are refined until their normwise
/// backward error is that of double precision (Langou et al. 2006; LAPACK's `dsgesv` does the same
/// but keeps its factors to itself). Refinement converges while the condition number is well below
/// 10⁷.
public final class MixedPrecisionLU: Sendable {
    private let factors: SingleBuffer
    private let pivots: [Int32]
    private let n: Int

    /// Backward error at which a column counts as solved: √n·ε, the criterion of `dsgesv`.
    public let tolerance: Double

    /// Factors a matrix whose elements `fill` writes in single precision, column-major n×n.
    /// - Throws: `singular(pivot:)`.
    /// - Complexity: 2/3·n³ single-precision operations, n² floats of memory.
    public init(
        count n: Int, fill: (inout MutableSpan<Float>) -> Void
    ) throws(LinearAlgebraError) {
        self.n = n
        tolerance = Double(n).squareRoot() * Double.ulpOfOne
        factors = SingleBuffer(count: n * n)
        let memory = UnsafeMutableBufferPointer(start: factors.base, count: n * n)
        var span = memory.mutableSpan
        fill(&span)
        var pivots = [Int32](repeating: 0, count: n)
        var info: cp_int = 0
        if n > 0 {
            var (rows, columns, lda) = (cp_int(n), cp_int(n), cp_int(n))
            sgetrf_(&rows, &columns, factors.base, &lda, &pivots, &info)
        }
        try checkInfo(info, routine: "sgetrf")
        self.pivots = pivots
    }

    /// Solves op(M)·X = B for `columns` right-hand sides, column-major, overwriting B with X.
    ///
    /// - Parameter matrix: the operator whose rounded elements were factored.
    /// - Returns: the number of refinement steps and the largest final backward error.
    /// - Throws: `notConverged` when some column does not reach `tolerance` in 30 steps; X is then
    ///   of no use and the caller factors in double precision.
    public func solve(
        _ b: inout MutableSpan<Double>, columns: Int, of matrix: some LinearOperator,
        _ transposition: Transposition = .none
    ) throws(LinearAlgebraError) -> (steps: Int, backwardError: Double) {
        precondition(b.count == n * columns, "\(b.count) elements for \(n) × \(columns)")
        return try b.withUnsafeMutableBufferPointer { b throws(LinearAlgebraError) in
            guard let b = b.baseAddress else { return (steps: 0, backwardError: 0.0) }
            return try solve(b, columns: columns, of: matrix, transposition)
        }
    }

    private func solve(
        _ b: UnsafeMutablePointer<Double>, columns: Int, of matrix: some LinearOperator,
        _ transposition: Transposition
    ) throws(LinearAlgebraError) -> (steps: Int, backwardError: Double) {
        precondition(matrix.count == n, "operator of another size")
        guard n > 0, columns > 0 else { return (0, 0) }
        let norm = matrix.infinityNorm(transposition)
        let total = n * columns
        let rightHandSides = Array(UnsafeBufferPointer(start: b, count: total))
        var residual = rightHandSides
        for k in 0..<total { b[k] = 0 }
        var previous = Double.infinity
        for step in 0...30 {
            correct(b, by: &residual, columns: columns, transposition)
            residual.withUnsafeMutableBufferPointer { r in
                if let r = r.baseAddress { matrix.apply(transposition, b, columns: columns, to: r) }
            }
            for k in 0..<total { residual[k] = rightHandSides[k] - residual[k] }
            let worst = normwiseBackwardErrors(
                residual: residual, solution: b, rightHandSides: rightHandSides,
                norms: [Double](repeating: norm, count: columns), n: n
            ).reduce(0, max)
            if worst <= tolerance { return (step, worst) }
            if !(worst < previous) {
                throw .notConverged(iterations: step, residual: worst)
            }
            previous = worst
        }
        throw .notConverged(iterations: 30, residual: previous)
    }

    /// x += M⁻¹·r in single precision, each column scaled to unit size so that nothing underflows.
    private func correct(
        _ x: UnsafeMutablePointer<Double>, by residual: inout [Double], columns: Int,
        _ transposition: Transposition
    ) {
        let single = SingleBuffer(count: n * columns)
        defer { withExtendedLifetime(single) {} }
        var scales = [Double](repeating: 1, count: columns)
        for j in 0..<columns {
            var largest = 0.0
            for k in (j * n)..<((j + 1) * n) { largest = max(largest, abs(residual[k])) }
            scales[j] = largest > 0 ? largest : 1
            for k in (j * n)..<((j + 1) * n) { single.base[k] = Float(residual[k] / scales[j]) }
        }
        var t = transposition.character
        var (n32, nrhs, lda, info) = (cp_int(n), cp_int(columns), cp_int(n), cp_int(0))
        var ldb = lda
        sgetrs_(&t, &n32, &nrhs, factors.base, &lda, pivots, single.base, &ldb, &info, 1)
        precondition(info == 0, "sgetrs refused argument \(-info)")
        for j in 0..<columns {
            for k in (j * n)..<((j + 1) * n) { x[k] += Double(single.base[k]) * scales[j] }
        }
    }
}

/// Memory for floats, written before it is shared and never after.
private final class SingleBuffer: @unchecked Sendable {
    let base: UnsafeMutablePointer<Float>

    init(count: Int) { base = .allocate(capacity: max(count, 1)) }

    deinit { base.deallocate() }
}
