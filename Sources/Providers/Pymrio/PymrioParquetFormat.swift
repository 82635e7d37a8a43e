public import InputOutput

/// The folder that `pymrio.IOSystem.save_all` writes by default, its matrices as Parquet; read by
/// `PymrioFormat`.
public enum PymrioParquetFormat: TableWriter {
    /// `pymrio-parquet`.
    public static let name = "pymrio-parquet"
    /// `folder of Parquet files as pymrio saves it`.
    public static let title = "folder of Parquet files as pymrio saves it"

    /// Names that end in `.pymrio-parquet`; otherwise the format must be named.
    public static func accepts(_ path: String) -> Bool {
        path.droppingTrailingSlashes.lowercased().hasSuffix(".\(name)")
    }

    /// What a folder of text does not keep either, but for codes such as `NA`, which are kept.
    public static func losses(of table: MRIOTable, at path: String) -> [Diagnostic] {
        PymrioFormat.losses(of: table, at: path, .parquet)
    }

    /// True: unit.parquet has a unit for every row.
    public static var keepsSectorUnits: Bool { true }

    /// Writes a table into a new folder that `pymrio.load_all` reads: as `PymrioFormat` does, but
    /// in Parquet. Numbers keep every bit.
    /// - Throws: `destination-exists`, `cannot-write`, `unwritable-name`.
    public static func write(
        _ table: MRIOTable, to path: String, progress: (Double) -> Void
    ) throws(Diagnostics) {
        try PymrioFormat.write(table, to: path, .parquet, progress: progress)
    }
}
