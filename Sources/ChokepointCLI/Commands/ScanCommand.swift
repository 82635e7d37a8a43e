import ArgumentParser
import Analyses
import Workspace

struct ScanCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Every export restriction there could be, ranked by what it does.",
        discussion: """
            One restriction a row: an exporter delivers --cut less of a sector's products to an \
            importer. The exporter's and the world's value added change by extraction of the flow \
            (nothing replaces it); the importer's cost is what its final demand costs more when \
            the missing part costs --mark-up more, to first order. Asymmetry is the importer's \
            cost over the exporter's loss, each in % of its own GDP: it is proportional to the \
            premium --mark-up, so that it ranks restrictions and does not say who loses more.

            With --trade and --concordance the restrictions are of single products by customs \
            code: every exporter, product and importer at once, with the exporter's loss and the \
            importer's cost by the product's share of its sector, the value added of the \
            industries that use it, and who else sells it.

            Examples:
              chokepoint scan icio2023-2019-g20x20 --importer KOR
              chokepoint scan wiod2013-2011 --exporter CHN --rank-by asymmetry --minimum-flow 1000
              chokepoint scan wiod2013-2011 --importer @eu27 --group sector --cut 30%
              chokepoint scan wiod2013-2011 --format csv -o everything.csv
              chokepoint scan wiod2013-2011 --field field.h5
              chokepoint scan icio2023-2019-g20x20 --trade trade.csv --concordance hs-isic4.csv \
            --importer KOR --minimum-origin-share 0.5
            """)

    @OptionGroup var input: TableArgument

    @Option(help: ArgumentHelp("Importers to look at.", valueName: "regions"), completion: .regions)
    var importer: String?

    @Option(help: ArgumentHelp("Exporters to look at.", valueName: "regions"), completion: .regions)
    var exporter: String?

    @Option(help: ArgumentHelp("Products to look at.", valueName: "sectors"), completion: .sectors)
    var sector: String?

    @Option(help: ArgumentHelp("The part that is not delivered: 1, 0.3 or 30%.", valueName: "cut"))
    var cut: String?

    @Option(
        help: ArgumentHelp(
            "What the missing part costs more: 1 means twice its price.", valueName: "share"))
    var markUp: String?

    @Option(
        help: ArgumentHelp(
            """
            The column to rank by, such as importer_cost_pct_gdp, exporter_change_pct_gdp, \
            asymmetry.
            """,
            valueName: "column"), completion: .list(ScanColumn.allCases.map(\.rawValue)))
    var rankBy: String?

    @Option(
        help: ArgumentHelp(
            "What is restricted together: pair (nothing), sector (a product of all exporters) or "
                + "exporter (all its products); or NAME=CODE,… to let @NAME stand for codes.",
            valueName: "grouping"))
    var group: [String] = []

    @Option(
        help: ArgumentHelp(
            "Leave out flows up to this size, in the table's unit.", valueName: "flow"))
    var minimumFlow: Double = 0

    @Option(
        help: ArgumentHelp(
            "Leave out restrictions that cost the importer less than this, in % of its GDP.",
            valueName: "percent"))
    var minimumCost: Percent?

    @Flag(
        help: """
            List only restrictions that no other one beats by costing the importer more and the \
            exporter less.
            """)
    var frontier = false

    @Flag(help: "Leave out the rest of the world on both sides: it is not a government.")
    var noRest = false

    @Flag(
        help: """
            With --trade: list also what the rest of the world sells and buys; without it these \
            rows are in --export alone.
            """)
    var includeRest = false

    @Option(
        help: ArgumentHelp(
            """
            Also write the change of value added of every region for every restriction: .csv \
            written 
            """
                + "out, .h5 in factors.", valueName: "file"), completion: .file())
    var field: String?

    @Option(
        help: ArgumentHelp(
            "Trade by customs code: scans single products.", valueName: "file"),
        completion: .file())
    var trade: String?

    @Option(help: ArgumentHelp("Only these products: two, four or six digits.", valueName: "codes"))
    var hs: [String] = []

    @Option(
        help: ArgumentHelp(
            "With --trade: leave out flows below this share of the importer's imports.",
            valueName: "share"))
    var minimumOriginShare: Double?

    @Option(
        help: ArgumentHelp(
            "With --trade: write all rows and columns to a CSV file.", valueName: "file"),
        completion: .file())
    var export: String?

    @OptionGroup(title: "Reading trade") var tradeOptions: TradeOptionGroup
    @OptionGroup(visibility: .hidden) var formerNames: FormerTradeOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: ScanQuestion {
        var question = ScanQuestion()
        question.table = input.table
        question.importer = importer
        question.exporter = exporter
        question.sector = sector
        question.cut = cut
        question.markUp = markUp
        question.rankBy = rankBy
        question.group = group
        question.minimumFlow = minimumFlow
        question.field = field
        question.trade = trade
        question.hs = hs
        question.minimumOriginShare = minimumOriginShare
        question.export = export
        question.tradeChoices = formerNames.completing(tradeOptions.choices)
        question.top = output.top
        question.minimumCost = minimumCost?.value
        question.frontier = frontier
        question.noRest = noRest
        question.rate = rateOption.rate
        question.includeRest = includeRest
        question.reading = tableOptions.reading.choices
        return question
    }
}
