import Containers
public import InputOutput

/// GLORIA as published: comma-separated numbers without labels, in a folder or zip archive.
///
///     …_T-Results_YYYY_0NN_Markup001(full).csv supply and use, 2n × 2n: each region’s industries,
///                                              then its products
///     …_Y-Results_…  …_V-Results_…             final demand of products, value added of industries
///     …_TQ-Results_…  …_YQ-Results_…           satellite accounts, in the same folder or beside it
///     GLORIA_ReadMe_0NN.xlsx                   labels, in the same folder or beside it
///
/// Each industry makes its own product only, which is checked: the n × n use block is then the
/// table, by industry or by product (`view`). Only that half of half of T is held in memory.
/// ``GLORIASupplyUse`` keeps supply and use apart, also where industries make several products.
public enum GLORIAFormat: TableReader {
    /// `gloria`.
    public static let name = "gloria"
    /// `GLORIA (folder or zip of CSV files)`.
    public static let title = "GLORIA (folder or zip of CSV files)"
    /// The year where there are several; industry or product; satellite accounts may be left out.
    public static let choices: Set<ReadOptions.Choice> = [.year, .view, .noSatellites]

    /// Opens files …_T-Results_YYYY_0NN_MarkupNNN….csv (numbers without labels can be known by
    /// their names only).
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        let files = try source.files()
        guard files.isFolder || files.isArchive else { return nil }
        let parts = GLORIAFiles.parts(in: files)
        guard let flows = parts.first(where: { $0.matrix == "T" }) else { return nil }
        return Opened(
            files: files, options: options,
            recognition: Recognition(
                format: "GLORIA release \(flows.release), \(flows.year)",
                reason: "it has \(flows.name)"))
    }

    /// Opens any folder or archive.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        Opened(
            files: try source.files(), options: options,
            recognition: .named(title))
    }

    /// Satellite accounts and the workbook of labels may stand beside the numbers.
    public static func neighbours(of path: String) -> [String] { GLORIAFiles.neighbours(of: path) }

    private struct Opened: OpenedTable {
        let files: SourceFiles
        let options: ReadOptions
        let recognition: Recognition

        /// Name, year, unit, size: reads the workbook of labels.
        func summary() throws(Diagnostics) -> TableSummary {
            let years = GLORIAFiles.parts(in: files)
                .filter { $0.matrix == "T" && $0.markup == 1 }.map(\.year)
            let files = try GLORIAFiles(files, year: years.max())
            let layout = try GLORIALabels(try files.workbook()).layout
            return TableSummary(
                name: "GLORIA release \(files.release), \(files.year)", year: files.year,
                unit: "thousand USD", source: "GLORIA release \(files.release)",
                regionCount: layout.regionCount, sectorCount: layout.sectorCount, format: title)
        }

        /// Reads the table: see `GLORIAReader`.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            try GLORIAReader(files: try GLORIAFiles(files, year: options.year))
                .reading(options: options, progress: progress)
        }
    }
}
