import Containers
import InputOutput

/// The national tables of the ICIO project, which are not multi-region tables.
enum OECDNationalTable {
    /// Whether a first line is that of a national table: plain industries, then final demand,
    /// exports and imports.
    static func isOne(_ header: CSVHeader) -> Bool {
        let labels = Set(header.labels)
        return labels.isSuperset(of: ["HFCE", "GFCF", "EXPO", "IMPO"])
    }

    /// What is said about one.
    static func refusal(_ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "national-table",
                """
                this is a national table of OECD’s ICIO project (rows TTL_…, columns EXPO and \
                IMPO), 
                """
                    + "not a multi-region one",
                at: .init(file: path),
                remedy: "get the inter-country table, such as 2016-2020_SML.zip")
        ])
    }
}
