import InputOutput

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension FileBytes {
    /// What comes out of a pipe that the shell made, as `<(command)` does: copied to a temporary
    /// file, which has no name.
    /// - Throws: `unreadable-file`, `out-of-room`.
    /// - Complexity: reads to the end of the pipe.
    package convenience init(draining path: String) throws(Diagnostics) {
        try Self.askGate(path)
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw Self.failure(path, errno) }
        defer { close(source) }
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array("\(folder)/chokepoint-XXXXXX".utf8CString)
        let copy = mkstemp(&name)
        guard copy >= 0 else { throw Self.noRoom(path, folder) }
        defer { close(copy) }
        unlink(name)
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(source, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw Self.failure(path, errno) }
            if count == 0 { break }
            var written = 0
            while written < count {
                let part = buffer.withUnsafeBytes {
                    write(copy, $0.baseAddress.map { $0 + written }, count - written)
                }
                if part < 0, errno == EINTR { continue }
                if part <= 0 { throw Self.noRoom(path, folder) }
                written += part
            }
        }
        try self.init(descriptor: copy, path: path)
    }

    private static func noRoom(_ path: String, _ folder: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "out-of-room",
                """
                what the pipe gives cannot be copied to \(folder) \
                (\(String(cString: strerror(errno))))
                """,
                at: .init(file: path), remedy: "write it into a file yourself, and name that")
        ])
    }
}
