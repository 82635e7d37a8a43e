import Containers
import InputOutput

/// Reads a FIGARO flat file: one cell a line, zeros included.
struct FIGAROFlat {
    let text: CSVText
    /// Its first line.
    let line: CSVHeader
    /// Name of the file, which states edition, kind and year.
    let name: String
    let year: Int?

    /// Names of the columns by what they hold; a table of products has `rowPi` and `colPi`.
    private static let sectors = [("rowIi", "colIi"), ("rowPi", "colPi")]

    /// The columns of a flat file of an input-output table; nil for other headers.
    static func columns(_ names: [String]) -> LongColumns? {
        guard let sellerRegion = names.firstIndex(of: "refArea"),
            let buyerRegion = names.firstIndex(of: "counterpartArea"),
            let value = names.firstIndex(of: "obsValue")
        else { return nil }
        for (row, column) in sectors {
            if let seller = names.firstIndex(of: row), let buyer = names.firstIndex(of: column) {
                return LongColumns(
                    sellerRegion: sellerRegion, sellerSector: seller, buyerRegion: buyerRegion,
                    buyerSector: buyer, value: value)
            }
        }
        return nil
    }

    /// The columns that flat files are known to have, beside those of `columns`.
    private static let known: Set<String> = [
        "icioiRow", "icioiCol", "icioRow", "icioCol", "refArea", "rowIi", "rowPi",
        "counterpartArea",
        "colIi", "colPi", "obsValue",
    ]

    /// A column that tells more flows apart than the table has cells must not be overlooked.
    /// - Throws: `unknown-column`.
    private func requireKnownColumns() throws(Diagnostics) {
        guard let extra = line.labels.first(where: { !Self.known.contains($0) }) else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "unknown-column",
                "FIGARO’s flat files have no column ‘\(extra.shortened)’",
                at: .init(file: text.path, line: 1),
                remedy:
                    "keep the lines of one value of it and remove the column, or describe the file "
                    + "with --mapping")
        ])
    }

    /// The table with its findings.
    /// - Throws: `not-a-figaro-table`, and what `LongTable` throws.
    func reading(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
        try requireKnownColumns()
        guard let columns = Self.columns(line.labels) else {
            throw FIGAROFormat.notATable(text.path)
        }
        let roles = LongRoles(
            finalDemand: FIGAROFacts.categories.map {
                LongRoles.Category(code: $0, name: FIGAROFacts.categoryNames[$0])
            },
            inputs: zip(FIGAROFacts.inputs, FIGAROFacts.primaryInputs).map {
                LongRoles.Input(code: $0, name: $1.name, kind: $1.kind, tableCode: $1.code)
            })
        // Sums run over fewer cells than a line of the largest edition has.
        let tolerance = FIGAROFacts.tolerance(cells: 7000)
        let facts = LongFacts(
            name: FIGAROFacts.title(of: name), year: year, unit: FIGAROFacts.unit,
            valuation: "basic prices", provenance: FIGAROFacts.provenance(of: name),
            tolerance: tolerance, balance: tolerance)
        let table = LongTable(
            scan: LongScan(
                text: text, bodyStart: line.end, delimiter: UInt8(ascii: ","), names: line.labels,
                columns: columns), roles: roles, facts: facts)
        return try table.reading(progress: progress) { FIGAROFacts.findings($0, year, text.path) }
    }
}
