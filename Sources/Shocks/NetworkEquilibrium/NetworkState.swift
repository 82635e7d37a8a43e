import LinearAlgebra
import Platform

/// Prices, shares, sales and spending at trial wages and wedges, and how far every market is from
/// clearing.
///
/// The shares of cost are S_ib = Ω⁰_ib·m_ib·u_i·v_sb. Sales and spending solve
///
///   λ = (S∘f)·(λ, χ),  χ_c = χ⁰_c + Σ_(i∈c) (va_i λ_i − va⁰_i λ⁰_i) + rents and revenue of c,
///
/// with one of the equations of χ, which follow from the others, replaced by Σ va λ + rents and
/// revenue = 1: the world's income is the numeraire, and deficits stay what they are in it. f is
/// what sellers get of what buyers pay: 1/((1+t)·τ) where the wedge is money, 1 where goods melt.
struct NetworkState: Sendable {
    let problem: NetworkProblem
    let passes: NetworkSums
    let point: NetworkPoint
    let prices: NetworkPrices
    /// ln p, n.
    let logPrices: [Double]
    /// ln w of each producer's factors in units of yield, n.
    let logWages: [Double]
    /// ln τ of each group.
    let tau: [Double]
    /// v_sb, element s + b·N.
    let v: [Double]
    /// Share of value added in cost, n.
    let valueAddedShares: [Double]
    /// λ and χ in one vector, B.
    private(set) var spending: [Double]
    /// ln of demand over supply at full employment, for each factor market.
    private(set) var excess: [Double] = []
    /// ln of what a cap allows over what is delivered, for each capped group.
    private(set) var slack: [Double] = []
    /// What must be 0.
    private(set) var residual: [Double] = []
    /// True where the residual is the market's own, false where a bound holds instead (a wage at
    /// its floor, a wedge that is 1).
    private(set) var isFree: [Bool] = []
    /// How fast the factors at hand solve prices here: the first correction's residual over the
    /// residual.
    let contraction: Double
    /// Passes over the shares so far.
    var passCount: Int

    /// λ, n.
    var sales: ArraySlice<Double> { spending[0..<passes.n] }

    /// The largest residual.
    var distance: Double { largestMagnitude(residual) }

    /// - Returns: nil when there are no prices, or no positive sales, at this point.
    init?(
        _ problem: NetworkProblem, _ passes: NetworkSums, at point: NetworkPoint,
        factors: NetworkFactors
    ) {
        let (n, N, B) = (passes.n, passes.N, passes.B)
        self.problem = problem
        self.passes = passes
        self.point = point
        let wages = (0..<n).map {
            point.logWages[problem.factor(of: $0)] - problem.logFactorYield[$0]
        }
        logWages = wages
        var tau = [Double](repeating: 0, count: problem.wedges.groups.count)
        for (k, g) in problem.wedges.capped.enumerated() { tau[g] = point.logWedges[k] }
        self.tau = tau
        guard
            let solved = Self.solvePrices(problem, passes, wages, tau, point.logPrices, factors)
        else { return nil }
        let prices = solved.prices
        self.prices = prices
        logPrices = solved.logPrices
        contraction = solved.contraction
        passCount = solved.passes
        let elasticities = problem.elasticities
        let theta = 1 - elasticities.valueAdded
        valueAddedShares = (0..<n).map {
            problem.economy.valueAddedShares[$0] * exp(theta * (wages[$0] - prices.costs[$0]))
        }
        let tastes = problem.normalisedTastes
        v = [Double](unsafeUninitializedCapacity: N * B) { target, count in
            nonisolated(unsafe) let target = target
            passes.blocks { _, buyers in
                for b in buyers {
                    let mix = prices.mixPrices[b]
                    let among = 1 - problem.sectorElasticity(of: b)
                    let nest = b < n ? theta * (mix - prices.costs[b]) : 0
                    for s in 0..<N {
                        let price = prices.sectorPrices[s + b * N]
                        let origin = 1 - elasticities.origins[s]
                        let within =
                            abs(origin) < NetworkElasticities.unit
                            ? 0 : origin * (prices.reference[s] - price)
                        var value = exp(within + among * (price - mix) + nest)
                        if b >= n, !tastes.isEmpty { value *= tastes[s + (b - n) * N] }
                        target[s + b * N] = value
                    }
                }
            }
            count = N * B
        }
        spending = []
        guard solveSpending(factors) else { return nil }
        setResidual()
        guard residual.allSatisfy(\.isFinite) else { return nil }
    }

