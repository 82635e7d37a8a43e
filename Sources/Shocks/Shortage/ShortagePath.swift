public import InputOutput

/// What happened on each day of a shortage run.
public struct ShortagePath: Sendable {
    /// The table's labels.
    public let layout: TableLayout
    /// Output of every industry on every day, in the table's unit a day; element industry + day·n.
    public let output: [Double]
    /// Output a day at baseline, n.
    public let baselineOutput: [Double]
    /// Orders and final demand for every industry's product, summed over the world, each day, in
    /// the table's unit a day.
    public let worldDemand: [Double]
    /// Final demand that was not met, by region, over the run, in the table's unit.
    public let unmetDemandByRegion: [Double]
    /// Largest relative difference of a product's deliveries from what was made and taken from
    /// stocks.
    public let largestImbalance: Double
    /// Smallest stock of any input, as a share of its target, among users that keep stocks; never
    /// negative, at most 1.
    public let smallestStock: Double
    /// Where and when it was; nil when no stock falls.
    public let lowest: StockFindings.Lowest?
    /// Who stops whom: every input that limited an industry, those that held back most first. Empty
    /// when nothing binds.
    public let stops: [StockFindings.Stop]
    /// The largest demand for one industry's product: industry, day from 0 and share of its
    /// baseline output.
    public let largestDemand: (industry: Int, day: Int, share: Double)
    /// What the reader should know.
    public let diagnostics: [Diagnostic]

    /// What became of the stocks.
    public var stocks: StockFindings {
        StockFindings(days: dayCount, lowest: lowest, stops: stops)
    }

    /// Number of days.
    public var dayCount: Int { worldDemand.count }

    /// Change of output over the run, n, in the table's unit.
    public var outputChange: [Double] {
        let n = baselineOutput.count
        var change = [Double](repeating: 0, count: n)
        for day in 0..<dayCount {
            for i in 0..<n { change[i] += output[i + day * n] - baselineOutput[i] }
        }
        return change
    }

    /// Output of a region on every day as a share of its baseline.
    public func outputShare(ofRegion region: Int) -> [Double] {
        let n = baselineOutput.count
        let range = layout.industries(of: region)
        let baseline = range.reduce(0) { $0 + baselineOutput[$1] }
        return (0..<dayCount).map { day in
            let sum = range.reduce(0) { $0 + output[$1 + day * n] }
            return baseline > 0 ? sum / baseline : 1
        }
    }
}
