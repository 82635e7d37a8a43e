import ArgumentParser
import Workspace

struct CentralityCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "centrality",
        abstract: "PageRank, betweenness and communities of the network of deliveries.",
        discussion: """
            Which industries matter as suppliers and as buyers (PageRank on the input \
            coefficients), which stand between others (betweenness on the largest deliveries), \
            and which groups trade most with each other (communities by the method of Louvain).

            Examples:
              chokepoint centrality icio2023-2019-g20x20 --industry KOR
              chokepoint centrality wiod2013-2011 --table communities --resolution 1.5
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("Industries to list, such as KOR or JPN/c9.", valueName: "labels"),
        completion: .industries)
    var industry: String?

    @Option(
        help: ArgumentHelp(
            "Probability with which the walk of PageRank goes on.", valueName: "share"))
    var damping = 0.85

    @Option(
        help: ArgumentHelp(
            "How many of the largest deliveries are the network of betweenness.", valueName: "N"))
    var flows = 5000

    @Option(
        help: ArgumentHelp(
            "Above 1 for more and smaller communities, below 1 for fewer.", valueName: "factor"))
    var resolution = 1.0

    @OptionGroup var groups: GroupOptions
    @OptionGroup var rateOption: RateOption
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: CentralityQuestion {
        var question = CentralityQuestion()
        question.table = input.table
        question.industry = industry
        question.damping = damping
        question.flows = flows
        question.resolution = resolution
        question.group = groups.groups
        question.rate = rateOption.rate
        question.reading = tableOptions.reading.choices
        return question
    }
}
