import InputOutput

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The system's `write`, whose name the methods below would hide.
private func put(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(file, bytes, count)
}

/// Writes result files whole or not at all.
public enum FileOutput {
    /// Writes a text as UTF-8. See ``write(_:to:)-([UInt8],_)``.
    public static func write(_ text: String, to path: String) throws(Diagnostics) {
        try write(Array(text.utf8), to: path)
    }

    /// Writes a text piece by piece, as ``write(_:to:)-([UInt8],_)`` writes one that is at hand.
    /// - Parameter body: hands over the pieces in order.
    /// - Throws: `cannot-write`, and what `body` throws; the old file then stays as it was, unless it
    ///   is no regular file.
    public static func write(
        to path: String,
        _ body: ((String) throws(Diagnostics) -> Void) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        try replace(path) { file throws(Diagnostics) in
            try body { piece throws(Diagnostics) in try fill(file, Array(piece.utf8), path) }
        }
    }

    /// Writes bytes to a temporary file in the same folder and renames it to `path`, so that a
    /// reader sees the old file or the new one and a failure leaves the old one as it was.
    ///
    /// An existing file keeps its permissions, a symbolic link keeps pointing to its file, and what
    /// is not a regular file, such as `/dev/stdout` or a pipe, is written to directly.
    /// Throws `cannot-write` with the path and the system's reason.
    public static func write(_ bytes: [UInt8], to path: String) throws(Diagnostics) {
        try replace(path) { file throws(Diagnostics) in try fill(file, bytes, path) }
    }

    /// Calls `body` with a name in the same folder under which it makes a file, and renames that
    /// when it is on the disk, as ``write(_:to:)-([UInt8],_)`` does.
    /// - Throws: `cannot-write`, also for what is no regular file, and what `body` throws.
    static func replace(
        _ path: String, byName body: (String) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        var existing = stat()
        let exists = stat(path, &existing) == 0
        if exists, existing.st_mode & S_IFMT != S_IFREG {
            throw Diagnostics([
                Diagnostic(
                    .error, "cannot-write", "cannot write: this is not a regular file",
                    at: .init(file: path), remedy: "give the name of a file")
            ])
        }
        if exists, access(path, W_OK) != 0 { throw failure(path) }
        let target = resolved(path)
        let temporary = temporaryName(besides: target)
        // Said here: libraries that make files have less to say of why they cannot.
        let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
        if access(folder, W_OK | X_OK) != 0 { throw failure(path) }
        do throws(Diagnostics) {
            try body(temporary)
            let file = open(temporary, O_RDONLY | O_CLOEXEC)
            if file < 0 { throw failure(path) }
            defer { close(file) }
            if exists { fchmod(file, existing.st_mode & 0o7777) }
            if fsync(file) != 0 || rename(temporary, target) != 0 { throw failure(path) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func replace(
        _ path: String, _ body: (_ file: Int32) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        var existing = stat()
        let exists = stat(path, &existing) == 0
        if exists, existing.st_mode & S_IFMT != S_IFREG {
            let file = open(path, O_WRONLY | O_CLOEXEC)
            if file < 0 { throw failure(path) }
            defer { close(file) }
            return try body(file)
        }
        if exists, access(path, W_OK) != 0 { throw failure(path) }
        let target = resolved(path)
        let (file, temporary) = try create(besides: target, for: path)
        defer { close(file) }
        do throws(Diagnostics) {
            if exists { fchmod(file, existing.st_mode & 0o7777) }
            try body(file)
            if fsync(file) != 0 || rename(temporary, target) != 0 { throw failure(path) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// The file behind symbolic links; `path` itself when it does not exist yet.
    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func create(
        besides target: String, for path: String
    ) throws(Diagnostics) -> (file: Int32, name: String) {
        while true {
            let name = temporaryName(besides: target)
            let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if file >= 0 { return (file, name) }
            if errno != EEXIST, errno != EINTR { throw failure(path) }
        }
    }

    private static func temporaryName(besides target: String) -> String {
        let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
        return "\(folder).chokepoint-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    }

    /// Writes all bytes.
    private static func fill(
        _ file: Int32, _ bytes: [UInt8], _ path: String
    ) throws(Diagnostics) {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { put(file, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { throw failure(path) }
            start += max(count, 0)
        }
    }

    private static func failure(_ path: String) -> Diagnostics {
        let reason = String(cString: strerror(errno))
        return Diagnostics([
            Diagnostic(.error, "cannot-write", "cannot write: \(reason)", at: .init(file: path))
        ])
    }
}
