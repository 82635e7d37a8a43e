import ArgumentParser
import Workspace

struct OriginsCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "origins",
        abstract: "Value added by origin and destination, VAX, and value added in exports.",
        discussion: """
            Who earns what from whose final demand, through any number of hands (table origins); \
            value added exports beside gross exports (vax); who earned what of each region's gross \
            exports (origins_in_exports).

            Examples:
              chokepoint origins icio2023-2019-g20x20
              chokepoint origins wiod2013-2011 --origin JPN --destination KOR,CHN --by industry
              chokepoint origins wiod2013-2011 --table vax --format csv -o vax.csv
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp(
            "Origins to list, such as JPN, JPN/c9 or @eu27.", valueName: "labels"),
        completion: .industries)
    var origin: String?

    @Option(
        help: ArgumentHelp("Regions of final demand to list.", valueName: "regions"),
        completion: .regions)
    var destination: String?

    @Option(
        help: "Origins as whole regions or as industries; industries when --origin names sectors.")
    var by: ListedBy?

    @OptionGroup var groups: GroupOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: OriginsQuestion {
        var question = OriginsQuestion()
        question.table = input.table
        question.origin = origin
        question.destination = destination
        question.by = by
        question.group = groups.groups
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
