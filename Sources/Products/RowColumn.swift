import Platform

/// One column of many rows: numbers in the memory of the process, or of a mapped file.
///
/// Nothing is written to it once it is made, which makes sharing it between tasks sound.
package struct RowColumn<Element: BitwiseCopyable & Sendable>: RandomAccessCollection,
    @unchecked Sendable
{
    /// What keeps the memory.
    private let owner: any AnyObject & Sendable
    private let elements: UnsafeBufferPointer<Element>

    package var startIndex: Int { 0 }
    package var endIndex: Int { elements.count }

    /// - Precondition: the position is in range.
    package subscript(position: Int) -> Element {
        @inline(__always) get {
            precondition(position >= 0 && position < elements.count, "no such row")
            return elements[position]
        }
    }

    /// The bytes of a range of rows.
    package func withBytes<T>(
        _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> T
    ) -> T {
        body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: elements[range])))
    }

    /// A range of rows in memory.
    func withRows<T>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<Element>) -> T) -> T {
        withExtendedLifetime(owner) { body(UnsafeBufferPointer(rebasing: elements[range])) }
    }

    /// Memory that belongs to somebody else, who keeps it.
    init(_ elements: UnsafeBufferPointer<Element>, keptBy owner: any AnyObject & Sendable) {
        self.owner = owner
        self.elements = elements
    }

    /// The first `count` rows of memory that is not written any more.
    init(_ memory: RowMemory<Element>, count: Int) {
        self.init(
            UnsafeBufferPointer(rebasing: memory.elements[..<count]), keptBy: memory)
    }

    /// Rows made one by one.
    package init(count: Int, _ element: (Int) -> Element) {
        let memory = RowMemory<Element>(count: count)
        for k in 0..<count { memory.elements[k] = element(k) }
        self.init(memory, count: count)
    }

    /// A copy of an array.
    package init(_ array: [Element]) { self.init(count: array.count) { array[$0] } }
}

/// Memory for the rows of a column, all zeros to begin with.
///
/// Who writes to it from several threads gives each rows of its own.
final class RowMemory<Element: BitwiseCopyable>: @unchecked Sendable {
    let elements: UnsafeMutableBufferPointer<Element>
    private let memory: PageMemory

    init(count: Int) {
        memory = PageMemory(count: count * MemoryLayout<Element>.stride)
        elements = memory.bytes.bindMemory(to: Element.self)
    }

    /// A copy of an array.
    convenience init(_ array: [Element]) {
        self.init(count: array.count)
        _ = elements.initialize(fromContentsOf: array)
    }

    /// The first row.
    var start: UnsafeMutablePointer<Element> {
        guard let base = elements.baseAddress else { preconditionFailure("there is memory") }
        return base
    }
}
