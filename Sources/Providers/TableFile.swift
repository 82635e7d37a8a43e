import Containers
public import InputOutput

/// Reads and writes tables of any known format.
public enum TableFile {
    /// Which format a path holds, and why; nil when none is recognised.
    /// - Parameters: as of `open`.
    public static func recognition(
        of path: String, format: String? = nil, options: ReadOptions = ReadOptions()
    ) -> Recognition? {
        do throws(Diagnostics) {
            return try open(try TableSource(path: path), format: format, options: options)
                .recognition
        } catch {
            return nil
        }
    }

    /// Short name of the format that a path holds; nil when none is recognised.
    package static func formatName(of path: String) -> String? {
        do throws(Diagnostics) {
            return try recognised(try TableSource(path: path), ReadOptions())?.reader.name
        } catch {
            return nil
        }
    }

    /// What a reader may take from outside the content of a path, for a cache: the name of the
    /// file, which may state the year and the edition, and the files beside it that belong to its
    /// format, each with its size and time. Two paths with the same digest and the same text here
    /// give the same table.
    public static func outsideKey(path: String) -> String {
        let path = path.droppingTrailingSlashes
        let names = TableFormats.all.flatMap { $0.neighbours(of: path) }
        let stamps = names.map { name in
            "\(SourceFiles.lastComponent(of: name)) \(FolderContent.stamp(of: name))"
        }
        return ([SourceFiles.lastComponent(of: path)] + stamps).joined(separator: "\n")
    }

    /// Opens a table: finds out which format it is in, and keeps what was parsed for it.
    /// - Parameters:
    ///   - format: name of a format that overrides what the content looks like.
    ///   - options: what the user chose about reading; `mapping` chooses the format of text.
    /// - Throws: `unknown-format`, `unused-option`, and why a file cannot be opened.
    public static func open(
        _ source: TableSource, format: String? = nil, options: ReadOptions = ReadOptions()
    ) throws(Diagnostics) -> any OpenedTable {
        let (reader, opened) = try reader(of: source, format, options)
        var problems = Diagnostics()
        for choice in options.made where !reader.choices.contains(choice) {
            problems.add(unusedOption(choice, source.path, title: reader.title))
        }
        try problems.throwIfErrors()
        if let opened { return opened }
        return try reader.require(source, options: options)
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
        try open(try TableSource(path: path), format: format, options: options)
            .read(progress: progress)
    }

