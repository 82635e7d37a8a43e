import ArgumentParser
import Workspace

struct SdaCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "sda",
        abstract: "Why value added, emissions or dependence changed: structural decomposition.",
        discussion: """
            Splits a change between years into the contributions of intensity (value added or \
            emissions per unit of output), technology, the trade structure of inputs and of final \
            products, and the mix and level of final demand. The mean is over all orders of the \
            factors, or over one and its reverse (--method polar); --method lmdi is the \
            logarithmic mean Divisia index. Several tables are chained. Use tables in constant \
            prices.

            Examples:
              chokepoint sda wiod2013-2000 wiod2013-2011 --region KOR,JPN,CHN
              chokepoint sda wiod2013-{2005..2007} --of consumption --method polar --region KOR
              chokepoint sda wiod2013-2000 wiod2013-2011 --of dependence --from CHN --to KOR
            """)

    @Argument(
        help: ArgumentHelp(
            "Two tables or more, in the order of their years.", valueName: "table"),
        completion: .custom { _, _, _ in TableFinder().names() })
    var tables: [String]

    @Option(
        help: """
            What changed: of each country's production or industries, of its final demand \
            (consumption), or the dependence of --to on --from.
            """)
    var of: SdaQuestion.Subject = .production

    @Option(help: "How contributions are computed.")
    var method: SdaQuestion.Method = .all

    @Option(
        help: ArgumentHelp("A satellite account; value added without it.", valueName: "name"))
    var account: String?

    @Option(
        help: ArgumentHelp(
            "Row of the account; may be left out when it has one.", valueName: "code"))
    var stressor: String?

    @Option(
        help: ArgumentHelp("Suppliers, for dependence.", valueName: "labels"),
        completion: .industries)
    var from: String?

    @Option(
        help: ArgumentHelp(
            "Regions whose final demand depends on them.", valueName: "regions"),
        completion: .regions)
    var to: String?

    @Option(
        help: ArgumentHelp("Countries (or industries) to list.", valueName: "labels"),
        completion: .industries)
    var region: String?

    @OptionGroup var groups: GroupOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: SdaQuestion {
        var question = SdaQuestion()
        question.tables = tables
        question.of = of
        question.method = method
        question.account = account
        question.stressor = stressor
        question.from = from
        question.to = to
        question.region = region
        question.group = groups.groups
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
