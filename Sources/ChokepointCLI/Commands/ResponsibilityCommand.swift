import ArgumentParser
import Workspace

struct ResponsibilityCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "responsibility",
        abstract: "One account by producer, consumer, income and bilateral trade, side by side.",
        discussion: """
            Who answers for emissions, jobs or materials: the region where they occur \
            (production), the region whose final demand causes them anywhere (consumption), the \
            region whose capital and labour enable them downstream (income), and the region that \
            buys the products of others whatever it does with them (EEBT). Each adds up to the \
            same world total.

            Examples:
              chokepoint responsibility wiod2013-2011 --account co2
              chokepoint responsibility wiod2013-2011 --account co2 --table downstream --top 20
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp(
            "The satellite account; may be left out when there is one.", valueName: "name"))
    var account: String?

    @Option(
        help: ArgumentHelp("Rows of the account; all without it.", valueName: "codes"))
    var stressor: String?

    @Option(help: ArgumentHelp("Regions to list.", valueName: "regions"), completion: .regions)
    var region: String?

    @OptionGroup var groups: GroupOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: ResponsibilityQuestion {
        var question = ResponsibilityQuestion()
        question.table = input.table
        question.account = account
        question.stressor = stressor
        question.region = region
        question.group = groups.groups
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
