import InputOutput
package import Providers

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
    package var options: ReadOptions {
        ReadOptions(
            keepsSplitRegions: keepSplit, year: year, mapping: mapping, view: view,
            keepsSatellites: !noSatellites)
    }

    /// Reads the table at a path.
    /// - Throws: what `TableFile.reading` throws, `unused-option` for a choice that the table's
    ///   format does not take among it.
    func read(
        _ path: String, progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> TableReading {
        try read(TableSource(path: path), progress: progress)
    }

    /// Reads the table of a source that was looked at already.
    /// - Throws: as reading by path does.
    func read(
        _ source: TableSource, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        try TableFile.open(source, format: formatHint, options: options).read(progress: progress)
    }
}
