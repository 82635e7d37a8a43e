import ArgumentParser
import Reporting
import Workspace

/// Options about the analysis of draws and where all of them go.
struct SweepAnalysisArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Also write all draws to FILE.csv, FILE.h5 or FILE.parquet.", valueName: "file"),
        completion: .file(extensions: DrawsExport.fileExtensions))
    var export: String?

    @Option(
        help: ArgumentHelp(
            "How many of the most affected are followed in 'ranks'.", valueName: "N"))
    var follow = SweepAnalysisChoices().follow

    @Option(
        help: ArgumentHelp(
            "Bootstrap resamples behind the intervals of 'indices'; 0 for none.",
            valueName: "N"))
    var resamples = SweepAnalysisChoices().resamples

    /// What the user chose.
    var choices: SweepAnalysisChoices {
        var choices = SweepAnalysisChoices()
        choices.export = export
        choices.follow = follow
        choices.resamples = resamples
        return choices
    }
}
