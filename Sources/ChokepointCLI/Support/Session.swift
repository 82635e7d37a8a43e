import InputOutput
import LinearAlgebra
import Reporting
import TableStore
import Providers
import Workspace

/// What one run of a command shares: its options, the tables it opened, the warnings it collected,
/// its progress line, and the way its result goes out.
final class Session {
    /// Version of the program.
    static let version = Workspace.version

    let command: String
    let options: OutputOptions
    let progress: Progress
    private let cache: TableCache?
    /// How tables are read; nil for a command that has no say in it.
    private let reading: ReadingOptions?
    /// Whether tables are digested although their digests are remembered.
    private let verifying: Bool
    private(set) var diagnostics: [Diagnostic] = []
    /// Where a run over several tables has come to, for the progress line.
    private var position = ""

    /// A session for a command that reads a table and keeps what it decodes.
    convenience init(
        _ command: String, _ options: OutputOptions, _ table: TableOptions
    ) throws(Diagnostics) {
        try self.init(
            command, options, cached: !table.noCache, reading: table.reading,
            verifying: table.verify)
    }

    /// A session for a command; the options are checked before anything is read.
    init(
        _ command: String, _ options: OutputOptions, cached: Bool,
        reading: ReadingOptions? = nil, verifying: Bool = false
    ) throws(Diagnostics) {
        self.reading = reading
        self.verifying = verifying
        if command != "sweep" { try options.refuseDrawFiles() }
        _ = try options.exporter()
        self.command = command
        self.options = options
        progress = Progress(isEnabled: Terminal.errorIsTerminal && !options.quiet)
        cache = cached ? TableCache(limit: try CacheLimit.fromEnvironment()) : nil
        try options.setThreads()
    }

    /// A table that was opened, with where it came from.
    struct OpenedTable {
        let table: MRIOTable
        let identity: TableIdentity
        let entry: TableCache.Entry?

        /// The system of the table. With a cache, factors are made to be kept.
        func system() throws(TableModelError) -> LeontiefSystem {
            let pays = table.industryCount <= LeontiefSystem.largestReusableByDefault
            return try LeontiefSystem(
                table, policy: entry != nil && pays ? .reusable : .cheapest, store: entry)
        }
    }

    /// The system of a table, to compute with; what the audit of the table has to say goes into the result.
    /// - Throws: `zeroOutput`, or `rejected` with the audit's finding where nothing can be computed.
    func system(of opened: OpenedTable) throws(TableModelError) -> LeontiefSystem {
        let system = try opened.system()
        try heed(opened.table)
        return system
    }

    /// Refuses a table that nothing can be computed with, and reports what every result has to say.
    func heed(_ table: MRIOTable) throws(TableModelError) {
        let verdict = AuditVerdict(table)
        if let refusal = verdict.refusal { throw .rejected(refusal) }
        for finding in verdict.warnings where !diagnostics.contains(finding) { report(finding) }
    }

    /// Opens a table by path or name: from the cache when the same file was read before.
    func open(_ name: String) throws -> OpenedTable {
        let path = try TableFinder().path(of: name)
        progress.begin("\(position)reading \(path)")
        let stored = try StoredTable.open(
            path: path, format: reading?.formatHint,
            options: reading?.choices.options ?? ReadOptions(),
            cache: cache, verifying: verifying, progress: progress.update)
        stored.findings.forEach(report)
        let table = stored.table
        progress.begin("\(position)computing")
        let identity = TableIdentity(
            name: table.name, year: table.year, unit: table.unit, sha256: stored.digest, path: path)
        return OpenedTable(table: table, identity: identity, entry: stored.entry)
    }

    /// Says that the table opened next is one of several.
    func count(_ number: Int, of total: Int) {
        position = total > 1 ? "table \(number) of \(total): " : ""
    }

    /// Adds a warning or note to the result.
    func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// Writes the result where the options say, and its warnings to standard error where the format
    /// cannot hold them.
    func write(_ document: ResultDocument) throws {
        progress.finish()
        var document = document
        document.diagnostics += diagnostics + (cache?.diagnostics ?? [])
        if BLASProvider.current.isReference, document.numerics != nil {
            document.diagnostics.append(Self.referenceWarning)
        }
        let exporter = try options.exporter()
        let isText = exporter.name == TextExporter.name
        let toTerminal = options.output == nil && Terminal.outputIsTerminal
        let rendering = RenderOptions(
            tableName: options.tableName,
            top: options.top ?? (isText ? Self.rowsForPeople : nil),
            color: toTerminal && isText && !options.noColor && Terminal.allowsColor,
            width: toTerminal && isText ? Terminal.width : nil)
        if let output = options.output {
            try FileOutput.write(exporter.bytes(document, options: rendering), to: output)
        } else {
            Terminal.write(try exporter.render(document, options: rendering))
        }
        if exporter.name == CSVExporter.name || options.output != nil {
            warn(document.diagnostics)
        }
    }

    /// Writes the warnings so far to standard error, for a result that went out by another way than
    /// `write`.
    func finish() {
        progress.finish()
        warn(diagnostics + (cache?.diagnostics ?? []))
    }

    private func warn(_ diagnostics: [Diagnostic]) {
        if options.quiet { return }
        for diagnostic in diagnostics where diagnostic.severity != .note {
            Terminal.write("\(diagnostic.severity.rawValue): \(diagnostic.sentence)\n", to: 2)
        }
    }

    /// How a system answered, for the result document; warns when it answered badly.
    func numerics(of system: LeontiefSystem) throws -> Numerics {
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

    /// Rows of a table that text shows without --top; machine formats hold them all.
    private static let rowsForPeople = 25

    private static let referenceWarning = Diagnostic(
        .warning, "reference-blas",
        "the reference BLAS answers: solving is 15 to 18 times slower than it need be",
        remedy: "install OpenBLAS (Debian: apt-get install libopenblas-dev); nothing is rebuilt")
}
