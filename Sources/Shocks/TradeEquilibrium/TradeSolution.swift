import LinearAlgebra
import Platform

/// One equilibrium of a trade economy, in changes from its parameters' base.
public struct TradeSolution: Sendable {
    /// The economy at this equilibrium: shares, tariffs, value added and deficits are the new ones,
    /// so that it is the base of a further change.
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
    /// Rents of capped deliveries by the region whose households get them, G, in currency.
    public let rents: [Double]
    /// w'_nL_n + R'_n + rents + D'_n, G, in currency.
    public let income: [Double]
    /// Capped deliveries, by cell.
    public let capped: [Capped]
    /// Newton steps.
    public let iterations: Int
    /// Products with the derivative in all.
    public let innerIterations: Int
    /// Largest log of what prices, expenditure and labour demand should be over what they are.
    public let residual: Double
    /// Largest |imports − exports − D| of a region over its value added, a rent of the exporter
    /// counted in its exports: a condition that is not imposed but follows from the others (Walras'
    /// law).
    public let walrasResidual: Double
    /// Largest departure of a cap from complementarity, in logs: a binding one is met, one that is
    /// not met has no wedge.
    public let complementarity: Double

    /// A delivery with a cap.
    public struct Capped: Sendable, Hashable {
        /// (j·G + n)·G + i.
        public let cell: Int
        /// τ ≥ 1 on its price.
        public let wedge: Double
        /// q/q⁰, what arrives as a share of the base quantity.
        public let delivered: Double
        /// Who keeps the rent.
        public let rent: Restriction.Rent
    }

    /// M'_nij net of tariffs, importer n from i, rents included, in currency; element
    /// (j·G + n)·G + i.
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
    func solution(steps: Int, products: Int) -> TradeSolution {
        let economy = problem.economy
        let (G, N) = (problem.G, problem.N)
        let wages = unknowns.logWage.map { exp($0) }
        let valueAdded = zip(wages, economy.valueAdded).map { $0 * $1 }
        let consumerPrices = (0..<G).map { n in
            exp(
                (0..<N).reduce(0) {
                    $0 + economy.demandShares[n * N + $1] * unknowns.logPrice[n * N + $1]
                })
        }
        return TradeSolution(
            economy: economy.rebased(
                shares: shares, tariffs: problem.tariffs, valueAdded: valueAdded,
                deficits: problem.deficits),
            wages: wages, costs: logCost.map { exp($0) },
            prices: unknowns.logPrice.map { exp($0) }, consumerPrices: consumerPrices,
            expenditure: unknowns.expenditure, output: output, revenue: revenue, rents: rents,
            income: (0..<G).map(income),
            capped: capped.map {
                .init(
                    cell: $0.cell, wedge: exp($0.wedge), delivered: exp($0.logDelivered),
                    rent: $0.rent)
            }, iterations: steps, innerIterations: products, residual: distance,
            walrasResidual: walrasResidual, complementarity: complementarity)
    }

    private var walrasResidual: Double {
        let (G, N) = (problem.G, problem.N)
        var balance = problem.deficits.map { -$0 }
        var importRents: [Int: Double] = [:]
        for delivery in capped where delivery.rent == .importer {
            importRents[delivery.cell] = exp(-delivery.wedge)
        }
        for j in 0..<N {
            for n in 0..<G {
                let row = (j * G + n) * G
                let spending = unknowns.expenditure[n * N + j]
                for i in 0..<G where i != n && shares[row + i] != 0 {
                    let flow =
                        shares[row + i] * spending / (1 + problem.tariffs[row + i])
                        * (importRents[row + i] ?? 1)
                    balance[n] += flow
                    balance[i] -= flow
                }
            }
        }
        return largestMagnitude(zip(balance, problem.economy.valueAdded).map { $0 / $1 })
    }
}
