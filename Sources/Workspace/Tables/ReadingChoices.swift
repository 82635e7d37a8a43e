import Containers
import InputOutput
import Providers

/// What every question about a table may choose about reading it; the same for all of them.
public struct ReadingChoices: Codable, Sendable, Hashable {
    /// The table's format, where it is not what the content looks like.
    public var formatHint: String?
    /// Which year, where a file has several.
    public var year: Int?
    /// Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).
    public var keepSplit = false
    /// The file that explains a long or wide CSV table of one's own.
    public var mapping: String?
    /// `industry` or `product`, where a source holds both.
    public var view: String?
    /// Leave satellite accounts out.
    public var noSatellites = false

    /// Nothing chosen.
    public init() {}

    /// The same for the readers.
    var options: ReadOptions {
        ReadOptions(
            keepsSplitRegions: keepSplit, year: year, mapping: mapping, view: view,
            keepsSatellites: !noSatellites)
    }

    /// Reads the table at a path.
    /// - Throws: what `TableFile.reading` throws, `unused-option` for a choice that the table's format
    ///   does not take among it.
    package func read(
        _ path: String, progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> TableReading {
        try read(TableSource(path: path), progress: progress)
    }

    /// Reads the table of a source that was looked at already.
    /// - Throws: as reading by path does.
    package func read(
        _ source: TableSource, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        try TableFile.open(source, format: formatHint, options: options).read(progress: progress)
    }

    /// The name under which what is decoded of the table with this digest at a path is kept. The name of the file is
    /// part of it, as year and edition may come from there, and so are the files beside it that belong to its format.
    package func cacheKey(_ digest: String, at path: String) throws(Diagnostics) -> String {
        let mapping = try mapping.map { path throws(Diagnostics) in
            try FileDigest.sha256(path: path)
        }
        return FileDigest.sha256(
            text: [
                digest, TableFile.outsideKey(path: path), formatHint ?? "", options.key,
                mapping ?? "",
            ].joined(separator: "\n"))
    }
}
