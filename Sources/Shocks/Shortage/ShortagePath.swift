import InputOutput

/// What happened on each day of a shortage run.
public struct ShortagePath: Sendable {
    /// The table's labels.
    public let layout: TableLayout
    /// Output of every industry on every day, in the table's unit a day; element industry + day·n.
    public let output: [Double]
    /// Output a day at baseline, n.
    public let baselineOutput: [Double]
    /// Orders and final demand for every industry's product, summed over the world, each day, in the
    /// table's unit a day.
    public let worldDemand: [Double]
    /// Final demand that was not met, by region, over the run, in the table's unit.
    public let unmetDemandByRegion: [Double]
    /// Largest relative difference of a product's deliveries from what was made and taken from stocks.
    public let largestImbalance: Double
    /// Smallest stock of any input, as a share of its target; never negative.
    public let smallestStock: Double
    /// The largest demand for one industry's product: industry, day and share of its baseline output.
    public let largestDemand: (industry: Int, day: Int, share: Double)
    /// What the reader should know.
    public let diagnostics: [Diagnostic]

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

    /// Findings about a path: a demand above baseline although the shock adds none.
    static func overshoot(
        _ worldDemand: [Double], baseline: Double, addsDemand: Bool, layout: TableLayout,
        largest: (industry: Int, day: Int, share: Double)
    ) -> [Diagnostic] {
        guard !addsDemand, baseline > 0,
            let day = worldDemand.indices.max(by: { worldDemand[$0] < worldDemand[$1] })
        else { return [] }
        let world = worldDemand[day] / baseline
        guard world > 1.01 || largest.share > 1.1 else { return [] }
        return [
            Diagnostic(
                .warning, "order-overshoot",
                "orders overshoot: world demand reaches \(brief(100 * world)) % of baseline on day "
                    + "\(day), demand for \(layout.code(ofIndustry: largest.industry)) "
                    + "\(brief(100 * largest.share)) % on day \(largest.day)",
                remedy: "restocking makes this, not need: check that results hold with longer "
                    + "restock days")
        ]
    }
}
