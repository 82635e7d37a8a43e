import ArgumentParser
import Workspace

struct PositionCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "position",
        abstract: "Where industries and regions stand in value chains: up- and downstreamness.",
        discussion: """
            Upstreamness, downstreamness, final use and value added in gross output, with the \
            net-inventory correction of Antràs & Chor (2018).

            Examples:
              chokepoint position wiod2013-2011
              chokepoint position wiod2013-2011 --industry KOR,JPN/c9 --format csv
              chokepoint position 'wiod2013-*' --industry '*/c14' --top 5
              chokepoint position icio2023-2019-g20x20 --no-inventory-correction --table regions
            """)

    @OptionGroup var input: TablesArgument

    @Option(
        help: ArgumentHelp("Industries to list, such as KOR or JPN/c9.", valueName: "labels"),
        completion: .industries)
    var industry: String?

    @Flag(help: "Leave changes in inventories in final use.")
    var noInventoryCorrection = false

    @Option(
        help: ArgumentHelp(
            "Final-demand categories that are changes in inventories, where their codes do not say "
                + "so.", valueName: "codes"))
    var inventory: String?

    @OptionGroup(title: "Several years") var years: YearsOptions
    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: PositionQuestion {
        var question = PositionQuestion()
        question.table = input.first
        question.moreTables = input.others
        question.years = years.choices
        question.top = output.top
        question.industry = industry
        question.noInventoryCorrection = noInventoryCorrection
        question.inventory = inventory
        question.group = groups.groups
        question.reading = tableOptions.reading.choices
        return question
    }
}
