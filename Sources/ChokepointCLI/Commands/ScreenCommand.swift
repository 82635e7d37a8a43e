import ArgumentParser
import Workspace

struct ScreenCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Implausible numbers in a table, and jumps in a series of tables.",
        discussion: """
            Compares every input coefficient with that of the same sectors in all other regions, \
            and, where several tables are given, its growth and that of output with the growth \
            elsewhere, by the robust z (median and median absolute deviation of logarithms). A \
            report, never a repair: regions differ, and technology changes.

            Examples:
              chokepoint screen icio2023-2019-g20x20
              chokepoint screen wiod2013-{2000..2004} --score 5 --format csv
            """)

    @Argument(
        help: ArgumentHelp(
            "A table, or several in the order of their years.", valueName: "table"),
        completion: .custom { _, _, _ in TableFinder().names() })
    var tables: [String]

    @Option(
        help: ArgumentHelp(
            "A number is implausible from so many robust standard deviations on.",
            valueName: "number"))
    var score = 3.5

    @Option(
        help: ArgumentHelp(
            "Smallest difference of an input coefficient that is listed.", valueName: "share"))
    var smallest = 0.01

    @Option(help: ArgumentHelp("Fewest regions that make a comparison.", valueName: "N"))
    var fewest = 8

    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: ScreenQuestion {
        var question = ScreenQuestion()
        question.tables = tables
        question.score = score
        question.smallest = smallest
        question.fewest = fewest
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
