import Containers
import InputOutput

/// NumPy's archives of a table, as the formats that are made of them open and summarize them.
struct NPZArchive: OpenedTable {
    let archive: ZipArchive
    let reason: String
    /// Title of the format.
    let title: String
    /// Reads the table.
    let reading: @Sendable (ZipArchive, (Double) -> Void) throws(Diagnostics) -> TableReading

    var recognition: Recognition { Recognition(format: title, reason: reason) }

    /// The archive at a source, and the names of its members where they are npy files and nothing
    /// else; nil for anything else.
    static func members(
        of source: TableSource
    ) throws(Diagnostics) -> (archive: ZipArchive, names: Set<String>)? {
        guard !source.isFolder, let archive = try source.files().archive else { return nil }
        let names = Set(archive.members.map(\.name))
        guard !names.isEmpty, names.allSatisfy({ $0.hasSuffix(".npy") }) else { return nil }
        return (archive, names)
    }

    /// Any archive.
    /// - Throws: `damaged-archive` for what is none.
    static func any(_ source: TableSource) throws(Diagnostics) -> ZipArchive {
        if let archive = try source.files().archive { return archive }
        return try ZipArchive(try FileBytes(path: source.path), path: source.path)
    }

    func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
        try reading(archive, progress)
    }

    /// Reads the labels only.
    func summary() throws(Diagnostics) -> TableSummary {
        var reader = NPZReader(archive)
        let (regions, sectors) = try reader.labels()
        let heading = try reader.heading()
        return TableSummary(
            name: heading.name, year: heading.year, unit: heading.unit,
            source: heading.provenance["source"], regionCount: regions.count,
            sectorCount: sectors.count, format: title)
    }
}
