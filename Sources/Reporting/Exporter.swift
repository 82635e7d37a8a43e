public import InputOutput

/// Writes a result document in one format.
public protocol Exporter: Sendable {
    /// What `--format` calls it.
    static var name: String { get }
    /// What file names end with, without the dot.
    static var fileExtension: String { get }
    /// Who reads the format, which decides what is put first and how much is chosen for them.
    static var audience: Audience { get }
    /// The document as text, which is the same for the same document and options.
    ///
    /// Throws when the options ask for a table that the document does not have.
    static func render(_ document: ResultDocument, options: RenderOptions) throws(Diagnostics)
        -> String
    /// Whether the document is bytes that are no text, which only a file can hold; false by
    /// default.
    static var isBinary: Bool { get }
    /// The document as the bytes of a file: by default those of the text.
    ///
    /// Throws as `render`.
    static func bytes(_ document: ResultDocument, options: RenderOptions) throws(Diagnostics)
        -> [UInt8]
}

/// Who reads a result.
public enum Audience: Sendable, Hashable, CaseIterable {
    /// A person at a terminal: what matters most first, and few rows.
    case terminal
    /// A person with a page: what matters most first, and few of what there are thousands of.
    case page
    /// A person with a workbook: what matters most first, and everything.
    case workbook
    /// A program: everything.
    case program
}

extension Exporter {
    /// A person with a page.
    public static var audience: Audience { .page }

    /// Text.
    public static var isBinary: Bool { false }

    /// The text as UTF-8.
    public static func bytes(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> [UInt8] {
        Array(try render(document, options: options).utf8)
    }
}

/// What a user may ask of an exporter.
public struct RenderOptions: Sendable, Hashable {
    /// Only this table, by name; `nil` for all, or for the first where a format holds one.
    public var tableName: String?
    /// Which figure, by name, where a format holds one; `nil` for the most important.
    public var figure: String? = nil
    /// Whether texts that a spreadsheet would take for formulas get an apostrophe in CSV.
    public var isCSVSafe = false
    /// The command as it can be typed again, for pages that show it.
    public var commandLine: String? = nil
    /// Only the first rows of every table; `nil` for all.
    public var top: Int?
    /// Whether text may carry ANSI colours.
    public var color: Bool
    /// Columns of the terminal that text is laid out for; `nil` for a file, whose lines may be
    /// long.
    public var width: Int?
    /// Whether people get everything, where a short answer would do.
    public var isFull: Bool
    /// Whether people read codes, names or both; machine formats hold both.
    public var names: NameStyle

    /// Options; by default everything, without colour, as for a file.
    public init(
        tableName: String? = nil, top: Int? = nil, color: Bool = false, width: Int? = nil,
        isFull: Bool = false, names: NameStyle = .both
    ) {
        self.tableName = tableName
        self.top = top
        self.color = color
        self.width = width
        self.isFull = isFull
        self.names = names
    }
}

/// The formats there are.
public enum Exporters {
    /// Every format; the first is the default.
    @TaskLocal public static var all: [any Exporter.Type] = [
        TextExporter.self, CSVExporter.self, JSONExporter.self, MarkdownExporter.self,
        HTMLExporter.self, XLSXExporter.self, SVGExporter.self, BriefExporter.self,
        ParquetExporter.self, ArrowExporter.self,
    ]

    /// The format of a name. Throws `unknown-format`, with a suggestion, when there is none.
    public static func named(_ name: String) throws(Diagnostics) -> any Exporter.Type {
        if let match = all.first(where: { $0.name == name.lowercased() }) { return match }
        throw Diagnostics([ResultDocument.unknown("format", name, among: all.map { $0.name })])
    }

    /// The format that a file name's ending asks for; `nil` when it says nothing.
    public static func forFile(_ path: String) -> (any Exporter.Type)? {
        all.first { path.lowercased().hasSuffix(".\($0.fileExtension)") }
    }
}
