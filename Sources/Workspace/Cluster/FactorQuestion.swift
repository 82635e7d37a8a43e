import InputOutput
import LinearAlgebra
package import Reporting

/// Factors of a table, made by a cluster and kept for the questions that follow: of
/// `chokepoint-mpi` alone.
package struct FactorQuestion: Question {
    /// `factor`.
    package static let command = "factor"
    /// The table: a path, or a name.
    package var table = ""
    /// Whether L is made and kept too.
    package var inverse = false
    /// Whether LAPACK does the same in one process, for comparison.
    package var compare = false
    /// How the table is read.
    package var reading = ReadingChoices()

    /// The question with its defaults.
    package init() {}

    /// The answer.
    package func answer(in inquiry: Inquiry) throws -> ResultDocument {
        guard let cluster = SolvingClusters.current else {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-cluster", "factors are made by chokepoint-mpi",
                    remedy: "write mpirun -n 4 chokepoint-mpi factor TABLE")
            ])
        }
        let opened = try inquiry.open(table, reading)
        let system = try inquiry.system(of: opened)
        try inquiry.begin("factoring I − A")
        let work = cluster.work(
            on: opened.kept.stored, system, inverse: inverse, comparing: compare)
        let n = opened.table.industryCount
        var document = inquiry.document(
            table: opened.identity,
            numerics: Numerics(
                n: n, rcond: work.reciprocalCondition, residual: work.backwardError,
                blas: BLASProvider.current.description, threads: BLASThreads.count,
                solver: "LU, double precision, ScaLAPACK on \(work.size) ranks"),
            tables: [Self.table(of: work, n)], reading: sentences(work, opened.table))
        document.question = "How long does a cluster take to factor \(opened.table.name)?"
        return document
    }

    private static func table(of work: ClusterWork, _ n: Int) -> ReportTable {
        func seconds(_ name: String) -> Column { Column(name: name, unit: "seconds") }
        func cell(_ value: Double?) -> Cell { value.map(Cell.number) ?? .missing }
        return ReportTable(
            name: "factors", title: "Factors made by the cluster",
            columns: [
                Column(name: "industries", style: .integer), Column(name: "ranks", style: .integer),
                Column(name: "grid"), Column(name: "mpi"), seconds("read_seconds"),
                seconds("factor_seconds"), seconds("inverse_seconds"), seconds("write_seconds"),
                Column(name: "reciprocal_condition", style: .significant),
                Column(name: "backward_error", style: .significant),
                Column(name: "lapack_threads", style: .integer), seconds("lapack_factor_seconds"),
                seconds("lapack_inverse_seconds"),
                Column(name: "difference", style: .significant),
            ],
            rows: [
                [
                    .integer(n), .integer(work.size),
                    .text("\(work.grid.rows)×\(work.grid.columns)"), .text(work.carrier),
                    cell(work.reading), cell(work.factoring), cell(work.inverting),
                    cell(work.writing), .number(work.reciprocalCondition),
                    .number(work.backwardError),
                    work.lapack.map { .integer($0.threads) } ?? .missing,
                    cell(work.lapack?.factoring), cell(work.lapack?.inverting),
                    cell(work.lapack?.difference),
                ]
            ])
    }

    private func sentences(_ work: ClusterWork, _ table: MRIOTable) -> [String] {
        func rounded(_ value: Double) -> String { NumberText.significant(value, 2) }
        let what = inverse ? "The factors and the Leontief inverse" : "The factors"
        let isOld = work.factoring == nil && work.inverting == nil
        var lines = [
            """
            \(what) of \(table.name) \(isOld ? "were kept by an earlier run" : "are kept now"): \
            chokepoint does not compute them again.
            """
        ]
        let steps = [
            ("reading the table", work.reading), ("factoring", work.factoring),
            ("inverting", work.inverting), ("writing", work.writing),
        ]
        let taken = steps.compactMap { name, seconds in
            seconds.map { "\(name) \(rounded($0)) seconds" }
        }
        if !taken.isEmpty {
            lines.append(
                """
                On \(work.size) ranks (\(work.grid.rows)×\(work.grid.columns)): \
                \(taken.joined(separator: ", ")).
                """)
        }
        if let lapack = work.lapack {
            let threads = lapack.threads == 1 ? "one thread" : "\(lapack.threads) threads"
            lines.append(
                """
                LAPACK on \(threads) of one process factors in \(rounded(lapack.factoring)) \
                seconds; results differ by at most \(rounded(lapack.difference)) of the largest \
                element.
                """)
        }
        return lines
    }
}

extension ClusterWork {
    /// Number of ranks.
    fileprivate var size: Int { grid.rows * grid.columns }
}
