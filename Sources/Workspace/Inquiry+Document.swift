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
        var document = ResultDocument(
            command: command, version: Workspace.version, table: table,
            tablesCompared: tablesCompared, assumptions: assumptions, numerics: numerics,
            tables: tables, preamble: reading)
        if let residual = numerics?.residual {
            document.summary.sure = [
                """
                the arithmetic is exact to \(NumberText.significant(residual, 2)) (relative \
                residual); a sector mixes many products
                """
            ]
        }
        return document
    }

    /// The document of a question that wrote a table.
    /// - Parameters:
    ///   - done: what was done to the table, one sentence each, with their full stops.
    func written(_ table: MRIOTable, to output: String, done: [String] = []) -> ResultDocument {
        func count(_ number: Int, _ noun: String) -> String {
            "\(number) \(noun)\(number == 1 ? "" : "s")"
        }
        let wrote = """
            The table ‘\(table.name)’ with \(count(table.regionCount, "region")) and \
            \(count(table.sectorCount, "sector")) is written to \(output).
            """
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
                            .text(table.unitText), .text(output),
                        ]
                    ])
            ], reading: [wrote] + done)
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
        return document(
            table: opened.identity, assumptions: (labels?.assumptions ?? []) + assumptions,
            numerics: numerics, tables: tables, reading: reading)
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
