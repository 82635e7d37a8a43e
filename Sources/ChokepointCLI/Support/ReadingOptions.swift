import ArgumentParser
import Containers
import InputOutput
import Providers

/// Options of every command that reads a table: which format it is in, and what is wanted of it.
struct ReadingOptions: ParsableArguments {
    @Option(
        name: .customLong("format-hint"),
        help: ArgumentHelp(
            "The table's format, where it is not what the content looks like.",
            discussion: "One of: \(TableFormats.all.map { $0.name }.joined(separator: ", ")).",
            valueName: "name"),
        completion: .list(TableFormats.all.map { $0.name }))
    var formatHint: String?

    @Option(help: ArgumentHelp("Which year, where a file has several.", valueName: "year"))
    var year: Int?

    @Flag(help: "Keep the parts of split regions apart (OECD: CN1, CN2, MX1, MX2).")
    var keepSplit = false

    @Option(
        help: ArgumentHelp(
            "The file that explains a long or wide CSV table of your own.", valueName: "file"),
        completion: .file())
    var mapping: String?

    @Option(
        help: ArgumentHelp(
            "industry or product, where a source holds both.", valueName: "view"),
        completion: .list(["industry", "product"]))
    var view: String?

    @Flag(help: "Leave satellite accounts out, to save memory where there are thousands of rows.")
    var noSatellites = false

    /// What the user chose.
    var options: ReadOptions {
        ReadOptions(
            keepsSplitRegions: keepSplit, year: year, mapping: mapping, view: view,
            keepsSatellites: !noSatellites)
    }

    /// Reads the table at a path.
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
