import ArgumentParser
import Workspace

struct SolveCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "Solves for the output that a final demand needs, by industry.",
        discussion: """
            Without --demand the table's own final demand is solved, which reproduces its output. \
            FILE is a CSV with the header region,sector,value; industries that it does not name \
            have no final demand, and their number is reported.

            Examples:
              chokepoint solve miller-blair-1region --demand demand.csv
              chokepoint solve wiod2013-2011 --inverse L.h5
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("Final demand by industry, a CSV.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var demand: String?

    @Option(
        help: ArgumentHelp("Write L = (I − A)⁻¹ to this .h5 or .csv file.", valueName: "file"),
        completion: .file(extensions: ["h5", "csv"]))
    var inverse: String?

    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: SolveQuestion {
        var question = SolveQuestion()
        question.table = input.table
        question.demand = demand
        question.inverse = inverse
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
