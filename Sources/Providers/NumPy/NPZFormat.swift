import Containers
import InputOutput
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
/// | `primary_input_kinds` | m | `value-added` or `taxes`, optional |
/// | `name`, `year`, `unit`, `valuation`, `provenance` | () | optional |
/// | `satellites` | | names of accounts; of each `satellites/NAME/F`, `FY`, `codes`, `units` |
public enum NPZFormat: TableReader {
    /// `npz`.
    public static let name = "npz"
    /// For lists of formats.
    public static let title = "NumPy archive (npz)"

    /// Archives that hold nothing but npy files, `Z` or `T` among them.
    public static func recognises(_ path: String) -> Recognition? {
        do throws(Diagnostics) {
            guard !FolderContent.isFolder(path) else { return nil }
            let content = try FileBytes(path: path)
            guard ZipArchive.isZip(content) else { return nil }
            let members = try ZipArchive(content, path: path).members
            let names = Set(members.map(\.name))
            guard !members.isEmpty, members.allSatisfy({ $0.name.hasSuffix(".npy") }),
                let flows = ["Z.npy", "T.npy"].first(where: names.contains)
            else { return nil }
            return Recognition(
                format: title, reason: "the archive holds \(names.count) npy files, with \(flows)")
        } catch {
            return nil
        }
    }

    /// Reads a table.
    public static func read(
        path: String, options: ReadOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        var reader = try NPZReader(path: path)
        return try reader.reading(progress: progress)
    }

    /// Reads the labels only.
    public static func summary(path: String) throws(Diagnostics) -> TableSummary {
        var reader = try NPZReader(path: path)
        let (regions, sectors) = try reader.labels()
        let heading = try reader.heading()
        return TableSummary(
            name: heading.name, year: heading.year, unit: heading.unit,
            source: heading.provenance["source"], regionCount: regions.count,
            sectorCount: sectors.count, format: title)
    }
}
