import Containers
import InputOutput

/// A folder or archive of pandas’ text files that was opened.
struct PandasOpened: OpenedTable {
    let source: TableSource
    let options: ReadOptions
    let profile: any PandasProfile
    let recognition: Recognition
    /// Title of the format.
    let title: String

    /// What a reader opened.
    init(
        _ reader: any TableReader.Type, _ profile: any PandasProfile, _ source: TableSource,
        _ options: ReadOptions, _ recognition: Recognition
    ) {
        self.source = source
        self.options = options
        self.profile = profile
        self.recognition = recognition
        title = reader.title
    }

    /// Name, year, unit and size, from unit.txt, metadata.json and the names of files; numbers are
    /// not read.
    /// - Throws: every problem of these files.
    func summary() throws(Diagnostics) -> TableSummary {
        let files = try source.files()
        let roots = PandasFolder.roots(in: files)
        // Of several tables the last is shown, which mostly is the latest.
        let folder = try PandasFolder(files, root: roots.last)
        let reader = PandasTableReader(folder: folder, profile: profile)
        let industries = try reader.industries()
        var findings: [Diagnostic] = []
        let facts = profile.facts(folder, try reader.metadata(), industries, &findings)
        let name =
            roots.count > 1 ? "\(facts.name) (the last of \(roots.count) tables)" : facts.name
        return TableSummary(
            name: name, year: facts.year,
            unit: industries.sectorUnits == nil ? facts.unit : TableSummary.hybrid,
            source: facts.provenance["source"],
            regionCount: industries.grid.regions.count, sectorCount: industries.grid.parts.count,
            format: title)
    }

    /// Reads the table: see `PandasTableReader`.
    func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
        let folder = try PandasFolder(try source.files(), year: options.year)
        return try PandasTableReader(folder: folder, profile: profile)
            .reading(options: options, progress: progress)
    }
}
