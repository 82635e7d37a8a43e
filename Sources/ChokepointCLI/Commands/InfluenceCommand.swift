import Analyses
import ArgumentParser
import Workspace

struct InfluenceCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "influence",
        abstract: "The input coefficients that matter most: the field of influence.",
        discussion: """
            For every input coefficient: what its change does to the whole Leontief inverse \
            (Sonis & Hewings), to world output, and by how much it may change before its \
            supplier's output changes by --threshold (Schintke & Stäglin).

            Examples:
              chokepoint influence icio2023-2019-g20x20 --from JPN --to KOR
              chokepoint influence wiod2013-2011 --order tolerance --threshold 0.005 --top 50
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("Suppliers, such as JPN/c9; all without it.", valueName: "labels"),
        completion: .industries)
    var from: String?

    @Option(
        help: ArgumentHelp("Users, such as KOR/c14; all without it.", valueName: "labels"),
        completion: .industries)
    var to: String?

    @Option(
        help: """
            How coefficients are ranked: by the effect of the same relative change on world \
            output, by the sum of the field, or by how small a change matters to the supplier.
            """)
    var order: FieldOfInfluence.Order = .elasticity

    @Option(
        help: ArgumentHelp(
            "Change of the supplier's output that counts as much.", valueName: "share"))
    var threshold = 0.01

    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: InfluenceQuestion {
        var question = InfluenceQuestion()
        question.table = input.table
        question.from = from
        question.to = to
        question.order = order
        question.threshold = threshold
        question.top = output.top
        question.group = groups.groups
        question.reading = tableOptions.reading.choices
        return question
    }
}
