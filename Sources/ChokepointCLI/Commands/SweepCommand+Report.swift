import ArgumentParser
import Workspace

extension SweepCommand {
    struct Report: DrawsCommand {
        static let configuration = CommandConfiguration(
            commandName: "report",
            abstract: "Reports again on a file of draws, without solving anything.",
            discussion: """
                The file may be finished or not, of all draws or of a shard. CSV is the table \
                'draws' unless --table names another, and written draw by draw, as are HDF5 (-o \
                FILE.h5) and Parquet (-o FILE.parquet): for any number of draws.

                Examples:
                  chokepoint sweep report all.draws
                  chokepoint sweep report all.draws --table summary --format csv
                  chokepoint sweep report all.draws -o all.h5
                  chokepoint sweep report all.draws -o all.parquet
                """)

        @Argument(
            help: ArgumentHelp("A file of draws, from sweep --store.", valueName: "draws"),
            completion: .file())
        var draws: String

        @OptionGroup var analysis: SweepAnalysisArguments
        @OptionGroup var output: OutputOptions

        var question: SweepReportQuestion {
            var question = SweepReportQuestion()
            question.file = draws
            question.analysis = analysis.choices
            question.top = output.top
            return question
        }

        var isCached: Bool { false }
    }
}
