import ArgumentParser
import Workspace

struct MultipliersCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "multipliers",
        abstract: "Output, value-added and satellite multipliers of every industry.",
        discussion: """
            What one unit of final demand for an industry's product sets in motion, everywhere and \
            in its own region. With --households and --labour also what it sets in motion when \
            households spend what they earn by it (type II; table household_multipliers), for \
            output, value added, labour income and every row of every account, such as jobs.

            Examples:
              chokepoint multipliers icio2023-2019-g20x20
              chokepoint multipliers wiod2013-2011 --format csv -o multipliers.csv
              chokepoint multipliers icio2023-2019-g20x20 --households C --labour VA
            """)

    @OptionGroup var input: TableArgument
    @Option(
        help: ArgumentHelp(
            "Categories of final demand that are households’ spending.", valueName: "codes"))
    var households: String?

    @Option(
        help: ArgumentHelp(
            "Primary inputs that are paid for labour; goes with --households.",
            valueName: "codes"))
    var labour: String?

    @Option(
        help: ArgumentHelp(
            """
            Share of a further unit of earnings that is spent, 0 to 1; spending over earnings of \
            the region, at most 1, without it.
            """, valueName: "share"))
    var spentShare: Double?

    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: MultipliersQuestion {
        var question = MultipliersQuestion()
        question.table = input.table
        question.closing.households = households
        question.closing.labour = labour
        question.closing.spentShare = spentShare
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
