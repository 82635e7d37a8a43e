import InputOutput
import LinearAlgebra

extension AdjointField {
    /// One coefficient and what it means for J.
    public struct Cell: Sendable, Hashable {
        /// Index of the supplying industry i.
        public let supplier: Int
        /// Index of the using industry j.
        public let user: Int
        /// a_ij, currency per currency.
        public let coefficient: Double
        /// ∂J/∂a_ij, in the unit of J.
        public let derivative: Double
        /// a_ij·∂J/∂a_ij: what J loses, to first order, without the purchase; in the unit of J.
        public let contribution: Double
    }

    /// A purchase moved from one origin of a product to another.
    public struct Switch: Sendable, Hashable {
        /// Index of the industry that loses the sale, k.
        public let from: Int
        /// Index of the industry of another region that gains it, i; the same sector.
        public let to: Int
        /// Index of the using industry j.
        public let user: Int
        /// a_kj, what can be moved.
        public let coefficient: Double
        /// a_kj·(λ_i − λ_k)·x_j: the change of J when all of it moves, to first order, in the unit
        /// of J.
        public let change: Double
    }

    /// What the largest cells are chosen by.
    public enum Order: String, Sendable, Hashable, CaseIterable {
        /// |∂J/∂a_ij| over all n² cells, zero or not.
        case derivative
        /// |a_ij·∂J/∂a_ij|: cells that there are.
        case contribution
    }

    /// Which cells take part; nil lets all pass.
    public struct Scope: Sendable {
        /// Suppliers i.
        public var suppliers: Set<Int>?
        /// Users j.
        public var users: Set<Int>?
        /// Only cells between two regions.
        public var isTradeOnly: Bool

        /// All cells, or those that the arguments let pass.
        public init(
            suppliers: Set<Int>? = nil, users: Set<Int>? = nil, isTradeOnly: Bool = false
        ) {
            self.suppliers = suppliers
            self.users = users
            self.isTradeOnly = isTradeOnly
        }
    }

    /// The largest cells, largest magnitude first, ties in the order of the table.
    /// - Complexity: one pass over n² cells with O(count) memory.
    public func largestCells(
        _ count: Int, by order: Order = .contribution, _ scope: Scope = Scope()
    ) -> [Cell] {
        var best = LargestElements(count)
        let layout = table.layout
        let n = layout.industryCount
        let suppliers = members(scope.suppliers)
        let users = members(scope.users)
        table.Z.withUnsafeElements { z in
            for j in users {
                let home = layout.family(ofIndustry: j)
                let scale = reciprocalOutput[j] * output[j]
                for i in suppliers
                where !scope.isTradeOnly || layout.family(ofIndustry: i) != home {
                    let magnitude =
                        order == .derivative
                        ? abs(lambda[i] * output[j]) : abs(z[i + j * n] * scale * lambda[i])
                    best.offer(magnitude, i + j * n)
                }
            }
        }
        return best.sorted().map { index in
            let (i, j) = (index % n, index / n)
            return Cell(
                supplier: i, user: j, coefficient: coefficient(i, j), derivative: derivative(i, j),
                contribution: contribution(i, j))
        }
    }

    /// The purchases whose move to the best (or worst) other origin of the same product changes J
    /// most: for each existing purchase k→j the origin with the largest (smallest) λ.
    /// - Parameter raising: true for moves that raise J, false for moves that lower it.
    /// - Complexity: one pass over n² cells with O(count) memory.
    public func largestSwitches(
        _ count: Int, raising: Bool = true, _ scope: Scope = Scope()
    ) -> [Switch] {
        let layout = table.layout
        let n = layout.industryCount
        guard layout.regionCount > 1 else { return [] }
        let target = bestOrigins(raising: raising)
        var best = LargestElements(count)
        let suppliers = members(scope.suppliers)
        let users = members(scope.users)
        table.Z.withUnsafeElements { z in
            for j in users {
                let home = layout.family(ofIndustry: j)
                let scale = reciprocalOutput[j] * output[j] * (raising ? 1 : -1)
                for k in suppliers
                where !scope.isTradeOnly || layout.family(ofIndustry: k) != home {
                    let gain = z[k + j * n] * scale * (lambda[target[k]] - lambda[k])
                    if gain > 0 { best.offer(gain, k + j * n) }
                }
            }
        }
        return best.sorted().map { index in
            let (k, j) = (index % n, index / n)
            let a = coefficient(k, j)
            return Switch(
                from: k, to: target[k], user: j, coefficient: a,
                change: a * substitution(to: target[k], from: k, user: j))
        }
    }

    /// For every industry the industry of the same sector in another country with the largest
    /// (smallest) λ; itself where there is none.
    private func bestOrigins(raising: Bool) -> [Int] {
        let layout = table.layout
        let (N, G) = (layout.sectorCount, layout.regionCount)
        let sign = raising ? 1.0 : -1.0
        return (0..<layout.industryCount).map { k in
            let (home, p) = (k / N, k % N)
            var choice: Int?
            for q in 0..<G where !layout.families.isHome(q, home) {
                let i = q * N + p
                if !isRanked[i] { continue }
                if sign * lambda[i] > choice.map({ sign * lambda[$0] }) ?? -.infinity { choice = i }
            }
            return choice ?? k
        }
    }

    private func members(_ set: Set<Int>?) -> [Int] {
        (set?.sorted() ?? Array(0..<table.industryCount)).filter { isRanked[$0] }
    }
}

/// Keeps the `count` largest of a stream of values, earlier ones first among equals.
struct LargestElements {
    private typealias Element = (value: Double, index: Int)
    private let count: Int
    /// The worst kept element is first.
    private var kept = BinaryHeap<Element>(LargestElements.isWorse)

    init(_ count: Int) {
        precondition(count >= 0, "a list has no negative length")
        self.count = count
    }

    /// Takes a value in when it is among the largest so far.
    mutating func offer(_ value: Double, _ index: Int) {
        if kept.count == count {
            guard let worst = kept.first, Self.isWorse(worst, (value, index)) else { return }
            _ = kept.removeFirst()
        }
        kept.insert((value, index))
    }

    /// Indices, largest value first.
    func sorted() -> [Int] {
        var rest = kept
        var indices: [Int] = []
        while let worst = rest.removeFirst() { indices.append(worst.index) }
        return indices.reversed()
    }

    private static func isWorse(_ a: Element, _ b: Element) -> Bool {
        a.value < b.value || (a.value == b.value && a.index > b.index)
    }
}
