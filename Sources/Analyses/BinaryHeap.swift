/// A binary heap; `precedes` says which of two elements leaves first. Equals leave in an order
/// that depends only on the order of insertion.
struct BinaryHeap<Element> {
    private var elements: [Element] = []
    private let precedes: (Element, Element) -> Bool

    init(_ precedes: @escaping (Element, Element) -> Bool) { self.precedes = precedes }

    var count: Int { elements.count }
    var first: Element? { elements.first }

    mutating func insert(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard precedes(elements[child], elements[parent]) else { break }
            elements.swapAt(child, parent)
            child = parent
        }
    }

    mutating func removeFirst() -> Element? {
        guard let result = elements.first, let last = elements.popLast() else { return nil }
        if elements.isEmpty { return result }
        elements[0] = last
        var parent = 0
        while true {
            var chosen = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < elements.count && precedes(elements[child], elements[chosen]) {
                chosen = child
            }
            if chosen == parent { return result }
            elements.swapAt(chosen, parent)
            parent = chosen
        }
    }
}
