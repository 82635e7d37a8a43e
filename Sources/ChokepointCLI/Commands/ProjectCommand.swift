import ArgumentParser
import Workspace

struct ProjectCommand: WritingCommand {
    static let configuration = CommandConfiguration(
        commandName: "project",
        abstract: "Moves a table to another year by macroeconomic totals, even contradictory ones.",
        discussion: """
            The file has the columns region,quantity,value and, if totals have standard \
            deviations of their own, deviation. Quantities: gdp, output, final_demand, exports, \
            imports. A value is an amount in the table's unit, or growth such as 3%; * is every \
            region. Every industry stays balanced. Totals that contradict each other give way in \
            proportion to their standard deviations (KRAS), and each that did is named; a \
            deviation of 0 never gives way.

            Examples:
              chokepoint project icio2023-2019-g20x20 --totals macro.csv -o moved.h5
              chokepoint project icio2023-2019-g20x20 --totals macro.csv --deviation 0.02 -o \
            moved.h5
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("CSV of totals by region.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var totals: String

    @Option(
        help: ArgumentHelp(
            "Standard deviation of totals that have none of their own.", valueName: "share"))
    var deviation = 0.01

    @Option(help: ArgumentHelp("Largest relative gap.", valueName: "share"))
    var tolerance = 1e-9

    @Option(help: ArgumentHelp("Largest number of passes over all totals.", valueName: "N"))
    var sweeps = 5000

    @OptionGroup var target: TableOutputOptions
    @OptionGroup(title: "Reading the table") var reading: ReadingOptions

    var quiet: Bool { target.quiet }

    var question: ProjectQuestion {
        var question = ProjectQuestion()
        question.table = input.table
        question.totals = totals
        question.deviation = deviation
        question.tolerance = tolerance
        question.sweeps = sweeps
        question.output = target.output
        question.name = target.name
        question.force = target.overwriting.force
        question.reading = reading.choices
        return question
    }
}
