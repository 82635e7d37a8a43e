extension GMRES {
    /// What one cycle reached.
    public struct Approximation: Sendable {
        /// x with M·x ≈ b.
        public let solution: [Double]
        /// Passes over the matrix.
        public let iterations: Int
    }

    /// An approximate solution of M·x = b from one cycle that starts at zero, for the steps of an
    /// inexact Newton method (Dembo, Eisenstat & Steihaug 1982): where the cycle ends early, the
    /// best of its subspace is the answer.
    ///
    /// - Parameter reduction: ‖b − M·x‖₂ / ‖b‖₂ at which the cycle may end.
    /// - Complexity: at most `restart` passes over M.
    public func approximate(
        _ b: [Double], of matrix: some LinearOperator,
        preconditioner: (any Preconditioner)? = nil, reduction: Double
    ) -> Approximation {
        let n = matrix.count
        precondition(b.count == n, "\(b.count) elements for \(n) rows")
        let uniform = UniformOperator(
            matrix: matrix, transposition: .none, preconditioner: preconditioner, columns: 1)
        var x = [Double](repeating: 0, count: n)
        var cycle = Cycle(
            residual: b, n: n, columns: 1, restart: restart, targets: [reduction])
        while cycle.length < restart, !cycle.isFinished {
            cycle.advance(uniform)
        }
        x.withUnsafeMutableBufferPointer { x in
            if let x = x.baseAddress { cycle.addCorrection(to: x, uniform) }
        }
        return Approximation(solution: x, iterations: cycle.length)
    }
}
