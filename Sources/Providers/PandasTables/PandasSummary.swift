import Containers
import InputOutput

/// What a list of tables shows of a folder of pandas’ text files.
enum PandasSummary {
    /// Name, year, unit and size, from unit.txt, metadata.json and the names of files; numbers are not read.
    /// - Throws: every problem of these files.
    static func summary(
        path: String, profile: some PandasProfile, format: String
    ) throws(Diagnostics) -> TableSummary {
        let files = try SourceFiles(path: path)
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
            name: name, year: facts.year, unit: facts.unit, source: facts.provenance["source"],
            regionCount: industries.grid.regions.count, sectorCount: industries.grid.parts.count,
            format: format)
    }
}
