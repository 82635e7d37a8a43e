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
        var counter = try RankCounter(base: base, top: k, order: order)
        for draw in draws { counter.add(draw) }
        self = try counter.stability()
    }

    /// What a counter found.
    init(top: [Item], shareUnchanged: Double, draws: Int, failed: Int) {
        self.top = top
        self.shareUnchanged = shareUnchanged
        self.draws = draws
        self.failed = failed
    }
}
