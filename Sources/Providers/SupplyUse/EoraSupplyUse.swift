import Containers
public import InputOutput
import LinearAlgebra

/// Eora’s national supply and use tables: a file `IO_CCC_YYYY_BasicPrice.txt` (or
/// `_PurchasersPrice.txt`), or a folder with one, separated by tabs.
///
/// Four lines of column labels and four columns of row labels hold country, its code, a group and
/// an item. Groups are `Industries`, `Commodities`, `Final Demand`, `ExportsTo` in columns, and
/// `Industries`, `Commodities`, `Primary Inputs`, `ImportsFrom` in rows; rows of other groups are
/// an account, with the unit in brackets. Supply stands in the rows of industries, use in those of
/// commodities. Eora26 has industries only, which is said. (Layout: as MARIO’s reader of Eora’s
/// national tables and its tests describe it; a real file was not at hand.)
public enum EoraSupplyUse: SupplyUseReader {
    /// `eora`.
    public static let name = "eora"
    /// `Eora’s national supply and use tables`.
    public static let title =
        "Eora’s national supply and use tables (IO_CCC_YYYY_BasicPrice.txt)"

    /// Reads a file, or that of a year of a folder or archive.
    public static func read(
        _ source: TableSource, year: Int?, findings: inout [Diagnostic]
    ) throws(Diagnostics) -> SupplyUseTable? {
        let files = try source.files()
        if !EoraFiles.candidates(in: files).isEmpty { throw Self.noSupply(source.path) }
        let names = files.names.filter { Self.price(of: $0) != nil }
        guard !names.isEmpty else { return nil }
        let name = try FileChoice(candidates: names, files: files).name(ofYear: year)
        let sheet = try EoraNationalSheet(try files.text(of: name))
        return try sheet.table(
            year: FileChoice.year(in: name),
            valuation: Self.price(of: name) == "BasicPrice" ? "basic prices" : "purchasers’ prices",
            &findings)
    }

    /// `BasicPrice` or `PurchasersPrice`; nil for the names of other files.
    private static func price(of name: String) -> String? {
        let words = SourceFiles.lastComponent(of: name).split(separator: "_")
        guard words.count == 4, words[0] == "IO", words[2].count == 4, Int(words[2]) != nil else {
            return nil
        }
        return ["BasicPrice", "PurchasersPrice"].first { words[3] == "\($0).txt" }
    }

    private static func noSupply(_ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "no-supply-table",
                """
                Eora26 is industry by industry in every region: it has no supply table, and there \
                is nothing to convert
                """, at: .init(file: path),
                remedy: """
                    use it as a table, as with ‘chokepoint info’; supply and use tables of Eora \
                    are its national files IO_CCC_YYYY_BasicPrice.txt
                    """)
        ])
    }
}
