public import InputOutput

/// A format that supply and use tables are read from. One file a format, one line in
/// `SupplyUseFile.all`.
public protocol SupplyUseReader: Sendable {
    /// The short name.
    static var name: String { get }
    /// What the format is, for lists of formats.
    static var title: String { get }
    /// Reads what is at a path, of one year where there are several.
    /// - Parameters:
    ///   - year: what the user chose; nil where there is no choice.
    ///   - findings: gets what was accepted although it is odd, and what was left out.
    /// - Returns: nil when the content is not of this format.
    /// - Throws: every problem of a file that is of this format.
    static func read(
        _ source: TableSource, year: Int?, findings: inout [Diagnostic]
    ) throws(Diagnostics) -> SupplyUseTable?
}

/// Supply and use tables that were read, with what their reader has to say about the files.
public struct SupplyUseReading: Sendable {
    /// The tables.
    public let table: SupplyUseTable
    /// Title of the format.
    public let format: String
    /// Warnings and notes: what was accepted although it is odd, and what was left out.
    public let findings: [Diagnostic]
}

/// Reads supply and use tables of any known format.
public enum SupplyUseFile {
    /// Every reader, in the order in which they are asked.
    @TaskLocal public static var all: [any SupplyUseReader.Type] = [
        SupplyUseFolder.self, MARIOSupplyUse.self, FIGAROSupplyUse.self, EXIOBASESupplyUse.self,
        EXIOBASEHybridSupplyUse.self, GLORIASupplyUse.self, EoraSupplyUse.self,
        OECDSupplyUse.self,
    ]

    /// Reads tables with what their reader has to say.
    /// - Parameter year: which year, where there are several.
    /// - Throws: `missing-file`, `unknown-format`, `no-such-year`, or every problem of the tables.
    public static func reading(
        path: String, year: Int? = nil
    ) throws(Diagnostics) -> SupplyUseReading {
        let source = try TableSource(path: path)
        for reader in all {
            var findings: [Diagnostic] = []
            guard let table = try reader.read(source, year: year, findings: &findings) else {
                continue
            }
            if let year, let stated = table.year, stated != year {
                throw Diagnostics([
                    Diagnostic(
                        .error, "no-such-year", "the tables are of \(stated), not of \(year)",
                        at: .init(file: path), remedy: "leave the year out, or name other tables")
                ])
            }
            return SupplyUseReading(table: table, format: reader.title, findings: findings)
        }
        throw Diagnostics([
            Diagnostic(
                .error, "unknown-format", "these are not supply and use tables of a known format",
                at: .init(file: path),
                remedy: "known are \(all.map { $0.title }.joined(separator: "; "))")
        ])
    }

    /// Reads tables.
    /// - Throws: `missing-file`, `unknown-format`, or every problem of the tables.
    public static func read(
        path: String
    ) throws(Diagnostics) -> (table: SupplyUseTable, format: String) {
        let reading = try reading(path: path)
        return (reading.table, reading.format)
    }
}
