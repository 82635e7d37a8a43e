import Foundation

/// What a worker has done so far, in a file that is mapped by it and by its parent: it outlives a
/// crash.
final class WorkerState {
    private let slots: UnsafeMutablePointer<Int>
    private static let count = 8

    /// Maps a file, which is made when it is not there.
    init(path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
        defer { close(descriptor) }
        let size = Self.count * MemoryLayout<Int>.stride
        guard ftruncate(descriptor, off_t(size)) == 0,
            let address = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
            address != MAP_FAILED
        else { throw CocoaError(.fileReadUnknown) }
        slots = address.bindMemory(to: Int.self, capacity: Self.count)
    }

    deinit { munmap(slots, Self.count * MemoryLayout<Int>.stride) }

    /// The input that is being read.
    var number: Int {
        get { slots[0] }
        set { slots[0] = newValue }
    }

    /// Inputs that were read.
    var tables: Int {
        get { slots[1] }
        set { slots[1] = newValue }
    }

    /// Inputs that were refused.
    var refusals: Int {
        get { slots[2] }
        set { slots[2] = newValue }
    }

    /// Bytes of memory that a worker had at most.
    var peak: Int {
        get { slots[3] }
        set { slots[3] = newValue }
    }

    /// The longest that an input took, in milliseconds, and which it was.
    var slowest: (milliseconds: Int, number: Int) {
        get { (slots[4], slots[5]) }
        set { (slots[4], slots[5]) = newValue }
    }
}
