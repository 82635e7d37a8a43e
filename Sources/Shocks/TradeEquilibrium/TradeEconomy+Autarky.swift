public import LinearAlgebra
import Platform

extension TradeEconomy {
    /// What each region's real income would change by in autarky, G: the gains from trade with the
    /// sign turned.
    ///
    ///   Ŵ_n = Π_j Π_k π_nnk^(α_nj·b_njk/θ_k),  b_n = (I − Γ_n)⁻ᵀ
    ///
    /// (Arkolakis, Costinot & Rodríguez-Clare 2012; with inputs Costinot & Rodríguez-Clare 2014,
    /// equation 29.) Tariff revenue and deficits are left out of it.
    /// - Throws: `singular` when a region uses up as inputs all it makes.
    public func autarkyChange() throws(LinearAlgebraError) -> [Double] {
        let (G, N) = (regionCount, sectorCount)
        let axis = Axis<OrdinalAxis>(count: N)
        var result: [Double] = []
        for n in 0..<G {
            // Column j of the block holds the inputs k of j: the matrix Γ itself, so that
            // (I − Γ)⁻¹α gives the total use of each product in a unit of final demand.
            var matrix = Matrix(axis, axis)
            for j in 0..<N {
                for k in 0..<N {
                    matrix[k, j] = (j == k ? 1 : 0) - inputShares[(n * N + j) * N + k]
                }
            }
            let use = try LUFactorization(matrix)
                .solve(Array(demandShares[(n * N)..<((n + 1) * N)]))
            var logChange = 0.0
            for k in 0..<N where use[k] != 0 {
                logChange += use[k] / elasticities[k] * log(shares[(k * G + n) * G + n])
            }
            result.append(exp(logChange) - 1)
        }
        return result
    }

    /// The economy with one sector and no intermediate inputs: all deliveries count as final, value
    /// added equals output. The textbook Armington model (Costinot & Rodríguez-Clare 2014, §3).
    /// - Parameter expenditure: spending by region and sector, n·N + j, such as
    ///   `TradeSolution.expenditure`.
    public func oneSector(expenditure: [Double], elasticity: Double) -> TradeEconomy {
        let (G, N) = (regionCount, sectorCount)
        precondition(expenditure.count == G * N, "G·N expenditures")
        var flows = [Double](repeating: 0, count: G * G)
        for j in 0..<N {
            for n in 0..<G {
                for i in 0..<G {
                    let cell = (j * G + n) * G + i
                    flows[n * G + i] += shares[cell] * expenditure[n * N + j] / (1 + tariffs[cell])
                }
            }
        }
        let spending = (0..<G).map { n in (0..<G).reduce(0) { $0 + flows[n * G + $1] } }
        let sales = (0..<G).map { i in (0..<G).reduce(0) { $0 + flows[$1 * G + i] } }
        return TradeEconomy(
            regions: regions, sectors: ["all"],
            accounts: Accounts(
                flows: flows, tariffs: [Double](repeating: 0, count: G * G),
                inputs: [Double](repeating: 0, count: G), valueAdded: sales,
                finalDemand: spending, deficits: zip(spending, sales).map { $0 - $1 }),
            elasticities: [elasticity])
    }
}
