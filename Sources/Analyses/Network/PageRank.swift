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
    /// Passes over Z, the larger of both.
    public let iterations: Int

    /// The ranks of all industries.
    /// - Precondition: 0 ≤ damping < 1.
    /// - Complexity: one pass over Z a step. A Krylov solve of (I − d·P)·y = 1, of which r is the
    ///   share, takes some 15 steps where the plain iteration takes 200 (Gleich, Zhukov & Berkhin
    ///   2004); the plain iteration takes off what is left.
    public init(_ table: MRIOTable, damping: Double = 0.85) {
        precondition(damping >= 0 && damping < 1, "damping \(damping)")
        self.damping = damping
        var links = table.Z
        links.withUnsafeMutableElements { z in
            for k in z.indices where z[k] < 0 { z[k] = 0 }
        }
        let network = links
        let supplier = Self.rank(damping, totals: network.columnSums()) { network.times($0) }
        // What an industry with next to no output sells is rounding, and leads nowhere.
        var sales = network.rowSums()
        for j in (try? TechnicalCoefficients(table))?.nearZeroOutput ?? [] { sales[j] = 0 }
        let buyer = Self.rank(damping, totals: sales) { network.transposedTimes($0) }
        asSupplier = supplier.rank
        asBuyer = buyer.rank
        iterations = max(supplier.iterations, buyer.iterations)
    }

    private static func rank(
        _ d: Double, totals: [Double], times: @escaping @Sendable ([Double]) -> [Double]
    ) -> (rank: [Double], iterations: Int) {
        let n = totals.count
        let inverse = totals.map { $0 > 0 ? 1 / $0 : 0 }
        // Where nobody goes on, the walk begins anywhere: r is a multiple of (I − d·P)⁻¹·1.
        var rank = [Double](repeating: 1, count: n)
        var iterations = 0
        if n > GMRES().restart {
            let walk = Walk(damping: d, inverse: inverse, times: times)
            var span = rank.mutableSpan
            do throws(LinearAlgebraError) {
                iterations = try GMRES().solve(&span, columns: 1, of: walk, tolerance: 1e-13)
                    .iterations
            } catch {
                // Next to d = 1 the plain iteration below does what it can.
                for k in 0..<n { span[k] = 1 }
            }
        }
        let sum = rank.reduce(0, +)
        for k in rank.indices { rank[k] /= sum }
        for step in 1...1000 {
            var ending = 0.0
            for j in 0..<n where inverse[j] == 0 { ending += rank[j] }
            let walked = times(zip(rank, inverse).map { $0 * $1 })
            let start = (1 - d + d * ending) / Double(n)
            let next = walked.map { d * $0 + start }
            let change = zip(next, rank).reduce(0) { $0 + abs($1.0 - $1.1) }
            rank = next
            if change < 1e-14 { return (rank, iterations + step) }
        }
        return (rank, iterations + 1000)
    }
}

/// I − d·P as an operator.
private struct Walk: LinearOperator {
    let damping: Double
    let inverse: [Double]
    let times: @Sendable ([Double]) -> [Double]

    var count: Int { inverse.count }

    /// 1 + d·‖P‖∞, and what P’s columns add up to for its transpose, which nobody asks for.
    func infinityNorm(_ transposition: Transposition) -> Double {
        transposition == .none ? 1 + damping * (times(inverse).max() ?? 0) : 1 + damping
    }

    func apply(
        _ transposition: Transposition, _ x: Span<Double>, columns: Int,
        to result: inout MutableSpan<Double>
    ) {
        precondition(transposition == .none, "a walk is not transposed")
        let n = count
        for k in 0..<columns {
            let walked = times((0..<n).map { x[$0 + k * n] * inverse[$0] })
            for i in 0..<n { result[i + k * n] = x[i + k * n] - damping * walked[i] }
        }
    }
}