    /// Reads a table; see `reading(path:format:options:progress:)`, whose findings also stand in
    /// the table's history.
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
        try open(try TableSource(path: path), format: format).summary()
    }

    /// Writes a table; the format is chosen by the destination's name, or named.
    /// - Parameters:
    ///   - format: name of a format that overrides what the destination's name asks for.
    ///   - progress: gets the share that is done, from 0 to 1, on the calling thread.
    /// - Throws: `unknown-format`, `cannot-write`, `destination-exists`, `unequal-sectors` or
    ///   `mixed-units` where the format needs a grid or one unit, or what the format cannot hold.
    public static func write(
        _ table: MRIOTable, to path: String, format: String? = nil,
        progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) {
        let writer = try writer(to: path, format: format)
        if !table.layout.isGrid, !writer.keepsUnequalSectors {
            throw Diagnostics([
                Diagnostic(
                    .error, "unequal-sectors",
                    "the format \(writer.name) needs the same sectors in every region, and those "
                        + "of this table differ", at: .init(file: path),
                    remedy: "end the name in .h5 or .csv, which keep them")
            ])
        }
        if table.isHybrid, !writer.keepsSectorUnits {
            throw Diagnostics([
                Diagnostic(
                    .error, "mixed-units",
                    "the format \(writer.name) has one unit for all sectors, and those of this "
                        + "table are in several", at: .init(file: path),
                    remedy: "end the name in .h5, .pymrio or a slash, which keep them")
            ])
        }
        try writer.write(table, to: path, progress: progress)
    }

    /// What the format of a destination does not keep of a table, and what its user should know.
    /// - Throws: `unknown-format`.
    public static func losses(
        of table: MRIOTable, to path: String, format: String? = nil
    ) throws(Diagnostics) -> [Diagnostic] {
        try writer(to: path, format: format).losses(of: table, at: path)
    }

    /// SHA-256 of a table, 64 hexadecimal digits: of the file, or of a folder's names and files.
    /// - Throws: `missing-file`, `not-a-file`, `unreadable-file`, `too-many-files`.
    public static func digest(path: String) throws(Diagnostics) -> String {
        try TableSource(path: path).digest()
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

    /// The format of a source, and the table where looking at it opened it.
    private static func reader(
        of source: TableSource, _ format: String?, _ options: ReadOptions
    ) throws(Diagnostics) -> (reader: any TableReader.Type, opened: (any OpenedTable)?) {
        if let format {
            if let reader = TableFormats.all.first(where: { $0.name == format }) {
                return (reader, nil)
            }
            let names = TableFormats.all.map { $0.name }
            throw unknownFormat(
                "there is no format \(format.shortened)", source.path,
                remedy: Suggestion.nearest(to: format, in: names).map { "did you mean \($0)?" }
                    ?? "known are \(names.joined(separator: ", "))")
        }
        // A mapping says itself what it explains, unless the content is no text.
        if let mapping = options.mapping, try isText(source) {
            let layout = try MappingFile(path: mapping).layout
            return (layout == .wide ? WideFormat.self : LongFormat.self, nil)
        }
        if let found = try recognised(source, options) { return (found.reader, found.opened) }
        throw try unrecognised(source)
    }

    /// The first format that a source is of.
    private static func recognised(
        _ source: TableSource, _ options: ReadOptions
    ) throws(Diagnostics) -> (reader: any TableReader.Type, opened: any OpenedTable)? {
        // What cannot be listed is of no format; why is said once.
        _ = try source.files()
        for reader in TableFormats.all {
            if let opened = try reader.open(source, options: options) { return (reader, opened) }
        }
        return nil
    }

    /// Whether a source is one CSV or Parquet file, by itself or in an archive.
    private static func isText(_ source: TableSource) throws(Diagnostics) -> Bool {
        let files = try source.files()
        if files.isFolder { return try recognised(source, ReadOptions()) == nil }
        if files.isArchive { return !files.csvCandidates.isEmpty }
        guard let file = files.file else { return false }
        return ParquetFile.isParquet(file)
            || file.withBytes { !$0.prefix(4096).contains { $0 < 0x09 } }
    }

    /// Why no format was found, in one line.
    private static func unrecognised(_ source: TableSource) throws(Diagnostics) -> Diagnostics {
        let files = try source.files()
        if let problem = SupplyAndUse.refusal(files) { return problem }
        if !files.isFolder, let name = files.csvCandidates.first, try isText(source) {
            // What is wrong with the text itself, if anything.
            return CSVProbe.refusal(try source.firstLine(of: name))
        }
        // Why a file is no text, where it would be one.
        let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
        if let bytes = files.file,
            marks.contains(bytes.withBytes { Array($0.prefix(2)) })
        {
            _ = try CSVText(bytes, path: source.path)
        }
        let archives = FolderContent.names(in: source.path)?.filter {
            $0.lowercased().hasSuffix(".zip")
        }
        let hint = archives?.first.map {
            "name the archive itself, such as \(source.path)/\($0)"
        }
        return unknownFormat(
            "this is \(ContentProbe.description(of: source)): no known table format", source.path,
            remedy: hint
                ?? """
                the README lists the formats that are read; a CSV table of one’s own needs \
                --mapping
                """
        )
    }

    private static func unusedOption(
        _ choice: ReadOptions.Choice, _ path: String, title: String
    ) -> Diagnostic {
        let takers = TableFormats.all.filter { $0.choices.contains(choice) }.map { $0.name }
        return Diagnostic(
            .error, "unused-option",
            "--\(choice.rawValue) has no meaning for this format, \(title)",
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
