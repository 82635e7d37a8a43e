import Platform

/// Where a solve begins: wages, prices and expenditure of another equilibrium of the same economy.
///
/// It shortens the way, and the end is the same within the solver's tolerance.
public struct TradeStart: Sendable {
    /// ln ŵ_n, G.
    let logWages: [Double]
    /// ln P̂_nj, n·N + j.
    let logPrices: [Double]
    /// X'_nj, n·N + j, in currency.
    let expenditure: [Double]

    /// The state of a solution.
    public init(_ solution: TradeSolution) {
        logWages = solution.wages.map { log($0) }
        logPrices = solution.prices.map { log($0) }
        expenditure = solution.expenditure
    }
}
