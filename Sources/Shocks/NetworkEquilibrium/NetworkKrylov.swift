/// GMRES for the Newton step of a network equilibrium, with a preconditioner from the right.
///
/// Saad & Schultz 1986, modified Gram–Schmidt, no restart: some 20 products suffice, and a vector
/// has as many elements as there are factor markets. The matrix is known by its products alone.
struct NetworkKrylov {
    /// What a solve gave.
    struct Outcome {
        /// The step.
        let step: [Double]
        /// Products with the matrix.
        let iterations: Int
        /// ‖b − Jx‖₂/‖b‖₂ as the recurrence has it.
        let residual: Double
    }

    /// x with J·x ≈ b.
    /// - Parameter product: J·x; nil when it cannot be formed.
    /// - Returns: nil when a product cannot be formed.
    static func solve(
        _ b: [Double], tolerance: Double, limit: Int, product: ([Double]) -> [Double]?,
        precondition: (inout [Double]) -> Void
    ) -> Outcome? {
        let norm = length(b)
        let none = [Double](repeating: 0, count: b.count)
        guard norm > 0 else { return Outcome(step: none, iterations: 0, residual: 0) }
        var basis = [b.map { $0 / norm }]
        var triangle: [[Double]] = []
        var rotations: [(cosine: Double, sine: Double)] = []
        var g = [norm]
        var reached = 1.0
        while reached > tolerance, triangle.count < limit {
            var direction = basis[basis.count - 1]
            precondition(&direction)
            guard var next = product(direction) else { return nil }
            var h: [Double] = []
            for vector in basis {
                var dot = 0.0
                for i in next.indices { dot += vector[i] * next[i] }
                for i in next.indices { next[i] -= dot * vector[i] }
                h.append(dot)
            }
            let last = length(next)
            h.append(last)
            for (k, r) in rotations.enumerated() {
                (h[k], h[k + 1]) = (
                    r.cosine * h[k] + r.sine * h[k + 1], r.cosine * h[k + 1] - r.sine * h[k]
                )
            }
            let k = triangle.count
            let radius = (h[k] * h[k] + last * last).squareRoot()
            guard radius > 0, radius.isFinite else { break }
            rotations.append((h[k] / radius, last / radius))
            h[k] = radius
            h.removeLast()
            triangle.append(h)
            g.append(-g[k] * last / radius)
            g[k] *= rotations[k].cosine
            reached = abs(g[k + 1]) / norm
            if last <= 1e-14 * radius { break }
            basis.append(next.map { $0 / last })
        }
        var y = [Double](repeating: 0, count: triangle.count)
        for k in stride(from: y.count - 1, through: 0, by: -1) {
            var sum = g[k]
            for l in (k + 1)..<max(y.count, k + 1) { sum -= triangle[l][k] * y[l] }
            y[k] = sum / triangle[k][k]
        }
        var step = none
        for (k, weight) in y.enumerated() {
            for i in step.indices { step[i] += weight * basis[k][i] }
        }
        precondition(&step)
        return Outcome(step: step, iterations: triangle.count, residual: reached)
    }

    /// ‖x‖₂.
    static func length(_ x: [Double]) -> Double {
        var sum = 0.0
        for value in x { sum += value * value }
        return sum.squareRoot()
    }
}
