import ArgumentParser
import InputOutput
import Workspace

struct SatelliteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "satellite",
        abstract: "Attaches accounts such as emissions or jobs to a table.",
        discussion: """
            Example:
              chokepoint satellite add icio2023-2019-g20x20 jobs.csv --name jobs --stressor EMP \
            --unit 'thousand persons' --origin 'ILOSTAT 2024, mapped by hand' -o with-jobs.h5
            """,
        subcommands: [SatelliteAddCommand.self, CharacterizeCommand.self])
}

struct SatelliteAddCommand: WritingCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Writes a copy of a table with one more account, from a CSV file.",
        discussion: """
            The file has one of these headers:
              region,sector,value                 with --stressor and --unit
              region,sector,stressor,unit,value   one number a line
              region,sector,CO2 (kt),jobs (1000)  a column for each stressor with its unit
            Final demand itself is written as the sector final_demand:CODE. Every industry needs a \
            number; missing ones are named, and taken as 0 only when --missing zero says so.

            Examples:
              chokepoint satellite add icio2023-2019-g20x20 jobs.csv --name jobs --stressor EMP \
            --unit 'thousand persons' --origin 'ILOSTAT 2024, mapped by hand' -o with-jobs.h5
              chokepoint footprint with-jobs.h5 --account jobs
            """)

    @OptionGroup var input: TableArgument
    @OptionGroup(title: "Reading the table") var reading: ReadingOptions

    @Argument(
        help: ArgumentHelp("The account as a CSV file.", valueName: "file"), completion: .file())
    var file: String

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Where to write the table.", valueName: "path"), completion: .file())
    var output: String

    @OptionGroup var overwriting: OverwriteOptions

    @Option(help: ArgumentHelp("Name of the account, such as co2.", valueName: "name"))
    var name: String

    @Option(
        help: ArgumentHelp(
            "Where the numbers come from, for the table's provenance.", valueName: "text"))
    var origin: String

    @Option(help: ArgumentHelp("Code of the numbers in the column value.", valueName: "code"))
    var stressor: String?

    @Option(help: ArgumentHelp("Unit of the numbers in the column value.", valueName: "unit"))
    var unit: String?

    @Option(help: "What a missing number means.")
    var missing: SatelliteBuilder.Missing = .refused

    @Flag(name: .shortAndLong, help: "No warnings and no confirmation on standard error.")
    var quiet = false

    var question: SatelliteAddQuestion {
        var question = SatelliteAddQuestion()
        question.table = input.table
        question.file = file
        question.output = output
        question.name = name
        question.origin = origin
        question.stressor = stressor
        question.unit = unit
        question.missing = missing
        question.force = overwriting.force
        question.reading = reading.choices
        return question
    }
}
