/// Spearman's rank correlation: how monotonically an output moves with an input, from −1 to 1.
///
/// C. Spearman, Am. J. Psychol. 15, 72–101 (1904): Pearson's correlation of the ranks, equal values
/// sharing the mean of theirs.
public enum RankCorrelation {
    /// The correlation of pairs of finite values; `nil` below three of them, or where either side is
    /// constant.
    /// - Complexity: O(pairs log pairs).
    public static func spearman(_ x: [Double], _ y: [Double]) -> Double? {
        precondition(x.count == y.count, "\(x.count) inputs with \(y.count) outputs")
        let usable = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
        if usable.count < 3 { return nil }
        let (a, b) = (ranks(usable.map { x[$0] }), ranks(usable.map { y[$0] }))
        // The mean of the ranks 1…n, equal ones sharing theirs.
        let mean = Double(usable.count + 1) / 2
        var (products, squaresA, squaresB) = (0.0, 0.0, 0.0)
        for (p, q) in zip(a, b) {
            products += (p - mean) * (q - mean)
            squaresA += (p - mean) * (p - mean)
            squaresB += (q - mean) * (q - mean)
        }
        if squaresA == 0 || squaresB == 0 { return nil }
        return products / (squaresA * squaresB).squareRoot()
    }

    private static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for position in start..<end { ranks[order[position]] = Double(start + end + 1) / 2 }
            start = end
        }
        return ranks
    }
}
