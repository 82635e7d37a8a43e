import InputOutput

/// Reads tables of any known format.
public enum TableFile {
    /// Which format a path holds, and why; nil when none is recognised.
    public static func recognition(of path: String) -> Recognition? {
        for reader in TableFormats.all {
            if let recognition = reader.recognises(path) { return recognition }
        }
        return nil
    }

    /// Reads a table; the format is found by content.
    /// - Parameter progress: gets the share that is done, from 0 to 1, on the calling thread.
    /// - Throws: `unknown-format`, or every problem of the table.
    public static func read(
        path: String, progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> MRIOTable {
        try reader(of: path).read(path: path, progress: progress)
    }

    /// Name, year, unit, size and source of a table, without reading its numbers.
    /// - Throws: `unknown-format`, or every problem that was found on the way.
    public static func summary(path: String) throws(Diagnostics) -> TableSummary {
        try reader(of: path).summary(path: path)
    }

    /// SHA-256 of a table, 64 hexadecimal digits.
    /// - Throws: `unreadable-file`.
    public static func digest(path: String) throws(Diagnostics) -> String {
        try FileDigest.sha256(path: path)
    }

    /// The version of the HDF5 library, such as `1.10.8`.
    public static var hdf5Version: String { HDF5File.libraryVersion }

    private static func reader(of path: String) throws(Diagnostics) -> any TableReader.Type {
        if let reader = TableFormats.all.first(where: { $0.recognises(path) != nil }) {
            return reader
        }
        throw Diagnostics([
            Diagnostic(
                .error, "unknown-format", "no known format is recognised", at: .init(file: path),
                remedy: "known are: " + TableFormats.all.map { $0.title }.joined(separator: "; "))
        ])
    }
}
