import ArgumentParser
import InputOutput
import Reporting
import Sweeps

extension SweepCommand {
    struct Report: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "report",
            abstract: "Says again what a file of draws has to say; nothing is solved.",
            discussion: """
                The file may be finished or not, of all draws or of a shard. CSV is the table 'draws' \
                unless --table names another, and written draw by draw, as is HDF5 (-o FILE.h5): for \
                any number of draws. There is no Parquet: no library for it is among Debian's \
                packages; pandas and R's arrow turn CSV or HDF5 into it.

                Examples:
                  chokepoint sweep report all.draws
                  chokepoint sweep report all.draws --table summary --format csv
                  chokepoint sweep report all.draws -o all.h5
                """)

        @Argument(
            help: ArgumentHelp("A file of draws, from sweep --store.", valueName: "draws"),
            completion: .file())
        var draws: String

        @OptionGroup var analysis: SweepResult.Arguments
        @OptionGroup var output: OutputOptions

        func run() throws {
            let session = try Session("sweep", output, cached: false)
            try analysis.check(output)
            let source = try DrawSource(draws)
            let header = source.header
            let facts = [
                ("sweep.method", header.design.description),
                ("sweep.tables", header.tables.joined(separator: ", ")),
                ("sweep.plan", header.plan), ("sweep.program", header.program),
            ]
            let document = ResultDocument(
                command: session.command, version: Session.version,
                assumptions: facts.map {
                    Assumption(name: $0, value: .text($1), source: draws, isDefault: false)
                }, preamble: header.title.isEmpty ? [] : [header.title])
            try SweepResult(session: session, arguments: analysis)
                .write(document, source, isInterrupted: false, store: nil)
        }
    }
}
