package import InputOutput
package import Platform

/// The bytes of one file: mapped read-only from disk, or unpacked from an archive into memory;
/// given back when the last user lets go.
///
/// Nothing is written through it, which makes sharing it between threads sound.
package final class FileBytes: @unchecked Sendable {
    /// The content; empty, without an address, for an empty file. Valid only while this object
    /// lives: prefer `withBytes`.
    package let bytes: UnsafeRawBufferPointer
    /// Whether the content is a file on disk, so that parts of it can leave memory and come back.
    package let isMapped: Bool
    private let mapped: MappedFile?
    /// Length of the memory of unpacked content, which may be longer than the content.
    private let unpackedCount: Int

    /// Maps a file.
    /// - Throws: `closed-file`, `source-overwritten`, `missing-file`, `unreadable-file`.
    package convenience init(path: String) throws(Diagnostics) {
        try Self.askGate(path)
        // Whoever opens a pipe waits for its writer, unless he says that he does not.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.failure(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure(path, errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Self.failure(path, EISDIR) }
        if let kind = Self.kind(ofMode: status.st_mode) {
            throw Diagnostics([
                Diagnostic(
                    .error, "not-a-file", "this is \(kind), not a file", at: .init(file: path),
                    remedy: "write what it gives into a file, and name that")
            ])
        }
        try self.init(descriptor: descriptor, path: path)
    }

    /// Stops at a file that this piece of work may not read, and notes one that it reads.
    /// - Throws: `closed-file`, whether it is there or not; `source-overwritten`.
    static func askGate(_ path: String) throws(Diagnostics) {
        guard FileGate.admits(path) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "closed-file", "a server opens no files but its tables",
                    at: .init(file: path), remedy: "use the command line for it")
            ])
        }
        try noteReading(path)
    }

    /// Notes that a file is read, for what is written later.
    /// - Throws: `source-overwritten` where it is going to be written.
    package static func noteReading(_ path: String) throws(Diagnostics) {
        if FilesRead.current?.note(path) ?? true { return }
        throw .sourceOverwritten(path)
    }

    /// Maps what a descriptor stands for, which must be a file.
    init(descriptor: Int32, path: String) throws(Diagnostics) {
        let file: MappedFile
        do throws(SystemError) { file = try MappedFile(descriptor: descriptor, path: path) } catch {
            throw Self.failure(path, error.code)
        }
        mapped = file
        isMapped = true
        unpackedCount = 0
        bytes = file.bytes
    }

    /// Content that `fill` makes in `capacity` bytes of fresh memory; what it does not touch costs
    /// nothing.
    /// - Parameters:
    ///   - path: what to call the file in messages.
    ///   - fill: writes the content and returns how long it is.
    /// - Throws: `out-of-memory`, and what `fill` throws.
    package init(
        unpacking path: String, capacity: Int,
        _ fill: (UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int
    ) throws(Diagnostics) {
        isMapped = false
        mapped = nil
        unpackedCount = max(capacity, 1)
        let flags = MAP_PRIVATE | MAP_ANONYMOUS
        guard Memory.hasRoom(for: capacity),
            let address = mmap(nil, unpackedCount, PROT_READ | PROT_WRITE, flags, -1, 0),
            address != MAP_FAILED
        else {
            throw Diagnostics([
                Diagnostic(
                    .error, "out-of-memory", "there is no memory for its \(capacity) bytes",
                    at: .init(file: path), remedy: "unpack it on disk and read it there")
            ])
        }
        do throws(Diagnostics) {
            let count = try fill(UnsafeMutableRawBufferPointer(start: address, count: capacity))
            precondition(count >= 0 && count <= capacity, "\(count) bytes in \(capacity)")
            bytes = UnsafeRawBufferPointer(start: address, count: count)
        } catch {
            munmap(address, max(capacity, 1))
            throw error
        }
    }

    /// Calls `body` with the content.
    package func withBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
        withExtendedLifetime(self) { body(bytes) }
    }

    /// Tells the system that a range was used and need not stay in memory; it comes back when it is
    /// used again. Does nothing for content that is not a file on disk.
    package func release(_ range: Range<Int>) {
        mapped?.release(range)
    }

    deinit {
        if unpackedCount > 0, let base = bytes.baseAddress {
            munmap(UnsafeMutableRawPointer(mutating: base), unpackedCount)
        }
    }

    /// What something is that is neither a file nor a folder; nil for these.
    package static func kind(ofMode mode: mode_t) -> String? {
        switch mode & S_IFMT {
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        case S_IFCHR, S_IFBLK: "a device"
        default: nil
        }
    }

    static func failure(_ path: String, _ code: Int32) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, code == ENOENT ? "missing-file" : "unreadable-file",
                code == ENOENT
                    ? "there is no such file"
                    : "the file cannot be read (\(String(cString: strerror(code))))",
                at: .init(file: path))
        ])
    }
}
