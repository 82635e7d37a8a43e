import InputOutput

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A whole file mapped read-only, unmapped when the last user lets go.
///
/// The mapping is never written through, which makes sharing it between threads sound.
final class MappedFile: @unchecked Sendable {
    /// The content; empty, without an address, for an empty file. Valid only while this object lives:
    /// prefer `withBytes`.
    let bytes: UnsafeRawBufferPointer

    /// Maps a file.
    /// - Throws: `missing-file`, `unreadable-file`.
    init(path: String) throws(Diagnostics) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure(path, errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Self.failure(path, EISDIR) }
        let count = Int(status.st_size)
        if count == 0 {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0),
            address != MAP_FAILED
        else { throw Self.failure(path, errno) }
        bytes = UnsafeRawBufferPointer(start: address, count: count)
    }

    /// Calls `body` with the content.
    func withBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
        withExtendedLifetime(self) { body(bytes) }
    }

    deinit {
        if let base = bytes.baseAddress {
            munmap(UnsafeMutableRawPointer(mutating: base), bytes.count)
        }
    }

    private static func failure(_ path: String, _ code: Int32) -> Diagnostics {
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
