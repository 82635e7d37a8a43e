/// Restarted GMRES for a few right-hand sides that share every pass over the matrix.
///
/// Saad & Schultz 1986, with modified Gram–Schmidt. All columns advance together so that the matrix
/// is read once an iteration. When a cycle ends the true residual is computed in double precision
/// and iteration goes on from there, so the answer has the backward error that is asked for and not
/// the one that the recurrence believes in.
public struct GMRES: Sendable {
    /// Krylov dimension of one cycle.
    public var restart: Int
    /// Largest number of iterations over all cycles.
    public var maximumIterations: Int

    /// What a solve did.
    public struct Outcome: Sendable {
        /// Passes over the matrix.
        public let iterations: Int
        /// Largest normwise backward error of a column.
        public let backwardError: Double

        /// An outcome.
        public init(iterations: Int, backwardError: Double) {
            self.iterations = iterations
            self.backwardError = backwardError
        }
    }

    /// A solver with the given cycle length and limit.
    public init(restart: Int = 40, maximumIterations: Int = 300) {
        self.restart = restart
        self.maximumIterations = maximumIterations
    }

    /// Solves op(M)·X = B for `columns` right-hand sides, column-major, overwriting B with X.
    ///
    /// - Parameters:
    ///   - preconditioner: applied from the right, so that residuals are those of M itself.
    ///   - tolerance: normwise backward error every column must reach.
    /// - Throws: `notConverged` with the best backward error reached, also when the matrix is
    ///   singular to working precision; X is then of no use.
    /// - Complexity: one pass over M an iteration; about 25 of them for full double precision on
    ///   published tables, half as many with the domestic blocks as a preconditioner.
    public func solve(
        _ b: inout MutableSpan<Double>, columns: Int, of matrix: some LinearOperator,
        _ transposition: Transposition = .none, preconditioner: (any Preconditioner)? = nil,
        tolerance: Double
    ) throws(LinearAlgebraError) -> Outcome {
        let n = matrix.count
        precondition(b.count == n * columns, "\(b.count) elements for \(n) × \(columns)")
        let uniform = UniformOperator(
            matrix: matrix, transposition: transposition, preconditioner: preconditioner,
            columns: columns)
        return try b.withUnsafeMutableBufferPointer { b throws(LinearAlgebraError) in
            guard let b = b.baseAddress else { return Outcome(iterations: 0, backwardError: 0) }
            return try solve(b, of: uniform, tolerance: tolerance)
        }
    }

    /// The same where each column may have a matrix of its own: B, `count` × `columns` of the
    /// operator, is overwritten with X.
    package func solve(
        _ b: inout [Double], of matrix: some LockstepOperator, tolerance: Double
    ) throws(LinearAlgebraError) -> Outcome {
        precondition(
            b.count == matrix.count * matrix.columns,
            "\(b.count) elements for \(matrix.count) rows")
        var outcome = Result<Outcome, LinearAlgebraError>.success(
            Outcome(iterations: 0, backwardError: 0))
        b.withUnsafeMutableBufferPointer { b in
            guard let b = b.baseAddress else { return }
            do throws(LinearAlgebraError) {
                outcome = .success(try solve(b, of: matrix, tolerance: tolerance))
            } catch { outcome = .failure(error) }
        }
        return try outcome.get()
    }

    private func solve(
        _ b: UnsafeMutablePointer<Double>, of matrix: some LockstepOperator, tolerance: Double
    ) throws(LinearAlgebraError) -> Outcome {
        let (n, columns) = (matrix.count, matrix.columns)
        guard n > 0, columns > 0 else { return Outcome(iterations: 0, backwardError: 0) }
        let norms = (0..<columns).map { matrix.infinityNorm(ofColumn: $0) }
        let rightHandSides = Array(UnsafeBufferPointer(start: b, count: n * columns))
        for k in 0..<(n * columns) { b[k] = 0 }
        var residual = rightHandSides
        var (iterations, previous) = (0, Double.infinity)
        while true {
            let errors = normwiseBackwardErrors(
                residual: residual, solution: b, rightHandSides: rightHandSides, norms: norms, n: n)
            let worst = errors.reduce(0, max)
            if worst <= tolerance {
                guard isPlausible(b, rightHandSides, norms: norms, n: n) else {
                    throw .notConverged(iterations: iterations, residual: worst)
                }
                return Outcome(iterations: iterations, backwardError: worst)
            }
            if iterations >= maximumIterations || !(worst < previous * 0.9) {
                throw .notConverged(iterations: iterations, residual: min(worst, previous))
            }
            previous = worst
            // How far each column has to come. Modified Gram–Schmidt is backward stable (Paige,
            // Rozložník & Strakoš 2006), so that the recurrence may be believed almost down to
            // rounding.
            let targets = errors.map { $0 <= tolerance ? 1 : max(tolerance / $0, 1e-15) }
            var cycle = Cycle(
                residual: residual, n: n, columns: columns, restart: restart, targets: targets)
            while cycle.length < restart, iterations < maximumIterations, !cycle.isFinished {
                cycle.advance(matrix)
                iterations += 1
            }
            cycle.addCorrection(to: b, matrix)
            residual.withUnsafeMutableBufferPointer { r in
                if let r = r.baseAddress {
                    matrix.apply(b, to: r)
                    iterations += 1
                }
            }
            for k in 0..<(n * columns) { residual[k] = rightHandSides[k] - residual[k] }
        }
    }

    /// False when a solution is so large that the condition number exceeds 0.01/ε. A matrix that is
    /// singular to working precision has such solutions, with a tiny backward error, for any b.
    private func isPlausible(
        _ x: UnsafePointer<Double>, _ b: [Double], norms: [Double], n: Int
    ) -> Bool {
        b.withUnsafeBufferPointer { b in
            norms.indices.allSatisfy { j in
                let growth = norms[j] * largestMagnitude(x + j * n, count: n)
                let size = largestMagnitude(b.baseAddress.map { $0 + j * n }, count: n)
                return growth * Double.ulpOfOne <= 0.01 * size
            }
        }
    }
}
