import LinearAlgebra
import Platform

/// A stand-in for the inverse of a state's derivative: each region's own purchases for prices and
/// expenditure, and for wages the direct effects (a wage moves its region's costs and income one
/// for one).
struct TradePreconditioner: Preconditioner {
    private let state: TradeState
    /// I − π_nn·Γ_n of each region, N×N.
    private let domestic: BlockDiagonalLU
    /// The effect of wages on labour demand, sign turned, G×G.
    private let wages: BlockDiagonalLU

    /// - Complexity: N·G³ + G·N³ operations.
    init(_ state: TradeState) {
        self.state = state
        let problem = state.problem
        let economy = problem.economy
        let (G, N) = (problem.G, problem.N)
        domestic = BlockDiagonalLU(blockSize: N, blockCount: G) { n, target in
            for j in 0..<N {
                let home = state.shares[(j * G + n) * G + n]
                for k in 0..<N {
                    target[j + k * N] =
                        (j == k ? 1 : 0) - home * economy.inputShares[(n * N + j) * N + k]
                }
            }
        }
        let matrix = Self.wageEffects(state)
        wages = BlockDiagonalLU(blockSize: G, blockCount: 1) { _, target in
            for k in 0..<(G * G) { target[k] = matrix[k] }
        }
    }

    /// −∂ ln(labour demand/supply)_n/∂ ln w_k, column-major, with second rounds through inputs left
    /// out.
    private static func wageEffects(_ state: TradeState) -> [Double] {
        let problem = state.problem
        let economy = problem.economy
        let (G, N) = (problem.G, problem.N)
        var J = [Double](repeating: 0, count: G * G)  // column-major, J[n + k·G]
        var scaled = J
        var own = state.labour.map { -$0 }
        for j in 0..<N {
            let theta = economy.elasticities[j]
            for m in 0..<G {
                let row = (j * G + m) * G
                for n in 0..<G {
                    let direct =
                        economy.valueAddedShares[n * N + j] * state.received[row + n]
                        * state.unknowns.expenditure[m * N + j]
                    J[n + m * G] += direct
                    scaled[n + m * G] = theta * direct
                    own[n] -= theta * direct
                }
            }
            scaled.withUnsafeBufferPointer { a in
                state.shares.withUnsafeBufferPointer { b in
                    J.withUnsafeMutableBufferPointer { c in
                        gemm(
                            .none, .transposed, m: G, n: G, k: G, a: a.baseAddress, lda: G,
                            b: b.baseAddress.map { $0 + j * G * G }, ldb: G, beta: 1,
                            c: c.baseAddress, ldc: G)
                    }
                }
            }
        }
        var totals = [Double](repeating: 0, count: G)
        for n in 0..<G { totals[problem.blocs[n]] += economy.valueAdded[n] }
        for n in 0..<G {
            J[n + n * G] += own[n]
            for k in 0..<G {
                J[n + k * G] = -J[n + k * G] / state.labour[n]
                // The numeraire, in the direction in which the rest is singular.
                if problem.blocs[n] == problem.blocs[k] {
                    J[n + k * G] += economy.valueAdded[k] / totals[problem.blocs[k]]
                }
            }
        }
        return J
    }

    func solve(_ transposition: Transposition, _ x: inout MutableSpan<Double>, columns: Int) {
        x.withUnsafeMutableBufferPointer { x in
            if let x = x.baseAddress { solve(transposition, x, columns: columns) }
        }
    }

    private func solve(
        _ transposition: Transposition, _ x: UnsafeMutablePointer<Double>, columns: Int
    ) {
        precondition(transposition == .none, "the transposed derivative is not known")
        let (GN, G) = (state.problem.G * state.problem.N, state.problem.G)
        let (image, expenditure) = (state.image, state.unknowns.expenditure)
        for column in 0..<columns {
            let x = x + column * (2 * GN + G)
            domestic.solve(.none, x, columns: 1)
            let y = x + GN
            for k in 0..<GN { y[k] *= image[k] }
            domestic.solve(.transposed, y, columns: 1)
            for k in 0..<GN { y[k] = expenditure[k] == 0 ? 0 : y[k] / expenditure[k] }
            wages.solve(.none, x + 2 * GN, columns: 1)
            for k in 0..<(2 * GN + G) { x[k] = -x[k] }
        }
    }
}
