import Containers
public import InputOutput
import LinearAlgebra

/// A table as an Excel workbook, for looking at and for other programs: one sheet for each part. It
/// is read back.
///
/// Sheets `table` (keys and values), `regions`, `sectors`, `final_demand`, `primary_inputs`, `Z`,
/// `Y`, `V`, `x`, and of each account `F NAME` and `FY NAME`. The matrices have their labels in the
/// first row and column.
public enum ExcelFormat: TableWriter {
    /// `xlsx`.
    public static let name = "xlsx"
    /// For lists of formats.
    public static let title = "Excel workbook (xlsx)"

    /// Names that end in `.xlsx`.
    public static func accepts(_ path: String) -> Bool { path.lowercased().hasSuffix(".xlsx") }

    /// More cells than this open slowly in Excel.
    private static let largeCount = 2_000_000

    /// The last digit of numbers is lost; a large table is slow to open.
    public static func losses(of table: MRIOTable, at path: String) -> [Diagnostic] {
        var losses = [
            Diagnostic(
                .note, "digits-lost",
                "numbers have 16 significant digits in the workbook; the 17th is lost",
                at: .init(file: path), remedy: "h5, npz and CSV keep every bit")
        ]
        if table.Z.count > largeCount {
            losses.append(
                Diagnostic(
                    .warning, "large-workbook",
                    "the sheet Z has \(table.Z.count) cells: Excel will open it slowly",
                    at: .init(file: path), remedy: "aggregate the table first, or write h5 or npz"))
        }
        return losses
    }

    /// Writes a table; the same table gives the same bytes.
    /// - Throws: `table-too-large`, `text-too-long`, `cannot-write`, `unwritable-name`.
    public static func write(
        _ table: MRIOTable, to path: String, progress: (Double) -> Void
    ) throws(Diagnostics) {
        try SatelliteCheck.requireStorable(table, in: path)
        try requireFitting(table, path)
        try AtomicOutput.file(at: path) { temporary throws(Diagnostics) in
            try WorkbookOutput.write(to: temporary, shownAs: path) { output throws(Diagnostics) in
                writeFacts(table, output)
                write(regions: table.layout.regions, output)
                write(table.layout.sectors, "sectors", output)
                write(table.layout.finalDemand, "final_demand", output)
                begin("primary_inputs", ["code", "name", "kind"], output)
                for input in table.primaryInputs {
                    row([input.code, input.name, input.kind.rawValue], output)
                }
                write(table.Z, "Z", corner: "industry", output, progress: progress)
                write(table.Y, "Y", corner: "industry", output)
                write(table.V, "V", corner: "primary_input", output)
                if let x = table.declaredOutput {
                    begin("x", ["industry", "x"], output)
                    for (label, value) in zip(table.layout.industryAxis.labels, x) {
                        output.beginRow()
                        output.add(label)
                        output.add(value)
                    }
                }
                for satellite in table.satellites {
                    write(satellite, output)
                }
            }
        }
    }

    private static func requireFitting(_ table: MRIOTable, _ path: String) throws(Diagnostics) {
        var problems = Diagnostics()
        func check(_ name: String, _ rows: Int, _ columns: Int) {
            let limits = (WorkbookOutput.rowLimit, WorkbookOutput.columnLimit)
            if rows < limits.0, columns < limits.1 { return }
            problems.add(
                Diagnostic(
                    .error, "table-too-large",
                    """
                    \(name) is \(rows)×\(columns), and a sheet of Excel holds \(limits.0) rows \
                    and 
                    """
                        + "\(limits.1) columns, labels included", at: .init(file: path),
                    remedy: "aggregate the table first, or write h5, npz or a CSV folder"))
        }
        check("Z", table.Z.rowCount, table.Z.columnCount)
        check("Y", table.Y.rowCount, table.Y.columnCount)
        check("V", table.V.rowCount, table.V.columnCount)
        let facts = [table.name, table.unit, table.valuation]
        let stated = table.provenance.entries.map(\.value) + table.provenance.history
        if let long = (facts + stated).first(where: { $0.utf16.count > WorkbookOutput.textLimit }) {
            problems.add(
                Diagnostic(
                    .error, "text-too-long",
                    "‘\(long.shortened)’ has \(long.utf16.count) characters, and a cell of Excel "
                        + "holds \(WorkbookOutput.textLimit)", at: .init(file: path),
                    remedy: "shorten it, or write h5, npz or a CSV folder"))
        }
        try problems.throwIfErrors()
    }

