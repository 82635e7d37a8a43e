import ArgumentParser
import Analyses
import Workspace

struct SensitivityCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "sensitivity",
        abstract: "Which purchases a region's GDP or an exposure depends on most.",
        discussion: """
            All n² derivatives of one number by the technical coefficients, from two solves: the \
            GDP of a region (--of), the share of suppliers in the value added behind the output of \
            users (--exposure SUPPLIERS:USERS), or the share of a region's value added in the \
            final demand of another (--final-demand ORIGIN:REGION). The table switches lists the \
            changes of supplier that move it most while the user's spending stays the same.

            Examples:
              chokepoint sensitivity icio2023-2019-g20x20 --of KOR
              chokepoint sensitivity wiod2013-2011 --exposure JPN:KOR/c14 --trade-only --top 20
              chokepoint sensitivity wiod2013-2011 --final-demand CHN:USA --table switches
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("The region whose GDP is meant.", valueName: "region"),
        completion: .regions)
    var of: String?

    @Option(
        help: ArgumentHelp(
            "A value-added exposure, such as JPN:KOR/c14.", valueName: "suppliers:users"),
        completion: .industries)
    var exposure: String?

    @Option(
        help: ArgumentHelp(
            "A share in final demand, such as CHN:USA.", valueName: "origin:region"),
        completion: .industries)
    var finalDemand: String?

    @Option(
        help: ArgumentHelp(
            "Rank coefficients by contribution (coefficient × derivative) or by derivative.",
            valueName: "order"))
    var rankBy: AdjointField.Order = .contribution

    @Option(
        help: ArgumentHelp("Only purchases from these suppliers.", valueName: "labels"),
        completion: .industries)
    var supplier: String?

    @Option(
        help: ArgumentHelp("Only purchases of these users.", valueName: "labels"),
        completion: .industries)
    var user: String?

    @Flag(help: "Only purchases across a border.")
    var tradeOnly = false

    @OptionGroup var groups: GroupOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: SensitivityQuestion {
        var question = SensitivityQuestion()
        question.table = input.table
        question.of = of
        question.exposure = exposure
        question.finalDemand = finalDemand
        question.rankBy = rankBy
        question.supplier = supplier
        question.user = user
        question.tradeOnly = tradeOnly
        question.top = output.top
        question.group = groups.groups
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
