import ArgumentParser
import Workspace

struct ProductCommand: AskingCommand {
    static let configuration = CommandConfiguration(
        commandName: "product",
        abstract:
            "One product through the years: who sells it, and who came in when somebody left.",
        discussion: """
            Examples:
              chokepoint product trade.csv 281111 --importer KOR
              chokepoint product trade.csv 850511 --importer Japan --between 2018-2020
            """)

    @OptionGroup var input: TradeArguments

    @Argument(help: ArgumentHelp("The product: six digits.", valueName: "hs"))
    var hs: String

    @Option(
        help: ArgumentHelp(
            """
            Who imports: a code, a name, a list or a group, such as @eu, @eu@2019 or, for the \
            members in the year of the trade, @eu@trade.
            """, valueName: "who"))
    var importer: String

    @Option(
        help: ArgumentHelp(
            "Two years to compare; the first and the last without it.", valueName: "years"))
    var between: String?

    @OptionGroup var groups: GroupOptions
    @OptionGroup var output: OutputOptions

    var question: ProductQuestion {
        var question = ProductQuestion()
        question.trade = input.trade
        question.hs = hs
        question.importer = importer
        question.between = between
        question.group = groups.groups
        question.top = output.top
        question.tradeChoices = input.choices
        return question
    }

    var isCached: Bool { false }
}
