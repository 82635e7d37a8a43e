#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Memory for `count` doubles, owned or borrowed from a mapped file.
///
/// The buffer is written only by the matrix that owns it uniquely, before it is shared; that is what
/// makes the unchecked conformance to `Sendable` sound.
final class Buffer: @unchecked Sendable {
    let base: UnsafeMutablePointer<Double>
    let count: Int
    let isWritable: Bool
    private let release: @Sendable (UnsafeMutablePointer<Double>) -> Void

    /// Zeroed memory. Large blocks come from the system as untouched zero pages, so that they cost
    /// nothing until they are used.
    init(zeros count: Int) {
        guard let raw = calloc(max(count, 1), MemoryLayout<Double>.stride) else {
            fatalError("out of memory: \(count) doubles")
        }
        base = raw.bindMemory(to: Double.self, capacity: max(count, 1))
        self.count = count
        isWritable = true
        release = { free($0) }
    }

    /// A copy of other memory.
    init(copying source: UnsafePointer<Double>, count: Int) {
        guard let raw = malloc(max(count, 1) * MemoryLayout<Double>.stride) else {
            fatalError("out of memory: \(count) doubles")
        }
        base = raw.bindMemory(to: Double.self, capacity: max(count, 1))
        base.initialize(from: source, count: count)
        self.count = count
        isWritable = true
        release = { free($0) }
    }

    /// Memory that belongs to `owner` and stays valid as long as it lives; never written.
    init(borrowing base: UnsafePointer<Double>, count: Int, owner: any AnyObject & Sendable) {
        self.base = UnsafeMutablePointer(mutating: base)
        self.count = count
        isWritable = false
        release = { _ in withExtendedLifetime(owner) {} }
    }

    deinit { release(base) }
}
