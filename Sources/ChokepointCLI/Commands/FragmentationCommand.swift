import ArgumentParser
import Workspace

struct FragmentationCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "fragmentation",
        abstract: "Over how many stages and countries final products are made.",
        discussion: """
            The average number of stages (Fally), the value added abroad (Los, Timmer & de Vries), \
            imported inputs (Feenstra & Hanson, broad and narrow) and the import content \
            (Hummels, Ishii & Yi) of every final product and of every country. With --bloc also \
            the value added in other members of the country's bloc.

            Examples:
              chokepoint fragmentation icio2023-2019-g20x20 --industry KOR
              chokepoint fragmentation wiod2013-2011 --bloc @eu27 --bloc USA,CAN,MEX --table \
            countries
            """)

    @OptionGroup var input: TableArgument

    @Option(
        help: ArgumentHelp("Industries to list, such as KOR or JPN/c9.", valueName: "labels"),
        completion: .industries)
    var industry: String?

    @Option(
        help: ArgumentHelp(
            "Regions that are one bloc, such as @eu27; may be repeated.", valueName: "regions"),
        completion: .regions)
    var bloc: [String] = []

    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: FragmentationQuestion {
        var question = FragmentationQuestion()
        question.table = input.table
        question.industry = industry
        question.bloc = bloc
        question.group = groups.groups
        question.reading = tableOptions.reading.choices
        return question
    }
}
