import Containers
public import InputOutput
import LinearAlgebra

/// NumPy's archive of arrays, as `numpy.savez` writes it.
///
/// | array | shape | holds |
/// |---|---|---|
/// | `Z` (or `T`) | n×n | intermediate deliveries |
/// | `Y` (or `F`, `FD`) | n×G·K | final demand, all categories of region 1 first |
/// | `V` (or `VA`, `W`) | m×n, or n | primary inputs |
/// | `x` (or `X`, `output`) | n | output as the source states it, optional |
/// | `regions`, `sectors` | G, N | codes (or `countries`, `industries`) |
/// | `final_demand`, `primary_inputs` | K, m | codes, optional |
/// | `region_names`, `sector_names`, `final_demand_names`, `primary_input_names` | | optional |
/// | `region_part_of` | G | the country that a region is a part of, or nothing, optional |
/// | `primary_input_kinds` | m | `value-added`, `taxes` or `imports`, optional |
/// | `name`, `year`, `unit`, `valuation`, `provenance` | () | optional |
/// | `satellites` | | names of accounts; of each `satellites/NAME/F`, `FY`, `codes`, `units` |
public enum NPZFormat: TableReader {
    /// `npz`.
    public static let name = "npz"
    /// For lists of formats.
    public static let title = "NumPy archive (npz)"

    /// Opens archives that hold nothing but npy files, `Z` or `T` among them.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        guard !source.isFolder, let archive = try source.files().archive else { return nil }
        let names = Set(archive.members.map(\.name))
        guard !names.isEmpty, names.allSatisfy({ $0.hasSuffix(".npy") }),
            let flows = ["Z.npy", "T.npy"].first(where: names.contains)
        else { return nil }
        return Opened(
            archive: archive,
            reason: "the archive holds \(names.count) npy files, with \(flows)")
    }

    /// Opens any archive.
    /// - Throws: `damaged-archive` for what is none.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        if let archive = try source.files().archive {
            return Opened(archive: archive, reason: "the format was named")
        }
        return Opened(
            archive: try ZipArchive(try FileBytes(path: source.path), path: source.path),
            reason: "the format was named")
    }

    private struct Opened: OpenedTable {
        let archive: ZipArchive
        let reason: String

        var recognition: Recognition { Recognition(format: title, reason: reason) }

        /// Reads the table.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            var reader = NPZReader(archive)
            return try reader.reading(progress: progress)
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
}
