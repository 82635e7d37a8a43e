import Containers
public import InputOutput

/// A folder of wide CSV files.
///
///     table.csv           key,value: format, version, name, year, unit, valuation, provenance/KEY,
///                         history… (oldest first), satellite… (names of the accounts, in order)
///     regions.csv         code,name
///     sectors.csv         code,name (and unit, where sectors have units of their own)
///     final_demand.csv    code,name
///     primary_inputs.csv  code,name,kind (value-added, taxes, imports; else the code decides)
///     Z.csv  Y.csv  V.csv a line of column labels, then a line for each row, its label first
///     x.csv               industry,x: output as the source states it, where it does
///     satellites/NAME/    F.csv, FY.csv, stressors.csv (code,unit), provenance.csv (key,value)
///
/// Z, Y and V may be Parquet files with the labels of rows in the first column. Labels are
/// `REGION/SECTOR` and `REGION/CATEGORY`, in the order of the label files. Files are
/// UTF-8 with commas and decimal points (RFC 4180); a byte order mark, CRLF, and a missing last
/// line end are accepted. Numbers are written with as many digits as it takes to read the same
/// double again.
public enum CSVFolderFormat: TableReader {
    /// `csv`.
    public static let name = "csv"
    /// `folder of wide CSV files`.
    public static let title = "folder of wide CSV files"

    /// The value of `format` in table.csv.
    static let marker = "chokepoint-csv"
    /// The layout that is read and written.
    static let version = 1

    private static let files = [
        "table.csv", "regions.csv", "sectors.csv", "final_demand.csv", "primary_inputs.csv",
        "Z.csv", "Y.csv", "V.csv",
    ]

    /// Opens a folder in which at least two of the files are.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        guard source.isFolder, let names = FolderContent.names(in: source.path) else { return nil }
        if SupplyUseFolder.isFolder(names) { return nil }
        let present = files.compactMap { file in
            [file, file.replacing(".csv", with: ".parquet")].first(where: names.contains)
        }
        // Folders of other formats hold Z and Y as Parquet too, and no labels of this one.
        guard present.count >= 2, present.contains(where: { $0.hasSuffix(".csv") }) else {
            return nil
        }
        return Opened(
            folder: source.path, reason: "it is a folder with \(present.joined(separator: ", "))")
    }

    /// Opens any folder.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        Opened(folder: source.path, reason: "the format was named")
    }

    private struct Opened: OpenedTable {
        let folder: String
        let reason: String

        var recognition: Recognition { Recognition(format: title, reason: reason) }

        /// Name, year, unit, size and source: reads table.csv, regions.csv and sectors.csv.
        func summary() throws(Diagnostics) -> TableSummary {
            var problems = ProblemCollector()
            let facts = problems.attempt(try TableFacts(path: "\(folder)/table.csv"))
            let regions = problems.attempt(try LabelFile.regions(of: folder))
            let sectors = problems.attempt(try LabelFile.sectors(of: folder))
            try problems.throwIfAny()
            guard let facts, let regions, let sectors else {
                preconditionFailure("a part is missing without a problem")
            }
            let isHybrid = sectors.entries.contains { entry in
                entry.third.map { !$0.isEmpty && $0 != facts.unit } ?? false
            }
            return TableSummary(
                name: facts.name, year: facts.year,
                unit: isHybrid ? TableSummary.hybrid : facts.unit,
                source: facts.provenance["source"], regionCount: regions.entries.count,
                sectorCount: sectors.entries.count, format: title)
        }

        /// Reads the table.
        /// - Throws: all problems of table.csv and the label files; when there are none, all
        ///   problems of the files of numbers, the first 20 of each and how many more: see
        ///   `LabelledMatrixFile`.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            TableReading(try CSVFolderReader(folder: folder).table(progress: progress))
        }
    }
}
