import InputOutput
public import Reporting
import Sweeps

/// What a file of draws has to say; nothing is solved.
public struct SweepReportQuestion: DrawsQuestion {
    /// `sweep report`.
    public static let command = "sweep report"
    /// The file of draws.
    public var file = ""
    /// What is made of the draws.
    public var analysis = SweepAnalysisChoices()
    /// Metrics and draws to list; nil for what the reader is used to.
    public var top: Int?

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? { analysis.misuse }

    /// The file of all draws.
    public var writtenPaths: [String] { [analysis.export].compactMap { $0 } }

    /// The analysis of the draws.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        try solved(in: inquiry).document(in: inquiry)
    }

    /// The draws of the file.
    package func solved(in inquiry: Inquiry) throws -> SolvedSweep {
        try analysis.check()
        let source = try DrawSource(file)
        if let export = analysis.export { try DrawsExport.write(source, to: export) }
        let header = source.header
        let facts = [
            ("sweep.method", header.design.description),
            ("sweep.tables", header.tables.joined(separator: ", ")),
            ("sweep.plan", header.plan), ("sweep.program", header.program),
        ]
        var document = inquiry.document(
            assumptions: facts.map {
                Assumption(name: $0, value: .text($1), source: file, isDefault: false)
            }, tables: [], reading: header.title.isEmpty ? [] : [header.title])
        // The document is that of the sweep.
        document.command = SweepQuestion.command
        return SolvedSweep(
            frame: document, source: source, isComplete: true, analysis: analysis, top: top,
            store: nil)
    }
}
