import Analyses
import ArgumentParser
import Workspace

struct TivaCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "tiva",
        abstract: "Indicators of trade in value added under the names of the OECD.",
        discussion: """
            Every indicator with its OECD name (EXGR_DVA, FFD_DVA, IMGR_DVA, DEXFVAPSH …) by \
            country; exports by partner and by industry; and participation in value chains: \
            backward, forward and two-sided (Borin, Mancini & Taglioni). The table indicators \
            says how each is computed and where the same number stands in other commands.

            Examples:
              chokepoint tiva icio2023-2019-g20x20 --region KOR
              chokepoint tiva icio2023-2019-g20x20 --table chains
              chokepoint tiva wiod2013-2011 --region JPN --table partners --format csv
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("Countries to list; all without it.", valueName: "regions"),
        completion: .regions)
    var region: String?

    @Option(help: "Primary inputs that count as value added.")
    var content: ExportAccounts.Content?

    @OptionGroup var groups: GroupOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: TivaQuestion {
        var question = TivaQuestion()
        question.table = input.table
        question.region = region
        question.content = content
        question.group = groups.groups
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
