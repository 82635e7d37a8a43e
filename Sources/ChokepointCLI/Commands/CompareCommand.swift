import ArgumentParser
import Workspace

struct CompareCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract:
            "Says whether two tables are the same, and which labels, totals and cells differ.",
        discussion: """
            Labels are matched by code, in any order; totals and cells are compared on what both \
            tables have. Two numbers differ when they do so by more than --relative of the larger \
            one and by more than --absolute. Differences are a finding, not a failure: the exit \
            status is 0.

            Examples:
              chokepoint compare icio2023-2019-g20x20 my-copy.h5
              chokepoint compare wiod2013-2010 wiod2013-2011 --relative 0.1 --worst 3
            """)

    @Argument(
        help: ArgumentHelp("A table: a path, or a name.", valueName: "table"),
        completion: .custom { _, _, _ in TableFinder().names() })
    var first: String

    @Argument(
        help: ArgumentHelp("Another.", valueName: "other"),
        completion: .custom { _, _, _ in TableFinder().names() })
    var second: String

    @Option(help: ArgumentHelp("Share of the larger number.", valueName: "share"))
    var relative = 1e-9

    @Option(help: ArgumentHelp("Amount in the unit of the numbers.", valueName: "amount"))
    var absolute = 0.0

    @Option(help: ArgumentHelp("Differences to name of each kind.", valueName: "N"))
    var worst = 5

    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: CompareQuestion {
        var question = CompareQuestion()
        question.table = first
        question.other = second
        question.relative = relative
        question.absolute = absolute
        question.worst = worst
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
