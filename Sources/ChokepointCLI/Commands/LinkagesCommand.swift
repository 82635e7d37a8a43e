import ArgumentParser
import Workspace

struct LinkagesCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "linkages",
        abstract: "Linkages of industries, key sectors, and what is lost without one.",
        discussion: """
            Backward and forward linkages (Rasmussen, Ghosh, pure), key sectors, and the \
            hypothetical extraction of every industry (whole, its purchases, its sales) and of \
            every region (whole, its imported inputs, its exported inputs, all its exports). \
            Nothing replaces what is taken out: the weight of an industry, not a forecast.

            Examples:
              chokepoint linkages icio2023-2019-g20x20 --industry KOR
              chokepoint linkages wiod2013-2011 --table extraction --top 20
              chokepoint linkages wiod2013-2011 --industry JPN --table regional_extraction
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("Industries to list, such as KOR or JPN/c9.", valueName: "labels"),
        completion: .industries)
    var industry: String?

    @OptionGroup var groups: GroupOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: LinkagesQuestion {
        var question = LinkagesQuestion()
        question.table = input.table
        question.industry = industry
        question.group = groups.groups
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
