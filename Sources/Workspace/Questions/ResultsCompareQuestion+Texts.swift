import InputOutput
package import Reporting

/// What differs between two results that are at hand as JSON: `results compare` without files, for
/// a server.
package struct ResultTextsQuestion: Question {
    /// `results compare`.
    package static let command = ResultsCompareQuestion.command
    /// The first result as JSON, and what it is called.
    package var first = ""
    /// The second result as JSON.
    package var second = ""
    /// What the two are called: the names of the files that they would be in.
    package var names = ["a.json", "b.json"]
    /// Differences to list; nil for what the reader is used to.
    package var top: Int?

    /// The question with its defaults.
    package init() {}

    /// What `results compare` answers.
    /// - Throws: `not-json`, `not-a-result` and `nothing-in-common`.
    package func answer(in inquiry: Inquiry) throws -> ResultDocument {
        try ResultsCompareQuestion.answer(
            try KeptResult(first, path: names[0]), try KeptResult(second, path: names[1]),
            names: (names[0], names[1]), top: top, in: inquiry)
    }
}
