import InputOutput
import LinearAlgebra
import Platform
import Providers
public import Reporting
import Scenarios
import TableStore

/// Answers questions: finds and opens tables, keeps what several questions need, and gives each an
/// answer as a document. Safe to use from many tasks at once.
///
/// ```swift
/// let workspace = Workspace()
/// var question = ExposureQuestion()
/// question.tables = ["icio2023-2019-g20x20"]
/// question.user = ["KOR/C"]
/// let document = try workspace.answer(question)
/// ```
///
/// An answer depends on the question, the tables and the program alone, not on what was asked
/// before.
public final class Workspace: Sendable {
    /// Version of the program.
    public static let version = ProgramVersion.number
    /// The commit of the sources that it was built from, with `-dirty` where they were changed
    /// after it; nil where the build did not record it.
    public static let commit = ProgramVersion.commit
    /// Version, commit and linear algebra, one a line.
    public static var versionLines: [String] {
        [
            "chokepoint \(version)",
            commit.map { "commit \($0)" } ?? "commit not recorded: a development build",
            "BLAS \(BLASProvider.current.description)",
        ]
    }

    /// Where tables are looked for by name.
    public let finder: TableFinder
    /// Tasks that a sweep may use at once.
    public let threads: Int
    /// Whether answers are computed although they are estimated to need more memory than there is.
    public let goesOnWithoutMemory: Bool
    private let cache: CacheChoice?
    private let shelf: TableShelf

    /// Where decoded tables, factors and inverses are kept between runs.
    public struct CacheChoice: Sendable, Hashable {
        /// The folder; nil for the user's cache folder.
        public var folder: String?
        /// Largest total size in bytes.
        public var limit: Int

        /// Whether large files are digested although their digests are remembered.
        public var verifies: Bool

        /// A cache.
        public init(folder: String? = nil, limit: Int = 8 << 30, verifies: Bool = false) {
            self.folder = folder
            self.limit = limit
            self.verifies = verifies
        }
    }

    /// A workspace.
    /// - Parameters:
    ///   - cache: where decoded tables and factors are kept between runs; nil to keep none.
    ///   - memory: bytes of tables and factors that stay in memory between questions.
    ///   - threads: tasks that a sweep may use at once; nil for as many as there are processors.
    ///   - goesOnWithoutMemory: whether answers are computed although they are estimated to need
    ///     more memory than there is, instead of refused.
    public init(
        finder: TableFinder = TableFinder(), cache: CacheChoice? = CacheChoice(),
        memory: Int = 2 << 30, threads: Int? = nil, goesOnWithoutMemory: Bool = false
    ) {
        self.goesOnWithoutMemory = goesOnWithoutMemory
        self.finder = finder
        self.cache = cache
        self.threads = threads ?? Processors.count
        shelf = TableShelf(limit: memory)
    }

    /// The answer to a question.
    /// - Parameters:
    ///   - presentation: for whom it is put together.
    ///   - isCancelled: asked between steps; the task's own cancellation by default.
    /// - Throws: `misuse` when the question's choices do not go together; what the question throws;
    ///   `CancellationError`.
    public func answer(
        _ question: some Question, for presentation: Presentation = Presentation(),
        progress: any AnswerProgress = NoProgress(),
        isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled }
    ) throws -> ResultDocument {
        let inquiry = try inquiry(question, presentation, progress, isCancelled)
        // The draws of a sweep are read and written on.
        let written = question is any DrawsQuestion ? [] : question.writtenPaths
        let document = try Overwriting.guarded(writing: written) {
            try question.answer(in: inquiry)
        }
        // An audit is of what is wrong with a table.
        if !(question is CheckQuestion), let problem = NotFiniteAnswer(document) { throw problem }
        return inquiry.finished(document)
    }

    /// The answer to a question about draws, from which the draws can be taken one by one;
    /// otherwise as `answer`.
    package func draws(
        of question: some DrawsQuestion, for presentation: Presentation = Presentation(),
        progress: any AnswerProgress = NoProgress(),
        isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled }
    ) throws -> DrawsAnswer {
        let inquiry = try inquiry(question, presentation, progress, isCancelled)
        let solved = try Overwriting.guarded(writing: []) { try question.solved(in: inquiry) }
        return DrawsAnswer(inquiry, solved)
    }

    /// A commented scenario for a table, which runs as it is.
    public func scenarioTemplate(
        for table: String, _ reading: ReadingChoices = ReadingChoices(),
        progress: any AnswerProgress = NoProgress()
    ) throws -> String {
        let inquiry = Inquiry(
            "scenario init", self, Presentation(), cache: newCache(), progress,
            { Task.isCancelled })
        return Template.scenario(
            for: try inquiry.open(table, reading).table, name: table, ModelChoices.registry)
    }

    private func inquiry<Q: Question>(
        _ question: Q, _ presentation: Presentation, _ progress: any AnswerProgress,
        _ isCancelled: @escaping @Sendable () -> Bool
    ) throws(Diagnostics) -> Inquiry {
        if let misuse = question.misuse {
            throw Diagnostics([Diagnostic(.error, "misuse", misuse)])
        }
        let inquiry = Inquiry(
            Q.command, self, presentation, cache: newCache(), progress, isCancelled,
            refusals: TableRefusals(Q.self))
        try inquiry.price(question)
        return inquiry
    }

    /// The cache with findings of its own, so that one answer does not tell those of another.
    func newCache() -> TableCache? {
        cache.map { TableCache(folder: $0.folder, limit: $0.limit) }
    }

    /// The table at a path: from memory, from the cache, or from the file.
    func open(
        _ path: String, _ reading: ReadingChoices, cache: TableCache?,
        progress: (Double) -> Void
    ) throws(Diagnostics) -> OpenedTable {
        var inMemory: SharedTable?
        let stored = try StoredTable.open(
            path: path, format: reading.formatHint, options: reading.options, cache: cache,
            remembered: { key in
                inMemory = shelf.table("\(path)\n\(key)")
                return inMemory?.stored
            }, verifying: self.cache?.verifies ?? false, progress: progress)
        let kept = inMemory ?? SharedTable(stored)
        if inMemory == nil { shelf.keep(kept, as: "\(path)\n\(stored.key)") }
        let table = stored.table
        return OpenedTable(
            kept: kept,
            identity: TableIdentity(
                name: table.name, year: table.year, unit: table.unitText, sha256: stored.digest,
                path: path))
    }
}
