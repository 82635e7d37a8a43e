import Platform
import Synchronization

/// Memory for `count` doubles, owned or borrowed from a mapped file; or what they follow from, and
/// their memory once somebody asks for it.
///
/// The buffer is written only by the matrix that owns it uniquely, before it is shared; that is
/// what makes the unchecked conformance to `Sendable` sound.
final class Buffer: @unchecked Sendable {
    private let stored: UnsafeMutablePointer<Double>?
    let count: Int
    let isWritable: Bool
    /// What the doubles follow from, where they are not stored.
    let implied: (any ImpliedElements)?
    /// Their memory, once it was asked for.
    private let formed = Mutex<Buffer?>(nil)
    private let release: @Sendable (UnsafeMutablePointer<Double>) -> Void

    /// Blocks of at least so many bytes come from the system in large pages where it has them: they
    /// are filled by rows and read by columns, and a small page for each step costs more than the
    /// numbers.
    private static let largeBlock = 8 << 20
    /// The usual size of a large page.
    private static let largePage = 2 << 20

    /// Zeroed memory. Large blocks come from the system as untouched zero pages, so that they cost
    /// nothing until they are used.
    init(zeros count: Int) {
        if count >= Self.largeBlock / MemoryLayout<Double>.stride {
            (stored, release) = Self.pages(for: count)
            implied = nil
            self.count = count
            isWritable = true
            return
        }
        guard let raw = calloc(max(count, 1), MemoryLayout<Double>.stride) else {
            Memory.end(without: Self.bytes(count))
        }
        stored = raw.bindMemory(to: Double.self, capacity: max(count, 1))
        implied = nil
        self.count = count
        isWritable = true
        release = { free($0) }
    }

    /// A copy of other memory.
    init(copying source: UnsafePointer<Double>, count: Int) {
        guard Memory.hasRoom(for: Self.bytes(count)), let raw = malloc(max(Self.bytes(count), 1))
        else { Memory.end(without: Self.bytes(count)) }
        let base = raw.bindMemory(to: Double.self, capacity: max(count, 1))
        base.initialize(from: source, count: count)
        stored = base
        implied = nil
        self.count = count
        isWritable = true
        release = { free($0) }
    }

    /// Memory that belongs to `owner` and stays valid as long as it lives; never written.
    init(borrowing base: UnsafePointer<Double>, count: Int, owner: any AnyObject & Sendable) {
        stored = UnsafeMutablePointer(mutating: base)
        implied = nil
        self.count = count
        isWritable = false
        release = { _ in withExtendedLifetime(owner) {} }
    }

    /// Doubles that follow from something smaller.
    init(_ implied: any ImpliedElements) {
        stored = nil
        self.implied = implied
        count = implied.rowCount * implied.columnCount
        isWritable = false
        release = { _ in }
    }

    deinit { if let stored { release(stored) } }

    /// The memory; formed at the first call where the doubles are not stored.
    var base: UnsafeMutablePointer<Double> {
        if let stored { return stored }
        return form().base
    }

    private func form() -> Buffer {
        guard let implied else { preconditionFailure("a buffer has memory or elements") }
        return formed.withLock { formed in
            if let formed { return formed }
            let made = Buffer(zeros: count)
            implied.fill(columns: 0..<implied.columnCount, made.base)
            formed = made
            return made
        }
    }

    /// Bytes of so many doubles; more than there is where they cannot be counted.
    private static func bytes(_ count: Int) -> Int {
        WholeNumber.product(count, MemoryLayout<Double>.stride) ?? .max
    }

    /// Memory straight from the system, at the start of a large page.
    private static func pages(
        for count: Int
    ) -> (UnsafeMutablePointer<Double>, @Sendable (UnsafeMutablePointer<Double>) -> Void) {
        let size = bytes(count)
        guard Memory.hasRoom(for: size) else { Memory.end(without: size) }
        let mapped = size + largePage
        guard
            let start = mmap(
                nil, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            start != MAP_FAILED
        else { Memory.end(without: size) }
        let lead = -Int(bitPattern: start) & (largePage - 1)
        let base = start + lead
        #if os(Linux)
            madvise(base, size, MADV_HUGEPAGE)
        #endif
        return (
            base.bindMemory(to: Double.self, capacity: count), { munmap($0 - lead / 8, mapped) }
        )
    }
}
