import ArgumentParser
import Workspace

struct MultipliersCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "multipliers",
        abstract: "Output, value-added and satellite multipliers of every industry.",
        discussion: """
            What one unit of final demand for an industry's product sets in motion, everywhere and \
            in its own region.

            Examples:
              chokepoint multipliers icio2023-2019-g20x20
              chokepoint multipliers wiod2013-2011 --format csv -o multipliers.csv
            """)

    @OptionGroup var input: TableArgument
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: MultipliersQuestion {
        var question = MultipliersQuestion()
        question.table = input.table
        question.reading = tableOptions.reading.choices
        return question
    }
}
