public import InputOutput

/// A format that tables are read from. One file a format, one line in `TableFormats.all`.
public protocol TableReader: Sendable {
    /// The short name that `--format-hint` takes, such as `native`.
    static var name: String { get }
    /// What the format is, for lists of formats, such as `chokepoint table (HDF5, layout 1)`.
    static var title: String { get }
    /// The choices of `ReadOptions` that mean something for some files of this format; none by
    /// default.
    static var choices: Set<ReadOptions.Choice> { get }
    /// Looks at what is at a path, and keeps what it parsed. Goes by content, by names only where
    /// the content says nothing, and reads little.
    /// - Parameter options: what the user chose; a reader ignores what does not concern the file.
    /// - Returns: the opened table; nil when the content is not of this format.
    /// - Throws: why a file that can be of this format only cannot be opened.
    static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)?
    /// Opens what the user says is of this format, though it may not look like it.
    /// - Throws: why it is not; what is not said here is said by reading.
    static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable
    /// Files and folders beside a path of which a table of this format may take something; none by
    /// default.
    static func neighbours(of path: String) -> [String]
}

extension TableReader {
    /// No choices.
    public static var choices: Set<ReadOptions.Choice> { [] }

    /// No neighbours.
    public static func neighbours(of path: String) -> [String] { [] }

    /// Opens what looks like the format.
    /// - Throws: `not-this-format`.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        if let opened = try open(source, options: options) { return opened }
        throw Diagnostics([
            Diagnostic(
                .error, "not-this-format",
                """
                this is \(ContentProbe.description(of: source)), not a table of the format \
                \(title)
                """,
                at: .init(file: source.path), remedy: "leave the format out")
        ])
    }
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

    /// Why a table is of the format of this title that nobody recognised.
    static func named(_ title: String) -> Recognition {
        Recognition(format: title, reason: "the format was named")
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
    /// The unit of a table whose sectors are in different units.
    static let hybrid = "mixed units"
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

    /// What a table is that had to be read to be known.
    init(_ table: MRIOTable, format: String) {
        self.init(
            name: table.name, year: table.year, unit: table.unit,
            source: table.provenance["source"], regionCount: table.regionCount,
            sectorCount: table.sectorCount, format: format)
    }
}
