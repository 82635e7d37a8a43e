import Containers
public import InputOutput

/// OECD’s inter-country input-output tables (ICIO): the CSV file of one year, by itself, in a
/// folder, or in OECD’s zip archive. Editions of 2016, 2018, 2021, 2023 and 2025, regular and
/// extended; later ones when their labels and totals fit.
public enum OECDFormat: TableReader {
    /// `oecd`.
    public static let name = "oecd"
    /// `OECD inter-country table (CSV, also zipped)`.
    public static let title = "OECD inter-country table (CSV, also zipped)"
    /// `keep-split` and `year`.
    public static let choices: Set<ReadOptions.Choice> = [.keepSplit, .year]

    /// Opens files with the labels of such a table in the first line.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        let names = try source.files().csvCandidates
        do throws(Diagnostics) {
            guard let name = names.first else { return nil }
            let header = try source.firstLine(of: name).header
            if OECDNationalTable.isOne(header) {
                let recognition = Recognition(
                    format: "a national table of OECD’s ICIO project",
                    reason: "its industries have no region and it has imports and exports")
                return Opened(source, options, names, header: nil, recognition)
            }
            guard let found = OECDHeader(labels: Array(header.labels.dropFirst())) else {
                return nil
            }
            let years = Set(names.compactMap(FileChoice.year)).sorted()
            let ending =
                years.isEmpty ? "" : ", " + years.map(String.init).joined(separator: ", ")
            return Opened(
                source, options, names, header: (name, found),
                Recognition(format: found.title + ending, reason: found.reason))
        } catch {
            // What is no text is no table of this format.
            return nil
        }
    }

    /// Opens any CSV files.
    /// - Throws: `not-an-oecd-table` where there is none.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        if let opened = try open(source, options: options) { return opened }
        let names = try source.files().csvCandidates
        guard !names.isEmpty else { throw OECDReader.notATable(source.path) }
        return Opened(
            source, options, names, header: nil,
            .named(title))
    }

    private struct Opened: OpenedTable {
        let source: TableSource
        let options: ReadOptions
        /// The CSV files.
        let names: [String]
        /// The labels of one of the files.
        let header: (name: String, labels: OECDHeader)?
        let recognition: Recognition

        init(
            _ source: TableSource, _ options: ReadOptions, _ names: [String],
            header: (name: String, labels: OECDHeader)?, _ recognition: Recognition
        ) {
            self.source = source
            self.options = options
            self.names = names
            self.header = header
            self.recognition = recognition
        }

        /// The labels of a file.
        private func labels(
            of name: String, _ text: CSVText, _ line: CSVHeader
        ) throws(Diagnostics) -> OECDHeader {
            if let header, header.name == name, line.problems.count == 0 { return header.labels }
            return try OECDReader.header(of: text, line)
        }

        /// Name, year, unit and size, from the first line.
        /// - Throws: as reading does before it comes to the numbers.
        func summary() throws(Diagnostics) -> TableSummary {
            let line = try source.firstLine(of: names[0])
            let header = try labels(of: names[0], line.text, line.header)
            let years = Set(names.compactMap(FileChoice.year))
            let year = years.count == 1 ? years.first : nil
            let regions = header.industries.outer.count - header.splitRegions.count
            return TableSummary(
                name: header.title + (year.map { ", \($0)" } ?? ""), year: year,
                unit: OECDReader.unit, source: OECDReader.source(header), regionCount: regions,
                sectorCount: header.industries.inner.count, format: title)
        }

        /// Reads the table of the year that was chosen.
        /// - Throws: all problems of labels; when there are none, all of cells; then all totals
        ///   that do not fit: see `OECDReader`.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            let choice = FileChoice(candidates: names, files: try source.files())
            let name = try choice.name(ofYear: options.year)
            let (text, line) = try source.text(of: name)
            progress(0.1)
            let reader = OECDReader(
                text: text, line: line, header: try labels(of: name, text, line),
                year: FileChoice.year(in: name) ?? options.year,
                keepsSplitRegions: options.keepsSplitRegions)
            let reading = try reader.reading { progress(0.1 + 0.8 * $0) }
            progress(1)
            return reading
        }
    }
}
