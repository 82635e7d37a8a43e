/// Fresh memory from the system, all zeros, given back as a whole.
///
/// Large memory lies in the system's large pages where there are any: it comes in pieces of 2 MiB
/// instead of 4 KiB, which spares most of the time that first touching it takes.
package final class PageMemory: @unchecked Sendable {
    /// The memory; it begins at a page, large memory at a large one.
    package let bytes: UnsafeMutableRawBufferPointer
    private let base: UnsafeMutableRawPointer
    private let length: Int

    private static let largePage = 2 << 20

    /// Memory of so many bytes. The program ends where there is none.
    package init(count: Int) {
        let isLarge = count >= 2 * Self.largePage
        length = isLarge ? count + Self.largePage : max(count, 1)
        guard
            let address = mmap(
                nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            address != MAP_FAILED
        else { Memory.end(without: count) }
        base = address
        let start =
            isLarge
            ? address + (Self.largePage - Int(bitPattern: address) % Self.largePage)
                % Self.largePage
            : address
        bytes = UnsafeMutableRawBufferPointer(start: start, count: count)
        #if os(Linux)
            // Advice only: small pages do as well. The bytes behind are nobody's.
            if isLarge { madvise(start, count, MADV_HUGEPAGE) }
        #endif
    }

    /// The first byte.
    package var start: UnsafeMutableRawPointer {
        guard let start = bytes.baseAddress else { preconditionFailure("there is memory") }
        return start
    }

    deinit { munmap(base, length) }
}
