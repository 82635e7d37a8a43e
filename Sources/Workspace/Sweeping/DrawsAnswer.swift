package import InputOutput
package import Reporting
package import Sweeps

/// The answer to a question about draws, from which the draws can be taken one by one.
package struct DrawsAnswer {
    private let inquiry: Inquiry
    private let solved: SolvedSweep

    init(_ inquiry: Inquiry, _ solved: SolvedSweep) {
        self.inquiry = inquiry
        self.solved = solved
    }

    /// The draws; nil for a check.
    package var source: DrawSource? { solved.source }
    /// False when the sweep was interrupted.
    package var isComplete: Bool { solved.isComplete }

    /// The document with the analysis of the draws.
    package func document() throws -> ResultDocument {
        inquiry.finished(try solved.document(in: inquiry))
    }

    /// What is to be said of the draws where nothing is made of them.
    package func findings() throws -> [Diagnostic] {
        try solved.report(in: inquiry)
        return inquiry.finished(inquiry.document(tables: [])).diagnostics
    }
}
