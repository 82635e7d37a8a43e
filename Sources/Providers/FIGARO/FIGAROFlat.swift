import Containers
import InputOutput

/// Reads a FIGARO flat file: one cell a line, zeros included.
struct FIGAROFlat {
    let text: CSVText
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

    /// The table with its findings.
    /// - Throws: `not-a-figaro-table`, `wrong-delimiter`, and what `LongTable` throws.
    func reading() throws(Diagnostics) -> TableReading {
        let line = CSVHeader(text)
        try line.requireDelimiter()
        try line.problems.throwIfAny(file: text.path)
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
        return try table.reading { FIGAROFacts.findings($0, year, text.path) }
    }
}
