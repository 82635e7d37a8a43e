import ArgumentParser
import Analyses
import Workspace

struct PathsCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "paths",
        abstract: "The largest supply paths from suppliers to users.",
        discussion: """
            Structural path analysis: look-through exposure split into its routes, the largest \
            first, each with its share in all paths of any length. The search is exact: no path \
            that is left out is larger than one that is shown.

            Examples:
              chokepoint paths wiod2013-2011 --from JPN/c9 --to KOR/c14
              chokepoint paths wiod2013-2011 --from CHN --to @eu27/c15 --depth 6 --measure \
            value-added
            """)

    @OptionGroup var input: TableArgument

    @Option(
        name: .customLong("from"),
        help: ArgumentHelp("Suppliers, such as JPN/c9.", valueName: "labels"),
        completion: .industries)
    var suppliers: String

    @Option(
        name: .customLong("to"), help: ArgumentHelp("Users, such as KOR/c14.", valueName: "labels"),
        completion: .industries)
    var users: String

    @Option(help: ArgumentHelp("Deliveries on the way, at most.", valueName: "N"))
    var depth = 4

    @Option(help: "Count the suppliers' output or their value added.")
    var measure: SupplyPaths.Measure = .output

    @OptionGroup var groups: GroupOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: PathsQuestion {
        var question = PathsQuestion()
        question.table = input.table
        question.from = suppliers
        question.to = users
        question.depth = depth
        question.measure = measure
        question.top = output.top
        question.group = groups.groups
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
