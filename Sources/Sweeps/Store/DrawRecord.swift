/// One draw of a sweep: what was put in and what came out.
public struct DrawRecord: Sendable, Hashable {
    /// What came out of a draw.
    public enum Outcome: Sendable, Hashable {
        /// One value for each metric of the header, each in its unit; NaN where the model does not
        /// price it.
        case values([Double])
        /// The draw could not be solved, and why.
        case failed(String)
    }

    /// The index of the scenario without the sweep, before draw 0.
    public static let base = -1
    /// Reasons are kept to this number of bytes.
    public static let longestReason = 4096

    /// The index in the design, or `base`.
    public let index: Int
    /// One value for each parameter of the header, each in its unit.
    public let parameters: [Double]
    /// What came out.
    public let outcome: Outcome

    /// A draw.
    public init(index: Int, parameters: [Double], outcome: Outcome) {
        self.index = index
        self.parameters = parameters
        self.outcome = outcome
    }

    /// The value of one metric; NaN when the draw failed.
    public func value(_ metric: Int) -> Double {
        if case .values(let values) = outcome { values[metric] } else { .nan }
    }

    /// Why the draw failed; `nil` when it did not.
    public var failure: String? {
        if case .failed(let reason) = outcome { reason } else { nil }
    }
}
