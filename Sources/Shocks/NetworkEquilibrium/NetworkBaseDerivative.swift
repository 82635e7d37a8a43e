import Dispatch
import InputOutput
import LinearAlgebra

/// The derivative of the factor markets by their wages at the base, with its factors.
///
/// It depends on the table, the elasticities and where factors can go, on no shock: all
/// restrictions of an answer, with all owners of their rents, use the same one. Near the base a
/// Newton step with it needs next to no products with the derivative where it is; far away it still
/// makes GMRES short. Equations: `NetworkState.response`, at unchanged prices and without wedges.
struct NetworkBaseDerivative: Sendable {
    /// What it depends on besides the table.
    struct Key: Sendable, Hashable {
        let elasticities: NetworkElasticities
        let factors: NetworkProblem.Factors

        /// What it depends on, in words: the name under which a store keeps it.
        var text: String {
            let e = elasticities
            let numbers = [e.consumption, e.valueAdded, e.input] + e.origins
            return "network \(factors.rawValue) " + numbers.map { "\($0)" }.joined(separator: " ")
        }
    }

    /// Most industries for which an n×n matrix is made.
    static let mostIndustries = 5000

    private let factors: LUFactorization<OrdinalAxis>
    /// True for markets that exist at the base.
    private let exists: [Bool]

    /// The derivative at the base of an economy; nil where it is singular or too large.
    /// - Complexity: with immobile factors some 13·n³ operations in products and solves of blocks
    ///   of columns, side by side, and 2·n² doubles while it is made; n² stay.
    init?(_ economy: NetworkEconomy, _ key: Key, _ base: NetworkFactors) {
        guard let made = Self.factors(economy, key, base) else { return nil }
        self.init(made, economy, key)
    }

    private init(
        _ factors: LUFactorization<OrdinalAxis>, _ economy: NetworkEconomy, _ key: Key
    ) {
        self.factors = factors
        exists = NetworkBaseColumns.supply(economy, key.factors).map { $0 > 0 }
    }

    /// Whether the base is a stable equilibrium: whether dearer factors meet less demand, all
    /// markets taken together. Where it is not, an equilibrium of the opposite sign lies between it
    /// and any stable one, and results have their signs reversed.
    ///
    /// The index of an equilibrium is the sign of det(−J), J the derivative of ln demand over
    /// supply by ln w; it is 1 for a unique one (Mas-Colell, Whinston & Green 1995, ch. 17.D).
    var isStable: Bool {
        let markets = exists.count { $0 }
        return factors.determinantSign == (markets % 2 == 0 ? 1 : -1)
    }

    /// The derivative of a table, made once for all runs of an answer; nil where it is singular or
    /// too large.
    /// - Parameter isKept: whether a store of the table keeps it for later runs of the program.
    static func shared(
        _ prepared: TableNetworkEconomy, _ key: Key, on system: LeontiefSystem, isKept: Bool
    ) throws -> NetworkBaseDerivative? {
        try system.derived(key) {
            let economy = prepared.economy
            func make() -> LUFactorization<OrdinalAxis>? {
                Self.factors(economy, key, prepared.factors)
            }
            let count =
                key.factors == .mobile ? economy.regionCount : economy.industryCount
            let factors =
                isKept
                ? system.keptFactorization(derived: key.text, count: count, make: make) : make()
            if let factors { return Shared(NetworkBaseDerivative(factors, economy, key)) }
            return Shared(nil)
        }.value
    }

    /// A derivative, or that there is none.
    private struct Shared: Sendable {
        let value: NetworkBaseDerivative?
        init(_ value: NetworkBaseDerivative?) { self.value = value }
    }

