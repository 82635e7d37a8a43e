/// Spearman's rank correlation: how monotonically an output moves with an input, from −1 to 1.
///
/// C. Spearman, Am. J. Psychol. 15, 72–101 (1904): Pearson's correlation of the ranks, equal values
/// sharing the mean of theirs.
public struct RankCorrelation: Sendable {
    /// The ranks of the values less their mean; empty when a value is not finite.
    private let centred: [Double]
    private let values: [Double]
    /// The sum of the squares of `centred`.
    private let squares: Double

    /// Ranks one side of the pairs, to be correlated with several others.
    /// - Complexity: O(values log values).
    public init(_ values: [Double]) {
        self.values = values
        let isWhole = values.allSatisfy(\.isFinite)
        // The mean of the ranks 1…n, equal ones sharing theirs.
        let mean = Double(values.count + 1) / 2
        centred = isWhole ? Self.ranks(values).map { $0 - mean } : []
        squares = centred.reduce(0) { $0 + $1 * $1 }
    }

    /// The correlation with another side over the pairs whose values are finite; `nil` below three
    /// of them, or where either side is constant.
    /// - Complexity: O(pairs), and O(pairs log pairs) where values are not finite.
    public func with(_ other: RankCorrelation) -> Double? {
        precondition(
            values.count == other.values.count,
            "\(values.count) inputs with \(other.values.count) outputs")
        if centred.count == values.count, other.centred.count == values.count {
            if values.count < 3 || squares == 0 || other.squares == 0 { return nil }
            let products = zip(centred, other.centred).reduce(0) { $0 + $1.0 * $1.1 }
            return products / (squares * other.squares).squareRoot()
        }
        let usable = values.indices.filter { values[$0].isFinite && other.values[$0].isFinite }
        return RankCorrelation(usable.map { values[$0] })
            .with(RankCorrelation(usable.map { other.values[$0] }))
    }

    /// How much the ranks of this side depend on a choice, from 0 to 1: the correlation ratio η of
    /// the ranks, whose square is the share of their variance that lies between the choices (K.
    /// Pearson, Drapers' Company Research Memoirs, Biometric Series II (1905)). For two choices it
    /// is the size of `with`.
    ///
    /// - Parameter choices: which choice each value belongs to.
    /// - Returns: `nil` below three finite pairs, or where either side is constant.
    /// - Complexity: O(pairs), and O(pairs log pairs) where values are not finite.
    public func ratio(on choices: [Double]) -> Double? {
        precondition(
            values.count == choices.count, "\(values.count) outputs for \(choices.count) choices")
        guard centred.count == values.count, choices.allSatisfy(\.isFinite) else {
            let usable = values.indices.filter { values[$0].isFinite && choices[$0].isFinite }
            return RankCorrelation(usable.map { values[$0] }).ratio(on: usable.map { choices[$0] })
        }
        var groups: [Double: (sum: Double, count: Double)] = [:]
        for (choice, rank) in zip(choices, centred) {
            groups[choice, default: (0, 0)].sum += rank
            groups[choice, default: (0, 0)].count += 1
        }
        if values.count < 3 || squares == 0 || groups.count < 2 { return nil }
        let between = groups.sorted { $0.key < $1.key }
            .reduce(0) { $0 + $1.value.sum * $1.value.sum / $1.value.count }
        return min(1, (between / squares).squareRoot())
    }

    /// The correlation of two lists.
    public static func spearman(_ x: [Double], _ y: [Double]) -> Double? {
        RankCorrelation(x).with(RankCorrelation(y))
    }

    private static func ranks(_ values: [Double]) -> [Double] {
        // Sorted beside their positions, which is faster than sorting positions by their values.
        let order = values.enumerated().map { (value: $1, position: $0) }
            .sorted { $0.value < $1.value }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, order[end].value == order[start].value { end += 1 }
            for place in start..<end { ranks[order[place].position] = Double(start + end + 1) / 2 }
            start = end
        }
        return ranks
    }
}
