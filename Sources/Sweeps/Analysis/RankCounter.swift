/// Counts over the draws how a ranking holds, draw by draw, in memory that does not grow with the
/// number of draws.
public struct RankCounter: Sendable {
    private let base: [Double]
    private let k: Int
    private let sign: Double
    /// The items at the top of the base, best first.
    private let kept: [Int]
    /// For each kept item how often it had rank 1, 2, …
    private var counts: [[Int]]
    private var unchanged = 0
    private var draws = 0
    private var failed = 0

    /// A counter for the top `k` of the base's items.
    /// - Throws: `baseFailed` when a score of the base is NaN.
    public init(
        base: [Double], top k: Int, order: RankStability.Order
    ) throws(SweepAnalysisError) {
        precondition(k >= 1, "the top \(k)")
        if base.contains(where: \.isNaN) { throw .baseFailed }
        let sign: Double = order == .greatestFirst ? 1 : -1
        self.base = base
        self.k = k
        self.sign = sign
        kept = Array(
            base.indices.sorted { (-sign * base[$0], $0) < (-sign * base[$1], $1) }.prefix(k))
        counts = kept.map { _ in [Int](repeating: 0, count: base.count) }
    }

    /// Counts the scores of all items in one draw; a draw with a NaN is left out.
    /// - Complexity: O(items × k).
    public mutating func add(_ scores: [Double]) {
        precondition(scores.count == base.count, "a draw with another number of items")
        if scores.contains(where: \.isNaN) {
            failed += 1
            return
        }
        draws += 1
        var all = true
        for (position, item) in kept.enumerated() {
            let rank = rank(of: item, in: scores)
            counts[position][rank - 1] += 1
            all = all && rank <= k
        }
        if all { unchanged += 1 }
    }

    /// What was counted.
    /// - Throws: `tooFewDraws` when no draw has all its scores.
    public func stability() throws(SweepAnalysisError) -> RankStability {
        if draws == 0 { throw .tooFewDraws(usable: 0, needed: 1) }
        let n = Double(draws)
        return RankStability(
            top: zip(kept, counts).map { item, counts in
                RankStability.Item(
                    item: item, baseRank: rank(of: item, in: base),
                    shareInTop: Double(counts.prefix(k).reduce(0, +)) / n,
                    p5Rank: quantile(counts, 0.05), medianRank: quantile(counts, 0.5),
                    p95Rank: quantile(counts, 0.95))
            }, shareUnchanged: Double(unchanged) / n, draws: draws, failed: failed)
    }

    /// The type 7 quantile of ranks given by their counts.
    private func quantile(_ counts: [Int], _ p: Double) -> Double {
        func rank(at position: Int) -> Double {
            var seen = 0
            for (index, count) in counts.enumerated() {
                seen += count
                if position < seen { return Double(index + 1) }
            }
            return Double(counts.count)
        }
        let position = p * Double(draws - 1)
        let below = Int(position)
        let fraction = position - Double(below)
        if fraction == 0 { return rank(at: below) }
        return rank(at: below) + fraction * (rank(at: below + 1) - rank(at: below))
    }

    /// One more than the number of items that are strictly better.
    private func rank(of item: Int, in scores: [Double]) -> Int {
        let own = sign * scores[item]
        return 1 + scores.count { sign * $0 > own }
    }
}
