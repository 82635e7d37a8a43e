import Containers
import InputOutput

/// Reads tables that follow the layout of the World Input-Output Database out of workbooks. What
/// differs between providers is in their `WIODLayout`.
enum WIODWorkbook {
    /// Why the first rows of a sheet are those of a layout.
    static func recognition(
        _ header: SheetGrid, sheet: String, file: String, _ known: WIODLayout
    ) -> Recognition {
        let year = heading(header, sheet: sheet, file: file, known).heading.year
        let row = header.columnCount(ofRow: known.demandRow)
        let demand = (known.places.first.column..<row).lazy
            .map { header.text(known.demandRow, $0) }
            .first { known.demandCodes.contains($0.lowercased()) }
        return Recognition(
            format: known.title + (year.map { ", \($0)" } ?? ""),
            reason: "row \(known.places.number.row + 1) of the sheet \(sheet) begins with "
                + "\(header.text(known.places.number.row, known.places.first.column)) in column "
                + "\(CellReference.columnName(known.places.first.column)), and row "
                + "\(known.demandRow + 1) holds \(demand ?? "")")
    }

    /// The table of a sheet whose cells were read.
    static func reading(
        _ reader: inout WIODSheetReader, sheet: String, file: String, _ known: WIODLayout,
        _ options: ReadOptions
    ) throws(Diagnostics) -> TableReading {
        let name = SourceFiles.lastComponent(of: file)
        let (heading, findings) = heading(reader.header, sheet: sheet, file: name, known)
        try YearFile.require(year: options.year, found: heading.year, shown: file)
        var table = try reader.table(heading)
        table.findings += findings.map { finding in
            var finding = finding
            finding.location.file = file
            return finding
        }
        return try table.reading(from: file)
    }

    /// What the first rows of a sheet say.
    static func summary(
        _ header: SheetGrid, sheet: String, file: String, _ known: WIODLayout
    ) throws(Diagnostics) -> TableSummary {
        let name = SourceFiles.lastComponent(of: file)
        let heading = heading(header, sheet: sheet, file: name, known).heading
        let columns = try WIODSheetReader.columns(header, known, sheet: sheet, file: file)
        return TableSummary(
            name: heading.name, year: heading.year, unit: heading.unit,
            source: known.provenance.first { $0.key == "source" }?.value,
            regionCount: columns.layout.regionCount, sectorCount: columns.layout.sectorCount,
            format: known.title)
    }

    static func isName(_ name: String) -> Bool {
        name.lowercased().hasSuffix(".xlsx") || name.lowercased().hasSuffix(".xlsb")
    }

    /// `missing-sheet`.
    static func missingSheet(
        _ file: String, _ known: WIODLayout, sheets: [String]
    ) -> Diagnostics {
        let names = sheets.isEmpty ? "no sheet" : sheets.prefix(10).joined(separator: ", ")
        return Diagnostics([
            Diagnostic(
                .error, "missing-sheet",
                "no sheet is laid out as \(known.title) is; the workbook has \(names)",
                at: .init(file: file),
                remedy: "row \(known.places.number.row + 1) must hold c1 in column "
                    + "\(CellReference.columnName(known.places.first.column)), and row "
                    + "\(known.demandRow + 1) the codes of final demand")
        ])
    }

    /// The first sheet whose header looks like the layout, and its header.
    static func find(
        in workbook: Workbook, _ source: TableSource, _ known: WIODLayout
    ) throws(Diagnostics) -> (sheet: Workbook.Sheet, header: SheetGrid)? {
        for sheet in workbook.sheets.prefix(20) {
            let header = try source.firstRows(of: sheet, in: workbook)
            if isLaidOut(header, as: known) { return (sheet, header) }
        }
        return nil
    }

    /// Whether the first rows of a sheet are those of a layout.
    static func isLaidOut(_ header: SheetGrid, as known: WIODLayout) -> Bool {
        let first = header.text(known.places.number.row, known.places.first.column)
        let end = header.columnCount(ofRow: known.demandRow)
        guard first.lowercased().hasPrefix("c"), Int(first.dropFirst()) != nil,
            known.places.first.column < end
        else { return false }
        let isDemand = (known.places.first.column..<end).contains { column in
            known.demandCodes.contains(header.text(known.demandRow, column).lowercased())
        }
        return isDemand && label(in: header, known).hasPrefix(known.firstRowPrefix)
    }

    /// The running code of the first row, without its number.
    private static func label(in header: SheetGrid, _ known: WIODLayout) -> String {
        header.text(known.places.first.row, known.places.number.column).lowercased()
    }

    /// Year, unit and prices, from the title lines, the sheet's name and the file's.
    private static func heading(
        _ header: SheetGrid, sheet: String, file: String, _ known: WIODLayout
    ) -> (heading: WIODTableBuilder.Heading, findings: [Diagnostic]) {
        let titles = (0..<known.places.first.row).flatMap { row in
            (0..<known.places.first.column).map { header.text(row, $0) }
        }.filter { !$0.isEmpty }
        var findings: [Diagnostic] = []
        let inSheet = ([sheet] + titles).lazy.compactMap(YearText.first).first
        let inName = YearText.first(in: file)
        if let inSheet, let inName, inSheet != inName {
            findings.append(
                Diagnostic(
                    .warning, "contradicting-years",
                    "the sheet says that it is of \(inSheet), and the file’s name \(inName)",
                    remedy: "the year of the sheet is used"))
        }
        let year = inSheet ?? inName
        let stated = titles.first { $0.lowercased().contains("million") }
        var unit = "million USD"
        if let stated {
            let text = stated.lowercased()
            if !text.contains("us$"), !text.contains("usd"), !text.contains("us dollar") {
                unit = stated.filter { $0 != "(" && $0 != ")" }
            }
        } else {
            findings.append(
                Diagnostic(
                    .note, "unit-assumed",
                    "the sheet does not state its unit; million USD is assumed, as in all editions"
                ))
        }
        let texts = (titles + [file, sheet]).map { $0.lowercased() }
        if texts.contains(where: { $0.contains("previous") || $0.contains("pyp") }) {
            unit += " at previous year’s prices"
        } else if let constant = texts.first(where: { $0.contains("constant") }) {
            let base = constant.text(behind: "constant").flatMap(YearText.first)
            unit += base.map { " at prices of \($0)" } ?? " at constant prices"
        }
        return (
            WIODTableBuilder.Heading(
                name: known.title + (year.map { ", \($0)" } ?? ""), year: year, unit: unit),
            findings
        )
    }
}

extension String {
    /// What stands behind the first occurrence of a word.
    fileprivate func text(behind word: String) -> String? {
        var rest = self[...]
        while !rest.isEmpty {
            if rest.hasPrefix(word) { return String(rest.dropFirst(word.count)) }
            rest = rest.dropFirst()
        }
        return nil
    }
}
