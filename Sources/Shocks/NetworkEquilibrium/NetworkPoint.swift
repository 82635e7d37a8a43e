/// The unknowns of a network equilibrium.
struct NetworkPoint: Sendable {
    /// ln w of each factor market.
    var logWages: [Double]
    /// ln τ of each capped group.
    var logWedges: [Double]
    /// ln p of each product: where the search for prices starts.
    var logPrices: [Double]

    init(_ problem: NetworkProblem) {
        logWages = [Double](repeating: 0, count: problem.factorCount)
        logWedges = [Double](repeating: 0, count: problem.wedges.capped.count)
        logPrices = [Double](repeating: 0, count: problem.economy.industryCount)
    }

    /// Wages and wedges as one vector.
    var vector: [Double] { logWages + logWedges }

    /// The point with a step added to wages and wedges.
    func moved(by step: [Double], prices: [Double]) -> NetworkPoint {
        var next = self
        let count = logWages.count
        for k in 0..<count { next.logWages[k] += step[k] }
        for k in logWedges.indices { next.logWedges[k] += step[count + k] }
        next.logPrices = prices
        return next
    }
}
