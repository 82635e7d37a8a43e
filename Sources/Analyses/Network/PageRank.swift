public import InputOutput
import LinearAlgebra

/// PageRank of industries in the network of intermediate deliveries (Brin & Page 1998; for
/// input-output tables Cerina, Zhu, Chessa & Riccaboni 2015).
///
///     r = d·P·r + (1 − d + d·(share of r in industries without a next one)) / n
///
/// where a walker in industry j goes to i with probability P_ij. As suppliers, P_ij = z_ij / Σ_i
/// z_ij = a_ij / Σ_i a_ij: the walk goes from a buyer to those it buys from, and a high rank means
/// that much of the economy, directly or through others, is supplied by i. As buyers, P_ij = z_ji /
/// Σ_i z_ji: the walk goes on to customers. Negative deliveries are no links.
public struct PageRank: Sendable {
    /// Importance as a supplier, n; adds up to 1.
    public let asSupplier: [Double]
    /// Importance as a buyer, n; adds up to 1.
    public let asBuyer: [Double]
    /// d, the probability of walking on.
    public let damping: Double
    /// Steps of the power iteration, the larger of both.
    public let iterations: Int

    /// The ranks of all industries.
    /// - Precondition: 0 ≤ damping < 1.
    /// - Complexity: one pass over Z a step; d^steps falls below 1e-14, some 200 steps for 0.85.
    public init(_ table: MRIOTable, damping: Double = 0.85) {
        precondition(damping >= 0 && damping < 1, "damping \(damping)")
        self.damping = damping
        var links = table.Z
        links.withUnsafeMutableElements { z in
            for k in z.indices where z[k] < 0 { z[k] = 0 }
        }
        let supplier = Self.rank(damping, totals: links.columnSums()) { links.times($0) }
        // What an industry with next to no output sells is rounding, and leads nowhere.
        var sales = links.rowSums()
        for j in (try? TechnicalCoefficients(table))?.nearZeroOutput ?? [] { sales[j] = 0 }
        let buyer = Self.rank(damping, totals: sales) { links.transposedTimes($0) }
        asSupplier = supplier.rank
        asBuyer = buyer.rank
        iterations = max(supplier.iterations, buyer.iterations)
    }

    private static func rank(
        _ d: Double, totals: [Double], times: ([Double]) -> [Double]
    ) -> (rank: [Double], iterations: Int) {
        let n = totals.count
        var rank = [Double](repeating: 1 / Double(n), count: n)
        let inverse = totals.map { $0 > 0 ? 1 / $0 : 0 }
        for iteration in 1...1000 {
            var ending = 0.0
            for j in 0..<n where inverse[j] == 0 { ending += rank[j] }
            let walked = times(zip(rank, inverse).map { $0 * $1 })
            let start = (1 - d + d * ending) / Double(n)
            let next = walked.map { d * $0 + start }
            let change = zip(next, rank).reduce(0) { $0 + abs($1.0 - $1.1) }
            rank = next
            if change < 1e-14 { return (rank, iteration) }
        }
        return (rank, 1000)
    }
}
