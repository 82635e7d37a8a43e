public import InputOutput
import Platform

/// Writes result files whole or not at all.
public enum FileOutput {
    /// Writes a text as UTF-8. See ``write(_:to:)-([UInt8],_)``.
    public static func write(_ text: String, to path: String) throws(Diagnostics) {
        try write(Array(text.utf8), to: path)
    }

    /// Writes a text piece by piece, as ``write(_:to:)-([UInt8],_)`` writes one that is at hand.
    /// - Parameter body: hands over the pieces in order.
    /// - Throws: `cannot-write`, and what `body` throws; the old file then stays as it was, unless
    ///   it is no regular file.
    public static func write(
        to path: String,
        _ body: ((String) throws(Diagnostics) -> Void) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        let file = try begin(path)
        try body { piece throws(Diagnostics) in try fill(file, Array(piece.utf8), path) }
        try finish(file, path)
    }

    /// Writes bytes piece by piece, as ``write(_:to:)-([UInt8],_)`` writes those that are at hand.
    /// - Parameter body: hands over the pieces in order.
    /// - Throws: as ``write(to:_:)``.
    static func write(
        bytesTo path: String,
        _ body: (([UInt8]) throws(Diagnostics) -> Void) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        let file = try begin(path)
        try body { piece throws(Diagnostics) in try fill(file, piece, path) }
        try finish(file, path)
    }

    /// Writes bytes to a temporary file in the same folder and renames it to `path`, so that a
    /// reader sees the old file or the new one and a failure leaves the old one as it was.
    ///
    /// An existing file keeps its permissions, a symbolic link keeps pointing to its file, and what
    /// is not a regular file, such as `/dev/stdout` or a pipe, is written to directly.
    /// Throws `cannot-write` with the path and the system's reason, and `source-overwritten` where
    /// the file was read for what is written.
    public static func write(_ bytes: [UInt8], to path: String) throws(Diagnostics) {
        let file = try begin(path)
        try fill(file, bytes, path)
        try finish(file, path)
    }

    /// Calls `body` with a name in the same folder under which it makes a file, and renames that
    /// when it is on the disk, as ``write(_:to:)-([UInt8],_)`` does.
    /// - Throws: `cannot-write`, and what `body` throws.
    static func replace(
        _ path: String, byName body: (String) throws(Diagnostics) -> Void
    ) throws(Diagnostics) {
        let file = try begin(path, byName: true)
        try body(file.temporary)
        try finish(file, path)
    }

    private static func begin(
        _ path: String, byName: Bool = false
    ) throws(Diagnostics) -> FileReplacement {
        do throws(FileReplacement.Refusal) {
            return try FileReplacement(path, byName: byName)
        } catch { throw failure(path, error) }
    }

    private static func fill(
        _ file: FileReplacement, _ bytes: [UInt8], _ path: String
    ) throws(Diagnostics) {
        do throws(FileReplacement.Refusal) { try file.write(bytes) } catch {
            throw failure(path, error)
        }
    }

    private static func finish(_ file: FileReplacement, _ path: String) throws(Diagnostics) {
        do throws(FileReplacement.Refusal) { try file.finish() } catch {
            throw failure(path, error)
        }
    }

    private static func failure(_ path: String, _ refusal: FileReplacement.Refusal) -> Diagnostics {
        if refusal == .isRead { return .sourceOverwritten(path) }
        if case .nobodyReads = refusal { return .pipeUnread(path, refusal.text) }
        return Diagnostics([
            Diagnostic(
                .error, "cannot-write", "cannot write: \(refusal.text)", at: .init(file: path))
        ])
    }
}
