import Containers
public import InputOutput

/// The folder, or zip archive of it, that MARIO’s `to_txt`, `to_csv` or `to_parquet` writes of an
/// input-output table.
///
///     metadata.json
///     flows/Z.txt  Y.txt  V.txt  VY.txt  E.txt  EY.txt  X.txt  units.txt
///     coefficients/z.txt  Y.txt  v.txt  e.txt  EY.txt  units.txt   (read where there are no flows)
///
/// Rows and columns of industries have three levels: region, `Sector`, and the sector. Layout as
/// mariopy 1.3.2 writes it; its documentation is at https://mario-suite.readthedocs.io.
public enum MARIOFormat: TableReader {
    /// `mario`.
    public static let name = "mario"
    /// `folder saved by MARIO`.
    public static let title = "folder saved by MARIO (to_txt or to_parquet)"
    /// Satellite accounts may be left out.
    public static let choices: Set<ReadOptions.Choice> = [.noSatellites]

    /// Opens a folder with MARIO’s units and flows.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        let files = try source.files()
        guard files.isFolder || files.isArchive, let folder = MARIOFolder(files),
            folder.hasLevels
        else { return nil }
        let reason = "\(folder.unitsName) stands beside \(folder.flowsName)"
        return Opened(
            folder: folder, options: options,
            recognition: Recognition(format: title, reason: reason))
    }

    /// Opens any folder or archive.
    /// - Throws: `no-table` where MARIO’s files are missing.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        let files = try source.files()
        guard let folder = MARIOFolder(files) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-table",
                    "there are no units.txt and Z.txt or z.txt, or the same as csv or parquet",
                    at: .init(file: source.path),
                    remedy: "name the folder that MARIO’s to_txt or to_parquet wrote")
            ])
        }
        return Opened(folder: folder, options: options, recognition: .named(title))
    }

    private struct Opened: OpenedTable {
        let folder: MARIOFolder
        let options: ReadOptions
        let recognition: Recognition

        /// Name, year, unit and size, from the labels; numbers are not read.
        func summary() throws(Diagnostics) -> TableSummary {
            let reader = try MARIOReader(folder)
            let facts = try reader.facts()
            return TableSummary(
                name: facts.name, year: facts.year,
                unit: reader.sectorUnits == nil ? reader.unit : TableSummary.hybrid,
                source: facts.provenance["source"], regionCount: reader.industries.regions.count,
                sectorCount: reader.industries.parts.count, format: title)
        }

        /// Reads the table.
        /// - Throws: what `MARIOReader` throws.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            try MARIOReader(folder).reading(options: options, progress: progress)
        }
    }
}
