import InputOutput

/// A format that tables are read from. One file a format, one line in `TableFormats.all`.
public protocol TableReader: Sendable {
    /// The short name that `--format-hint` takes, such as `native`.
    static var name: String { get }
    /// What the format is, for lists of formats, such as `chokepoint table (HDF5, layout 1)`.
    static var title: String { get }
    /// Why the content at a path looks like this format; nil when it does not. Looks at content, not at
    /// names, and reads little.
    static func recognises(_ path: String) -> Recognition?
    /// The choices of `ReadOptions` that mean something for some files of this format; none by default.
    static var choices: Set<ReadOptions.Choice> { get }
    /// Reads a table.
    /// - Parameters:
    ///   - options: what the user chose; a reader ignores what does not concern the file.
    ///   - progress: called now and then, on the calling thread, with the share that is done, from 0 to 1.
    /// - Returns: the table, and what the reader accepted although it is odd.
    /// - Throws: every problem that was found, each with its place.
    static func read(
        path: String, options: ReadOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading
    /// Reads what `TableSummary` holds, and not the numbers.
    /// - Throws: every problem that was found on the way.
    static func summary(path: String) throws(Diagnostics) -> TableSummary
}

extension TableReader {
    /// No choices.
    public static var choices: Set<ReadOptions.Choice> { [] }
}

/// Why a file or folder looks like a format.
public struct Recognition: Sendable, Hashable {
    /// The format's title.
    public let format: String
    /// The reason in words, to follow “because”.
    public let reason: String

    /// A recognition.
    public init(format: String, reason: String) {
        self.format = format
        self.reason = reason
    }
}

/// What a list of tables shows of one.
public struct TableSummary: Sendable, Hashable {
    /// Name of the table.
    public let name: String
    /// Reference year, where there is one.
    public let year: Int?
    /// Unit of the flows.
    public let unit: String
    /// The entry `source` of the provenance.
    public let source: String?
    /// G.
    public let regionCount: Int
    /// N.
    public let sectorCount: Int
    /// Title of the format.
    public let format: String

    /// A summary.
    public init(
        name: String, year: Int?, unit: String, source: String?, regionCount: Int,
        sectorCount: Int, format: String
    ) {
        self.name = name
        self.year = year
        self.unit = unit
        self.source = source
        self.regionCount = regionCount
        self.sectorCount = sectorCount
        self.format = format
    }
}
