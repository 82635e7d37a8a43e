import ArgumentParser
import Shocks
import Workspace

struct ShockCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "shock",
        abstract: "Computes what export restrictions do to both sides and to everybody else.",
        discussion: """
            A restriction is EXPORTER/SECTORS:IMPORTER[/USERS]=CUT[~SHARE]: the exporter delivers \
            CUT less of these sectors' products to the importer (to all its users and final \
            demand, or to USERS only). SHARE says what part of the sector's flow the restricted \
            product is. Regions and sectors may be lists and groups such as @eu27 ('chokepoint \
            groups' lists them, --group makes one): every pair of an exporter and an importer is \
            restricted.

            A product is written by its customs code, JPN/hs281111:KOR: --trade then says how \
            large its flow is, and the share of the sector, the users and the origins follow from \
            the data, each with a line in the assumptions.

            No single model shows the damage to both sides. Unless --model names some, the shock \
            goes through a ladder of models that differ in what buyers can do about it, side by \
            side; each says what it measures and what it leaves out.

            Examples:
              chokepoint shock icio2023-2019-g20x20 --restrict JPN/C:KOR=30%
              chokepoint shock wiod2013-2011 --restrict JPN/c9:KOR/c14=100%~0.02 --replace domestic
              chokepoint shock wiod2013-2011 --restrict JPN/c9:KOR=1 --model trade-ge --theta 2
              chokepoint shock wiod2013-2011 --restrict @eu27/c14:CHN=100%~0.1 --replace JPN,KOR
              chokepoint shock wiod2013-2011 --restrict CHN/c3-c16:USA=1 --replace KOR,TWN,MEX \
            --format csv --table impact
              chokepoint shock icio2023-2019-g20x20 --restrict CHN/hs850511:KOR=100% --trade \
            trade.csv --concordance hs-isic4.csv
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp(
            "A restriction, such as JPN/c9:KOR=30%; may be repeated.", valueName: "restriction"),
        completion: .restrictions)
    var restrict: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Who keeps the rent of the restrictions, for models with prices: exporter (the \
            default), 
            """
                + "importer or lost.", valueName: "party"),
        completion: .list(Restriction.Rent.words))
    var rent: String?

    @Option(
        help: ArgumentHelp(
            "Trade by customs code, for restrictions such as JPN/hs281111:KOR=30%.",
            valueName: "file"), completion: .file())
    var trade: String?

    @OptionGroup(title: "Reading trade") var tradeOptions: TradeOptionGroup
    @OptionGroup var groups: GroupOptions
    @OptionGroup(title: "Model options") var models: ModelArguments
    @OptionGroup var driverOptions: DriverArguments

    @Flag(
        help: """
            Add to the table ‘numerics’ how many seconds each model took, which differs from run \
            to run.
            """)
    var timings = false

    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: ShockQuestion {
        var question = ShockQuestion()
        question.table = input.table
        question.restrict = restrict
        question.trade = trade
        question.tradeChoices = tradeOptions.choices
        question.rent = rent
        question.models = models.choices
        question.drivers = driverOptions.drivers
        question.top = output.top
        question.timings = timings
        question.group = groups.groups
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
