package import Containers
public import InputOutput
import Platform

/// What is at a path from which a table is to be read. Formats look at it one after another: a file
/// is opened once, an archive listed once, a first line and a workbook parsed once.
public final class TableSource {
    /// The path as the user gave it, without slashes at its end.
    public let path: String

    /// What came out of a pipe.
    private var drained: FileBytes?
    /// Whether it is a pipe that the shell made: what comes out of it is kept in memory.
    package let isPipe: Bool
    private let isDirectory: Bool
    private var listed: Result<SourceFiles, Diagnostics>?
    private var lines: [String: Result<FirstLine, Diagnostics>] = [:]
    private var workbooks: [String: Result<Workbook, Diagnostics>] = [:]
    private var sheets: [String: Result<SheetGrid, Diagnostics>] = [:]

    /// The first line of a CSV file, and as much of the file as it took.
    package struct FirstLine {
        /// The file, or its beginning.
        package let text: CSVText
        /// The line.
        package let header: CSVHeader
        /// Whether `text` is the whole file.
        package let isWhole: Bool
    }

    /// Looks at what is at a path: a file, a folder, or a pipe that the shell made, as `<(command)`
    /// does.
    /// - Throws: `missing-file`; `not-a-file`, which names what it is.
    public init(path: String) throws(Diagnostics) {
        self.path = path.droppingTrailingSlashes
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw Diagnostics([
                Diagnostic(
                    .error, "missing-file", "there is no such file or folder",
                    at: .init(file: path))
            ])
        }
        isDirectory = status.st_mode & S_IFMT == S_IFDIR
        isPipe = status.st_mode & S_IFMT == S_IFIFO && Self.isOfShell(path)
        if !isPipe, let kind = FileBytes.kind(ofMode: status.st_mode) {
            throw Diagnostics([
                Diagnostic(
                    .error, "not-a-file", "this is \(kind), not a file or folder",
                    at: .init(file: path),
                    remedy: "write what it gives into a file, and name that; or let the shell make "
                        + "the pipe, as in <(command)")
            ])
        }
    }

    /// Whether a pipe is one that the shell opened, so that somebody writes into it.
    private static func isOfShell(_ path: String) -> Bool {
        path.hasPrefix("/dev/fd/") || path == "/dev/stdin"
            || path.hasPrefix("/proc/") && path.contains("/fd/")
    }

    /// Whether the path is a folder.
    public var isFolder: Bool { isDirectory }

    /// Names of the files: of a folder or archive all, with folders, sorted; else that of the file.
    /// - Throws: `unreadable-file`, `too-many-files`, and what is wrong with an archive.
    public var names: [String] {
        get throws(Diagnostics) { try files().names }
    }

    /// The content of a file.
    /// - Precondition: `name` is one of `names`.
    /// - Throws: `unreadable-file`, and what unpacking throws.
    public func content(of name: String) throws(Diagnostics) -> [UInt8] {
        try files().bytes(of: name).withBytes { [UInt8]($0) }
    }

    /// SHA-256 of what is there, 64 hexadecimal digits: of the file, or of a folder's names and
    /// files.
    /// - Throws: `unreadable-file`, `too-many-files`.
    public func digest() throws(Diagnostics) -> String { try digest(memory: nil) }

    /// The same, from memory where a file was digested before.
    package func digest(memory: (any DigestMemory)?) throws(Diagnostics) -> String {
        if isPipe { return FileDigest.sha256(try bytes()) }
        return isDirectory
            ? try FileDigest.sha256(folder: path, memory: memory)
            : try FileDigest.sha256(path: path, memory: memory)
    }

    /// The files.
    /// - Throws: `unreadable-file`, `too-many-files`, and what is wrong with an archive.
    package func files() throws(Diagnostics) -> SourceFiles {
        if let listed { return try listed.get() }
        let result = Result { () throws(Diagnostics) in
            isDirectory
                ? try SourceFiles(path: path) : try SourceFiles(try bytes(), path: path)
        }
        listed = result
        return try result.get()
    }

    private func bytes() throws(Diagnostics) -> FileBytes {
        if !isPipe { return try FileBytes(path: path) }
        if let drained { return drained }
        let bytes = try FileBytes(draining: path)
        drained = bytes
        return bytes
    }

    /// Whether the path is one HDF5 file.
    package var isHDF5: Bool {
        guard !isDirectory, let files = try? files(), let file = files.file else { return false }
        return HDF5Signature.isPresent(in: file)
    }

    /// The path, for a library that opens files itself.
    /// - Throws: `not-a-file` for a pipe.
    package func pathOnDisk() throws(Diagnostics) -> String {
        if !isPipe { return path }
        throw Diagnostics([
            Diagnostic(
                .error, "not-a-file", "this is an HDF5 file that comes out of a pipe",
                at: .init(file: path), remedy: "write it into a file, and name that")
        ])
    }

    /// Bytes in which the first line of a table ends: 4,537 labels have 56 kB.
    private static let headSize = 1 << 20

    /// The first line of a CSV file, cells separated by commas.
    /// - Throws: `wrong-encoding`, `empty-file`, and what unpacking throws.
    package func firstLine(of name: String) throws(Diagnostics) -> FirstLine {
        if let found = lines[name] { return try found.get() }
        let result = Result { () throws(Diagnostics) in
            let files = try files()
            // What a Parquet file says of itself stands at its end.
            let isWhole = !files.isArchive || name.lowercased().hasSuffix(".parquet")
            let head =
                isWhole
                ? try files.bytes(of: name) : try files.head(of: name, count: Self.headSize)
            let text = try CSVText(head, path: files.shown(name), allowsUnread: true)
            return FirstLine(
                text: text, header: CSVHeader(text),
                isWhole: isWhole || text.count < Self.headSize)
        }
        lines[name] = result
        return try result.get()
    }

    /// A CSV file with its first line, which is not parsed again.
    /// - Parameter allowsUnread: see `CSVText`.
    /// - Throws: as `firstLine(of:)`; `unsupported-parquet`.
    package func text(
        of name: String, allowsUnread: Bool = false
    ) throws(Diagnostics) -> (text: CSVText, line: CSVHeader) {
        let found = try firstLine(of: name)
        if !allowsUnread { try found.text.requireRead() }
        if found.isWhole { return (found.text, found.header) }
        let whole = try files().text(of: name)
        return (whole, CSVHeader(found.header, in: whole))
    }

    /// A workbook among the files, or the one that the path itself is.
    /// - Parameter name: nil for the path itself.
    /// - Throws: `not-a-workbook`, and what is wrong with it.
    package func workbook(_ name: String?) throws(Diagnostics) -> Workbook {
        if let found = workbooks[name ?? ""] { return try found.get() }
        let result = Result { () throws(Diagnostics) in
            let files = try files()
            guard let name else {
                guard let archive = files.archive else {
                    return try Workbook(try bytes(), path: path)
                }
                return try Workbook(archive, path: path)
            }
            return try Workbook(try files.bytes(of: name), path: files.shown(name))
        }
        workbooks[name ?? ""] = result
        return try result.get()
    }

    /// Rows of a sheet by which it is known: more than any layout needs.
    private static let knownRows = 16

    /// The first rows of a sheet of a workbook.
    /// - Throws: what `Workbook` throws.
    package func firstRows(
        of sheet: Workbook.Sheet, in workbook: Workbook
    ) throws(Diagnostics) -> SheetGrid {
        let key = "\(workbook.path)\n\(sheet.name)"
        if let found = sheets[key] { return try found.get() }
        let result = Result { () throws(Diagnostics) in
            try workbook.grid(of: sheet, rows: Self.knownRows)
        }
        sheets[key] = result
        return try result.get()
    }
}
