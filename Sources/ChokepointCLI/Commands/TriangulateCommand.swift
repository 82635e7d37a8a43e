import ArgumentParser
import Workspace

struct TriangulateCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "triangulate",
        abstract: "The order of sectors or regions in which most is sold onward.",
        discussion: """
            Puts sectors (or, with --by region, countries) in the order in which the largest part \
            of what they sell to each other goes to later ones: the triangulated table. Up to 18 \
            of them the order is proved best; beyond that a bound says how much better any order \
            could be.

            Examples:
              chokepoint triangulate icio2023-2019-g20x20 --region KOR
              chokepoint triangulate wiod2013-2011 --by region --region @eu27
            """)

    @OptionGroup var input: TableArgument

    @Option(help: "Order sectors, or regions.")
    var by: TriangulateQuestion.Items = .sector

    @Option(
        help: ArgumentHelp(
            "Regions whose deliveries to each other count; all without it.", valueName: "regions"),
        completion: .regions)
    var region: String?

    @OptionGroup var groups: GroupOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: TriangulateQuestion {
        var question = TriangulateQuestion()
        question.table = input.table
        question.by = by
        question.region = region
        question.group = groups.groups
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
