public import InputOutput
import LinearAlgebra
import Platform
import Providers
import Reporting
import TableStore

/// One question while it is answered: the tables it opens, the findings it collects, its progress,
/// and for whom the answer is.
public final class Inquiry {
    /// The command that asks.
    public let command: String
    /// Who gave the tables.
    public let workspace: Workspace
    /// For whom the answer is.
    public let presentation: Presentation
    let cache: TableCache?
    let progress: any AnswerProgress
    let isCancelled: @Sendable () -> Bool
    /// Whether only what the answer takes is asked for.
    let isPlanning: Bool
    private var findings = InquiryFindings()
    /// The table of several that is being asked: findings are about it.
    var current: OpenedTable?
    /// Years of a series that nothing could be computed for.
    private(set) var gaps: [YearsReport.Part] = []
    /// The currency that amounts are told in, where it is not the tables’.
    private(set) var rate: CurrencyRate?
    /// Which tables the question cannot take.
    private let refusals: TableRefusals
    /// What the codes of the tables opened so far are called.
    private(set) var names = CodeNames()

    init(
        _ command: String, _ workspace: Workspace, _ presentation: Presentation,
        cache: TableCache?, _ progress: any AnswerProgress,
        _ isCancelled: @escaping @Sendable () -> Bool, isPlanning: Bool = false,
        refusals: TableRefusals? = nil
    ) {
        self.command = command
        self.refusals = refusals ?? .usual(command)
        self.isPlanning = isPlanning
        self.workspace = workspace
        self.presentation = presentation
        self.cache = cache
        self.progress = progress
        self.isCancelled = isCancelled
    }

    /// An inquiry for the same answerer that ends where another command would begin to compute.
    func planning(_ type: any Question.Type) -> Inquiry {
        Inquiry(
            type.command, workspace, presentation, cache: cache, progress, isCancelled,
            isPlanning: true, refusals: TableRefusals(type))
    }

    // MARK: Tables

    /// Opens a table by path or name.
    /// - Parameter position: which of several tables it is, for the progress.
    public func open(
        _ name: String, _ reading: ReadingChoices, position: (number: Int, count: Int) = (1, 1)
    ) throws -> OpenedTable {
        try open(path: workspace.finder.path(of: name), reading, position: position)
    }

    /// Opens a table by path.
    func open(
        path: String, _ reading: ReadingChoices, position: (number: Int, count: Int) = (1, 1)
    ) throws -> OpenedTable {
        let prefix = position.count > 1 ? "table \(position.number) of \(position.count): " : ""
        try begin("\(prefix)reading \(path)")
        var reading = reading
        reading.rate = rate
        let found = try TradeRefusal.reading(path) {
            try workspace.open(path, reading, cache: cache, progress: progress.update)
        }
        let opened = found.replacing(
            try ImplicitRefusal.prepared(
                found.table, refusals.implicit, force: workspace.goesOnWithoutMemory))
        try refusals.check(opened.table)
        if position.count > 1 { findings.opened(opened) }
        findings.add(opened.kept.findings, of: opened)
        names.add(opened.table.layout)
        try begin("\(prefix)computing")
        return opened
    }

    /// The system of a table, to compute an answer with; what the audit of the table has to say
    /// goes into the answer.
    /// - Throws: `zeroOutput`, or `rejected` with the audit's finding where nothing can be
    ///   computed.
    public func system(of opened: OpenedTable) throws(TableModelError) -> LeontiefSystem {
        let system = try opened.system()
        try heed(opened)
        return system
    }

    /// Refuses a table that nothing can be computed with, and reports what every answer has to say.
    func heed(_ opened: OpenedTable) throws(TableModelError) {
        let verdict = opened.verdict
        if let refusal = verdict.refusal { throw .rejected(refusal) }
        findings.add(verdict.warnings, of: opened)
    }

    /// Lets amounts be told in the currency that a question names.
    /// - Throws: `bad-rate`.
    func price(_ question: some Question) throws(Diagnostics) {
        guard let text = (question as? any PricedQuestion)?.rate else { return }
        rate = try CurrencyRate(text)
    }

    /// Reports what every answer that is computed with a table would say of it, where the table is
    /// shown, compared or written instead: it is no reason to refuse that.
    func warn(of verdict: AuditVerdict) {
        var refusal = verdict.refusal
        refusal?.severity = .warning
        report([refusal].compactMap { $0 } + verdict.warnings)
    }

    /// Lets what is written take the place of what was read, where somebody says so.
    func allowReplacing(_ force: Bool) {
        if force { FilesRead.current?.allowReplacing() }
    }

    /// Reads a table that is to be changed and written; it is not kept.
    /// - Throws: `source-overwritten` where that would replace it without being forced to.
    func read(_ name: String, _ reading: ReadingChoices, force: Bool) throws -> TableReading {
        allowReplacing(force)
        return try read(name, reading)
    }

    /// Reads a table that is to be changed or written elsewhere; it is not kept.
    func read(_ name: String, _ reading: ReadingChoices) throws -> TableReading {
        let path = try workspace.finder.path(of: name)
        try begin("reading \(path)")
        let read = try TradeRefusal.reading(path) {
            try reading.read(path, progress: progress.update)
        }
        let found = TableReading(
            try ImplicitRefusal.prepared(
                read.table, refusals.implicit, force: workspace.goesOnWithoutMemory),
            findings: read.findings)
        try refusals.check(found.table)
        report(found.findings)
        warn(of: AuditVerdict(found.table))
        return found
    }

    /// Learns what the economies of trade are called.
    func learn(_ economies: [(code: String, name: String)]) {
        for economy in economies { names.add(region: economy.code, name: economy.name) }
    }

    // MARK: Progress

    /// Names the step that begins now.
    /// - Throws: `CancellationError` when the answer is not wanted any more.
    public func begin(_ step: String) throws(CancellationError) {
        if isCancelled() { throw CancellationError() }
        progress.begin(step)
    }

    // MARK: Findings

    /// Adds a finding to the answer.
    public func report(_ finding: Diagnostic) {
        if let current { findings.add([finding], of: current) } else { findings.add(finding) }
    }

    /// Adds findings to the answer, each once.
    func report(_ findings: [Diagnostic]) { findings.forEach { report($0) } }

    /// Warns that a table of a series is left out, and keeps its year as a gap.
    func leaveOut(_ opened: OpenedTable, _ error: TableModelError) {
        report(Self.leftOut(error, opened))
        if let year = opened.table.year {
            gaps.append(.init(year: year, dataset: opened.table.name, tables: []))
        }
    }

    /// The document with what every answer has: the findings of the inquiry, and the rate that
    /// amounts were told by.
    func finished(_ document: ResultDocument) -> ResultDocument {
        var document = document
        document.tables = document.tables.map { $0.named(by: names) }
        document.diagnostics += findings.all + (cache?.diagnostics ?? [])
        if let rate { document.assumptions.append(rate.assumption) }
        if BLASProvider.current.isReference, document.numerics != nil {
            document.diagnostics.append(Self.referenceWarning)
        }
        return document
    }

    static let referenceWarning = Diagnostic(
        .warning, "reference-blas",
        "the reference BLAS is in use: solving takes 15 to 18 times longer than with OpenBLAS",
        remedy: "install OpenBLAS (Debian: apt-get install libopenblas-dev); nothing is rebuilt")
}
