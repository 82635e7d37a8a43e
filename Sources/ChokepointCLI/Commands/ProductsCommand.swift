public import ArgumentParser
import Products
import Workspace

/// The argument and options of commands that read trade by customs code.
struct TradeArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            """
            Trade by customs code: BACI's zip or CSV, UN Comtrade's CSV, your own CSV, or a \
            native file.
            """,
            valueName: "trade"), completion: .file())
    var trade: String

    @OptionGroup(title: "Reading trade") var options: TradeOptionGroup
    @OptionGroup(visibility: .hidden) var formerNames: FormerTradeOptions

    var choices: TradeChoices { formerNames.completing(options.choices) }
}

/// What commands without models called their options before those of models had the names.
struct FormerTradeOptions: ParsableArguments {
    @Option(help: .hidden) var elasticities: String?

    func completing(_ choices: TradeChoices) -> TradeChoices {
        var choices = choices
        choices.productElasticities = choices.productElasticities ?? elasticities
        return choices
    }
}

/// How trade by customs code is read.
struct TradeOptionGroup: ParsableArguments {
    @Option(help: ArgumentHelp("Which year; the latest without it.", valueName: "year"))
    var tradeYear: Int?

    @Option(
        help: ArgumentHelp(
            "Whose reports count where a file has both: imports or exports.", valueName: "side"))
    var reports: TradeOptions.Reports?

    @Option(
        help: ArgumentHelp(
            "A CSV key,value that names the columns and units of your own file.",
            valueName: "file"), completion: .file())
    var tradeMapping: String?

    @Option(
        help: ArgumentHelp(
            "BACI's list of countries, where it is not in the archive.", valueName: "file"),
        completion: .file())
    var countries: String?

    @Option(
        help: ArgumentHelp("A CSV of codes and names of products.", valueName: "file"),
        completion: .file())
    var productNames: String?

    @Option(
        help: ArgumentHelp(
            "A CSV of customs codes and classes of ISIC, in pairs or with weights.",
            valueName: "file"), completion: .file())
    var concordance: String?

    @Option(
        help: ArgumentHelp(
            "A CSV of customs codes of this edition and of another, to bring products to that one.",
            valueName: "file"), completion: .file())
    var editionLinks: String?

    @Option(
        help: ArgumentHelp(
            "A CSV of customs codes and their category of BEC Rev. 4.", valueName: "file"),
        completion: .file())
    var endUse: String?

    @Option(
        help: ArgumentHelp(
            "A CSV importer,hs92_3,sigma of elasticities of substitution between origins.",
            valueName: "file"), completion: .file())
    var productElasticities: String?

    @Option(
        help: ArgumentHelp(
            "USD for one unit of the table's currency, where that is another.",
            valueName: "number"))
    var exchangeRate: Double?

    var choices: TradeChoices {
        var choices = TradeChoices()
        choices.tradeYear = tradeYear
        choices.reports = reports
        choices.tradeMapping = tradeMapping
        choices.countries = countries
        choices.productNames = productNames
        choices.concordance = concordance
        choices.editionLinks = editionLinks
        choices.endUse = endUse
        choices.productElasticities = productElasticities
        choices.exchangeRate = exchangeRate
        return choices
    }
}

extension TradeOptions.Reports: ExpressibleByArgument {}
extension DependencyScreen.Exports: ExpressibleByArgument {}

struct ProductsCommand: AskingCommand {
    static let configuration = CommandConfiguration(
        commandName: "products",
        abstract: "Which products an economy depends on others for, by customs code.",
        discussion: """
            One product a row: how concentrated its origins are, what part comes from outside, how \
            imports compare with exports, who sells most of it, and how much that seller depends \
            on the buyer. A product is dependent when all three of the European Commission's \
            indicators are above their thresholds.

            Examples:
              chokepoint products trade.csv --importer KOR --hs 2811,8505
              chokepoint products trade.csv --importer @eu27 --exporter CHN --dependent-only
              chokepoint products trade.csv --importer Japan --with-table icio2023-2019-g20x20 \
            --concordance hs-isic4.csv --rank-by value_added_at_risk
            """)

    @OptionGroup var input: TradeArguments

    @Option(
        help: ArgumentHelp(
            """
            Who imports: a code, a name, a list or a group, such as @eu, @eu@2019 or, for the \
            members in the year of the trade, @eu@trade.
            """, valueName: "who"))
    var importer: String

    @Option(help: ArgumentHelp("Only products that these sell.", valueName: "who"))
    var exporter: String?

    @Option(help: ArgumentHelp("Only these products: two, four or six digits.", valueName: "codes"))
    var hs: [String] = []

    @Option(
        help: ArgumentHelp(
            "A table whose industries use the products, for the value added at risk.",
            valueName: "table"))
    var withTable: String?

    @Option(
        help: ArgumentHelp(
            "The column to rank by, such as outside_imports, hhi, asymmetry, value_added_at_risk.",
            valueName: "column"))
    var rankBy: String?

    @Flag(help: "Only products that are dependent by all three indicators.")
    var dependentOnly = false

    @Option(
        help: ArgumentHelp("Threshold of the concentration of origins (0.4).", valueName: "index"))
    var concentration: Double?

    @Option(
        help: ArgumentHelp("Threshold of outside imports in all imports (0.5).", valueName: "share")
    )
    var outsideShare: Double?

    @Option(help: ArgumentHelp("Threshold of imports over exports (1).", valueName: "ratio"))
    var importExportRatio: Double?

    @Option(
        help: ArgumentHelp(
            "Threshold of the largest origin's share, Korea's rule (0.5).", valueName: "share"))
    var largestShare: Double?

    @Option(
        help: ArgumentHelp(
            "Threshold of the largest origin's share for vulnerable (0.7).", valueName: "share"))
    var vulnerableShare: Double?

    @Option(
        help: ArgumentHelp(
            "Threshold of the concentration of world exports, for GeoDep (0.4).",
            valueName: "index"))
    var worldConcentration: Double?

    @Option(
        help: ArgumentHelp(
            "Exports that imports are compared with: outside the group, or all.",
            valueName: "which"))
    var exports: DependencyScreen.Exports = .outside

    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: ProductsQuestion {
        var question = ProductsQuestion()
        question.trade = input.trade
        question.importer = importer
        question.exporter = exporter
        question.hs = hs
        question.withTable = withTable
        question.rankBy = rankBy
        question.dependentOnly = dependentOnly
        question.concentration = concentration
        question.outsideShare = outsideShare
        question.importExportRatio = importExportRatio
        question.largestShare = largestShare
        question.vulnerableShare = vulnerableShare
        question.worldConcentration = worldConcentration
        question.exports = exports
        question.group = groups.groups
        question.top = output.top
        question.tradeChoices = input.choices
        question.reading = tableOptions.reading.choices
        return question
    }

    var isCached: Bool { !tableOptions.noCache }
    var verifies: Bool { tableOptions.verify }
}
