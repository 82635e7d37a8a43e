import InputOutput

/// The complete grid that two-part labels (region and sector, region and category) seem to be meant as.
///
/// A part that occurs with fewer than half of the others is taken for a slip of the pen, so that a
/// damaged label is named as such and does not become a region.
struct LabelGrid: Sendable {
    /// One label in its two parts.
    struct Pair: Sendable, Hashable {
        let outer: String
        let inner: String
    }

    /// The first parts in the order in which they first appear.
    let outer: [String]
    /// The second parts in the order of the first block that has them all.
    let inner: [String]

    /// The grid that labels are meant as.
    /// - Complexity: O(labels).
    init(_ pairs: [Pair]) {
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
        outer = outerOrder.filter {
            2 * (inners[$0]?.intersection(kept).count ?? 0) >= widest
        }
        let model = outer.first { inners[$0]?.isSuperset(of: kept) == true }
        inner = model.flatMap { orders[$0] }?.filter(kept.contains) ?? keptInner
    }

    /// All labels of the grid, the second part running fastest, joined by `separator`.
    func labels(joinedBy separator: String) -> [String] {
        outer.flatMap { first in inner.map { "\(first)\(separator)\($0)" } }
    }

    /// Splits a label at its first underscore; nil when it has none, or nothing on one side of it.
    static func pair(splitting label: String) -> Pair? {
        guard let cut = label.firstIndex(of: "_") else { return nil }
        let (outer, inner) = (label[..<cut], label[label.index(after: cut)...])
        return outer.isEmpty || inner.isEmpty
            ? nil : Pair(outer: String(outer), inner: String(inner))
    }
}
