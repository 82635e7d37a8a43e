import InputOutput

/// Writes tables in the layout of OECD’s 2023 edition, for tests: own code, apart from the
/// program’s.
enum OECDText {
    static let categories = ["HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR"]

    /// The file of a table of one category, which becomes HFCE, with taxes and value added; its two
    /// regions become AUS and ROW, its two sectors A01_02 and G.
    static func edition2023(_ table: MRIOTable) -> String {
        let industries = ["AUS", "ROW"].flatMap { region in
            ["A01_02", "G"].map { "\(region)_\($0)" }
        }
        let demand = ["AUS", "ROW"].flatMap { region in categories.map { "\(region)_\($0)" } }
        var lines = [(["V1"] + industries + demand + ["OUT"]).joined(separator: ",")]
        func line(_ label: String, _ cells: [Double]) {
            lines.append(([label] + cells.map(FolderLayouts.text)).joined(separator: ","))
        }
        let none = [Double](repeating: 0, count: demand.count)
        for (i, label) in industries.enumerated() {
            let final: [Double] = table.Y.row(i).flatMap { [$0, 0, 0, 0, 0, 0] }
            line(label, table.Z.row(i) + final + [table.x[i]])
        }
        line("TLS", table.V.row(0) + none + [table.V.row(0).reduce(0, +)])
        line("VA", table.V.row(1) + none + [0])
        line("OUT", table.x + none + [0])
        return lines.joined(separator: "\n") + "\n"
    }
}
