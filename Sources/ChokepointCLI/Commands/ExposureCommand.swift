import ArgumentParser
import Analyses
import Workspace

struct ExposureCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "exposure",
        abstract: "How much users depend on suppliers: face value, looked through, value added.",
        discussion: """
            The share of suppliers in the inputs of users: in what they buy directly, in all \
            output needed through any number of hands (Baldwin, Freeman & Theodorakopoulos 2023), \
            and in the value added behind it. The hidden ratio is look-through over direct. With \
            --side sales it is producers who depend on markets.

            --user and --supplier take REGION, REGION/SECTOR, lists and groups; everything in one \
            option is one group, and each may be repeated. @abroad stands for all regions but the \
            user's own. Several tables give a time series.

            Examples:
              chokepoint exposure wiod2013-2011 --user KOR/c14 --supplier JPN/c9
              chokepoint exposure wiod2013-2011 --user @eu27/c15 --top 5
              chokepoint exposure wiod2013-{1995..2011} --user USA/c14 --supplier CHN --industrial
              chokepoint exposure icio2023-2019-g20x20 --group chips=KOR,JPN,USA --user @chips/C \
            --supplier CHN --side sales
            """)

    @Argument(
        help: ArgumentHelp(
            """
            Tables: paths, names in Tables/ or in $CHOKEPOINT_TABLES, or a pattern such as \
            'wiod2013-*'.
            """, valueName: "table"),
        completion: .custom { _, _, _ in TableFinder().names() })
    var tables: [String]

    @Option(
        help: ArgumentHelp(
            "A group of users, such as KOR/c14; may be repeated; every region without it.",
            valueName: "labels"), completion: .industries)
    var user: [String] = []

    @Option(
        help: ArgumentHelp(
            "A group of suppliers (with --side sales, of buyers); may be repeated; every region "
                + "without it.", valueName: "labels"), completion: .industries)
    var supplier: [String] = []

    @Option(help: "The measure that suppliers are ranked by.")
    var measure: ExposureMeasure = .lookThrough

    @Option(help: "Users and their inputs, or producers and their sales.")
    var side: ExposureSide = .input

    @Option(help: "Without --supplier: list regions or single industries.")
    var by: ListedBy = .region

    @OptionGroup var counted: CountedSectorsOptions
    @OptionGroup(title: "Several years") var years: YearsOptions
    @OptionGroup var groups: GroupOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: ExposureQuestion {
        var question = ExposureQuestion()
        question.tables = tables
        question.user = user
        question.supplier = supplier
        question.measure = measure
        question.side = side
        question.by = by
        question.counted = counted.choices
        question.years = years.choices
        question.group = groups.groups
        question.top = output.top
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
