import ArgumentParser
import InputOutput
import Reporting
import Sweeps

/// Writes what the draws of a sweep say, in the form that the options ask for.
struct SweepResult {
    /// Options about the analysis of draws and where all of them go.
    struct Arguments: ParsableArguments {
        @Option(
            help: ArgumentHelp(
                "Also write all draws to FILE.csv or FILE.h5.", valueName: "file"),
            completion: .file(extensions: DrawsExport.fileExtensions))
        var export: String?

        @Option(
            help: ArgumentHelp(
                "How many of the most affected are followed in 'ranks'.", valueName: "N"))
        var follow = SweepAnalysis.Options().top

        @Option(
            help: ArgumentHelp(
                "Bootstrap resamples behind the intervals of 'indices'; 0 for none.",
                valueName: "N"))
        var resamples = SweepAnalysis.Options().resamples

        func validate() throws {
            if follow < 1 { throw ValidationError("--follow takes 1 or more, not \(follow)") }
            if resamples < 0 || resamples == 1 {
                throw ValidationError("--resamples takes 0, or 2 and more, not \(resamples)")
            }
        }

        /// Finds names of files that draws cannot be written to before anything is solved.
        /// - Throws: `unknown-draws-format`.
        func check(_ output: OutputOptions) throws(Diagnostics) {
            if let export { try DrawsExport.format(of: export) }
            if let name = output.output, output.format == nil,
                name.lowercased().hasSuffix(".parquet")
            {
                try DrawsExport.format(of: name)
            }
        }

        fileprivate var options: SweepAnalysis.Options {
            var options = SweepAnalysis.Options()
            options.top = follow
            options.resamples = resamples
            return options
        }
    }

    let session: Session
    let arguments: Arguments

    /// Metrics shown to people without --top.
    private static let metricsForPeople = 6
    /// Draws shown to people.
    private static let drawsForPeople = 5

    /// Analyses the draws and writes the document with their tables; or the draws alone, one by one,
    /// where CSV or an HDF5 file is asked for.
    func write(
        _ document: ResultDocument, _ source: DrawSource, isInterrupted: Bool, store: String?
    ) throws {
        session.progress.begin("analysing the draws")
        if let export = arguments.export { try DrawsExport.write(source, to: export) }
        if let way = try drawsOnly() {
            let counts = try Self.counts(source)
            warn(counts, source.header, isInterrupted, store)
            try way(source)
            session.finish()
            return
        }
        let analysis = try SweepAnalysis(source, arguments.options)
        let counts = (
            draws: analysis.draws, failed: analysis.failed,
            reason: analysis.failures.first?.reason
        )
        warn(counts, source.header, isInterrupted, store)
        var document = document
        document.preamble += SweepReport.reading(analysis)
        let exporter = try session.options.exporter()
        let limit = try session.limit(forPeople: Self.metricsForPeople)
        let tables = SweepReport.tables(analysis, limit: limit)
        // People get what the draws say before the draws, and of these a few; a workbook holds them all.
        let isText = exporter.audience == .terminal
        let isShort = isText || exporter.audience == .page && !exporter.isBinary
        let draws = try SweepDrawsReport.table(
            source, limit: session.options.top ?? (isShort ? Self.drawsForPeople : nil),
            metrics: isText ? SweepReport.shown(analysis, limit).map(\.metric) : nil)
        document.tables = exporter.audience == .program ? [draws] + tables : tables + [draws]
        try session.write(document)
    }

    /// How to write the draws alone, where that is what is asked for.
    private func drawsOnly() throws(Diagnostics) -> ((DrawSource) throws(Diagnostics) -> Void)? {
        let options = session.options
        let output = options.output
        if options.format == nil, let output,
            [".h5", ".hdf5"].contains(where: output.lowercased().hasSuffix)
        {
            return { source throws(Diagnostics) in try DrawsHDF5.write(source, to: output) }
        }
        guard try options.exporter().name == CSVExporter.name, options.top == nil,
            options.tableName ?? "draws" == "draws"
        else { return nil }
        return { source throws(Diagnostics) in
            if let output {
                try DrawsCSV.write(source, to: output)
            } else {
                session.progress.finish()
                try DrawsCSV.render(source) { text throws(Diagnostics) in Terminal.write(text) }
            }
        }
    }

    private typealias Counts = (draws: Int, failed: Int, reason: String?)

    private static func counts(_ source: DrawSource) throws(Diagnostics) -> Counts {
        var counts: Counts = (0, 0, nil)
        try source.forEach { draw in
            if draw.index == DrawRecord.base { return }
            counts.draws += 1
            guard let reason = draw.failure else { return }
            counts.failed += 1
            counts.reason = counts.reason ?? reason
        }
        return counts
    }

    private func warn(
        _ counts: Counts, _ header: SweepHeader, _ isInterrupted: Bool, _ store: String?
    ) {
        if let reason = counts.reason {
            session.report(
                Diagnostic(
                    .warning, "failed-draws",
                    "\(counts.failed) of \(counts.draws) draws failed, one with: \(reason)",
                    remedy: "the tables failures and draws have them all"))
        }
        if isInterrupted {
            let own = header.shard.range(of: header.drawCount).count
            session.report(
                Diagnostic(
                    .warning, "interrupted",
                    "interrupted after \(counts.draws) of \(own) draws",
                    remedy: store.map { "continue with --store \($0) --resume" }
                        ?? "keep draws with --store FILE, to continue them with --resume"))
        }
    }
}
