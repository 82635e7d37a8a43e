import ArgumentParser
import Workspace

struct MirrorCommand: AskingCommand {
    static let configuration = CommandConfiguration(
        commandName: "mirror",
        abstract: "The same trade as importers and as exporters report it.",
        discussion: """
            Sets the importer's report of every flow beside the exporter's, measures how far they \
            are apart, and lists the flows whose ratio is far from the usual one by the robust z, \
            or that one side alone reports. A report, never a repair: which side is right is not \
            known.

            Examples:
              chokepoint mirror comtrade-2022.csv
              chokepoint mirror comtrade-2022.csv --exporter CHN --hs 85 --smallest-gap 1000000
              chokepoint mirror imports.csv --exports-file exports.csv --trade-year 2022
            """)

    @OptionGroup var input: TradeArguments

    @Option(
        help: ArgumentHelp(
            "The exporters' reports, where they are in a file of their own.", valueName: "file"),
        completion: .file())
    var exportsFile: String?

    @Option(
        help: ArgumentHelp(
            "Only what these import: a code, a name, a list or a group.", valueName: "who"))
    var importer: String?

    @Option(help: ArgumentHelp("Only what these export.", valueName: "who"))
    var exporter: String?

    @Option(help: ArgumentHelp("Only these products: two, four or six digits.", valueName: "codes"))
    var hs: [String] = []

    @Option(
        help: ArgumentHelp(
            "A ratio of reports is implausible from so many robust standard deviations on.",
            valueName: "number"))
    var score = 3.5

    @Option(help: ArgumentHelp("Smallest gap that is listed, USD.", valueName: "USD"))
    var smallestGap = 0.0

    @OptionGroup var groups: GroupOptions
    @OptionGroup var output: OutputOptions

    var isCached: Bool { false }
    var verifies: Bool { false }

    var question: MirrorQuestion {
        var question = MirrorQuestion()
        question.trade = input.trade
        question.exportsFile = exportsFile
        question.importer = importer
        question.exporter = exporter
        question.hs = hs
        question.score = score
        question.smallestGap = smallestGap
        question.group = groups.groups
        question.top = output.top
        question.tradeChoices = input.choices
        return question
    }
}
