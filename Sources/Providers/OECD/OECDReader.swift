import Containers
import InputOutput
import LinearAlgebra

/// Reads one file of OECD’s inter-country tables.
struct OECDReader {
    let text: CSVText
    /// Its first line.
    let line: CSVHeader
    /// What the first line says.
    let header: OECDHeader
    /// The year of the table, which the file itself does not state.
    let year: Int?
    let keepsSplitRegions: Bool

    /// Unit of every edition.
    static let unit = "million USD"

    /// The table with its findings.
    /// - Throws: all of the label problems of the first line; then all of those of the rows and of
    ///   the cells; then `wrong-total`, `split-parent-not-zero`.
    /// - Complexity: one parallel pass over the file; memory of the matrices, twice where split
    ///   regions are merged.
    func reading(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
        let layout = try OECDLayout(header, line, text)
        let cells = try layout.cells(progress: progress)
        let tail = try OECDTail(layout, cells)
        var table = stated(layout, cells, tail)
        let split = OECDSplit(layout)
        try split.requireEmptyParents(in: table, file: text.path)
        if split.parts.isEmpty { return try table.reading(from: text.path) }
        if keepsSplitRegions {
            table.findings.append(split.keptFinding(file: text.path))
            return try table.reading(from: text.path)
        }
        table.findings.append(split.mergedFinding(file: text.path))
        let reading = try table.reading(from: text.path)
        return TableReading(try split.merged(reading.table), findings: reading.findings)
    }

    /// The first line as that of an inter-country table.
    /// - Throws: `wrong-delimiter`, `national-table`, `not-an-oecd-table`, and cells that are not
    ///   well formed.
    static func header(of text: CSVText, _ line: CSVHeader) throws(Diagnostics) -> OECDHeader {
        try line.requireDelimiter()
        try line.problems.throwIfAny(file: text.path)
        if OECDNationalTable.isOne(line) { throw OECDNationalTable.refusal(text.path) }
        guard let header = OECDHeader(labels: Array(line.labels.dropFirst())) else {
            throw notATable(text.path)
        }
        return header
    }

    /// `not-an-oecd-table`.
    static func notATable(_ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "not-an-oecd-table",
                "there is not a CSV file with the labels of an OECD inter-country table",
                at: .init(file: path),
                remedy: "its first line has labels such as AUS_A01_02, then AUS_HFCE AUS_NPISH …")
        ])
    }

    /// What the provenance says of the source.
    static func source(_ header: OECDHeader) -> String {
        let edition = header.edition.map { ", \($0.name) edition" } ?? ""
        return "OECD, Inter-Country Input-Output Tables\(edition), http://oe.cd/icio"
    }

    private func stated(
        _ layout: OECDLayout, _ cells: WideLayout.Cells, _ tail: OECDTail
    ) -> StatedTable {
        var table = StatedTable(
            name: header.title + (year.map { ", \($0)" } ?? ""), year: year, unit: Self.unit,
            valuation: "basic prices",
            provenance: Provenance(entries: [
                .init("source", Self.source(header)),
                .init("terms", "OECD Terms and Conditions: reuse with attribution"),
                .init("file", SourceFiles.lastComponent(of: text.path)),
            ]), layout: layout.table, primaryInputs: tail.primaryInputs, Z: cells.Z, Y: cells.Y,
            V: tail.V, declaredOutput: tail.output, totals: tail.totals,
            tolerance: OECDEdition.tolerance)
        table.findings = text.oddities + layout.findings(year: year) + tail.findings
        return table
    }
}
