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
        guard let (archive, names) = try NPZArchive.members(of: source),
            let flows = ["Z.npy", "T.npy"].first(where: names.contains)
        else { return nil }
        return opened(archive, "the archive holds \(names.count) npy files, with \(flows)")
    }

    /// Opens any archive.
    /// - Throws: `damaged-archive` for what is none.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        opened(try NPZArchive.any(source), "the format was named")
    }

    private static func opened(_ archive: ZipArchive, _ reason: String) -> NPZArchive {
        NPZArchive(archive: archive, reason: reason, title: title) {
            (archive, progress) throws(Diagnostics) in
            var reader = NPZReader(archive)
            return try reader.reading(progress: progress)
        }
    }
}
