public import InputOutput

/// A format that tables are written to. One file a format, one line in `TableFormats.writers`.
public protocol TableWriter: Sendable {
    /// The short name, such as `native`.
    static var name: String { get }
    /// What the format is, for lists of formats.
    static var title: String { get }
    /// Whether a destination's name asks for this format, such as `table.h5`.
    static func accepts(_ path: String) -> Bool
    /// Whether the format can hold a table whose regions have different sectors; not by default.
    static var keepsUnequalSectors: Bool { get }
    /// Whether the format can hold sectors in units of their own; not by default.
    static var keepsSectorUnits: Bool { get }
    /// What of a table the format does not keep, and what its user should know: notes and warnings;
    /// none by default.
    static func losses(of table: MRIOTable, at path: String) -> [Diagnostic]
    /// Writes a table under a temporary name in the same folder, and renames it when it is
    /// complete.
    /// - Parameter progress: called now and then, on the calling thread, with the share that is
    ///   done, from 0 to 1.
    /// - Throws: `cannot-write` and what the format cannot hold.
    static func write(
        _ table: MRIOTable, to path: String, progress: (Double) -> Void
    ) throws(Diagnostics)
}

extension TableWriter {
    /// Regions × sectors only.
    public static var keepsUnequalSectors: Bool { false }
    /// One unit only.
    public static var keepsSectorUnits: Bool { false }
    /// Nothing is lost.
    public static func losses(of table: MRIOTable, at path: String) -> [Diagnostic] { [] }
}
