public import InputOutput
import LinearAlgebra
public import Reporting

extension Inquiry {
    /// How many rows to choose: what the question says, else `people` rows for a reader at a
    /// terminal, else all (nil).
    func limit(_ top: Int?, forPeople people: Int) -> Int? {
        top ?? (presentation.audience == .terminal ? people : nil)
    }

    /// The document of an answer.
    public func document(
        table: TableIdentity? = nil, tablesCompared: [TableIdentity] = [],
        assumptions: [Assumption] = [], numerics: Numerics? = nil, tables: [ReportTable],
        reading: [String] = []
    ) -> ResultDocument {
        ResultDocument(
            command: command, version: Workspace.version, table: table,
            tablesCompared: tablesCompared, assumptions: assumptions, numerics: numerics,
            tables: tables, preamble: reading)
    }

    /// The document of a question that wrote a table.
    /// - Parameters:
    ///   - done: what was done to the table.
    ///   - sentence: what is said instead of `wrote NAME, REGIONS×SECTORS, to FILE`.
    func written(
        _ table: MRIOTable, to output: String, done: String? = nil, sentence: String? = nil
    ) -> ResultDocument {
        let size = "\(table.regionCount)×\(table.sectorCount)"
        let wrote =
            sentence ?? "wrote \(table.name), \(size), to \(output)\(done.map { ": \($0)" } ?? "")"
        return document(
            tables: [
                ReportTable(
                    name: "written", title: "Table written",
                    columns: [
                        Column(name: "name"), Column(name: "year"),
                        Column(name: "regions", style: .integer),
                        Column(name: "sectors", style: .integer), Column(name: "unit"),
                        Column(name: "path"),
                    ],
                    rows: [
                        [
                            .text(table.name), table.year.map(Cell.integer) ?? .missing,
                            .integer(table.regionCount), .integer(table.sectorCount),
                            .text(table.unit), .text(output),
                        ]
                    ])
            ], reading: [wrote])
    }

    /// The document of an analysis of one table, with what its labels and its equations have to
    /// say.
    func document(
        _ tables: [ReportTable], of opened: OpenedTable, solvedWith system: LeontiefSystem?,
        labels: TableLabels? = nil, assumptions: [Assumption] = [],
        facts: [(String, Cell)] = [], reading: [String] = []
    ) throws -> ResultDocument {
        report(labels?.notes ?? [])
        var numerics = try system.map(numerics(of:))
        numerics?.extra += facts
        var document = document(
            table: opened.identity, assumptions: (labels?.assumptions ?? []) + assumptions,
            numerics: numerics, tables: tables, reading: reading)
        if let residual = numerics?.residual {
            document.summary.sure = [
                """
                the table’s equations are solved to a relative residual of \(NumberText.significant(residual, 2)); a \
                sector holds many products, and the table is of one year
                """
            ]
        }
        return document
    }

    /// How a system answered; warns when it answered badly.
    public func numerics(of system: LeontiefSystem) throws -> Numerics {
        let rcond = try system.reciprocalCondition()
        let residual = system.largestBackwardError
        if let residual, residual > 1e-10 {
            report(
                Diagnostic(
                    .warning, "large-residual",
                    "the relative residual \(brief(residual)) is above 1e-10: digits are lost",
                    remedy: "'chokepoint check' shows what makes the table ill conditioned"))
        }
        let solvers = system.reports.map { report in
            report.iterations.map { "\(report.solver) (\($0) iterations)" } ?? report.solver
        }
        return Numerics(
            n: system.table.industryCount, rcond: rcond, residual: residual,
            blas: BLASProvider.current.description, threads: BLASThreads.count,
            solver: solvers.isEmpty ? nil : solvers.joined(separator: "; "))
    }
}
