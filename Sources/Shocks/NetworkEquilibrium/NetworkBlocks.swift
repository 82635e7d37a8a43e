import LinearAlgebra

/// A stand-in for the derivative of the factor markets: that at the base where it is known, else
/// each region by itself, with sales abroad given.
///
/// A region's own wages move its own sales most; GMRES with these blocks needs some 20 products,
/// without them 40 to 120, with the derivative at the base 1 to 10. Caps get their own elasticity.
struct NetworkBlocks: Sendable {
    private let base: NetworkBaseDerivative?
    private let blocks: BlockDiagonalLU?
    private let capElasticities: [Double]
    private let wedgeStart: Int

    /// - Parameter base: the derivative at the base, to be used instead of blocks.
    /// - Complexity: G·N³ operations and a pass over the shares, without the base.
    init(_ state: NetworkState, base: NetworkBaseDerivative? = nil) {
        let problem = state.problem
        let (N, G) = (state.passes.N, state.passes.G)
        self.base = base
        wedgeStart = problem.factorCount
        capElasticities = problem.wedges.capped.map { Self.ownElasticity($0, state) }
        guard base == nil, problem.factors == .immobile else {
            blocks = nil
            return
        }
        let ownTerm = Self.ownOriginTerm(state)
        let isFree = state.isFree
        blocks = BlockDiagonalLU(blockSize: N, blockCount: G) { c, target in
            let block = Self.block(c, state, ownTerm)
            for j in 0..<N {
                for i in 0..<N {
                    let free = isFree[c * N + i]
                    let held = i == j ? 1.0 : 0
                    target[i + j * N] = free ? block.map { $0[i, j] } ?? -held : held
                }
            }
        }
    }

    /// Overwrites a vector of residuals with the step that removes them, roughly.
    func solve(_ x: inout [Double], isFree: [Bool]) {
        base?.solve(&x, isFree: isFree)
        if let blocks {
            x.withUnsafeMutableBufferPointer { p in
                if let p = p.baseAddress { blocks.solve(.none, p, columns: 1) }
            }
        }
        for (k, elasticity) in capElasticities.enumerated() where isFree[wedgeStart + k] {
            x[wedgeStart + k] /= elasticity
        }
    }

    /// Σ_b S_ib·spending·(η−ε)·(origin's share in its sector), n.
    private static func ownOriginTerm(_ state: NetworkState) -> [Double] {
        let (n, N, B) = (state.passes.n, state.passes.N, state.passes.B)
        let problem = state.problem
        var z = state.v
        for b in 0..<B {
            let among = problem.sectorElasticity(of: b)
            for s in 0..<N {
                let cell = s + b * N
                let sum = state.prices.sums[cell]
                let weight = problem.elasticities.origins[s] - among
                z[cell] *= sum > 0 ? weight * state.spending[b] / sum : 0
            }
        }
        let sums = state.passes.overBuyers(z, squared: true)
        return (0..<n).map { sums[$0] * state.prices.u[$0] * state.prices.u[$0] }
    }

    /// d(ln demand for factors − ln w) by ln w within a region, N×N; nil when it is singular.
    private static func block(
        _ c: Int, _ state: NetworkState, _ ownTerm: [Double]
    ) -> Matrix<OrdinalAxis, OrdinalAxis>? {
        let (n, N) = (state.passes.n, state.passes.N)
        let problem = state.problem
        let elasticities = problem.elasticities
        let theta = elasticities.valueAdded
        let axis = Axis<OrdinalAxis>(count: N)
        let region = (c * N)..<((c + 1) * N)
        let va = Array(state.valueAddedShares[region])
        let sales = Array(state.spending[region])
        // Shares of the region's own products in the cost of its own buyers, the household last.
        var W = Matrix(axis, axis)
        var household = [Double](repeating: 0, count: N)
        for b in Array(region) + [n + c] {
            state.passes.withColumn(b) { column in
                for s in 0..<N {
                    let share =
                        column[c * N + s] * state.prices.u[c * N + s] * state.v[s + b * N]
                    if b == n + c { household[s] = share } else { W[s, b - c * N] = share }
                }
            }
        }
        let wages = Matrix<OrdinalAxis, OrdinalAxis>(axis, axis) { p in
            for s in 0..<N { p[s * (N + 1)] = va[s] }
        }
        var system = Matrix<OrdinalAxis, OrdinalAxis>.identity(axis)
        for i in 0..<N { for j in 0..<N { system[i, j] -= W[i, j] } }
        guard let factors = try? LUFactorization(system) else { return nil }
        let Q = factors.solve(wages, .transposed)
        // T, what sellers get as prices change.
        var scaled = W  // W·diag((ε−θ)·λ/(1−va))
        let spent = state.spending[n + c]
        for b in 0..<N {
            let inputs = 1 - va[b]
            let weight = inputs > 1e-12 ? (elasticities.input - theta) * sales[b] / inputs : 0
            for i in 0..<N { scaled[i, b] = W[i, b] * weight }
        }
        var T = scaled * W.transposed()
        for i in 0..<N {
            for j in 0..<N {
                T[i, j] += (elasticities.consumption - 1) * spent * household[i] * household[j]
                T[i, j] -= (1 - theta) * W[i, j] * sales[j]
            }
            T[i, i] += (1 - elasticities.origins[i]) * sales[i] + ownTerm[c * N + i]
        }
        var target = T * Q
        var dva = Matrix<OrdinalAxis, OrdinalAxis>(axis, axis)
        for j in 0..<N {
            var income = 0.0
            for i in 0..<N {
                dva[i, j] = (1 - theta) * ((i == j ? 1 : 0) - Q[i, j])
                income += va[i] * sales[i] * dva[i, j]
            }
            for i in 0..<N { target[i, j] += household[i] * income }
        }
        // Sales at home: the household spends what its factors earn, all but a little that keeps a
        // region that buys only at home regular.
        for i in 0..<N {
            for j in 0..<N { system[i, j] -= 0.999 * household[i] * va[j] }
        }
        guard let closed = try? LUFactorization(system) else { return nil }
        let dSales = closed.solve(target)
        var J = dva
        for j in 0..<N {
            for i in 0..<N {
                J[i, j] += sales[i] > 0 ? dSales[i, j] / sales[i] : 0
                if i == j { J[i, j] -= 1 }
            }
        }
        return J
    }

    /// d(cap − deliveries) by ln τ at given prices of all products.
    private static func ownElasticity(_ g: Int, _ state: NetworkState) -> Double {
        let problem = state.problem
        let (n, N) = (state.passes.n, state.passes.N)
        let group = problem.wedges.groups[g]
        let (s, eta) = (group.product % N, problem.elasticities.origins[group.product % N])
        let theta = problem.elasticities.valueAdded
        let scale = state.prices.groupWeight[g] * state.prices.u[group.product]
        var (total, moved) = (0.0, 0.0)
        for (position, b) in group.buyers.enumerated() {
            let cell = s + b * N
            let share = problem.wedges.weights[g][position] * scale * state.v[cell]
            let ofSector = share / max(state.prices.sums[cell] * state.v[cell], share)
            let among = problem.sectorElasticity(of: b)
            let inputs = b < n ? max(1 - state.valueAddedShares[b], share) : 1
            let outer = b < n ? (among - theta) * share / inputs : (among - 1) * share
            let ofCost = b < n ? (theta - 1) * share : 0
            let paid = share * state.spending[b]
            total += paid
            moved += paid * (1 - eta + (eta - among) * ofSector + outer + ofCost)
        }
        let elasticity = 1 - (total > 0 ? moved / total : 0)
        return max(elasticity, 0.01)
    }
}
