import ArgumentParser
import Workspace

struct DeflateCommand: WritingCommand {
    static let configuration = CommandConfiguration(
        commandName: "deflate",
        abstract: "Restates a table in constant prices, or in another currency.",
        discussion: """
            --prices is a CSV with the header region,sector,index (or industry,index; a column may \
            be left out, and * stands for all; the line that fits most closely counts). An index \
            of --base, 100 if not given, is the price of the base year. Every seller's row is \
            divided by its price, taxes by the price of the buyer's inputs, and value added is \
            what remains (double deflation), so that rows and columns balance as before. --index \
            divides all amounts by one price.

            --rate or --rates convert money: all amounts, and account rows in the table's unit, \
            are multiplied by one rate. --rates is a CSV with the header from,to,rate or \
            from,to,year,rate, from which the currency of the unit and the year of the table pick.

            Examples:
              chokepoint deflate icio2023-2019-g20x20 --prices ppi.csv --unit 'million USD of \
            2015' -o constant.h5
              chokepoint deflate wiod2013-2011 --index 108.5 -o real.h5
              chokepoint deflate wiod2013-2011 --rates ecb.csv --currency EUR -o euro.h5
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("CSV of price indices by region and sector.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var prices: String?

    @Option(help: ArgumentHelp("One price index for everything.", valueName: "index"))
    var index: Double?

    @Option(help: ArgumentHelp("The index of the base year.", valueName: "index"))
    var base = 100.0

    @Option(
        help: ArgumentHelp("Units of the new currency for one of the old.", valueName: "rate"))
    var rate: Double?

    @Option(
        help: ArgumentHelp("CSV of exchange rates.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var rates: String?

    @Option(
        help: ArgumentHelp(
            "The new currency, such as EUR, for --rate and --rates.", valueName: "code"))
    var currency: String?

    @Option(
        help: ArgumentHelp(
            "The new unit; without it the old one with the currency replaced, or with '(constant "
                + "prices)'.", valueName: "text"))
    var unit: String?

    @OptionGroup var target: TableOutputOptions
    @OptionGroup(title: "Reading the table") var reading: ReadingOptions

    var quiet: Bool { target.quiet }

    var question: DeflateQuestion {
        var question = DeflateQuestion()
        question.table = input.table
        question.prices = prices
        question.index = index
        question.base = base
        question.rate = rate
        question.rates = rates
        question.currency = currency
        question.unit = unit
        question.output = target.output
        question.name = target.name
        question.force = target.overwriting.force
        question.reading = reading.choices
        return question
    }
}
