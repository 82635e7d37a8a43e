import InputOutput
import LinearAlgebra

/// Solves with I − S, S being shares of producers in each other's cost: exactly for the shares
/// that were factored, as the start of an iteration for others.
struct ShareFactors: Sendable {
    private enum Source {
        case own(LUFactorization<OrdinalAxis>)
        case system(LeontiefSystem)
    }

    private let source: Source

    /// The factors of I − A that a system has anyway.
    init(_ system: LeontiefSystem) throws(LinearAlgebraError) {
        _ = try system.factorization()
        source = .system(system)
    }

    /// Factors of I − S for the first n columns of an n×B matrix.
    init(base shares: Matrix<OrdinalAxis, OrdinalAxis>, n: Int) throws(LinearAlgebraError) {
        try self.init(n: n) { target in
            shares.withUnsafeElements { p in
                for k in 0..<(n * n) { target[k] = -p[k] }
            }
        }
    }

    /// Factors of I + M, where `fill` writes M = −S, n×n column-major.
    /// - Throws: `singular`.
    /// - Complexity: 2/3·n³ operations, n² doubles.
    init(
        n: Int, fill: (UnsafeMutableBufferPointer<Double>) -> Void
    ) throws(LinearAlgebraError) {
        var matrix = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: n), Axis(count: n))
        matrix.withUnsafeMutableElements { target in
            fill(target)
            for i in 0..<n { target[i * (n + 1)] += 1 }
        }
        source = .own(try LUFactorization(matrix))
    }

    /// (I − S)⁻¹b, or with the transpose.
    func solve(_ b: [Double], _ transposition: Transposition = .none) -> [Double] {
        switch source {
        case .own(let factors): factors.solve(b, transposition)
        case .system(let system): system.solveByKeptFactors(b, columns: 1, transposition)
        }
    }

    /// The same for several columns, column-major.
    func solve(
        _ b: [Double], columns: Int, _ transposition: Transposition = .none
    ) -> [Double] {
        switch source {
        case .own(let factors):
            let n = factors.count
            return factors.solve(
                Matrix<OrdinalAxis, OrdinalAxis>(
                    Axis(count: n), Axis(count: columns), columnMajor: b), transposition
            ).withUnsafeElements { Array($0) }
        case .system(let system):
            return system.solveByKeptFactors(b, columns: columns, transposition)
        }
    }

    /// x with (I − S)x = b for shares S near those that were factored, by iterative refinement.
    /// - Throws: `notConverged` when S is another matrix altogether.
    func refined(
        _ b: [Double], _ shares: Matrix<OrdinalAxis, OrdinalAxis>, n: Int
    ) throws(LinearAlgebraError) -> [Double] {
        var x = solve(b)
        var before = Double.infinity
        for step in 0..<100 {
            var residual = b
            shares.withUnsafeElements { p in
                x.withUnsafeBufferPointer { x in
                    residual.withUnsafeMutableBufferPointer { r in
                        gemv(
                            .none, m: n, n: n, a: p.baseAddress, lda: n, x: x.baseAddress, beta: 1,
                            y: r.baseAddress)
                    }
                }
            }
            for i in 0..<n { residual[i] -= x[i] }
            let size = largestMagnitude(residual) / max(largestMagnitude(x), .leastNormalMagnitude)
            if size <= 1e-15 || (size <= 1e-13 && size >= before) { return x }
            guard size < before else { throw .notConverged(iterations: step, residual: size) }
            before = size
            let correction = solve(residual)
            for i in 0..<n { x[i] += correction[i] }
        }
        throw .notConverged(iterations: 100, residual: before)
    }
}
