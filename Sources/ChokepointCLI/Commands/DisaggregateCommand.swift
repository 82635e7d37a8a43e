import ArgumentParser
import Workspace

struct DisaggregateCommand: WritingCommand {
    static let configuration = CommandConfiguration(
        commandName: "disaggregate",
        abstract: "Splits regions or sectors by weights; every total is kept.",
        discussion: """
            A split is a CSV with the columns old, new and weight, and where wanted name (of the \
            part) and region or sector (where the weight holds; * for all). Weights of the parts \
            of one code add up to 1. What the file does not name stays as it is.

            The parts share sales, inputs and value added by weight, and the flows among them by \
            both weights: nothing is known about who buys what. --inner-share keeps a share of \
            these flows within the same part, such as the home bias of provinces. Results for a \
            part say as much as its weight does; 'shock' with a product overlay shows how far \
            other splits lie apart.

            Examples:
              chokepoint disaggregate wiod2013-2011 --sectors chips.csv -o chips.h5
              chokepoint disaggregate icio2023-2020-77x11 --regions provinces.csv --normalize \
            --inner-share 0.8 -o provinces.h5
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("CSV of the parts of regions.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var regions: String?

    @Option(
        help: ArgumentHelp("CSV of the parts of sectors.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var sectors: String?

    @Flag(help: "Divide weights by their sum, so that they may be amounts.")
    var normalize = false

    @Option(
        help: ArgumentHelp(
            "Share of the flows inside what is split that stays within the same part, beside what "
                + "goes by weight.", valueName: "share"))
    var innerShare = 0.0

    @OptionGroup var target: TableOutputOptions
    @OptionGroup(title: "Reading the table") var reading: ReadingOptions

    var quiet: Bool { target.quiet }

    var question: DisaggregateQuestion {
        var question = DisaggregateQuestion()
        question.table = input.table
        question.regions = regions
        question.sectors = sectors
        question.normalize = normalize
        question.innerShare = innerShare
        question.output = target.output
        question.name = target.name
        question.force = target.overwriting.force
        question.reading = reading.choices
        return question
    }
}