    /// What sellers get of a unit that buyers pay, in a group.
    func received(_ g: Int) -> Double {
        let group = problem.wedges.groups[g]
        return exp(-group.tariff - (group.rent == .lost ? 0 : tau[g]))
    }

    /// Prices by Newton with the factors at hand; where that does not help, by the map itself,
    /// which is a contraction (its modulus is the largest 1 − va).
    private static func solvePrices(
        _ problem: NetworkProblem, _ passes: NetworkSums, _ wages: [Double], _ tau: [Double],
        _ start: [Double], _ factors: NetworkFactors
    ) -> (prices: NetworkPrices, logPrices: [Double], contraction: Double, passes: Int)? {
        var logPrices = start
        var contraction = 0.0
        func evaluate(_ p: [Double]) -> (prices: NetworkPrices, residual: [Double]) {
            let prices = NetworkPrices(problem, passes, logPrices: p, logWages: wages, tau: tau)
            let residual = p.indices.map { prices.costs[$0] - problem.logTechnology[$0] - p[$0] }
            return (prices, residual)
        }
        var current = evaluate(logPrices)
        var count = 1
        var plainSteps = 0
        var size = largestMagnitude(current.residual)
        while size > 2e-14 {
            guard size.isFinite, count < 1000 else { return nil }
            let isPlain = plainSteps > 0
            let step = isPlain ? current.residual : factors.solve(current.residual, .transposed)
            let trial = zip(logPrices, step).map { $0 + $1 }
            let next = evaluate(trial)
            count += isPlain ? 1 : 3
            let reached = largestMagnitude(next.residual)
            if !isPlain, !(reached < 0.5 * size) {
                if size < 1e-12 { break }
                plainSteps = 10
                contraction = 1
                continue
            }
            if isPlain, reached >= size, size < 1e-12 { break }
            if !isPlain, size > 1e-9 { contraction = max(contraction, reached / size) }
            plainSteps -= isPlain ? 1 : 0
            (logPrices, current, size) = (trial, next, reached)
        }
        return (current.prices, logPrices, contraction, count)
    }

    /// λ and χ by refinement.
    private mutating func solveSpending(_ factors: NetworkFactors) -> Bool {
        let (n, G, B) = (passes.n, passes.G, passes.B)
        var target = [Double](repeating: 0, count: B)
        let base = problem.economy.factorIncome
        for c in 0..<G { target[n + c] = problem.economy.spending[c] }
        for i in 0..<n { target[n + i / passes.N] -= base[i] }
        target[n + factors.replaced] = 1
        spending = problem.economy.sales + problem.economy.spending
        guard let solved = refined(target, from: spending, factors, accuracy: 1e-14) else {
            return false
        }
        spending = solved
        return (0..<G).allSatisfy { spending[n + $0] > 0 }
    }

    /// Solves the equations of λ and χ for a right-hand side by refinement with the factors at
    /// hand.
    func refined(
        _ target: [Double], from start: [Double]?, _ factors: NetworkFactors, accuracy: Double
    ) -> [Double]? {
        var x = start ?? factors.solveSpending(target)
        var before = Double.infinity
        for _ in 0..<200 {
            let product = applySpending(x, factors.replaced)
            let residual = zip(target, product).map { $0 - $1 }
            let scale = max(largestMagnitude(x), .leastNormalMagnitude)
            let size = largestMagnitude(residual) / scale
            if size <= accuracy || (size <= 1e-12 && size > 0.5 * before) { return x }
            guard size.isFinite, size < before else { return nil }
            before = size
            let correction = factors.solveSpending(residual)
            for k in x.indices { x[k] += correction[k] }
        }
        return nil
    }

    /// (I − (S∘f))·(λ, χ) and χ less the income of λ and χ, with the world's income in the replaced
    /// row.
    func applySpending(_ x: [Double], _ replaced: Int) -> [Double] {
        let (n, N, B) = (passes.n, passes.N, passes.B)
        var z = v
        for b in 0..<B { for s in 0..<N { z[s + b * N] *= x[b] } }
        var result = received(z)
        for i in 0..<n { result[i] = x[i] - result[i] }
        let income = income(x)
        for c in 0..<passes.G { result.append(x[n + c] - income[c]) }
        result[n + replaced] = income.reduce(0, +)
        return result
    }

