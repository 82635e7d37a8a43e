import Containers
import InputOutput

/// Reads and writes tables of any known format.
public enum TableFile {
    /// Which format a path holds, and why; nil when none is recognised.
    public static func recognition(of path: String) -> Recognition? {
        for reader in TableFormats.all {
            if let recognition = reader.recognises(path) { return recognition }
        }
        return nil
    }

    /// Reads a table, and says what its reader found odd about the file.
    /// - Parameters:
    ///   - format: name of a format that overrides what the content looks like.
    ///   - options: what the user chose about reading.
    ///   - progress: gets the share that is done, from 0 to 1, on the calling thread.
    /// - Throws: `missing-file`, `unknown-format`, `unused-option`, or every problem of the table.
    public static func reading(
        path: String, format: String? = nil, options: ReadOptions = ReadOptions(),
        progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> TableReading {
        let reader = try reader(of: path, format: format, mapping: options.mapping)
        var problems = Diagnostics()
        for choice in options.made where !reader.choices.contains(choice) {
            problems.add(unusedOption(choice, path, title: reader.title))
        }
        try problems.throwIfErrors()
        return try reader.read(path: path, options: options, progress: progress)
    }

    /// Reads a table; see `reading(path:format:options:progress:)`, whose findings also stand in the
    /// table's history.
    public static func read(
        path: String, format: String? = nil, options: ReadOptions = ReadOptions(),
        progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> MRIOTable {
        try reading(path: path, format: format, options: options, progress: progress).table
    }

    /// Name, year, unit, size and source of a table, without reading its numbers.
    /// - Throws: `missing-file`, `unknown-format`, or every problem that was found on the way.
    public static func summary(
        path: String, format: String? = nil
    ) throws(Diagnostics) -> TableSummary {
        try reader(of: path, format: format).summary(path: path)
    }

    /// Writes a table; the format is chosen by the destination's name, or named.
    /// - Parameters:
    ///   - format: name of a format that overrides what the destination's name asks for.
    ///   - progress: gets the share that is done, from 0 to 1, on the calling thread.
    /// - Throws: `unknown-format`, `cannot-write`, `destination-exists`, or what the format cannot hold.
    public static func write(
        _ table: MRIOTable, to path: String, format: String? = nil,
        progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) {
        try writer(to: path, format: format).write(table, to: path, progress: progress)
    }

    /// What the format of a destination does not keep of a table, and what its user should know.
    /// - Throws: `unknown-format`.
    public static func losses(
        of table: MRIOTable, to path: String, format: String? = nil
    ) throws(Diagnostics) -> [Diagnostic] {
        try writer(to: path, format: format).losses(of: table, at: path)
    }

    /// SHA-256 of a table, 64 hexadecimal digits: of the file, or of a folder's names and files.
    /// - Throws: `missing-file`, `unreadable-file`.
    public static func digest(path: String) throws(Diagnostics) -> String {
        FolderContent.isFolder(path)
            ? try FileDigest.sha256(folder: path) : try FileDigest.sha256(path: path)
    }

    /// The version of the HDF5 library, such as `1.10.8`.
    public static var hdf5Version: String { HDF5File.libraryVersion }

    private static func writer(
        to path: String, format: String?
    ) throws(Diagnostics) -> any TableWriter.Type {
        let writer = TableFormats.writers.first {
            if let format { $0.name == format } else { $0.accepts(path) }
        }
        guard let writer else {
            let known = TableFormats.writers.map { "\($0.name) (\($0.title))" }
            throw unknownFormat(
                format.map { "there is no format \($0) to write" }
                    ?? "the name does not say which format to write", path,
                remedy: "end the name in .h5 for a native file, in / for a CSV folder, in .csv for "
                    + "one long CSV file, or name one of: \(known.joined(separator: "; "))")
        }
        return writer
    }

    private static func reader(
        of path: String, format: String?, mapping: String? = nil
    ) throws(Diagnostics) -> any TableReader.Type {
        guard FolderContent.exists(path) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "missing-file", "there is no such file or folder",
                    at: .init(file: path))
            ])
        }
        let known = TableFormats.all.map { "\($0.name) (\($0.title))" }.joined(separator: "; ")
        if let format {
            if let reader = TableFormats.all.first(where: { $0.name == format }) { return reader }
            throw unknownFormat("there is no format \(format)", path, remedy: "known are: \(known)")
        }
        let reader = TableFormats.all.first { $0.recognises(path) != nil }
        // A mapping file says itself what it explains, unless the file is something else altogether.
        if let mapping, reader.map({ $0.choices.contains(.mapping) }) ?? true {
            let layout = try MappingFile(path: mapping).layout
            return layout == .wide ? WideFormat.self : LongFormat.self
        }
        if let reader { return reader }
        let archives = FolderContent.names(in: path)?.filter { $0.lowercased().hasSuffix(".zip") }
        let hint = archives?.first.map {
            "name the archive itself, such as \(path.droppingTrailingSlashes)/\($0); "
        }
        throw unknownFormat(
            "this is \(ContentProbe.description(of: path)): no known table format", path,
            remedy: "\(hint ?? "")known are: \(known)")
    }

    private static func unusedOption(
        _ choice: ReadOptions.Choice, _ path: String, title: String
    ) -> Diagnostic {
        let takers = TableFormats.all.filter { $0.choices.contains(choice) }.map { $0.name }
        return Diagnostic(
            .error, "unused-option",
            "the choice \(choice.rawValue) says nothing to this format, \(title)",
            at: .init(file: path),
            remedy: takers.isEmpty
                ? "leave it out" : "leave it out; it is for \(takers.joined(separator: ", "))")
    }

    private static func unknownFormat(
        _ message: String, _ path: String, remedy: String
    ) -> Diagnostics {
        Diagnostics([
            Diagnostic(.error, "unknown-format", message, at: .init(file: path), remedy: remedy)
        ])
    }
}
