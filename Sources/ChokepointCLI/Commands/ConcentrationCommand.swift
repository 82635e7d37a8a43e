import ArgumentParser
import Analyses
import Workspace

struct ConcentrationCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "concentration",
        abstract: "How concentrated inputs (or sales) are over regions: the HHI.",
        discussion: """
            The Herfindahl–Hirschman index over regions of origin, direct, looked through and in \
            value added, with and without home, and the largest suppliers. --among asks for the \
            origins of some products only.

            Examples:
              chokepoint concentration icio2023-2019-g20x20
              chokepoint concentration wiod2013-2011 --user KOR --by industry --among c9
              chokepoint concentration 'wiod2013-{1995..2011}' --above 0.25
              chokepoint concentration wiod2013-2011 --user @eu27/c14 --user USA/c14
            """)

    @OptionGroup var input: TablesArgument

    @Option(
        help: ArgumentHelp(
            "A group of users, such as KOR/c14; may be repeated; every region without it.",
            valueName: "labels"), completion: .industries)
    var user: [String] = []

    @Option(help: "One row a group of users, or one an industry.")
    var by: ListedBy = .region

    @Option(help: "Inputs over origins, or sales over regions of use.")
    var side: ExposureSide = .input

    @OptionGroup var counted: CountedSectorsOptions
    @OptionGroup(title: "Several years") var years: YearsOptions
    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: ConcentrationQuestion {
        var question = ConcentrationQuestion()
        question.table = input.first
        question.moreTables = input.others
        question.years = years.choices
        question.top = output.top
        question.user = user
        question.by = by
        question.side = side
        question.counted = counted.choices
        question.group = groups.groups
        question.reading = tableOptions.reading.choices
        return question
    }
}
