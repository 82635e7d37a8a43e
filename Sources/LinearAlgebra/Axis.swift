/// A kind of matrix dimension, such as industries or regions. Conforming types have no values: they
/// exist so that the compiler refuses a product whose inner dimensions mean different things.
public protocol AxisKind: Sendable {
    /// The word for one element in messages, such as `industry`.
    static var elementName: String { get }
}

/// Positions without a meaning of their own, such as the right-hand sides of a linear system.
public enum OrdinalAxis: AxisKind {
    /// `position`.
    public static var elementName: String { "position" }
}

/// One labelled dimension of a matrix.
///
/// Two axes are equal when their labels are; comparing an axis with itself costs O(1).
public struct Axis<Kind: AxisKind>: Sendable, Hashable {
    private final class Labels: Sendable {
        let labels: [String]?
        let count: Int
        init(labels: [String]?, count: Int) {
            self.labels = labels
            self.count = count
        }
    }

    private let storage: Labels

    /// An axis with one label an element.
    public init(_ labels: [String]) {
        storage = Labels(labels: labels, count: labels.count)
    }

    /// An axis of `count` elements labelled 0, 1, 2…, stored without the labels.
    public init(count: Int) {
        precondition(count >= 0, "an axis has no negative count")
        storage = Labels(labels: nil, count: count)
    }

    /// Number of elements.
    public var count: Int { storage.count }

    /// The label of one element.
    public subscript(index: Int) -> String {
        precondition(index >= 0 && index < count, "index \(index) outside 0..<\(count)")
        return storage.labels?[index] ?? String(index)
    }

    /// All labels in order.
    public var labels: [String] { storage.labels ?? (0..<count).map(String.init) }

    /// Same labels in the same order.
    public static func == (a: Axis, b: Axis) -> Bool {
        if a.storage === b.storage { return true }
        guard a.count == b.count else { return false }
        if a.storage.labels == nil, b.storage.labels == nil { return true }
        return a.labels == b.labels
    }

    /// Hashes the labels.
    public func hash(into hasher: inout Hasher) { hasher.combine(labels) }
}
