import Containers
import InputOutput

/// OECD’s inter-country input-output tables (ICIO): the CSV file of one year, by itself, in a folder, or
/// in OECD’s zip archive. Editions of 2016, 2018, 2021, 2023 and 2025, regular and extended; later ones
/// when their labels and totals fit.
public enum OECDFormat: TableReader {
    /// `oecd`.
    public static let name = "oecd"
    /// `OECD inter-country table (CSV, also zipped)`.
    public static let title = "OECD inter-country table (CSV, also zipped)"
    /// `keep-split` and `year`.
    public static let choices: Set<ReadOptions.Choice> = [.keepSplit, .year]

    /// Recognises the labels of the first line.
    public static func recognises(_ path: String) -> Recognition? {
        do throws(Diagnostics) {
            let files = try SourceFiles(path: path)
            for name in files.csvCandidates {
                let text = try CSVText(
                    try files.head(of: name, count: headSize), path: files.shown(name))
                let header = CSVHeader(text)
                if OECDNationalTable.isOne(header) {
                    return Recognition(
                        format: "a national table of OECD’s ICIO project",
                        reason: "its industries have no region and it has imports and exports")
                }
                guard let found = OECDHeader(labels: Array(header.labels.dropFirst())) else {
                    return nil
                }
                let years = Set(files.csvCandidates.compactMap(FileChoice.year)).sorted()
                let ending =
                    years.isEmpty ? "" : ", " + years.map(String.init).joined(separator: ", ")
                return Recognition(format: found.title + ending, reason: found.reason)
            }
            return nil
        } catch {
            // What cannot be opened is no table of this format; reading says why.
            return nil
        }
    }

    /// Name, year, unit and size, from the first line.
    /// - Throws: as reading does before it comes to the numbers.
    public static func summary(path: String) throws(Diagnostics) -> TableSummary {
        let files = try SourceFiles(path: path)
        let names = files.csvCandidates
        guard let name = names.first else { throw OECDReader.notATable(files.path) }
        let text = try CSVText(try files.head(of: name, count: headSize), path: files.shown(name))
        let header = try OECDReader.header(of: text, CSVHeader(text))
        let years = Set(names.compactMap(FileChoice.year))
        let year = years.count == 1 ? years.first : nil
        let regions = header.industries.outer.count - header.splitRegions.count
        return TableSummary(
            name: header.title + (year.map { ", \($0)" } ?? ""), year: year,
            unit: OECDReader.unit, source: OECDReader.source(header), regionCount: regions,
            sectorCount: header.industries.inner.count, format: title)
    }

    /// Reads a table.
    /// - Throws: all problems of labels; when there are none, all of cells; then all totals that do not
    ///   fit: see `OECDReader`.
    public static func read(
        path: String, options: ReadOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        let files = try SourceFiles(path: path)
        let names = files.csvCandidates
        guard !names.isEmpty else { throw OECDReader.notATable(files.path) }
        let choice = FileChoice(candidates: names, files: files)
        let name = try choice.name(ofYear: options.year)
        let reader = OECDReader(
            text: try files.text(of: name), year: FileChoice.year(in: name) ?? options.year,
            keepsSplitRegions: options.keepsSplitRegions)
        progress(0.1)
        let reading = try reader.reading()
        progress(1)
        return reading
    }

    /// Bytes in which the first line ends: 4,537 labels have 56 kB.
    private static let headSize = 1 << 20
}
