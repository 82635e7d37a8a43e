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
    func read(
        _ path: String, progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> TableReading {
        try TableFile.reading(
            path: path, format: formatHint, options: options, progress: progress)
    }

    /// The name under which what is decoded of the table with this digest is kept: the digest itself
    /// where nothing was chosen.
    func cacheKey(_ digest: String) throws(Diagnostics) -> String {
        if formatHint == nil, options.made.isEmpty { return digest }
        let mapping = try mapping.map { path throws(Diagnostics) in
            try FileDigest.sha256(path: path)
        }
        return FileDigest.sha256(
            text: [digest, formatHint ?? "", options.key, mapping ?? ""].joined(separator: "\n"))
    }
}
