import Platform

/// What an equilibrium is solved for: log prices, expenditure and log wages.
struct TradeUnknowns {
    /// ln ŵ, G.
    var logWage: [Double]
    /// ln P̂, n·N + j.
    var logPrice: [Double]
    /// X', n·N + j, in currency; exactly 0 where nothing is bought.
    var expenditure: [Double]

    /// The longest step of a log wage, and of a log price or log expenditure, that is taken at
    /// once.
    private static let (longestWageStep, longestStep) = (1.0, 4.0)

    /// These unknowns after the share `length` of a step in logs: prices, expenditure, wages. Each
    /// component is limited by itself, so that one far component does not hold up the others.
    func moved(by step: [Double], length: Double) -> TradeUnknowns {
        let (count, G) = (logPrice.count, logWage.count)
        func limited(_ value: Double, _ most: Double) -> Double {
            length * min(max(value, -most), most)
        }
        var result = self
        for k in 0..<count {
            result.logPrice[k] += limited(step[k], Self.longestStep)
            result.expenditure[k] *= exp(limited(step[count + k], Self.longestStep))
        }
        for n in 0..<G {
            result.logWage[n] += limited(step[2 * count + n], Self.longestWageStep)
        }
        return result
    }
}
