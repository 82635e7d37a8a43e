import Containers
public import InputOutput
import LinearAlgebra

/// A wide CSV file of one's own, one row for each seller: with labels, or numbers only, explained
/// by a mapping file.
public enum WideFormat: TableReader {
    /// `wide`.
    public static let name = "wide"
    /// `wide CSV of one's own, with labels or numbers only (needs --mapping)`.
    public static let title = "wide CSV of one’s own, with labels or numbers only (needs --mapping)"
    /// `mapping` and `year`.
    public static let choices: Set<ReadOptions.Choice> = [.mapping, .year]

    /// Never: what its numbers mean is not in the file.
    public static func open(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> (any OpenedTable)? { nil }

    /// Opens CSV files that a mapping explains.
    /// - Throws: `mapping-needed`, `no-table`, and what `MappingFile` throws.
    public static func require(
        _ source: TableSource, options: ReadOptions
    ) throws(Diagnostics) -> any OpenedTable {
        guard let file = options.mapping else { throw mappingNeeded(source.path) }
        let mapping = try MappingFile(path: file)
        try mapping.require(.wide)
        let names = try source.files().csvCandidates
        guard !names.isEmpty else { throw LongFormat.noTable(source.path) }
        return Opened(source: source, options: options, mapping: mapping, names: names)
    }

    private struct Opened: OpenedTable {
        let source: TableSource
        let options: ReadOptions
        let mapping: MappingFile
        let names: [String]

        var recognition: Recognition {
            Recognition(format: title, reason: "\(mapping.path) explains it")
        }

        /// The file is read for its labels.
        func summary() throws(Diagnostics) -> TableSummary {
            TableSummary(try read { _ in }.table, format: title)
        }

        /// Reads the table.
        /// - Throws: what `WideNumbers` and `WideLabels` throw.
        func read(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
            let files = try source.files()
            let name = try FileChoice(candidates: names, files: files).name(ofYear: options.year)
            let text = try source.text(of: name).text
            do throws(Diagnostics) {
                return try reading(text, name, progress)
            } catch {
                // Only a file that cannot be read is searched for what a spreadsheet left in it.
                guard let found = try WideBlanks(text, delimiter: mapping.delimiter) else {
                    throw error
                }
                do throws(Diagnostics) {
                    return try reading(found.text, name, besides: found.findings, progress)
                } catch { throw WideBlanks.problems(error) }
            }
        }

        private func reading(
            _ text: CSVText, _ name: String, besides found: [Diagnostic] = [],
            _ progress: (Double) -> Void
        ) throws(Diagnostics) -> TableReading {
            let line = CSVHeader(text, delimiter: mapping.delimiter)
            try line.requireDelimiter()
            try line.problems.throwIfAny(file: text.path)
            progress(0.1)
            let year = mapping.year ?? FileChoice.year(in: name) ?? options.year
            let isNumbers = line.labels.allSatisfy { Double($0.trimmingBlanks) != nil }
            let reading =
                isNumbers
                ? try WideNumbers(
                    text: text, columnCount: line.labels.count, mapping: mapping, found: found
                ).reading(year: year) { progress(0.1 + 0.8 * $0) }
                : try WideLabels(text: text, line: line, mapping: mapping, found: found)
                    .reading(year: year) { progress(0.1 + 0.8 * $0) }
            progress(1)
            return reading
        }
    }

    private static func mappingNeeded(_ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "mapping-needed",
                "what the rows and columns of a wide file are must be said",
                at: .init(file: path),
                remedy: "name with --mapping a file with the lines key,value and layout,wide and "
                    + "the keys that the README explains")
        ])
    }

    /// The table with what a mapping says of it, its totals not yet checked.
    static func stated(
        _ text: CSVText, _ mapping: MappingFile, year: Int?, layout: TableLayout,
        Z: Matrix<IndustryAxis, IndustryAxis>, Y: Matrix<IndustryAxis, DemandAxis>,
        V: Matrix<PrimaryInputAxis, IndustryAxis>, besides found: [Diagnostic]
    ) -> StatedTable {
        let file = SourceFiles.lastComponent(of: text.path)
        var table = StatedTable(
            name: mapping.text("name") ?? file, year: year,
            unit: mapping.text("unit") ?? "not stated",
            valuation: mapping.text("valuation") ?? "not stated",
            provenance: mapping.provenance(of: text.path), layout: layout,
            primaryInputs: mapping.inputs.map {
                PrimaryInput($0.code, name: $0.name, kind: $0.kind)
            }, Z: Z, Y: Y, V: V, tolerance: MappingFile.tolerance)
        table.balance = MappingFile.balance
        table.findings = text.oddities + found
        table.fillResidualValueAdded(text.path)
        return table
    }
}

extension StatedTable {
    /// Says what rows of primary inputs hold outside industries, which a table has no place for.
    /// - Parameter cells: for each row its cells in the columns of final demand.
    mutating func noteInputsOfDemand(_ rows: [(name: String, cells: [Double])], _ path: String) {
        let sums = rows.compactMap { row in
            row.cells.contains { $0 != 0 }
                ? "\(row.name) \(ShortNumber.text(row.cells.reduce(0, +)))" : nil
        }
        if sums.isEmpty { return }
        findings.append(
            Diagnostic(
                .note, "inputs-of-final-demand",
                """
                what primary inputs state for final demand has no place in a table and is left \
                out, 
                """
                    + "in \(unit): \(sums.joined(separator: ", "))", at: .init(file: path)))
    }

    /// Takes what output leaves for value added where there are no primary inputs, and says so.
    mutating func fillResidualValueAdded(_ path: String) {
        guard primaryInputs.isEmpty else { return }
        let sales = zip(Z.rowSums(), Y.rowSums()).map { $0 + $1 }
        let added = zip(sales, Z.columnSums()).map { $0 - $1 }
        primaryInputs = [PrimaryInput("VA", name: "Value added (residual)")]
        V = Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: [added])
        findings.append(
            Diagnostic(
                .warning, "residual-value-added",
                """
                the file has no primary inputs: value added is output less intermediate \
                inputs, so 
                """
                    + "that nothing can be checked against it", at: .init(file: path)))
    }
}
