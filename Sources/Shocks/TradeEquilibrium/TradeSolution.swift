#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One equilibrium of a trade economy, in changes from its parameters' base.
public struct TradeSolution: Sendable {
    /// The economy at this equilibrium: shares, tariffs, value added and deficits are the new ones, so
    /// that it is the base of a further change.
    public let economy: TradeEconomy
    /// ŵ_n, G; world value added is the numeraire.
    public let wages: [Double]
    /// ĉ_nj, n·N + j.
    public let costs: [Double]
    /// P̂_nj, price of n's mix of j; n·N + j.
    public let prices: [Double]
    /// P̂_n, price of final demand, G.
    public let consumerPrices: [Double]
    /// X'_nj, spending of n on j, in currency; n·N + j.
    public let expenditure: [Double]
    /// Sales of industry (n, j) at producer prices, in currency; n·N + j.
    public let output: [Double]
    /// Tariff revenue, G, in currency.
    public let revenue: [Double]
    /// w'_nL_n + R'_n + D'_n, G, in currency.
    public let income: [Double]
    /// Outer steps.
    public let iterations: Int
    /// Price and expenditure steps in all.
    public let innerIterations: Int
    /// Largest |ln(labour demand / supply)|.
    public let residual: Double
    /// Largest |imports − exports − D| of a region over its value added: a condition that is not imposed
    /// but follows from the others (Walras' law).
    public let walrasResidual: Double

    /// M'_nij net of tariffs, importer n from i, in currency; element (j·G + n)·G + i.
    public var flows: [Double] {
        let (G, N) = (economy.regionCount, economy.sectorCount)
        return (0..<(N * G * G)).map { index in
            let (j, n) = (index / (G * G), index / G % G)
            return economy.shares[index] * expenditure[n * N + j] / (1 + economy.tariffs[index])
        }
    }
}

extension TradeState {
    /// The equilibrium that the state has reached.
    func solution(iterations: Int) -> TradeSolution {
        let wages = logWage.map { exp($0) }
        let valueAdded = zip(wages, economy.valueAdded).map { $0 * $1 }
        let income = (0..<G).map { valueAdded[$0] + revenue[$0] + deficits[$0] }
        let consumerPrices = (0..<G).map { n in
            exp(
                (0..<N).reduce(0) {
                    $0 + economy.demandShares[n * N + $1] * logPrice[n * N + $1]
                })
        }
        var balance = [Double](repeating: 0, count: G)
        for j in 0..<N {
            for n in 0..<G {
                let row = (j * G + n) * G
                for i in 0..<G where i != n {
                    let flow =
                        shares[row + i] * expenditure[n * N + j] / (1 + costs.tariffs[row + i])
                    balance[n] += flow
                    balance[i] -= flow
                }
            }
        }
        let walras = (0..<G).map { (balance[$0] - deficits[$0]) / economy.valueAdded[$0] }
        return TradeSolution(
            economy: economy.rebased(
                shares: shares, tariffs: costs.tariffs, valueAdded: valueAdded, deficits: deficits),
            wages: wages, costs: logCost.map { exp($0) }, prices: logPrice.map { exp($0) },
            consumerPrices: consumerPrices, expenditure: expenditure, output: output,
            revenue: revenue, income: income, iterations: iterations,
            innerIterations: innerIterations, residual: largestMagnitude(excessDemand),
            walrasResidual: largestMagnitude(walras))
    }
}
