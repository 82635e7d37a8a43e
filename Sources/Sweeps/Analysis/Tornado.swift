/// How far each parameter alone moves an output, from a one-at-a-time design, widest bar first.
public struct Tornado: Sendable, Hashable {
    /// One parameter's bar, in the unit of the output.
    public struct Bar: Sendable, Hashable {
        /// The position of the parameter in the design.
        public let parameter: Int
        /// The outputs at the parameter's alternatives, in the design's order (low, high); `nil`
        /// where the draw failed.
        public let outputs: [Double?]
        /// The least output over the base and the alternatives that were solved.
        public let least: Double
        /// The greatest output over the base and the alternatives that were solved.
        public let greatest: Double
        /// The length of the bar.
        public var swing: Double { greatest - least }
        /// True when no alternative failed.
        public var isComplete: Bool { !outputs.contains(nil) }
    }

    /// The output at the base.
    public let base: Double
    /// The bars by falling swing; equal ones in the order of the parameters.
    public let bars: [Bar]

    /// The tornado of the outputs of a design, where NaN and infinity mark draws that failed.
    /// - Throws: `baseFailed` when the base has no output.
    public init(design: OneAtATimeDesign, outputs: [Double]) throws(SweepAnalysisError) {
        precondition(outputs.count == design.count, "outputs of another design")
        let base = outputs[0]
        if !base.isFinite { throw .baseFailed }
        let bars = (0..<design.dimensions).map { j in
            let own = outputs[design.points(of: j)].map { $0.isFinite ? $0 : nil }
            let solved = own.compactMap { $0 }
            return Bar(
                parameter: j, outputs: own, least: solved.reduce(base, min),
                greatest: solved.reduce(base, max))
        }
        self.base = base
        self.bars = bars.sorted { ($1.swing, $0.parameter) < ($0.swing, $1.parameter) }
    }
}
