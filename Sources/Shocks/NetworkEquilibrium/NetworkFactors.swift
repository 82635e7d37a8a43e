import LinearAlgebra

/// What solves the linear equations of prices and of sales near one state: factors of I − S, the
/// sales that each household's spending needs, and the small system of the households among
/// themselves.
///
/// Made from the base it belongs to the table alone; it serves every state whose shares are not
/// far away, and is made again where they are.
struct NetworkFactors: Sendable {
    private let factors: ShareFactors
    /// (I − S)⁻¹·(b∘f), n×G.
    private let salesOfSpending: [Double]
    /// Factors of the households' system.
    private let households: LUFactorization<OrdinalAxis>
    /// Income of each household from sales, as a function of λ and χ.
    private let income: @Sendable ([Double]) -> [Double]
    /// va, n.
    private let valueAddedShares: [Double]
    /// λ⁰, n.
    private let baseSales: [Double]
    private let n: Int
    private let G: Int
    /// The household whose equation is replaced by the world's income.
    let replaced: Int

    /// The factors at the base.
    init(_ economy: NetworkEconomy) throws(LinearAlgebraError) {
        let (n, N) = (economy.industryCount, economy.sectorCount)
        let G = economy.regionCount
        let demand = economy.shares.withUnsafeElements { Array($0[(n * n)...]) }
        let va = economy.valueAddedShares
        try self.init(economy, economy.factors, demand: demand, valueAddedShares: va) { x in
            var income = [Double](repeating: 0, count: G)
            for i in 0..<n { income[i / N] += va[i] * x[i] }
            return income
        }
    }

    /// The factors at a state.
    /// - Complexity: 2/3·n³ operations, n² doubles.
    init(_ state: NetworkState) throws(LinearAlgebraError) {
        let passes = state.passes
        let (n, G) = (passes.n, passes.G)
        let factors = try ShareFactors(n: n) { target in
            nonisolated(unsafe) let target = target
            passes.blocks { _, buyers in
                for b in buyers where b < n { state.writeShares(of: b, times: -1, to: target, b) }
            }
        }
        var demand = [Double](repeating: 0, count: n * G)
        demand.withUnsafeMutableBufferPointer { target in
            for c in 0..<G { state.writeShares(of: n + c, times: 1, to: target, c) }
        }
        for (g, group) in state.problem.wedges.groups.enumerated() {
            let part = state.received(g)
            for b in group.buyers where b >= n { demand[group.product + (b - n) * n] *= part }
        }
        try self.init(
            state.problem.economy, factors, demand: demand,
            valueAddedShares: state.valueAddedShares
        ) { state.income($0) }
    }

    private init(
        _ economy: NetworkEconomy, _ factors: ShareFactors, demand: [Double],
        valueAddedShares: [Double], income: @escaping @Sendable ([Double]) -> [Double]
    ) throws(LinearAlgebraError) {
        n = economy.industryCount
        G = economy.regionCount
        let (n, G) = (n, G)
        baseSales = economy.sales
        self.factors = factors
        self.income = income
        self.valueAddedShares = valueAddedShares
        let replaced = (0..<G).max { economy.spending[$0] < economy.spending[$1] } ?? 0
        self.replaced = replaced
        let sales = factors.solve(demand, columns: G)
        salesOfSpending = sales
        var system = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: G), Axis(count: G))
        for c in 0..<G {
            var x = Array(sales[(c * n)..<((c + 1) * n)])
            x += (0..<G).map { $0 == c ? 1 : 0 }
            let earned = income(x)
            for k in 0..<G { system[k, c] = (k == c ? 1 : 0) - earned[k] }
            system[replaced, c] = earned.reduce(0, +)
        }
        households = try LUFactorization(system)
    }

    /// (I − S)⁻¹b or its transpose.
    func solve(_ b: [Double], _ transposition: Transposition) -> [Double] {
        factors.solve(b, transposition)
    }

    /// The same for several columns, column-major.
    func solve(_ b: [Double], columns: Int, _ transposition: Transposition) -> [Double] {
        factors.solve(b, columns: columns, transposition)
    }

    /// dλ at the base, n × `columns`, when sellers receive more by `received` at given λ and χ, and
    /// value added is a larger share of cost by `changes`: λ and χ solve their equations together.
    func solveSales(
        _ received: [Double], valueAddedChanges changes: [Double], columns m: Int
    ) -> [Double] {
        var sales = factors.solve(received, columns: m)
        let N = n / G
        var incomes = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: G), Axis(count: m))
        for k in 0..<m {
            var total = 0.0
            for i in 0..<n {
                let direct = changes[i + k * n] * baseSales[i]
                let earned = valueAddedShares[i] * sales[i + k * n] + direct
                incomes[i / N, k] += earned
                total += earned
            }
            incomes[replaced, k] = -total
        }
        let spending = households.solve(incomes)
        spending.withUnsafeElements { spending in
            sales.withUnsafeMutableBufferPointer { sales in
                gemm(
                    .none, .none, m: n, n: m, k: G, a: salesOfSpending, lda: n,
                    b: spending.baseAddress, ldb: G, beta: 1, c: sales.baseAddress, ldc: n)
            }
        }
        return sales
    }

    /// λ and χ from the right-hand sides of their equations, B.
    func solveSpending(_ target: [Double]) -> [Double] {
        var sales = factors.solve(Array(target[0..<n]), .none)
        let earned = income(sales + [Double](repeating: 0, count: G))
        var small = (0..<G).map { target[n + $0] + earned[$0] }
        small[replaced] = target[n + replaced] - earned.reduce(0, +)
        let spending = households.solve(small)
        for c in 0..<G {
            for i in 0..<n { sales[i] += salesOfSpending[i + c * n] * spending[c] }
        }
        return sales + spending
    }
}

extension NetworkState {
    /// Writes the shares S_ib of a buyer, times a factor, to a column of `target`, n elements.
    func writeShares(
        of b: Int, times factor: Double, to target: UnsafeMutableBufferPointer<Double>,
        _ column: Int
    ) {
        let (n, N, G) = (passes.n, passes.N, passes.G)
        guard let base = target.baseAddress else { return }
        let to = base + column * n
        passes.withColumn(b) { from in
            for o in 0..<G {
                for s in 0..<N {
                    let i = o * N + s
                    to[i] = factor * from[i] * prices.u[i] * v[s + b * N]
                }
            }
        }
        let wedges = problem.wedges
        for cell in wedges.cells[wedges.offsets[b]..<wedges.offsets[b + 1]] {
            let g = Int(cell.group)
            to[wedges.groups[g].product] *= prices.groupWeight[g]
        }
    }
}
