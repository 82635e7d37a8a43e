/// An address that several threads use at once, each its own part of what lies there, while the
/// caller keeps it alive: that is what makes sharing it sound.
package struct SharedPointer<Element>: @unchecked Sendable {
    /// The address.
    package let base: UnsafeMutablePointer<Element>

    /// An address to share.
    package init(_ base: UnsafeMutablePointer<Element>) { self.base = base }

    /// The address of a buffer to share; nil for an empty one.
    package init?(_ buffer: UnsafeMutableBufferPointer<Element>) {
        guard let base = buffer.baseAddress else { return nil }
        self.base = base
    }

    /// One element.
    package subscript(index: Int) -> Element {
        get { base[index] }
        nonmutating set { base[index] = newValue }
    }
}