    /// The factors of the derivative; nil where it is singular or too large.
    private static func factors(
        _ economy: NetworkEconomy, _ key: Key, _ base: NetworkFactors
    ) -> LUFactorization<OrdinalAxis>? {
        guard key.factors == .mobile || economy.industryCount <= mostIndustries else { return nil }
        let columns = NetworkBaseColumns(economy, key, base)
        let count = columns.factorCount
        var matrix = Matrix<OrdinalAxis, OrdinalAxis>(Axis(count: count), Axis(count: count))
        let blocks = (count + columnsAtOnce - 1) / columnsAtOnce
        // One thread of the library in each block: the digits are the same on any machine load.
        return BLASThreads.withSingleThread {
            matrix.withUnsafeMutableElements { target in
                nonisolated(unsafe) let target = target
                DispatchQueue.concurrentPerform(iterations: blocks) { block in
                    let first = block * columnsAtOnce
                    columns.write(first..<min(first + columnsAtOnce, count), to: target)
                }
            }
            return try? LUFactorization(matrix)
        }
    }

    /// Overwrites the residuals of factor markets, the first elements of `x`, with the wages that
    /// remove them near the base. Markets that are held at a bound keep theirs.
    func solve(_ x: inout [Double], isFree: [Bool]) {
        let count = factors.count
        let given = Array(x[0..<count])
        let solved = factors.solve(given)
        for f in 0..<count { x[f] = isFree[f] || !exists[f] ? solved[f] : given[f] }
    }

    private static let columnsAtOnce = 128
}

/// Columns of the derivative at the base, many at once.
private struct NetworkBaseColumns: Sendable {
    private let economy: NetworkEconomy
    private let elasticities: NetworkElasticities
    private let isMobile: Bool
    private let base: NetworkFactors
    /// Ω⁰ with the products sector by sector: element s·G + o + b·n.
    private let bySector: [Double]
    /// λ⁰ and χ⁰, B.
    private let spending: [Double]
    /// What each factor market sells.
    private let supply: [Double]
    let factorCount: Int

    /// What each factor market sells at the base.
    static func supply(_ economy: NetworkEconomy, _ factors: NetworkProblem.Factors) -> [Double] {
        let income = economy.factorIncome
        guard factors == .mobile else { return income }
        var supply = [Double](repeating: 0, count: economy.regionCount)
        for (i, earned) in income.enumerated() { supply[i / economy.sectorCount] += earned }
        return supply
    }

    init(_ economy: NetworkEconomy, _ key: NetworkBaseDerivative.Key, _ base: NetworkFactors) {
        self.economy = economy
        self.base = base
        elasticities = key.elasticities
        isMobile = key.factors == .mobile
        let (n, N, G) = (economy.industryCount, economy.sectorCount, economy.regionCount)
        factorCount = isMobile ? G : n
        spending = economy.sales + economy.spending
        supply = Self.supply(economy, key.factors)
        let B = economy.buyerCount
        bySector = [Double](unsafeUninitializedCapacity: n * B) { target, count in
            nonisolated(unsafe) let target = target
            economy.shares.withUnsafeElements { shares in
                nonisolated(unsafe) let shares = shares
                DispatchQueue.concurrentPerform(iterations: 8) { part in
                    for b in (B * part / 8)..<(B * (part + 1) / 8) {
                        for o in 0..<G {
                            for s in 0..<N {
                                target[s * G + o + b * n] = shares[o * N + s + b * n]
                            }
                        }
                    }
                }
            }
            count = n * B
        }
    }

    /// Writes columns of the derivative to an m×m matrix of the m factor markets.
    func write(_ columns: Range<Int>, to matrix: UnsafeMutableBufferPointer<Double>) {
        let (n, N) = (economy.industryCount, economy.sectorCount)
        let m = columns.count
        let theta = elasticities.valueAdded
        let va = economy.valueAddedShares
        // d ln p for a unit of d ln w: (I − Sᵀ) d ln p = va·d ln w.
        var direct = [Double](repeating: 0, count: n * m)
        eachWage(columns) { i, k in direct[i + k * n] = va[i] }
        let prices = base.solve(direct, columns: m, .transposed)
        // d va of each industry.
        var own = [Double](repeating: 0, count: n * m)
        eachWage(columns) { i, k in own[i + k * n] = 1 }
        for k in 0..<m {
            for i in 0..<n {
                own[i + k * n] = va[i] * (1 - theta) * (own[i + k * n] - prices[i + k * n])
            }
        }
        let sales = base.solveSales(received(prices, m), valueAddedChanges: own, columns: m)
        for (k, column) in columns.enumerated() {
            let to = column * factorCount
            for f in 0..<factorCount { matrix[to + f] = 0 }
            for i in 0..<n {
                let f = isMobile ? i / N : i
                matrix[to + f] += own[i + k * n] * spending[i] + va[i] * sales[i + k * n]
            }
            for f in 0..<factorCount {
                matrix[to + f] = supply[f] > 0 ? matrix[to + f] / supply[f] : 0
            }
            matrix[to + column] += supply[column] > 0 ? -1 : 1
        }
    }

