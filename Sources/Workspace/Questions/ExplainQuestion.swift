import InputOutput
public import Reporting

/// What a term, a model, a parameter, an indicator or a column means.
public struct ExplainQuestion: Question {
    /// `explain`.
    public static let command = "explain"
    /// The word; nil for all of them.
    public var term: String?
    /// Entries to list; nil for all of them.
    public var top: Int?

    /// The question with its defaults.
    public init() {}

    /// The entries of the word.
    /// - Throws: `unknown-term`, with the nearest words.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        // People read paragraphs; programs get the same as a table.
        let isForPeople =
            inquiry.presentation.audience == .terminal && inquiry.presentation.table == nil
        guard let term else {
            let hint = """
                ‘chokepoint explain WORD’ explains one of these with formula and source; \
                ‘chokepoint explain --full’ lists all of them.
                """
            var document = inquiry.document(
                tables: isForPeople ? [] : [GlossaryReport.glossary(first(Glossary.all))],
                reading: isForPeople ? [hint] + GlossaryReport.words(Glossary.all) : [])
            document.question = "Which words of the results are explained?"
            return document
        }
        // A column that is made of another word is explained by it.
        let words = Glossary.entries(term)
        let found = words.isEmpty ? [Glossary.entry(column: term)].compactMap { $0 } : words
        guard !found.isEmpty else {
            let nearest = Glossary.suggestions(for: term)
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-term", "there is no entry for ‘\(term)’",
                    remedy: nearest.isEmpty
                        ? "‘chokepoint explain’ lists every word"
                        : "did you mean \(RegionNames.list(nearest, "or"))?")
            ])
        }
        var document = inquiry.document(
            tables: isForPeople ? [] : [GlossaryReport.glossary(first(found))],
            reading: isForPeople ? found.flatMap(\.paragraphs) : [])
        document.question = "What does ‘\(term)’ mean?"
        return document
    }

    private func first(_ entries: [GlossaryEntry]) -> [GlossaryEntry] {
        Array(entries.prefix(top ?? entries.count))
    }
}
