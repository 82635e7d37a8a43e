import CZip
import Dispatch
import InputOutput
import Synchronization

/// Unpacks a file of a zip archive on a thread of its own, a few pieces ahead of their user.
///
/// Pieces go round a ring of buffers. Two semaphores count the filled and the free ones: a buffer
/// belongs to one side at a time, which makes sharing the ring between the two threads sound.
final class ZipPieces: @unchecked Sendable {
    /// Free bytes in front of every piece.
    static let headroom = 1 << 14
    private static let size = 1 << 18
    private static let ring = 4

    private enum Outcome {
        case piece(Int)
        case end
        case failure(Diagnostics)
    }

    private let file: OpaquePointer
    private let shown: String
    private let buffers: [UnsafeMutablePointer<UInt8>]
    /// One for each buffer, in memory that no array shares: the sides use different ones at the
    /// same time.
    private let outcomes = UnsafeMutablePointer<Outcome>.allocate(capacity: ring)
    private let filled = DispatchSemaphore(value: 0)
    private let free: DispatchSemaphore
    private let finished = DispatchSemaphore(value: 0)
    private let isStopped = Atomic(false)
    /// The piece that the user has or gets next.
    private var position = 0

    /// Pieces of an open file, which nobody else uses until `stop`.
    init(_ file: OpaquePointer, shownAs shown: String) {
        self.file = file
        self.shown = shown
        buffers = (0..<Self.ring).map { _ in .allocate(capacity: Self.headroom + Self.size) }
        outcomes.initialize(repeating: .end, count: Self.ring)
        // A semaphore must not end below the value it began with.
        free = DispatchSemaphore(value: 0)
        for _ in 0..<Self.ring { free.signal() }
    }

    /// Begins to unpack.
    func start() {
        DispatchQueue(label: "chokepoint.unpack").async { [self] in
            unpack()
            finished.signal()
        }
    }

    private func unpack() {
        var index = 0
        while true {
            free.wait()
            if isStopped.load(ordering: .acquiring) { return }
            let slot = index % Self.ring
            let count = zip_fread(file, buffers[slot] + Self.headroom, UInt64(Self.size))
            if count > 0 {
                outcomes[slot] = .piece(Int(count))
            } else {
                outcomes[slot] =
                    count < 0 ? .failure(ZipArchive.readFailure(file, shown)) : .end
            }
            filled.signal()
            if count <= 0 { return }
            index += 1
        }
    }

    /// The next piece; nil at the end. It is the user's until `giveBack`.
    /// - Throws: `damaged-member`.
    func next() throws(Diagnostics) -> UnsafeMutableBufferPointer<UInt8>? {
        filled.wait()
        let slot = position % Self.ring
        switch outcomes[slot] {
        case .piece(let count):
            return UnsafeMutableBufferPointer(start: buffers[slot] + Self.headroom, count: count)
        case .end: return nil
        case .failure(let problem): throw problem
        }
    }

    /// Lets the piece of the last `next` be filled again.
    func giveBack() {
        position += 1
        free.signal()
    }

    /// Ends the unpacking, wherever it is. Must be called once, after `start`.
    func stop() {
        isStopped.store(true, ordering: .releasing)
        free.signal()
        finished.wait()
        for buffer in buffers { buffer.deallocate() }
        outcomes.deinitialize(count: Self.ring)
        outcomes.deallocate()
    }
}
