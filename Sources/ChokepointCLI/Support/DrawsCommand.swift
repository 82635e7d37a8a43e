import ArgumentParser
import InputOutput
import Platform
import Reporting
import Sweeps
import Workspace

/// A command about draws, which go out one by one where nothing else is asked for.
protocol DrawsCommand: AskingCommand where Asked: DrawsQuestion {}

extension DrawsCommand {
    /// Solves or reads the draws; writes them, or the document about them. An interrupted sweep
    /// fails the run, and so does one whose draws all failed.
    func run() throws {
        let run = try CommandRun(
            output, cached: isCached, verifies: verifies, writesDraws: true,
            goesOnWithoutMemory: goesOnWithoutMemory)
        StopWish.listen()
        let answer = try run.workspace.draws(
            of: question, for: run.presentation, progress: run.progress,
            isCancelled: { StopWish.isThere })
        let findings: [Diagnostic]
        if let source = answer.source, let way = drawsOnly(run) {
            findings = try answer.findings()
            try way(source)
            run.progress.finish()
            run.warn(findings)
        } else {
            let document = try answer.document()
            try run.write(document)
            findings = document.diagnostics
        }
        if !answer.isComplete || findings.contains(where: { $0.severity == .error }) {
            throw FailedCheck()
        }
    }

    /// How to write the draws alone, where that is what is asked for: CSV without any choice of
    /// tables or rows, or the name of an HDF5 or Parquet file.
    private func drawsOnly(
        _ run: CommandRun
    ) -> ((DrawSource) throws(Diagnostics) -> Void)? {
        let path = output.output
        if output.format == nil, let path,
            [".h5", ".hdf5"].contains(where: path.lowercased().hasSuffix)
        {
            return { source throws(Diagnostics) in try DrawsHDF5.write(source, to: path) }
        }
        if run.exporter == ParquetExporter.self, let path, output.top == nil,
            output.tableName ?? "draws" == "draws"
        {
            return { source throws(Diagnostics) in try DrawsParquet.write(source, to: path) }
        }
        guard run.exporter == CSVExporter.self, output.top == nil,
            output.tableName ?? "draws" == "draws"
        else { return nil }
        return { source throws(Diagnostics) in
            if let path {
                try DrawsCSV.write(source, to: path)
            } else {
                run.progress.finish()
                try DrawsCSV.render(source) { text throws(Diagnostics) in Terminal.write(text) }
            }
        }
    }
}
