import ArgumentParser
import Workspace

struct CheckCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Audits a table: balance, negative and empty cells, productivity, condition.",
        discussion: """
            Nothing is repaired. Exit status 1 when the table cannot be used as a model.

            Examples:
              chokepoint check icio2023-2019-g20x20
              chokepoint check my-table.h5 --worst 20 --format markdown -o audit.md
            """)

    @OptionGroup var input: TableArgument

    @Option(help: ArgumentHelp("How many of the worst to name in each list.", valueName: "N"))
    var worst = 5

    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: CheckQuestion {
        var question = CheckQuestion()
        question.table = input.table
        question.worst = worst
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
