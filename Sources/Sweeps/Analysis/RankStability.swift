/// How well the base's ranking of some items survives the draws: in what share of them each of the
/// top k stays among the top k.
public struct RankStability: Sendable, Hashable {
    /// Which end of the scores is the top.
    public enum Order: Sendable, Hashable {
        /// The greatest score has rank 1.
        case greatestFirst
        /// The least score has rank 1, such as the largest loss where losses are negative.
        case leastFirst
    }

    /// One of the base's top k. Ranks count from 1; equal scores share the better rank.
    public struct Item: Sendable, Hashable {
        /// The position of the item among all items.
        public let item: Int
        /// Its rank in the base.
        public let baseRank: Int
        /// The share of draws in which its rank is k or better.
        public let shareInTop: Double
        /// The quantile at 5 % of its ranks over the draws, type 7, as are the following.
        public let p5Rank: Double
        /// The median of its ranks.
        public let medianRank: Double
        /// The quantile at 95 % of its ranks.
        public let p95Rank: Double
    }

    /// The base's top k by rank; among equal scores the earlier item is taken.
    public let top: [Item]
    /// The share of draws in which all of the base's top k stay in the top k.
    public let shareUnchanged: Double
    /// The number of draws used.
    public let draws: Int
    /// The number of draws left out because a score was NaN.
    public let failed: Int

    /// The stability of the top `k` of some items.
    /// - Parameters:
    ///   - base: the score of each item without the sweep; none may be NaN.
    ///   - draws: the scores of each item in each draw, draw by draw.
    /// - Throws: `tooFewDraws` when no draw has all its scores, `baseFailed` when the base has not.
    /// - Complexity: O(draws × items × k).
    public init(
        base: [Double], draws: [[Double]], top k: Int, order: Order
    ) throws(SweepAnalysisError) {
        precondition(k >= 1, "the top \(k)")
        if base.contains(where: \.isNaN) { throw .baseFailed }
        let sign: Double = order == .greatestFirst ? 1 : -1
        let kept = base.indices.sorted { (-sign * base[$0], $0) < (-sign * base[$1], $1) }.prefix(k)
        let usable = draws.filter { draw in
            precondition(draw.count == base.count, "a draw with another number of items")
            return !draw.contains(where: \.isNaN)
        }
        if usable.isEmpty { throw .tooFewDraws(usable: 0, needed: 1) }

        var ranks = [[Double]](repeating: [], count: kept.count)
        var unchanged = 0
        for draw in usable {
            var all = true
            for (position, item) in kept.enumerated() {
                let rank = Self.rank(of: item, in: draw, sign)
                ranks[position].append(Double(rank))
                all = all && rank <= k
            }
            if all { unchanged += 1 }
        }
        let n = Double(usable.count)
        self.top = zip(kept, ranks).map { item, ranks in
            let sorted = ranks.sorted()
            return Item(
                item: item, baseRank: Self.rank(of: item, in: base, sign),
                shareInTop: Double(sorted.count { $0 <= Double(k) }) / n,
                p5Rank: Quantile.type7(ofSorted: sorted, at: 0.05),
                medianRank: Quantile.type7(ofSorted: sorted, at: 0.5),
                p95Rank: Quantile.type7(ofSorted: sorted, at: 0.95))
        }
        self.shareUnchanged = Double(unchanged) / n
        self.draws = usable.count
        self.failed = draws.count - usable.count
    }

    /// One more than the number of items that are strictly better.
    private static func rank(of item: Int, in scores: [Double], _ sign: Double) -> Int {
        let own = sign * scores[item]
        return 1 + scores.count { sign * $0 > own }
    }
}
