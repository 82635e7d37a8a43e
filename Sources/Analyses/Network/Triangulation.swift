public import InputOutput
public import LinearAlgebra

/// The order of sectors in which most sales go to later ones: the triangulated table (Chenery &
/// Watanabe 1958; Korte & Oberhofer 1971; Kondo 2014).
///
/// For an order π of the items of a square matrix of flows
///
///     linearity λ = Σ_(π(i) before π(j)) z_ij / Σ_(i≠j) z_ij
///
/// lies between ½ and 1 in the best order: 1 is a chain without feedback. Finding it is the linear
/// ordering problem. Up to 18 items it is solved exactly (dynamic programming over subsets, Held &
/// Karp 1962); beyond that by moving single items to where they gain most, from several starts
/// (Chanas & Kobylański 1996), with Σ_(i<j) max(z_ij, z_ji) as the bound of what is possible.
public struct Triangulation: Sendable {
    /// Items in order, sellers first.
    public let order: [Int]
    /// λ; nil when nothing flows between items.
    public let linearity: Double?
    /// A bound that no order exceeds; λ itself when the order is proved best.
    public let bound: Double?
    /// True when no order has a higher linearity.
    public let isProved: Bool
    /// What each item of `order` sells to later ones, and what it sells to earlier ones.
    public let sales: [(later: Double, earlier: Double)]

    /// Up to this many items the order is proved best.
    public static let exactLimit = 18

    /// The best order of a matrix of flows; its diagonal does not count, and negative cells count
    /// as they are.
    /// - Complexity: 2^m·m up to `exactLimit` items, else some sweeps of m² operations a start.
    public init<Kind: AxisKind>(_ flows: Matrix<Kind, Kind>) {
        let m = flows.rowCount
        let net = (0..<m).map { i in (0..<m).map { j in i == j ? 0 : flows[i, j] } }
        let total = net.reduce(0) { $0 + $1.reduce(0, +) }
        var possible = 0.0
        for i in 0..<m {
            for j in 0..<i { possible += max(net[i][j], net[j][i]) }
        }
        let isSmall = m <= Self.exactLimit
        let found = isSmall ? Self.exact(net) : Self.searched(net)
        order = found
        let reached = Self.value(found, net)
        // Where every pair points forward nothing better exists either.
        isProved = isSmall || reached >= possible * (1 - 1e-14)
        linearity = total > 0 ? reached / total : nil
        bound = total > 0 ? (isProved ? reached : possible) / total : nil
        sales = found.indices.map { k in
            let i = found[k]
            return (
                found[(k + 1)...].reduce(0) { $0 + net[i][$1] },
                found[..<k].reduce(0) { $0 + net[i][$1] }
            )
        }
    }

    private static func value(_ order: [Int], _ net: [[Double]]) -> Double {
        var sum = 0.0
        for a in order.indices {
            for b in (a + 1)..<max(order.count, a + 1) { sum += net[order[a]][order[b]] }
        }
        return sum
    }

    /// best[S] is the highest sum of an order that begins with the items of S; the item placed last
    /// among S receives from all others of S.
    private static func exact(_ net: [[Double]]) -> [Int] {
        let m = net.count
        if m == 0 { return [] }
        var best = [Double](repeating: -.infinity, count: 1 << m)
        var last = [Int8](repeating: -1, count: 1 << m)
        best[0] = 0
        for set in 1..<(1 << m) {
            for item in 0..<m where set & (1 << item) != 0 {
                let rest = set ^ (1 << item)
                var gain = best[rest]
                for other in 0..<m where rest & (1 << other) != 0 { gain += net[other][item] }
                if gain > best[set] {
                    best[set] = gain
                    last[set] = Int8(item)
                }
            }
        }
        var order: [Int] = []
        var set = (1 << m) - 1
        while set != 0 {
            let item = Int(last[set])
            order.append(item)
            set ^= 1 << item
        }
        return order.reversed()
    }

    private static func searched(_ net: [[Double]]) -> [Int] {
        let m = net.count
        let sold = net.map { $0.reduce(0, +) }
        let bought = (0..<m).map { j in net.reduce(0) { $0 + $1[j] } }
        let byNet = (0..<m).sorted { a, b in
            let (x, y) = (sold[a] - bought[a], sold[b] - bought[b])
            return x > y || (x == y && a < b)
        }
        let byRatio = (0..<m).sorted { a, b in
            let (x, y) = (sold[a] * (1 + bought[b]), sold[b] * (1 + bought[a]))
            return x > y || (x == y && a < b)
        }
        var best: (order: [Int], value: Double) = ([], -.infinity)
        for start in [byNet, byRatio, Array(0..<m), Array((0..<m).reversed())] {
            let order = improved(start, net)
            let reached = value(order, net)
            if reached > best.value { best = (order, reached) }
        }
        return best.order
    }

    /// Moves items to their best places until no move gains; then reverses the order and goes on,
    /// as long as that ends better than before.
    private static func improved(_ start: [Int], _ net: [[Double]]) -> [Int] {
        var order = start
        moveAll(&order, net)
        var reached = value(order, net)
        while true {
            var other = Array(order.reversed())
            moveAll(&other, net)
            let next = value(other, net)
            if next <= reached * (1 + 1e-12) { return order }
            (order, reached) = (other, next)
        }
    }

    private static func moveAll(_ order: inout [Int], _ net: [[Double]]) {
        let scale = net.reduce(0) { $0 + $1.reduce(0) { $0 + abs($1) } }
        var moved = true
        while moved {
            moved = false
            for item in order {
                guard let from = order.firstIndex(of: item) else { continue }
                var (bestGain, bestPlace) = (1e-13 * scale, from)
                var gain = 0.0
                for place in stride(from: from - 1, through: 0, by: -1) {
                    gain += net[item][order[place]] - net[order[place]][item]
                    if gain > bestGain { (bestGain, bestPlace) = (gain, place) }
                }
                gain = 0
                for place in (from + 1)..<max(order.count, from + 1) {
                    gain += net[order[place]][item] - net[item][order[place]]
                    if gain > bestGain { (bestGain, bestPlace) = (gain, place) }
                }
                if bestPlace == from { continue }
                order.remove(at: from)
                order.insert(item, at: bestPlace)
                moved = true
            }
        }
    }
}

extension MRIOTable {
    /// Deliveries by selling and buying sector, N×N, of some regions to each other, in the table's
    /// unit.
    /// - Complexity: one pass over the columns of these regions.
    public func flowsBySector(among regions: [Int]) -> Matrix<SectorAxis, SectorAxis> {
        let (n, N) = (industryCount, sectorCount)
        return Z.withUnsafeElements { z in
            Matrix(layout.sectorAxis, layout.sectorAxis) { target in
                for r in regions {
                    for user in 0..<N {
                        let column = (r * N + user) * n
                        for s in regions {
                            for i in 0..<N { target[i + user * N] += z[column + s * N + i] }
                        }
                    }
                }
            }
        }
    }

    /// Deliveries by selling and buying country, of some families to each other, in the table's
    /// unit.
    /// - Complexity: one pass over Z.
    public func flowsByCountry(among families: [Int]) -> Matrix<RegionAxis, RegionAxis> {
        let all = layout.sumRowsByFamily(layout.sumColumnsByFamily(Z))
        let axis = Axis<RegionAxis>(families.map { layout.families.labels[$0].code })
        return Matrix(axis, axis, rowMajor: families.map { s in families.map { all[s, $0] } })
    }
}
