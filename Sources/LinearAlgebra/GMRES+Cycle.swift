extension GMRES {
    /// One Arnoldi cycle for several right-hand sides in lockstep.
    struct Cycle {
        private let n: Int
        private let columns: Int
        private let restart: Int
        /// basis[k] holds the k-th Krylov vector of every column, n × columns.
        private var basis: [[Double]]
        private var states: [ColumnState]
        /// Steps taken so far.
        private(set) var length = 0

        /// The small triangular system of one right-hand side.
        private struct ColumnState {
            var initialNorm: Double
            /// Residual relative to `initialNorm` at which the column has come far enough.
            var target: Double
            /// Columns of the triangularised Hessenberg matrix.
            var triangle: [[Double]] = []
            var rotations: [(cosine: Double, sine: Double)] = []
            var rightHandSide: [Double]
            var isFinished: Bool
        }

        init(residual: [Double], n: Int, columns: Int, restart: Int, targets: [Double]) {
            self.n = n
            self.columns = columns
            self.restart = restart
            var first = residual
            states = (0..<columns).map { c in
                let range = (c * n)..<((c + 1) * n)
                // Scaled by its largest element, so that no square overflows or vanishes.
                let largest = range.reduce(0) { max($0, abs(residual[$1])) }
                var square = 0.0
                if largest > 0 {
                    for k in range {
                        first[k] /= largest
                        square += first[k] * first[k]
                    }
                }
                let length = square.squareRoot()
                if length > 0 { for k in range { first[k] /= length } }
                let norm = largest * length
                var g = [Double](repeating: 0, count: restart + 1)
                g[0] = norm
                return ColumnState(
                    initialNorm: norm, target: targets[c], rightHandSide: g,
                    isFinished: norm == 0 || targets[c] >= 1)
            }
            basis = [first]
        }

        /// True when every column has reached its target.
        var isFinished: Bool { states.allSatisfy(\.isFinished) }

        /// One more Krylov dimension for every unfinished column.
        mutating func advance(_ matrix: some LockstepOperator) {
            var next = [Double](repeating: 0, count: n * columns)
            var direction = basis[length]
            direction.withUnsafeMutableBufferPointer { direction in
                next.withUnsafeMutableBufferPointer { next in
                    guard let direction = direction.baseAddress, let next = next.baseAddress else {
                        return
                    }
                    matrix.precondition(direction)
                    matrix.apply(direction, to: next)
                }
            }
            for c in 0..<columns {
                if states[c].isFinished {
                    // More dimensions would be rounding noise.
                    for k in (c * n)..<((c + 1) * n) { next[k] = 0 }
                } else {
                    orthogonalise(&next, column: c)
                }
            }
            basis.append(next)
            length += 1
        }

        private mutating func orthogonalise(_ next: inout [Double], column c: Int) {
            let range = (c * n)..<((c + 1) * n)
            var h = [Double](repeating: 0, count: length + 2)
            next.withUnsafeMutableBufferPointer { w in
                for k in 0...length {
                    basis[k].withUnsafeBufferPointer { v in
                        var dot = 0.0
                        for i in range { dot += v[i] * w[i] }
                        for i in range { w[i] -= dot * v[i] }
                        h[k] = dot
                    }
                }
                var square = 0.0
                for i in range { square += w[i] * w[i] }
                h[length + 1] = square.squareRoot()
                let scale = h[length + 1] > 0 ? 1 / h[length + 1] : 0
                for i in range { w[i] *= scale }
            }
            for (k, r) in states[c].rotations.enumerated() {
                (h[k], h[k + 1]) = (
                    r.cosine * h[k] + r.sine * h[k + 1], r.cosine * h[k + 1] - r.sine * h[k]
                )
            }
            let (a, b) = (h[length], h[length + 1])
            let radius = (a * a + b * b).squareRoot()
            guard radius > 0 else {
                states[c].isFinished = true
                return
            }
            let rotation = (cosine: a / radius, sine: b / radius)
            h[length] = radius
            let g = states[c].rightHandSide[length]
            states[c].rightHandSide[length] = rotation.cosine * g
            states[c].rightHandSide[length + 1] = -rotation.sine * g
            states[c].rotations.append(rotation)
            states[c].triangle.append(h)
            let residual = abs(states[c].rightHandSide[length + 1])
            let start = states[c].initialNorm
            // Near rounding the basis is no longer orthogonal and further steps gain nothing.
            let isStagnant = residual <= 1e-12 * start && residual > 0.9 * abs(g)
            if residual <= states[c].target * start || isStagnant { states[c].isFinished = true }
        }

        /// x += P⁻¹·V·y, y from the triangular systems by back substitution.
        func addCorrection(
            to x: UnsafeMutablePointer<Double>, _ matrix: some LockstepOperator
        ) {
            var correction = [Double](repeating: 0, count: n * columns)
            for c in 0..<columns {
                let state = states[c]
                let steps = state.triangle.count
                guard steps > 0 else { continue }
                var y = [Double](repeating: 0, count: steps)
                for k in stride(from: steps - 1, through: 0, by: -1) {
                    var sum = state.rightHandSide[k]
                    for l in (k + 1)..<max(steps, k + 1) { sum -= state.triangle[l][k] * y[l] }
                    y[k] = sum / state.triangle[k][k]
                }
                correction.withUnsafeMutableBufferPointer { target in
                    for k in 0..<steps {
                        basis[k].withUnsafeBufferPointer { v in
                            for i in (c * n)..<((c + 1) * n) { target[i] += y[k] * v[i] }
                        }
                    }
                }
            }
            correction.withUnsafeMutableBufferPointer { correction in
                if let base = correction.baseAddress { matrix.precondition(base) }
            }
            for i in 0..<(n * columns) { x[i] += correction[i] }
        }
    }
}
