import Containers
import InputOutput

/// What the files of one provider look like that follow the layout of the World Input-Output
/// Database: cells and final demand to the right of label columns, totals and primary inputs below.
struct WIODLayout: Sendable {
    /// What a row below the industries is.
    enum Role: Sendable, Hashable {
        /// Σ_i Z_ij: compared with the cells and dropped.
        case intermediateTotal
        /// Output at basic prices: compared with the sum of the column and dropped.
        case output
        /// A primary input, and whether it is value added.
        case input(PrimaryInput.Kind)
    }

    /// A row below the industries.
    struct TailRow: Sendable {
        let role: Role
        /// Code that the table gets.
        let code: String
        /// Codes that files write for it, in lower case.
        let codes: Set<String>
        /// Words that its name holds, in lower case; the first row of the list that has one of them
        /// in it is the row meant.
        let words: [String]
    }

    /// Where the labels stand on a sheet; rows and columns count from 0.
    struct Places: Sendable {
        /// Row and column of the code by which a sector is known.
        let sector: (row: Int, column: Int)
        /// Row and column of the names.
        let name: (row: Int, column: Int)
        /// Row and column of the regions.
        let region: (row: Int, column: Int)
        /// Row and column of the running codes, `c1` and `r60`.
        let number: (row: Int, column: Int)
        /// The first cell.
        let first: (row: Int, column: Int)
    }

    /// Short name of the format, for `--format-hint`.
    let format: String
    /// Such as `WIOD 2013 release`.
    let title: String
    /// Where the labels stand.
    let places: Places
    /// Row and column whose code tells final demand from sectors: the running codes or the codes.
    let demandRow: Int
    /// Codes of final demand as they stand in `demandRow`, in lower case.
    let demandCodes: Set<String>
    /// What the running code of the first row begins with: `c` or `r`.
    let firstRowPrefix: String
    /// Codes and names of the total column, in lower case.
    let totalLabels: Set<String>
    /// The rows below the industries.
    let tail: [TailRow]
    /// G × N of the editions that are known.
    let sizes: [(regions: Int, sectors: Int)]
    /// Share of a total above which a gap is said, and above which the file is refused.
    let tolerance: (warns: Double, refuses: Double)
    /// Where the tolerance comes from.
    let toleranceSource: String
    /// Facts of the source.
    let provenance: [Provenance.Entry]

    /// The row that labels mean: by its codes, else by its name.
    /// - Throws: `contradicting-labels`, without place, when code and name mean different rows.
    func tailRow(codes: [String], name: String) throws(Diagnostics) -> TailRow? {
        let byCode = tail.first { row in codes.contains { row.codes.contains($0.lowercased()) } }
        let text = name.lowercased()
        let byName = tail.first { row in row.words.contains { text.contains($0) } }
        if let byCode, let byName, byCode.code != byName.code {
            throw Diagnostics([
                Diagnostic(
                    .error, "contradicting-labels",
                    "the row’s code is that of \(byCode.code) and its name, ‘\(name.shortened)’, "
                        + "that of \(byName.code)",
                    remedy: "mend the label that is wrong")
            ])
        }
        return byCode ?? byName
    }

    /// The rows that the tables of both releases of the WIOD and of the ADB have, with their codes.
    static func tail(
        total: (String, Set<String>), taxes: (String, Set<String>),
        exports: (String, Set<String>), abroad: (String, Set<String>),
        visitors: (String, Set<String>), value: (String, Set<String>),
        margins: (String, Set<String>), output: (String, Set<String>)
    ) -> [TailRow] {
        func row(_ role: Role, _ codes: (String, Set<String>), _ words: [String]) -> TailRow {
            TailRow(
                role: role, code: codes.0, codes: Set(codes.1.map { $0.lowercased() }),
                words: words)
        }
        return [
            row(.intermediateTotal, total, ["total intermediate", "intermediate total"]),
            row(.input(.taxes), taxes, ["taxes less subsidies"]),
            row(.input(.taxes), exports, ["cif"]),
            row(.input(.taxes), visitors, ["non-resident", "nonresident", "non resident"]),
            row(.input(.taxes), abroad, ["purchases abroad"]),
            row(.input(.valueAdded), value, ["value added"]),
            row(.input(.taxes), margins, ["transport margin"]),
            row(.output, output, ["output"]),
        ]
    }
}
