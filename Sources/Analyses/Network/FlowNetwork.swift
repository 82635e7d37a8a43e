public import InputOutput
import LinearAlgebra

/// The largest intermediate deliveries between industries as a network, and who stands between
/// others in it.
///
/// The length of a link is 1 over its flow, so that large flows are short. The betweenness of an
/// industry is the number of ordered pairs of other industries whose shortest path leads through
/// it, over (n − 1)(n − 2) (Freeman 1977; computed as Brandes 2001).
public struct FlowNetwork: Sendable {
    /// One delivery, in the table's unit.
    public struct Link: Sendable, Hashable {
        /// The selling industry.
        public let seller: Int
        /// The buying industry.
        public let buyer: Int
        /// The flow.
        public let flow: Double
    }

    /// The links, largest first.
    public let links: [Link]
    /// What they are of all positive deliveries between different industries, a share; nil when
    /// there are none.
    public let coverage: Double?
    /// Betweenness, n, from 0 to 1.
    public let betweenness: [Double]

    /// The network of the `count` largest deliveries between different industries.
    /// - Precondition: a positive count.
    /// - Complexity: one pass over Z; n times O(links·log n).
    public init(_ table: MRIOTable, count: Int) {
        precondition(count > 0, "count \(count)")
        let n = table.industryCount
        var largest = BinaryHeap<Link> { a, b in
            a.flow < b.flow
                || (a.flow == b.flow && (a.seller, a.buyer) > (b.seller, b.buyer))
        }
        var all = 0.0
        table.Z.withUnsafeElements { z in
            for j in 0..<n {
                for i in 0..<n where i != j && z[i + j * n] > 0 {
                    let flow = z[i + j * n]
                    all += flow
                    if largest.count == count, let least = largest.first, least.flow >= flow {
                        continue
                    }
                    largest.insert(Link(seller: i, buyer: j, flow: flow))
                    if largest.count > count { _ = largest.removeFirst() }
                }
            }
        }
        var chosen: [Link] = []
        while let least = largest.removeFirst() { chosen.append(least) }
        links = chosen.reversed()
        coverage = share(links.reduce(0) { $0 + $1.flow }, of: all)
        betweenness = Self.betweenness(links, n)
    }

    private static func betweenness(_ links: [Link], _ n: Int) -> [Double] {
        var neighbours = [[(to: Int, length: Double)]](repeating: [], count: n)
        for link in links { neighbours[link.seller].append((link.buyer, 1 / link.flow)) }
        var result = [Double](repeating: 0, count: n)
        for source in 0..<n where !neighbours[source].isEmpty {
            var distance = [Double](repeating: .infinity, count: n)
            var paths = [Double](repeating: 0, count: n)
            var before = [[Int]](repeating: [], count: n)
            var isDone = [Bool](repeating: false, count: n)
            var settled: [Int] = []
            var queue = BinaryHeap<(distance: Double, node: Int)> {
                $0.distance < $1.distance || ($0.distance == $1.distance && $0.node < $1.node)
            }
            distance[source] = 0
            paths[source] = 1
            queue.insert((0, source))
            while let (reached, node) = queue.removeFirst() {
                if isDone[node] || reached > distance[node] { continue }
                isDone[node] = true
                settled.append(node)
                for (to, length) in neighbours[node] {
                    let along = reached + length
                    if along < distance[to] {
                        distance[to] = along
                        paths[to] = paths[node]
                        before[to] = [node]
                        queue.insert((along, to))
                    } else if along == distance[to], !isDone[to] {
                        paths[to] += paths[node]
                        before[to].append(node)
                    }
                }
            }
            var dependency = [Double](repeating: 0, count: n)
            for node in settled.reversed() {
                for earlier in before[node] {
                    dependency[earlier] += paths[earlier] / paths[node] * (1 + dependency[node])
                }
                if node != source { result[node] += dependency[node] }
            }
        }
        let pairs = Double((n - 1) * (n - 2))
        return pairs > 0 ? result.map { $0 / pairs } : result
    }
}
