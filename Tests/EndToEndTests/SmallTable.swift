import Foundation
import TestSupport

/// A table of three regions and three sectors as a folder of CSV files, whose numbers a test may
/// change.
struct SmallTable {
    /// Codes of the regions.
    var regions = ["AAA", "BBB", "CCC"]
    /// Codes of the sectors.
    var sectors = ["agr", "man", "srv"]
    /// Its name.
    var name = "a small table"
    /// Its year.
    var year = 2020
    /// Intermediate deliveries, 9×9.
    var Z: [[Double]] = [
        [21, 38.1, 6.6, 5.7, 2, 2.6, 5, 2.6, 3.4], [2.1, 30.4, 22, 2.1, 4.8, 1.9, 2.8, 0.9, 2.5],
        [8.9, 11.2, 30.3, 1.8, 3, 5.9, 5.8, 4.4, 3.3],
        [1.8, 1.1, 5.8, 21.1, 5.5, 25.3, 4.7, 3.7, 5.5],
        [0.4, 3.2, 2.8, 3.4, 26, 34.3, 3.6, 1.7, 5.1],
        [3.1, 3.1, 4.6, 6.8, 33, 27.6, 4.8, 1.3, 4.8],
        [1.3, 0.6, 5.2, 5.2, 5.3, 2.9, 11.7, 1.3, 26.2],
        [4.4, 5, 1.8, 1.4, 3.9, 4.9, 38.6, 6.9, 19.8],
        [5.4, 2.6, 3.6, 0.3, 4.1, 5.5, 33.2, 35.5, 26.8],
    ]
    /// Final demand, 9×6: consumption and investment of each region.
    var Y: [[Double]] = [
        [82.1, 40.7, 15, 4.3, 11.7, 4.4], [79.1, 43.3, 11.9, 5.4, 12.1, 4],
        [65.6, 43, 14, 5.1, 16.3, 4.7], [9, 3, 90.8, 31.7, 11.1, 3.4],
        [10.6, 4.5, 77.7, 49.8, 11.2, 1.7], [9.1, 3.1, 81.9, 20.3, 9.4, 2.6],
        [7.3, 2.5, 8, 2.4, 88.3, 22.5], [11.7, 1.7, 15.4, 4.5, 111.9, 48.9],
        [14, 3, 8.6, 3, 129.7, 41.6],
    ]
    /// Value added is this share of what output leaves.
    var valueAddedShare = 1.0

    /// Writes the folder.
    func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let industries = regions.flatMap { r in sectors.map { Self.cell("\(r)/\($0)") } }
        let n = industries.count
        let columns = regions.flatMap { r in ["C", "I"].map { Self.cell("\(r)/\($0)") } }
        let x = (0..<n).map { Z[$0].reduce(0, +) + Y[$0].reduce(0, +) }
        let added = (0..<n).map { j in
            "\((x[j] - (0..<n).reduce(0) { $0 + Z[$1][j] }) * valueAddedShare)"
        }
        func lines(_ rows: [[Double]], _ head: [String]) -> String {
            ((["industry"] + head).joined(separator: ",") + "\n")
                + zip(industries, rows).map { label, row in
                    ([label] + row.map { "\($0)" }).joined(separator: ",") + "\n"
                }.joined()
        }
        func labels(_ codes: [String]) -> String {
            "code,name\n" + codes.map { "\(Self.cell($0)),\(Self.cell($0))\n" }.joined()
        }
        let files = [
            "table.csv":
                "key,value\nformat,chokepoint-csv\nversion,1\nname,\(Self.cell(name))\n"
                + "year,\(year)\nunit,million USD\nvaluation,basic prices\n",
            "regions.csv": labels(regions), "sectors.csv": labels(sectors),
            "final_demand.csv": "code,name\nC,C\nI,I\n",
            "primary_inputs.csv": "code,name,kind\nVA,Value added,value-added\n",
            "Z.csv": lines(Z, industries), "Y.csv": lines(Y, columns),
            "V.csv":
                (["primary_input"] + industries).joined(separator: ",") + "\n"
                + (["VA"] + added).joined(separator: ",") + "\n",
        ]
        for (name, text) in files {
            try text.write(
                to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
    }

    private static func cell(_ text: String) -> String {
        text.contains(where: { ",\"".contains($0) })
            ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
}