    private static func writeFacts(_ table: MRIOTable, _ output: WorkbookOutput) {
        begin("table", ["key", "value"], output)
        row(["name", table.name], output)
        if let year = table.year {
            output.beginRow()
            output.add("year")
            output.add(Double(year))
        }
        row(["unit", table.unit], output)
        row(["valuation", table.valuation], output)
        for entry in table.provenance.entries { row([key(of: entry), entry.value], output) }
        for step in table.provenance.history { row(["history", step], output) }
        row(["numbers", "16 significant digits"], output)
        for (k, satellite) in table.satellites.enumerated() {
            row(["satellite", satellite.name], output)
            for entry in satellite.provenance.entries {
                row(["satellite \(k + 1)/\(entry.key)", entry.value], output)
            }
            for step in satellite.provenance.history {
                row(["satellite \(k + 1)", step], output)
            }
        }
    }

    /// Stands before a key of the provenance that would be read as something else.
    static let entryPrefix = "provenance/"

    private static let reserved: Set<String> = [
        "key", "name", "year", "unit", "valuation", "history", "numbers", "satellite", "",
    ]

    private static func key(of entry: Provenance.Entry) -> String {
        let isTaken =
            reserved.contains(entry.key) || entry.key.hasPrefix(entryPrefix)
            || account(of: entry.key) != nil
        return isTaken ? entryPrefix + entry.key : entry.key
    }

    /// The number of the account that a key is about, from 1, and the key of its provenance, nil
    /// for its history; nil for other keys.
    static func account(of key: String) -> (number: Int, entry: String?)? {
        guard key.hasPrefix("satellite ") else { return nil }
        let parts = key.dropFirst("satellite ".count).split(
            separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let number = Int(first) else { return nil }
        return (number, parts.count > 1 ? String(parts[1]) : nil)
    }

    private static func write(
        _ labels: [some Labelled], _ name: String, _ output: WorkbookOutput
    ) {
        begin(name, ["code", "name"], output)
        for label in labels { row([label.code, label.name], output) }
    }

    private static func write(regions: [Region], _ output: WorkbookOutput) {
        guard regions.contains(where: { $0.statedWhole != nil }) else {
            return write(regions, "regions", output)
        }
        begin("regions", ["code", "name", "part_of"], output)
        for region in regions { row([region.code, region.name, region.partOf ?? ""], output) }
    }

    private static func write(_ satellite: Satellite, _ output: WorkbookOutput) {
        for (name, isDemand) in [("F \(satellite.name)", false), ("FY \(satellite.name)", true)] {
            let columns = isDemand ? satellite.FY.columns.labels : satellite.F.columns.labels
            begin(name, ["stressor", "unit"] + columns, output)
            for (index, stressor) in satellite.stressors.enumerated() {
                row([stressor.code, stressor.unit], output)
                let values = isDemand ? satellite.FY.row(index) : satellite.F.row(index)
                for value in values { output.add(value) }
            }
        }
    }

    private static func write<R: AxisKind, C: AxisKind>(
        _ matrix: Matrix<R, C>, _ name: String, corner: String, _ output: WorkbookOutput,
        progress: (Double) -> Void = { _ in }
    ) {
        begin(name, [corner] + matrix.columns.labels, output)
        output.freeze(columns: 1)
        let (m, n) = (matrix.rowCount, matrix.columnCount)
        matrix.withUnsafeElements { elements in
            for i in 0..<m {
                output.beginRow()
                output.add(matrix.rows[i])
                for j in 0..<n { output.add(elements[i + j * m]) }
                if i % 64 == 0 { progress(Double(i) / Double(m)) }
            }
        }
    }

    private static func begin(_ name: String, _ header: [String], _ output: WorkbookOutput) {
        output.beginSheet(name)
        output.beginRow()
        for text in header { output.add(text, isBold: true) }
    }

    private static func row(_ texts: [String], _ output: WorkbookOutput) {
        output.beginRow()
        for text in texts { output.add(text) }
    }
}
