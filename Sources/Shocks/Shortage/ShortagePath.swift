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
    /// Smallest stock of any input, as a share of its target, among users that keep stocks; never
    /// negative, at most 1.
    public let smallestStock: Double
    /// Where and when it was; nil when no stock falls.
    public let lowest: Lowest?
    /// Who stops whom: every input that limited an industry, those that held back most first. Empty when
    /// nothing binds.
    public let stops: [Stop]
    /// The largest demand for one industry's product: industry, day from 0 and share of its baseline
    /// output.
    public let largestDemand: (industry: Int, day: Int, share: Double)
    /// What the reader should know.
    public let diagnostics: [Diagnostic]

    /// The smallest stock of the run.
    public struct Lowest: Sendable, Hashable {
        /// As a share of its target, in [0, 1).
        public let share: Double
        /// From 0.
        public let day: Int
        /// The industry that keeps it.
        public let industry: Int
        /// The sector of the product.
        public let input: Int
        /// The region that restricts it; nil for a product that nobody restricts, or what the other origins
        /// deliver.
        public let origin: Int?
    }

    /// An input that limited an industry's output on some days, by more than 0.01 % of its baseline.
    public struct Stop: Sendable, Hashable {
        /// The industry.
        public let industry: Int
        /// The sector of the product.
        public let input: Int
        /// The region whose restricted deliveries were short; nil where it was the product as a whole, or
        /// what the other origins deliver.
        public let origin: Int?
        /// Days on which this input limited most.
        public internal(set) var days: Int
        /// The first of them, from 0.
        public let firstDay: Int
        /// Output that orders and capacity would have allowed, in the table's unit.
        public internal(set) var withheld: Double
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
