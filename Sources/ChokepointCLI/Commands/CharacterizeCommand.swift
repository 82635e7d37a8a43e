import ArgumentParser
import Workspace

struct CharacterizeCommand: WritingCommand {
    static let configuration = CommandConfiguration(
        commandName: "characterize",
        abstract: "Writes a copy of a table with the impacts of one of its accounts.",
        discussion: """
            The file has the columns stressor, impact, factor, impact_unit and stressor_unit, as \
            pymrio's factors have them. A factor is in the impact's unit per the stressor's unit, \
            and the stressor's unit must be that of the account. Stressors without a factor, and \
            factors without a stressor, are named.

            Examples:
              chokepoint satellite characterize TABLE gwp100.csv --account air --name impacts -o \
            with-impacts.h5
              chokepoint footprint with-impacts.h5 --account impacts
            """)

    @OptionGroup var input: TableArgument
    @OptionGroup(title: "Reading the table") var reading: ReadingOptions

    @Argument(
        help: ArgumentHelp("The factors as a CSV file.", valueName: "file"), completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp(
            "The account of stressors; may be left out when there is one.", valueName: "name"))
    var account: String?

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Where to write the table.", valueName: "path"), completion: .file())
    var output: String

    @OptionGroup var overwriting: OverwriteOptions

    @Option(help: ArgumentHelp("Name of the new account, such as impacts.", valueName: "name"))
    var name: String

    @Option(
        help: ArgumentHelp(
            "Where the factors come from, for the provenance.", valueName: "text"))
    var origin: String?

    @Flag(name: .shortAndLong, help: "No warnings and no confirmation on standard error.")
    var quiet = false

    var question: CharacterizeQuestion {
        var question = CharacterizeQuestion()
        question.table = input.table
        question.file = file
        question.account = account
        question.output = output
        question.force = overwriting.force
        question.name = name
        question.origin = origin
        question.reading = reading.choices
        return question
    }
}
