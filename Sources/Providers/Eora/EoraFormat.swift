import Containers
public import InputOutput

/// Eora26 as published: a folder or zip archive of tab-separated numbers without labels.
///
///     Eora26_YYYY_bp_T.txt  _FD.txt  _VA.txt    flows, final demand, value added; pp: purchasers’
///     Eora26_YYYY_bp_Q.txt  _QY.txt             satellite account of industries, of final demand
///     labels_T.txt  labels_FD.txt  labels_VA.txt  labels_Q.txt   beside them or in indices.zip
///
/// The last region, ROW with the one sector TOTAL, holds statistical discrepancies: it counts in
/// the totals and is dropped then. Rows and columns of Eora do not balance exactly; gaps are said
/// and not refused.
public enum EoraFormat: TableReader {
    /// `eora26`.
    public static let name = "eora26"
    /// `Eora26 (folder or zip of text files)`.
    public static let title = "Eora26 (folder or zip of text files)"
    /// The year where a folder holds several; the satellite account may be left out.
    public static let choices: Set<ReadOptions.Choice> = [.year, .noSatellites]

    /// Opens files Eora26_YYYY_bp_T.txt (numbers without labels can be known by their names only).
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        let files = try source.files()
        guard files.isFolder || files.isArchive else { return nil }
        let all = EoraFiles.candidates(in: files)
        let candidates = all.filter {
            $0.archive != nil || $0.parts["T"] != nil || $0.parts["FD"] != nil
        }
        guard let first = candidates.first else { return nil }
        let name = first.archive ?? first.parts["T"] ?? first.parts["FD"] ?? ""
        let rest = candidates.count > 1 ? " and \(candidates.count - 1) more tables" : ""
        let price = first.price == "bp" ? "basic prices" : "purchasers’ prices"
        return Opened(
            files: files, options: options, candidates: all,
            recognition: Recognition(
                format: "Eora26, \(first.year), \(price)", reason: "it has \(name)\(rest)"))
    }

    /// Opens any folder or archive.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        let files = try source.files()
        return Opened(
            files: files, options: options, candidates: EoraFiles.candidates(in: files),
            recognition: .named(title))
    }

    /// The labels may stand beside the numbers.
    public static func neighbours(of path: String) -> [String] {
        [EoraFiles.besides(path)].filter(FolderContent.exists)
    }

    private struct Opened: OpenedTable {
        let files: SourceFiles
        let options: ReadOptions
        let candidates: [EoraFiles.Candidate]
        let recognition: Recognition

        /// Name, year, unit, size: reads the labels.
        func summary() throws(Diagnostics) -> TableSummary {
            let reader = EoraReader(files: try EoraFiles(files, candidate: candidates.last))
            let layout = try reader.labels().layout
            let valuation = reader.files.price == "bp" ? "basic prices" : "purchasers’ prices"
            return TableSummary(
                name: "Eora26, \(reader.files.year), \(valuation)", year: reader.files.year,
                unit: "thousand USD", source: "Eora26", regionCount: layout.regionCount,
                sectorCount: layout.sectorCount, format: title)
        }

        /// Reads the table: see `EoraReader`.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            try EoraReader(files: try EoraFiles(files, candidates, year: options.year))
                .reading(options: options, progress: progress)
        }
    }
}
