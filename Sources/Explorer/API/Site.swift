import InputOutput
import Platform
import Reporting
import Workspace

/// What the pages and the interface are made from.
struct Site: Sendable {
    let workspace: Workspace
    let computations: Computations
    /// The table that pages begin with, by its name; nil for the first that is found.
    let table: String?
    /// Answers that were given already.
    let cache = AnswerCache(cells: 4_000_000)
    /// Pages that were shown already.
    let pages = PageCache(bytes: 32 << 20)

    /// Files that questions may name, by their names: their paths.
    let files: [String: String]

    init(
        _ workspace: Workspace, _ computations: Computations, table: String?,
        files: [String: String] = [:]
    ) {
        self.files = files
        self.workspace = workspace
        self.computations = computations
        self.table = table
    }

    /// Turns what clients send into questions.
    var requests: QuestionRequest { QuestionRequest(files: files) }

    /// The names of all tables.
    func tableNames() -> [String] { workspace.finder.names() }

    /// The answer to a question: one that was given before and still holds, else when a processor
    /// has time for it.
    /// - Throws: what `Workspace.answer` throws; `Computations.QueueFull`; `CancellationError`.
    func answer(
        _ question: any Question, for presentation: Presentation = Presentation(),
        progress: any AnswerProgress = NoProgress()
    ) async throws -> ResultDocument {
        let key = AnswerCache.key(question, presentation)
        if let key, let document = cache.document(key) { return document }
        let admitted = workspace.finder.readable + files.values.sorted()
        let document = try await computations.run { [workspace] isCancelled in
            try FileGate.$admitted.withValue(admitted) {
                try workspace.answer(
                    question, for: presentation, progress: progress, isCancelled: isCancelled)
            }
        }
        if let key { cache.keep(document, as: key) }
        return document
    }

    /// The answer in a format, with one table alone where the options name one.
    func rendered(
        _ question: any Question, as exporter: any Exporter.Type, _ options: RenderOptions
    ) async throws -> [UInt8] {
        let document = try await answer(
            question,
            for: Presentation(
                exporter.audience, table: options.tableName, isWorkbook: exporter.isBinary))
        return try await computations.run { _ in
            try exporter.bytes(document, options: options)
        }
    }
}
