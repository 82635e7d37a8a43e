import Containers
import InputOutput
import LinearAlgebra

/// A wide CSV file of one's own, one row for each seller: with labels, or numbers only, explained by a
/// mapping file.
public enum WideFormat: TableReader {
    /// `wide`.
    public static let name = "wide"
    /// `wide CSV of one's own, with labels or numbers only (needs --mapping)`.
    public static let title = "wide CSV of one’s own, with labels or numbers only (needs --mapping)"
    /// `mapping` and `year`.
    public static let choices: Set<ReadOptions.Choice> = [.mapping, .year]

    /// Never: what its numbers mean is not in the file.
    public static func recognises(_ path: String) -> Recognition? { nil }

    /// Cannot be said without a mapping file.
    /// - Throws: `mapping-needed`.
    public static func summary(path: String) throws(Diagnostics) -> TableSummary {
        throw mappingNeeded(path)
    }

    /// Reads a table.
    /// - Throws: `mapping-needed`, `no-table`, and what `MappingFile`, `WideNumbers` and `WideLabels`
    ///   throw.
    public static func read(
        path: String, options: ReadOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TableReading {
        guard let file = options.mapping else { throw mappingNeeded(path) }
        let mapping = try MappingFile(path: file)
        try mapping.require(.wide)
        let files = try SourceFiles(path: path)
        let names = files.csvCandidates
        guard !names.isEmpty else { throw LongFormat.noTable(files.path) }
        let name = try FileChoice(candidates: names, files: files).name(ofYear: options.year)
        let text = try files.text(of: name)
        let line = CSVHeader(text, delimiter: mapping.delimiter)
        try line.requireDelimiter()
        try line.problems.throwIfAny(file: text.path)
        progress(0.1)
        let year = mapping.year ?? FileChoice.year(in: name) ?? options.year
        let isNumbers = line.labels.allSatisfy { Double($0.trimmingBlanks) != nil }
        let reading =
            isNumbers
            ? try WideNumbers(text: text, columnCount: line.labels.count, mapping: mapping)
                .reading(year: year)
            : try WideLabels(text: text, line: line, mapping: mapping).reading(year: year)
        progress(1)
        return reading
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
        V: Matrix<PrimaryInputAxis, IndustryAxis>
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
        table.findings = text.oddities
        table.fillResidualValueAdded(text.path)
        return table
    }
}

extension StatedTable {
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
                "the file has no primary inputs: value added is output less intermediate inputs, so "
                    + "that nothing can be checked against it", at: .init(file: path)))
    }
}
