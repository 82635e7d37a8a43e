import ArgumentParser
import Workspace

struct LengthsCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "lengths",
        abstract: "Average propagation lengths: in how many steps a change reaches others.",
        discussion: """
            Without --from and --to: of every industry to all its suppliers (backward) and all its \
            users (forward), weighted with the size of the effects. With both: between each \
            supplier and each user, beside the strength of their tie (Dietzenbacher, Romero & \
            Bosma 2005).

            Examples:
              chokepoint lengths icio2023-2019-g20x20 --industry KOR
              chokepoint lengths wiod2013-2011 --from JPN/c9,CHN/c9 --to KOR
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("Suppliers, such as JPN/c9; with --to.", valueName: "labels"),
        completion: .industries)
    var from: String?

    @Option(
        help: ArgumentHelp("Users, such as KOR/c14; with --from.", valueName: "labels"),
        completion: .industries)
    var to: String?

    @Option(
        help: ArgumentHelp("Industries to list, such as KOR or JPN/c9.", valueName: "labels"),
        completion: .industries)
    var industry: String?

    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: LengthsQuestion {
        var question = LengthsQuestion()
        question.table = input.table
        question.from = from
        question.to = to
        question.industry = industry
        question.group = groups.groups
        question.reading = tableOptions.reading.choices
        return question
    }
}
