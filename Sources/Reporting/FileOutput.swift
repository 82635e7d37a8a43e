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

    /// Writes bytes to a temporary file in the same folder and renames it to `path`, so that a
    /// reader sees the old file or the new one and a failure leaves the old one as it was.
    ///
    /// An existing file keeps its permissions, a symbolic link keeps pointing to its file, and what
    /// is not a regular file, such as `/dev/stdout` or a pipe, is written to directly.
    /// Throws `cannot-write` with the path and the system's reason.
    public static func write(_ bytes: [UInt8], to path: String) throws(Diagnostics) {
        var existing = stat()
        let exists = stat(path, &existing) == 0
        if exists, existing.st_mode & S_IFMT != S_IFREG {
            let file = open(path, O_WRONLY | O_CLOEXEC)
            if file < 0 { throw failure(path) }
            return try fill(file, bytes, path)
        }
        if exists, access(path, W_OK) != 0 { throw failure(path) }
        let target = resolved(path)
        let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
        let (file, temporary) = try create(in: folder, for: path)
        do throws(Diagnostics) {
            if exists { fchmod(file, existing.st_mode & 0o7777) }
            try fill(file, bytes, path, synchronize: true)
            if rename(temporary, target) != 0 { throw failure(path) }
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
        in folder: String, for path: String
    ) throws(Diagnostics) -> (file: Int32, name: String) {
        while true {
            let number = UInt64.random(in: .min ... .max)
            let name = "\(folder).chokepoint-\(String(number, radix: 36))"
            let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if file >= 0 { return (file, name) }
            if errno != EEXIST, errno != EINTR { throw failure(path) }
        }
    }

    /// Writes all bytes and closes the file.
    private static func fill(
        _ file: Int32, _ bytes: [UInt8], _ path: String, synchronize: Bool = false
    ) throws(Diagnostics) {
        defer { close(file) }
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { put(file, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { throw failure(path) }
            start += max(count, 0)
        }
        if synchronize, fsync(file) != 0 { throw failure(path) }
    }

    private static func failure(_ path: String) -> Diagnostics {
        let reason = String(cString: strerror(errno))
        return Diagnostics([
            Diagnostic(.error, "cannot-write", "cannot write: \(reason)", at: .init(file: path))
        ])
    }
}
