import CPlatform

/// An open file, closed when the last user lets go.
package final class OpenFile: Sendable {
    /// The system's number of it.
    package let descriptor: Int32

    /// Opens a file; other programs that are started do not inherit it.
    /// - Parameters:
    ///   - flags: `O_RDONLY` and its like.
    ///   - mode: permissions of a file that is made, less the process's mask.
    package init(_ path: String, _ flags: Int32, mode: mode_t = 0o666) throws(SystemError) {
        var opened: Int32
        repeat { opened = open(path, flags | O_CLOEXEC, mode) } while opened < 0 && errno == EINTR
        if opened < 0 { throw SystemError() }
        descriptor = opened
    }

    deinit { close(descriptor) }

    /// What the system says of it.
    package var status: FileStatus? { FileStatus(descriptor: descriptor) }

    /// Writes all bytes where the file stands.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        try OpenFile.write(bytes, to: descriptor)
    }

    /// The same for bytes in an array.
    package func write(_ bytes: [UInt8]) throws(SystemError) {
        try OpenFile.write(bytes, to: descriptor)
    }

    /// The same for bytes in an array.
    package static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
        let code = bytes.withUnsafeBytes { cp_write_all(descriptor, $0.baseAddress, $0.count) }
        if code != 0 { throw SystemError(code) }
    }

    /// Writes all bytes to an open file, waiting where the other side is slow.
    package static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32
    ) throws(SystemError) {
        let code = cp_write_all(descriptor, bytes.baseAddress, bytes.count)
        if code != 0 { throw SystemError(code) }
    }

    /// Moves to a place in the file.
    package func seek(to offset: Int) throws(SystemError) {
        if lseek(descriptor, off_t(offset), SEEK_SET) < 0 { throw SystemError() }
    }

    /// All bytes from here to the end, at most `limit`.
    package func readAll(limit: Int = .max) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < limit {
            let count = read(descriptor, &piece, min(piece.count, limit - bytes.count))
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw SystemError() }
            if count == 0 { break }
            bytes += piece.prefix(count)
        }
        return bytes
    }

    /// Forces the content to the disk.
    package func synchronize() throws(SystemError) {
        // A pipe or a device has no disk behind it.
        if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP { throw SystemError() }
    }

    /// Gives the file these permissions, whatever the process's mask.
    package func setPermissions(_ mode: mode_t) throws(SystemError) {
        if fchmod(descriptor, mode) != 0 { throw SystemError() }
    }

    /// Lets the disk begin to write what a file has so far, without waiting for it: less is left to
    /// wait for when the file is synchronized. Does nothing where the system cannot, or will not.
    package static func startWriting(_ path: String) { cp_start_writing(path) }
}