    /// Σ_b f·S-like receipts of each product: u_i Σ_b Ω⁰_ib·m·f·z_sb, n.
    func received(_ z: [Double]) -> [Double] {
        let N = passes.N
        var sums = passes.overBuyers(z)
        let wedges = problem.wedges
        for (g, group) in wedges.groups.enumerated() {
            let s = group.product % N
            let change = prices.groupWeight[g] * received(g) - 1
            var sum = 0.0
            for (position, b) in group.buyers.enumerated() {
                sum += wedges.weights[g][position] * z[s + b * N]
            }
            sums[group.product] += change * sum
        }
        for i in sums.indices { sums[i] *= prices.u[i] }
        return sums
    }

    /// What a group's buyers spend on it for given λ and χ.
    func groupSpending(_ g: Int, _ x: [Double]) -> Double {
        let group = problem.wedges.groups[g]
        let (weights, N) = (problem.wedges.weights[g], passes.N)
        let s = group.product % N
        var sum = 0.0
        for (position, b) in group.buyers.enumerated() {
            sum += weights[position] * v[s + b * N] * x[b]
        }
        return sum * prices.groupWeight[g] * prices.u[group.product]
    }

    /// Incomes that depend on λ and χ: value added, tariff revenue and rents, G.
    func income(_ x: [Double]) -> [Double] {
        var income = [Double](repeating: 0, count: passes.G)
        for i in 0..<passes.n { income[i / passes.N] += valueAddedShares[i] * x[i] }
        for (g, group) in problem.wedges.groups.enumerated() where received(g) != 1 {
            let spent = groupSpending(g, x)
            let net = spent * exp(-group.tariff)
            income[group.importer] += spent - net
            let rent = group.rent == .lost ? 0 : net * (1 - exp(-tau[g]))
            if group.rent == .importer {
                income[group.importer] += rent
            } else {
                income[group.product / passes.N] += rent
            }
        }
        return income
    }

    /// ln of what a group's buyers get relative to the base.
    func logQuantity(_ g: Int) -> Double {
        let group = problem.wedges.groups[g]
        let base = problem.economy.sales + problem.economy.spending
        var before = 0.0
        for (position, b) in group.buyers.enumerated() {
            before += problem.wedges.weights[g][position] * base[b]
        }
        return log(groupSpending(g, spending) / before) - prices.groupCost[g]
            - logPrices[group.product]
    }

    /// Takes every market that exists as cleared by its own price.
    mutating func freeAllMarkets() {
        var supply = [Double](repeating: 0, count: problem.factorCount)
        for (i, income) in problem.economy.factorIncome.enumerated() {
            supply[problem.factor(of: i)] += income
        }
        isFree = supply.map { $0 > 0 } + problem.wedges.capped.map { _ in true }
    }

    private mutating func setResidual() {
        let count = problem.factorCount
        var demand = [Double](repeating: 0, count: count)
        var supply = demand
        let base = problem.economy.factorIncome
        for i in 0..<passes.n {
            demand[problem.factor(of: i)] += valueAddedShares[i] * spending[i]
            supply[problem.factor(of: i)] += base[i]
        }
        let floor = log(problem.wageFloor)
        excess = [Double](repeating: 0, count: count)
        residual = excess
        isFree = [Bool](repeating: true, count: count)
        for f in 0..<count {
            let wage = point.logWages[f]
            guard supply[f] > 0 else {
                isFree[f] = false
                residual[f] = wage
                continue
            }
            excess[f] = log(demand[f] / supply[f]) - wage
            // w ≥ floor and supply ≥ demand, one of them with equality.
            if demand[f] <= 0 || wage - floor < -excess[f] {
                isFree[f] = false
                residual[f] = wage - floor
            } else {
                residual[f] = excess[f]
            }
        }
        for (k, g) in problem.wedges.capped.enumerated() {
            let left = (problem.wedges.groups[g].limit ?? 0) - logQuantity(g)
            slack.append(left)
            // ln τ ≥ 0 and deliveries within the cap, one of them with equality.
            let isBinding = left < point.logWedges[k]
            isFree.append(isBinding)
            residual.append(isBinding ? left : point.logWedges[k])
        }
    }
}
