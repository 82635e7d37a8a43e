import Platform

/// An equilibrium of a network economy, relative to its base. The world's income (value added,
/// rents and revenue) is 1, before and after.
public struct NetworkSolution: Sendable {
    let state: NetworkState

    /// Newton steps.
    public let iterations: Int
    /// Products with the derivative.
    public let products: Int
    /// Factorizations of n×n beside that of the base.
    public let factorizations: Int
    /// Stages into which the change was split; 1 when it was not.
    public let stages: Int
    /// The largest residual.
    public let residual: Double

    init(_ state: NetworkState, _ work: NetworkSolver.Work) {
        self.state = state
        iterations = work.iterations
        products = work.products
        factorizations = work.factorizations
        stages = work.stages
        residual = state.distance
    }

    private var n: Int { state.passes.n }
    private var economy: NetworkEconomy { state.problem.economy }

    /// The problem that was solved.
    public var problem: NetworkProblem { state.problem }
    /// ŵ of each industry's factors, n.
    public var wages: [Double] {
        (0..<n).map { exp(state.point.logWages[state.problem.factor(of: $0)]) }
    }
    /// p̂, n.
    public var prices: [Double] { state.logPrices.map { exp($0) } }
    /// Change of real output, λ̂/p̂, n; 1 for an industry without sales.
    public var output: [Double] {
        (0..<n).map {
            economy.sales[$0] > 0
                ? state.spending[$0] / economy.sales[$0] * exp(-state.logPrices[$0]) : 1
        }
    }
    /// λ, n.
    public var sales: [Double] { Array(state.sales) }
    /// va·λ, what each industry's factors earn, n.
    public var valueAdded: [Double] {
        zip(state.valueAddedShares, state.sales).map { $0 * $1 }
    }
    /// χ, G.
    public var spending: [Double] { Array(state.spending[n...]) }
    /// Change of the price of final demand of each region, G.
    public var consumerPrices: [Double] { state.prices.mixPrices[n...].map { exp($0) } }
    /// Change of real gross national expenditure of each region, (χ/χ⁰)/PC, G.
    public var realExpenditure: [Double] {
        (0..<economy.regionCount).map {
            state.spending[n + $0] / economy.spending[$0] * exp(-state.prices.mixPrices[n + $0])
        }
    }
    /// The world's real expenditure, ln: regions weighted by the mean of their spending before and
    /// after.
    public var worldRealExpenditure: Double {
        let total = spending.reduce(0, +)
        return zip(realExpenditure, zip(economy.spending, spending)).reduce(0) {
            $0 + 0.5 * ($1.1.0 + $1.1.1 / total) * log($1.0)
        }
    }
    /// τ of each group of buyers, 1 where there is no cap or it does not bind.
    public var wedges: [Double] { state.tau.map { exp($0) } }
    /// Deliveries to each group relative to the base; 0 for a removed origin.
    public var deliveries: [Double] {
        state.problem.wedges.groups.indices.map {
            state.problem.wedges.groups[$0].isRemoved ? 0 : exp(state.logQuantity($0))
        }
    }
    /// Industries whose factors stand idle at the lowest wage.
    public var idle: [Int] {
        (0..<n).filter {
            let f = state.problem.factor(of: $0)
            return economy.factorIncome[$0] > 0 && !state.isFree[f]
        }
    }
    /// Largest |exports + deficit + rents from abroad − imports| of a region as a share of its
    /// spending: a condition that is not imposed but follows from the others (Walras' law).
    public var walrasResidual: Double {
        let (G, N) = (economy.regionCount, economy.sectorCount)
        var earned = [Double](repeating: 0, count: G)
        let income = state.income(state.spending)
        let base = economy.factorIncome
        for c in 0..<G {
            earned[c] = economy.spending[c] + income[c] - state.spending[n + c]
            for i in (c * N)..<((c + 1) * N) { earned[c] -= base[i] }
        }
        return (0..<G).reduce(0) { max($0, abs(earned[$1]) / economy.spending[$1]) }
    }
}
