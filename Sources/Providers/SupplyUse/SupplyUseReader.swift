public import InputOutput

/// A format that supply and use tables are read from. One file a format, one line in
/// `SupplyUseFile.all`.
public protocol SupplyUseReader: Sendable {
    /// The short name.
    static var name: String { get }
    /// What the format is, for lists of formats.
    static var title: String { get }
    /// Reads what is at a path.
    /// - Returns: nil when the content is not of this format.
    /// - Throws: every problem of a file that is of this format.
    static func read(_ source: TableSource) throws(Diagnostics) -> SupplyUseTable?
}

/// Reads supply and use tables of any known format.
public enum SupplyUseFile {
    /// Every reader, in the order in which they are asked.
    @TaskLocal public static var all: [any SupplyUseReader.Type] = [
        SupplyUseFolder.self, MARIOSupplyUse.self, FIGAROSupplyUse.self, EXIOBASESupplyUse.self,
    ]

    /// Reads tables.
    /// - Throws: `missing-file`, `unknown-format`, or every problem of the tables.
    public static func read(
        path: String
    ) throws(Diagnostics) -> (table: SupplyUseTable, format: String) {
        let source = try TableSource(path: path)
        for reader in all {
            if let table = try reader.read(source) { return (table, reader.title) }
        }
        throw Diagnostics([
            Diagnostic(
                .error, "unknown-format", "these are not supply and use tables of a known format",
                at: .init(file: path),
                remedy: "known are \(all.map { $0.title }.joined(separator: "; "))")
        ])
    }
}
