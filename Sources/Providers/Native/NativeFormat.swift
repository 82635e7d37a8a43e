import Containers
public import InputOutput

/// The native table file: HDF5, layout 1.
///
/// Root attributes `format`, `version`, `name`, `year` (absent where a table has none), `unit`,
/// `valuation`, `provenance` (JSON text); groups `regions`, `sectors`, `final_demand`,
/// `primary_inputs` with `code` and `name`; datasets `Z`, `Y`, `V`, row-major; `satellites/NAME`
/// with `code`, `unit`, `F`, `FY` and attribute `provenance`. Additions that older readers do
/// not need: `primary_inputs/kind` (`value-added`, `taxes` or `imports`; without it the code
/// decides), `sectors/unit` in a table of hybrid units (empty where it is the table’s) and `x`,
/// output as the source states it. Where regions have different sectors, the
/// texts of `industries/sectors_by_region`, one a region, are the positions of its sectors, such
/// as `0 1 4`; the industries then stand in that order.
public enum NativeFormat: TableReader {
    /// `native`.
    public static let name = "native"
    /// `chokepoint table (HDF5, layout 1)`.
    public static let title = "chokepoint table (HDF5, layout 1)"

    /// The value of the root attribute `format`.
    static let marker = "chokepoint-table"
    /// The layout that is read and written.
    static let version = 1

    /// Opens the HDF5 signature together with the root attribute `format`; also a file with the
    /// signature that cannot be opened, so that reading it says why.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? {
        guard source.isHDF5 else { return nil }
        let session = HDF5Session(try source.pathOnDisk())
        do throws(Diagnostics) {
            let found = try session.reading { file throws(Diagnostics) in
                try file.textAttribute("format")
            }
            guard found == marker else { return nil }
            return Opened(
                session: session, reason: "it is HDF5 with the root attribute format = \(marker)")
        } catch {
            return Opened(
                session: session, reason: "it begins as HDF5, though it cannot be opened")
        }
    }

    /// Opens any HDF5 file.
    /// - Throws: `not-hdf5`.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        if !source.isHDF5 { try HDF5Signature.require(in: source.path) }
        return Opened(session: HDF5Session(try source.pathOnDisk()), reason: "it is HDF5")
    }

    private struct Opened: OpenedTable {
        /// The process that reads the file.
        let session: HDF5Session
        let reason: String

        var recognition: Recognition { Recognition(format: title, reason: reason) }

        /// Name, year, unit, size and source, without reading numbers.
        func summary() throws(Diagnostics) -> TableSummary {
            try session.reading { file throws(Diagnostics) in
                try NativeReader.checkFormat(of: file)
                let heading = try NativeReader.heading(of: file)
                return TableSummary(
                    name: heading.name, year: heading.year,
                    unit: try file.exists("sectors/unit") ? TableSummary.hybrid : heading.unit,
                    source: heading.provenance["source"],
                    regionCount: try file.textCount("regions/code"),
                    sectorCount: try file.textCount("sectors/code"), format: title)
            }
        }

        /// Reads the table.
        /// - Throws: `hdf5-damaged`, `hdf5-truncated`, `hdf5-unreadable`, `not-a-chokepoint-table`,
        ///   `unknown-layout-version`; then all of `missing-attribute`, `missing-dataset`,
        ///   `wrong-type`, `wrong-shape`, `outside-data`, `duplicate-code`, `empty-code`,
        ///   `not-utf8`, `bad-provenance`; then all of `missing-data`, `checksum-failure`,
        ///   `not-finite`.
        /// - Complexity: memory of the table and one row of chunks.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            try session.reading { file throws(Diagnostics) in
                try NativeReader.checkFormat(of: file)
                return TableReading(try NativeReader(file: file).table(progress: progress))
            }
        }
    }
}
