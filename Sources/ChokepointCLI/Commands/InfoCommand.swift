import ArgumentParser
import Workspace

struct InfoCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Shows dimensions, labels, totals, provenance and satellites of a table.",
        discussion: """
            Examples:
              chokepoint info icio2023-2019-g20x20
              chokepoint info my-table.h5 --table regions --format csv
            """)

    @OptionGroup var input: TableArgument
    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: InfoQuestion {
        var question = InfoQuestion()
        question.table = input.table
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
