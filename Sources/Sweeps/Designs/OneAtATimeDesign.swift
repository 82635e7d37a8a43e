/// The base, then for each parameter in turn its alternatives with all others at their base: the
/// design behind a tornado.
public struct OneAtATimeDesign: SweepDesign {
    /// The alternatives of each parameter, such as its low and its high value.
    public let alternatives: [[DesignCoordinate]]
    /// For each parameter the index of its first point.
    private let firstPoint: [Int]
    /// One for the base and one for each alternative.
    public let count: Int

    /// A design over explicit alternatives for each parameter.
    public init(alternatives: [[DesignCoordinate]]) {
        self.alternatives = alternatives
        var next = 1
        var first: [Int] = []
        for list in alternatives {
            first.append(next)
            next += list.count
        }
        self.firstPoint = first
        self.count = next
    }

    /// Each parameter at two probabilities of its distribution, in the order low, high.
    public init(dimensions: Int, low: Double = 0.05, high: Double = 0.95) {
        precondition(low >= 0 && low < high && high <= 1, "probabilities \(low) and \(high)")
        self.init(
            alternatives: Array(
                repeating: [.quantile(low), .quantile(high)], count: dimensions))
    }

    /// The number of parameters.
    public var dimensions: Int { alternatives.count }
    /// Chosen points, no sample.
    public var isSample: Bool { false }
    /// True when an alternative was given at probability 0 or 1.
    public var reachesEnds: Bool {
        alternatives.contains { $0.contains(.quantile(0)) || $0.contains(.quantile(1)) }
    }

    /// The points in which `parameter` differs from the base.
    public func points(of parameter: Int) -> Range<Int> {
        firstPoint[parameter]..<firstPoint[parameter] + alternatives[parameter].count
    }

    /// The base for index 0; otherwise the base with one alternative in its place.
    public func point(_ index: Int) -> [DesignCoordinate] {
        check(index)
        var result = [DesignCoordinate](repeating: .base, count: dimensions)
        for j in alternatives.indices where points(of: j).contains(index) {
            result[j] = alternatives[j][index - firstPoint[j]]
        }
        return result
    }
}
