import InputOutput
import Platform

/// A part of a file held in memory, moved forward as it is read.
final class FileWindow {
    /// The size of the file when it was opened.
    let size: Int
    /// The bytes asked for last.
    private(set) var bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    private let descriptor: Int32
    private let isOwner: Bool
    private let path: String
    private var buffer: UnsafeMutableRawBufferPointer
    /// Where the buffer begins in the file and how much of it is filled.
    private var start = 0
    private var filled = 0

    /// Read at once, at least.
    private static let step = 1 << 20

    /// A window on an open file.
    init(_ descriptor: Int32, closing: Bool, path: String) throws(Diagnostics) {
        self.descriptor = descriptor
        self.path = path
        isOwner = closing
        buffer = .allocate(byteCount: Self.step, alignment: 16)
        var status = stat()
        let isKnown = fstat(descriptor, &status) == 0
        size = isKnown ? Int(status.st_size) : 0
        if !isKnown { throw DrawFileFailure(path: path).cannotRead() }
    }

    deinit {
        buffer.deallocate()
        if isOwner { close(descriptor) }
    }

    /// Brings `count` bytes from `offset` on into `bytes`; false when the file has not so many.
    func load(_ offset: Int, _ count: Int) throws(Diagnostics) -> Bool {
        if offset < 0 || count > size - offset { return false }
        if offset < start || offset + count > start + filled {
            try fill(from: offset, count)
            if offset + count > start + filled { return false }
        }
        bytes = UnsafeRawBufferPointer(
            rebasing: buffer[(offset - start)..<(offset - start + count)])
        return true
    }

    /// Whether the file has nothing but zero bytes from `offset` to its end.
    func isZero(from offset: Int) throws(Diagnostics) -> Bool {
        var place = offset
        while place < size {
            let count = min(Self.step, size - place)
            guard try load(place, count) else { return true }
            if bytes.contains(where: { $0 != 0 }) { return false }
            place += count
        }
        return true
    }

    private func fill(from offset: Int, _ count: Int) throws(Diagnostics) {
        if count > buffer.count {
            buffer.deallocate()
            buffer = .allocate(byteCount: count, alignment: 16)
        }
        (start, filled) = (offset, 0)
        while filled < buffer.count {
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let got = pread(descriptor, room.baseAddress, room.count, off_t(start + filled))
            if got < 0 {
                if errno == EINTR { continue }
                throw DrawFileFailure(path: path).cannotRead()
            }
            if got == 0 { break }
            filled += got
        }
    }
}
