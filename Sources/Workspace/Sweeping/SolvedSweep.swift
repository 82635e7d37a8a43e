import InputOutput
import Reporting
package import Sweeps

/// A question whose answer is about draws, which may be wanted one by one.
package protocol DrawsQuestion: Question {
    /// The draws, solved or read.
    func solved(in inquiry: Inquiry) throws -> SolvedSweep
}

/// The draws of a sweep, and what is known beside them.
package struct SolvedSweep {
    /// The document without what the draws say.
    let frame: ResultDocument
    /// The draws; nil for a check, which solves none.
    package let source: DrawSource?
    /// False when the sweep was interrupted.
    package let isComplete: Bool
    let analysis: SweepAnalysisChoices
    let top: Int?
    /// The file that keeps the draws.
    let store: String?

    /// Metrics shown to people without a number of their own.
    private static let metricsForPeople = 6
    /// Draws shown to people without a number of their own.
    private static let drawsForPeople = 5

    /// The document with the analysis of the draws.
    func document(in inquiry: Inquiry) throws -> ResultDocument {
        guard let source else { return frame }
        // Also when the sweep was interrupted: what there is is said.
        inquiry.progress.begin("analysing the draws")
        let found = try SweepAnalysis(source, analysis.options)
        warn((found.draws, found.failed, found.failures.first?.reason), in: inquiry)
        var document = frame
        let header = source.header
        document.question = SweepReport.question(header)
        // What the scenario says of itself comes behind the answer.
        document.preamble =
            SweepReport.reading(found) + document.preamble.filter { $0 != header.title }
        document.lead = SweepReport.lead(found)
        document.summary.sure.append(
            "the ranges are those of what is varied; what is held fixed, and what a model leaves "
                + "out, adds to them")
        document.summary.method = SweepReport.method(found)
        let limit = inquiry.limit(top, forPeople: Self.metricsForPeople)
        let tables = SweepReport.tables(
            found, limit: limit, forPeople: inquiry.presentation.audience == .terminal)
        // People get what the draws say before the draws, and of these a few; a workbook holds them
        // all.
        let presentation = inquiry.presentation
        let isText = presentation.audience == .terminal
        let isShort = isText || presentation.audience == .page && !presentation.isWorkbook
        let draws = try SweepDrawsReport.table(
            source, limit: top ?? (isShort ? Self.drawsForPeople : nil),
            metrics: isText ? SweepReport.shown(found, limit).map(\.metric) : nil)
        document.tables = presentation.audience == .program ? [draws] + tables : tables + [draws]
        return document
    }

    /// Says what is to be said of the draws where nothing is made of them.
    func report(in inquiry: Inquiry) throws(Diagnostics) { warn(try counts(), in: inquiry) }

    private typealias Counts = (draws: Int, failed: Int, reason: String?)

    private func counts() throws(Diagnostics) -> Counts {
        var counts: Counts = (0, 0, nil)
        try source?.forEach { draw in
            if draw.index == DrawRecord.base { return }
            counts.draws += 1
            guard let reason = draw.failure else { return }
            counts.failed += 1
            counts.reason = counts.reason ?? reason
        }
        return counts
    }

    private func warn(_ counts: Counts, in inquiry: Inquiry) {
        if let reason = counts.reason {
            // Draws that all failed are no answer.
            let isAll = counts.failed == counts.draws
            inquiry.report(
                Diagnostic(
                    isAll ? .error : .warning, "failed-draws",
                    isAll
                        ? "every draw failed, the first with: \(reason)"
                        : "\(counts.failed) of \(counts.draws) draws failed, one with: \(reason)",
                    remedy: "the tables failures and draws have them all"))
        }
        if !isComplete, let header = source?.header {
            let own = header.shard.range(of: header.drawCount).count
            inquiry.report(
                Diagnostic(
                    .warning, "interrupted",
                    "interrupted after \(counts.draws) of \(own) draws",
                    remedy: store.map { "continue with --store \($0) --resume" }
                        ?? "keep draws with --store FILE, to continue them with --resume"))
        }
    }
}
