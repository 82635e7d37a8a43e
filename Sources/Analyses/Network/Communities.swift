public import InputOutput
import LinearAlgebra

/// Groups of industries that trade more with each other than chance would have it: the method of
/// Louvain (Blondel, Guillaume, Lambiotte & Lefebvre 2008).
///
/// With w_ij = z_ij + z_ji for i ≠ j, d_i = Σ_j w_ij, W = Σ d_i, and negative deliveries left out,
///
///     Q = Σ_c [ Σ_(i,j∈c) w_ij / W − γ·(Σ_(i∈c) d_i / W)² ]
///
/// is raised by moving single industries, then whole groups, until nothing gains. The order is that
/// of the table, so that the groups are the same everywhere and every time. Deliveries of an
/// industry to itself do not count.
public struct Communities: Sendable {
    /// For each industry the number of its group, n: 0 for the group with the largest flows.
    public let group: [Int]
    /// Q, from −½ to 1.
    public let modularity: Double
    /// γ: above 1 for more and smaller groups.
    public let resolution: Double
    /// For each group the flows within it, and all flows of its members, a share of all flows each.
    public let flows: [(within: Double, all: Double)]

    /// The groups of a table.
    /// - Precondition: a positive resolution.
    /// - Complexity: some passes over Z a level; later levels are small.
    public init(_ table: MRIOTable, resolution: Double = 1) {
        precondition(resolution > 0, "resolution \(resolution)")
        self.resolution = resolution
        let n = table.industryCount
        var weights = [Double](repeating: 0, count: n * n)
        table.Z.withUnsafeElements { z in
            for j in 0..<n {
                for i in 0..<n where i != j {
                    let flow = max(0, z[i + j * n])
                    weights[i + j * n] += flow
                    weights[j + i * n] += flow
                }
            }
        }
        var membership = Array(0..<n)
        var level = weights
        var count = n
        while true {
            let moved = Self.move(level, count, resolution)
            if moved.count == count { break }
            membership = membership.map { moved.group[$0] }
            level = Self.merged(level, count, moved.group, moved.count)
            count = moved.count
        }
        let all = level.reduce(0, +)
        let totals = (0..<count).map { c in
            (0..<count).reduce(0) { $0 + level[$1 + c * count] }
        }
        let sorted = (0..<count).sorted {
            totals[$0] > totals[$1] || (totals[$0] == totals[$1] && $0 < $1)
        }
        var place = [Int](repeating: 0, count: count)
        for (k, c) in sorted.enumerated() { place[c] = k }
        group = membership.map { place[$0] }
        guard all > 0 else {
            modularity = 0
            flows = sorted.map { _ in (0, 0) }
            return
        }
        modularity = (0..<count).reduce(0) { sum, c in
            let part = totals[c] / all
            return sum + level[c + c * count] / all - resolution * part * part
        }
        flows = sorted.map { (level[$0 + $0 * count] / all, totals[$0] / all) }
    }

    /// Moves items to the group where Q gains most until no item moves; groups are numbered from 0.
    private static func move(
        _ w: [Double], _ m: Int, _ resolution: Double
    ) -> (group: [Int], count: Int) {
        var group = Array(0..<m)
        return w.withUnsafeBufferPointer { w in
            let degrees = (0..<m).map { j in
                var sum = 0.0
                for i in 0..<m { sum += w[i + j * m] }
                return sum
            }
            let all = degrees.reduce(0, +)
            if all == 0 { return (group, m) }
            var totals = degrees
            var toGroup = [Double](repeating: 0, count: m)
            var isMoved = true
            while isMoved {
                isMoved = false
                for item in 0..<m where degrees[item] > 0 {
                    let own = group[item]
                    for c in 0..<m { toGroup[c] = 0 }
                    for other in 0..<m where other != item {
                        toGroup[group[other]] += w[other + item * m]
                    }
                    totals[own] -= degrees[item]
                    func gain(_ c: Int) -> Double {
                        toGroup[c] - resolution * totals[c] * degrees[item] / all
                    }
                    var (best, bestGain) = (own, gain(own) + 1e-12 * degrees[item])
                    for c in 0..<m where toGroup[c] > 0 && gain(c) > bestGain {
                        (best, bestGain) = (c, gain(c))
                    }
                    totals[best] += degrees[item]
                    if best != own {
                        group[item] = best
                        isMoved = true
                    }
                }
            }
            var numbers: [Int: Int] = [:]
            for c in group where numbers[c] == nil { numbers[c] = numbers.count }
            return (group.map { numbers[$0] ?? 0 }, numbers.count)
        }
    }

    private static func merged(
        _ w: [Double], _ m: Int, _ group: [Int], _ count: Int
    ) -> [Double] {
        var result = [Double](repeating: 0, count: count * count)
        for j in 0..<m {
            for i in 0..<m { result[group[i] + group[j] * count] += w[i + j * m] }
        }
        return result
    }
}
