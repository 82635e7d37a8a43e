import Containers
import InputOutput

/// What Eurostat’s FIGARO tables are known to look like.
enum FIGAROFacts {
    /// Corner of a matrix.
    static let corner = "rowLabels"
    /// The six rows of primary inputs.
    static let inputs = ["D21X31", "OP_RES", "OP_NRES", "D1", "D29X39", "B2A3G"]
    /// Region of the rows of primary inputs.
    static let inputRegion = "W2"
    /// Final demand in the order of the files.
    static let categories = ["P3_S13", "P3_S14", "P3_S15", "P51G", "P5M"]
    /// Regions and industries of the editions: 46 regions to 2024, 50 from 2025.
    static let regionCounts = [46, 50]
    static let sectorCount = 64
    /// Unit of every edition.
    static let unit = "million EUR"

    /// Names of final demand.
    static let categoryNames: [String: String] = [
        "P3_S13": "Final consumption of general government",
        "P3_S14": "Final consumption of households",
        "P3_S15": "Final consumption of non-profit institutions serving households",
        "P51G": "Gross fixed capital formation",
        "P5M": "Changes in inventories and valuables",
    ]

    /// Names of primary inputs.
    static let inputNames: [String: String] = [
        "D21X31": "Taxes less subsidies on products",
        "OP_RES": "Direct purchases abroad by residents",
        "OP_NRES": "Purchases on the domestic territory by non-residents",
        "D1": "Compensation of employees",
        "D29X39": "Other taxes less subsidies on production",
        "B2A3G": "Operating surplus and mixed income, gross",
    ]

    /// Codes of inputs that are no value added.
    static let taxes: Set<String> = ["D21X31", "OP_RES", "OP_NRES"]

    /// How far columns may be from rows: cells are rounded to three decimals, and the sums of
    /// `cells` of them stray by six standard deviations at most.
    static func tolerance(cells: Int) -> StatedTolerance {
        StatedTolerance(
            warns: 1e-6, refuses: 1e-3,
            absolute: 0.001 + 6 * 0.000_29 * Double(cells).squareRoot(), saysAboveRounding: true,
            source: "FIGARO’s own tables balance to the rounding of their cells")
    }

    /// The table that a file name states, such as `ind-by-ind`; nil when it states none.
    static func kind(in name: String) -> String? {
        ["ind-by-ind", "prod-by-prod"].first { name.lowercased().contains($0) }
    }

    /// The edition that a file name states, such as `24` for `…_24ed_2019.csv`.
    static func edition(in name: String) -> String? {
        let parts = SourceFiles.lastComponent(of: name).split(separator: "_")
        return parts.first { part in
            part.hasSuffix("ed") && part.count == 4 && part.dropLast(2).allSatisfy(\.isNumber)
        }.map { "20" + $0.dropLast(2) }
    }

    /// Name of the table of a file, such as `FIGARO 2024 edition, industry by industry, 2019`.
    static func title(of name: String) -> String {
        var text = "FIGARO"
        if let edition = edition(in: name) { text += " \(edition) edition" }
        switch kind(in: name) {
        case "ind-by-ind": text += ", industry by industry"
        case "prod-by-prod": text += ", product by product"
        default: break
        }
        if let year = FileChoice.year(in: name) { text += ", \(year)" }
        return text
    }

    /// The primary inputs of a table.
    static var primaryInputs: [PrimaryInput] {
        inputs.map { code in
            PrimaryInput(
                "\(inputRegion)_\(code)", name: inputNames[code],
                kind: taxes.contains(code) ? .taxes : .valueAdded)
        }
    }

    /// What the provenance says.
    static func provenance(of name: String) -> Provenance {
        Provenance(entries: [
            .init(
                "source", "Eurostat, FIGARO: EU inter-country supply, use and input-output tables"),
            .init("terms", "European Commission reuse policy (CC BY 4.0): reuse with attribution"),
            .init("file", SourceFiles.lastComponent(of: name)),
        ])
    }

    /// What is odd about the size of a table though its labels fit.
    static func findings(_ layout: TableLayout, _ year: Int?, _ path: String) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        if !regionCounts.contains(layout.regionCount) || layout.sectorCount != sectorCount {
            findings.append(
                Diagnostic(
                    .warning, "other-size",
                    "it has \(layout.regionCount) regions × \(layout.sectorCount) sectors where "
                        + """
                        editions of FIGARO have 46 or 50 × 64: an extract, an aggregation or a \
                        later 
                        """
                        + "edition", at: .init(file: path)))
        }
        if year == nil {
            findings.append(
                Diagnostic(
                    .note, "no-year", "the name of the file states no year", at: .init(file: path)))
        }
        return findings
    }
}
