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
    /// Repair small faults before anything is computed.
    public var repair: Repair?
    /// The currency of the results, such as `EUR=1.08`; set by `Inquiry.open`.
    var rate: CurrencyRate?

    /// Which faults of a table are repaired.
    public enum Repair: String, CaseIterable, Codable, Sendable, Hashable {
        /// Inputs of industries without output, up to a thousandth of their region's output.
        case small
    }

    private enum CodingKeys: String, CodingKey {
        case formatHint, year, keepSplit, mapping, view, noSatellites, repair
    }

    /// Nothing chosen.
    public init() {}

    /// The same for the readers.
    package var options: ReadOptions {
        var options = ReadOptions(
            keepsSplitRegions: keepSplit, year: year, mapping: mapping, view: view,
            keepsSatellites: !noSatellites)
        options.repairsSmallFaults = repair == .small
        options.rate = rate
        return options
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
            .prepared(options)
    }
}