    /// Calls `body` with every industry whose wage moves in a column, and the column's place.
    private func eachWage(_ columns: Range<Int>, _ body: (_ industry: Int, _ place: Int) -> Void) {
        let N = economy.sectorCount
        for (k, column) in columns.enumerated() {
            guard isMobile else {
                body(column, k)
                continue
            }
            for i in (column * N)..<((column + 1) * N) { body(i, k) }
        }
    }

    /// What sellers receive more at given λ and χ when prices move, n×m.
    private func received(_ prices: [Double], _ m: Int) -> [Double] {
        let (n, N, G, B) = (
            economy.industryCount, economy.sectorCount, economy.regionCount, economy.buyerCount
        )
        let sectorShares = economy.sectorShares
        let (theta, epsilon) = (elasticities.valueAdded, elasticities.input)
        var target = [Double](repeating: 0, count: n * m)  // sector by sector
        var mixes = [Double](repeating: 0, count: B * m)
        var totals = mixes
        var own = [Double](repeating: 0, count: G * m)
        bySector.withUnsafeBufferPointer { shares in
            guard let shares = shares.baseAddress else { return }
            for s in 0..<N {
                for k in 0..<m {
                    for o in 0..<G { own[o + k * G] = prices[o * N + s + k * n] }
                }
                // Σ_o S_(os)b d ln p_os, B×m.
                totals.withUnsafeMutableBufferPointer { totals in
                    gemm(
                        .transposed, .none, m: B, n: m, k: G, a: shares + s * G, lda: n, b: own,
                        ldb: G, c: totals.baseAddress, ldc: B)
                }
                for k in 0..<m {
                    for b in 0..<B {
                        let cell = b + k * B
                        mixes[cell] += totals[cell]
                        let among = b < n ? epsilon : elasticities.consumption
                        let sum = sectorShares[s + b * N]
                        totals[cell] *=
                            sum > 0 ? (elasticities.origins[s] - among) / sum * spending[b] : 0
                    }
                }
                target.withUnsafeMutableBufferPointer { target in
                    gemm(
                        .none, .none, m: G, n: m, k: B, a: shares + s * G, lda: n, b: totals,
                        ldb: B, c: target.baseAddress.map { $0 + s * G }, ldc: n)
                }
            }
            for k in 0..<m {
                for b in 0..<B {
                    let inputs = b < n ? 1 - economy.valueAddedShares[b] : 1
                    let mix = inputs > 0 ? mixes[b + k * B] / inputs : 0
                    let rest =
                        b < n
                        ? (epsilon - theta) * mix + (theta - 1) * prices[b + k * n]
                        : (elasticities.consumption - 1) * mix
                    mixes[b + k * B] = rest * spending[b]
                }
            }
            target.withUnsafeMutableBufferPointer { target in
                gemm(
                    .none, .none, m: n, n: m, k: B, a: shares, lda: n, b: mixes, ldb: B, beta: 1,
                    c: target.baseAddress, ldc: n)
            }
        }
        var result = [Double](repeating: 0, count: n * m)
        for k in 0..<m {
            for i in 0..<n {
                let s = i % N
                result[i + k * n] =
                    target[s * G + i / N + k * n]
                    + (1 - elasticities.origins[s]) * prices[i + k * n] * spending[i]
            }
        }
        return result
    }
}
