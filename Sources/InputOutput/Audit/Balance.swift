/// Output by industry against what accounts for it.
public struct Balance: Sendable, Hashable {
    /// The two sides for one industry.
    public struct Entry: Sendable, Hashable {
        /// Index of the industry.
        public let industry: Int
        /// `REGION/SECTOR`.
        public let code: String
        /// Output, in the table's unit.
        public let output: Double
        /// What was added up, in the table's unit.
        public let accounted: Double
        /// `output − accounted`.
        public var difference: Double { output - accounted }
        /// |difference| as a share of |output|; nil without output.
        public var relative: Double? { output == 0 ? nil : abs(difference / output) }
    }

    /// The largest absolute differences, worst first, without those that are 0.
    public let worstAbsolute: [Entry]
    /// The largest differences as a share of output, worst first; an industry without output that
    /// has a difference comes before all others.
    public let worstRelative: [Entry]
    /// Industries whose difference is more than the threshold's share of their output, or that have
    /// one without output.
    public let aboveThreshold: Int
    /// Σ |difference|.
    public let totalDifference: Double
    /// Σ |output|.
    public let totalOutput: Double

    /// Σ |difference| as a share of Σ |output|; nil without any output.
    public var totalShare: Double? { totalOutput > 0 ? totalDifference / totalOutput : nil }
    /// The largest |difference|, in the table's unit.
    public var largestAbsolute: Double { worstAbsolute.first.map { abs($0.difference) } ?? 0 }

    /// - Parameter magnitude: for each industry the size of what was added up, beside which
    ///   rounding is told from a difference.
    init(
        _ table: MRIOTable, output: [Double], accounted: [Double], magnitude: [Double],
        worst count: Int, threshold: Double
    ) {
        // What is left by the rounding of a sum is no imbalance.
        let entries = output.indices.filter {
            abs(output[$0] - accounted[$0]) > 1e-13 * (abs(output[$0]) + magnitude[$0])
        }.map {
            Entry(
                industry: $0, code: table.layout.code(ofIndustry: $0), output: output[$0],
                accounted: accounted[$0])
        }
        let byAmount = entries.sorted { abs($0.difference) > abs($1.difference) }
        let byShare = entries.sorted {
            ($0.relative ?? .infinity, abs($0.difference))
                > ($1.relative ?? .infinity, abs($1.difference))
        }
        worstAbsolute = Array(byAmount.prefix(count))
        worstRelative = Array(byShare.prefix(count))
        aboveThreshold = entries.reduce(0) {
            $0 + (($1.relative ?? .infinity) > threshold ? 1 : 0)
        }
        totalDifference = entries.reduce(0) { $0 + abs($1.difference) }
        totalOutput = output.reduce(0) { $0 + abs($1) }
    }
}
