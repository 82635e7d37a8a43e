import ArgumentParser
import Workspace

struct FootprintCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "footprint",
        abstract: "Production- and consumption-based accounts, and a carbon price on imports.",
        discussion: """
            For every row of a satellite account: what is caused here (production), what final \
            demand here causes anywhere (consumption), embodied imports and exports, the bilateral \
            matrix and multipliers. With --carbon-price also what a charge on the emissions of \
            covered imports costs, by exporting industry (table carbon_border). An account called \
            population, or a row POP in persons, gives numbers per person as well. With --capital, \
            a file of region,sector,use_region,use_sector,value, investment is followed to the \
            products that it is used up for.

            Examples:
              chokepoint footprint wiod2013-2011 --account co2
              chokepoint footprint wiod2013-2011 --account co2 --region KOR --table bilateral
              chokepoint footprint wiod2013-2011 --account co2 --carbon-price 80 --covered c11,c12 \
            --importer @eu27
            """)

    @OptionGroup var input: TablesArgument

    @Option(
        help: ArgumentHelp(
            "The satellite account; may be left out when there is one.", valueName: "name"))
    var account: String?

    @Option(
        help: ArgumentHelp("Rows of the account; all without it.", valueName: "codes"))
    var stressor: String?

    @Option(help: ArgumentHelp("Regions to list.", valueName: "regions"), completion: .regions)
    var region: String?

    @Option(
        help: ArgumentHelp(
            "What industries use up of capital goods, as a CSV: an input of theirs.",
            valueName: "file"), completion: .file(extensions: ["csv"]))
    var capital: String?

    @Option(
        help: ArgumentHelp(
            "The category of final demand that is investment; goes with --capital.",
            valueName: "code"))
    var capitalCategory: String?

    @Option(
        help: ArgumentHelp(
            "The primary input that holds the cost of capital, where value added has several rows.",
            valueName: "code"))
    var capitalCost: String?

    @OptionGroup(title: "Carbon price on imports") var border: CarbonBorderOptions
    @OptionGroup(title: "Several years") var years: YearsOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: FootprintQuestion {
        var question = FootprintQuestion()
        question.table = input.first
        question.moreTables = input.others
        question.years = years.choices
        question.top = output.top
        question.account = account
        question.stressor = stressor
        question.region = region
        question.border = border.choices
        question.investment.capital = capital
        question.investment.capitalCategory = capitalCategory
        question.investment.capitalCost = capitalCost
        question.rate = rateOption.rate
        question.group = groups.groups
        question.reading = tableOptions.reading.choices
        return question
    }
}
