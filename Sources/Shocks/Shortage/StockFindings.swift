/// What became of stocks of inputs in a run of the daily model: how low they fell, and who stopped
/// whom.
public struct StockFindings: Sendable, Hashable {
    /// Days of the run.
    public let days: Int
    /// The smallest stock among users that keep stocks; nil when none fell below its target.
    public let lowest: Lowest?
    /// Every input that limited an industry, those that held back most first. Empty when nothing
    /// binds.
    public let stops: [Stop]

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
        /// The region that restricts it; nil for a product that nobody restricts, or what the other
        /// origins deliver.
        public let origin: Int?
    }

    /// An input that limited an industry's output on some days, by more than 0.01 % of its
    /// baseline.
    public struct Stop: Sendable, Hashable {
        /// The industry.
        public let industry: Int
        /// The sector of the product.
        public let input: Int
        /// The region whose restricted deliveries were short; nil where it was the product as a
        /// whole, or what the other origins deliver.
        public let origin: Int?
        /// Days on which this input limited most.
        public internal(set) var days: Int
        /// The first of them, from 0.
        public let firstDay: Int
        /// Output that orders and capacity would have allowed, in the table's unit.
        public internal(set) var withheld: Double
    }
}
