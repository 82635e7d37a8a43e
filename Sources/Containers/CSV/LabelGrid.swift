import InputOutput

/// The complete grid that two-part labels (region and sector, region and category) seem to be meant
/// as.
///
/// A part that occurs with fewer than half of the others is taken for a slip of the pen, so that a
/// damaged label is named as such and does not become a region.
package struct LabelGrid: Sendable {
    /// One label in its two parts.
    package struct Pair: Sendable, Hashable {
        package let outer: String
        package let inner: String

        /// A label of two parts.
        package init(
            outer: String, inner: String
        ) {
            self.outer = outer
            self.inner = inner
        }
    }

    /// The first parts in the order in which they first appear.
    package let outer: [String]
    /// The second parts in the order of the first block that has them all.
    package let inner: [String]

    /// A grid of known parts.
    package init(outer: [String], inner: [String]) {
        self.outer = outer
        self.inner = inner
    }

    /// The grid that labels are meant as.
    /// - Complexity: O(labels).
    package init(_ pairs: [Pair]) {
        var inners: [String: Set<String>] = [:]
        var outerOrder: [String] = []
        var innerOrder: [String] = []
        var innerCounts: [String: Int] = [:]
        var orders: [String: [String]] = [:]
        for pair in pairs {
            if inners[pair.outer] == nil { outerOrder.append(pair.outer) }
            guard inners[pair.outer, default: []].insert(pair.inner).inserted else { continue }
            orders[pair.outer, default: []].append(pair.inner)
            if innerCounts[pair.inner] == nil { innerOrder.append(pair.inner) }
            innerCounts[pair.inner, default: 0] += 1
        }
        let most = innerCounts.values.max() ?? 0
        let keptInner = innerOrder.filter { 2 * (innerCounts[$0] ?? 0) >= most }
        let kept = Set(keptInner)
        let widest = inners.values.map { $0.intersection(kept).count }.max() ?? 0
        let keptOuter = outerOrder.filter {
            2 * (inners[$0]?.intersection(kept).count ?? 0) >= widest
        }
        let model = keptOuter.first { inners[$0]?.isSuperset(of: kept) == true }
        if keptOuter.count * keptInner.count <= 4 * pairs.count {
            outer = keptOuter
            inner = model.flatMap { orders[$0] }?.filter(kept.contains) ?? keptInner
            return
        }
        // Labels of no grid at all: the widest block is the model, so that the grid stays as small
        // as the labels are many.
        let longest = orders.values.map(\.count).max() ?? 0
        let widestOuter = outerOrder.first { orders[$0]?.count == longest }
        let block = widestOuter.flatMap { orders[$0] } ?? []
        let blockSet = Set(block)
        inner = block
        outer = outerOrder.filter {
            2 * (inners[$0]?.intersection(blockSet).count ?? 0) >= block.count
        }
    }

    /// All labels of the grid, the second part running fastest, joined by `separator`.
    package func labels(joinedBy separator: String) -> [String] {
        outer.flatMap { first in inner.map { "\(first)\(separator)\($0)" } }
    }

    /// Splits a label at the first separator; nil when it has none, or nothing on one side of it.
    package static func pair(splitting label: String, at separator: String = "_") -> Pair? {
        guard let cut = label.firstRange(of: separator) else { return nil }
        let (outer, inner) = (label[..<cut.lowerBound], label[cut.upperBound...])
        return outer.isEmpty || inner.isEmpty
            ? nil : Pair(outer: String(outer), inner: String(inner))
    }
}
