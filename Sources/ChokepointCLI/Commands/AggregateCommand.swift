import ArgumentParser
import Workspace

struct AggregateCommand: WritingCommand {
    static let configuration = CommandConfiguration(
        commandName: "aggregate",
        abstract: "Merges regions and sectors by concordance; every total is kept.",
        discussion: """
            A concordance is a CSV with the header old,new or old,new,name that maps every old \
            code once. --bloc merges the regions it lists and leaves the others alone; groups may \
            stand in it, also as they were in a year (@eu@2011) or in the year of the table \
            (@eu@table).

            --sectors also takes a list by name: oecd50, oecd45, oecd36, wiod2016, figaro64, \
            isic4, isic4-a-t, oecd11, wiod2013, isic3, broad. The sectors of the table must be \
            those of a list that is known, or of EXIOBASE, and each must lie within one sector of \
            the new list; where they do not, --common-sectors takes the finest sectors that both \
            lists have, and a warning names them.

            Examples:
              chokepoint aggregate wiod2013-2011 --sectors broad -o broad.h5
              chokepoint aggregate wiod2013-2011 --bloc EU=@eu@table -o eu.h5
              chokepoint aggregate wiod2013-2011 --sectors to-sections.csv -o small.h5
              chokepoint aggregate icio2023-2020-77x11 --bloc EUROPE=DEU,FRA,ITA,ESP -o blocs.h5
            """)

    @OptionGroup var input: TableArgument
    @OptionGroup(title: "Reading the table") var reading: ReadingOptions

    @Option(
        help: ArgumentHelp("Concordance CSV of regions.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var regions: String?

    @Option(
        help: ArgumentHelp(
            "Concordance CSV of sectors, or a list that is known by name.",
            valueName: "file-or-list"),
        completion: .file(extensions: ["csv"]))
    var sectors: String?

    @Flag(help: "With a list: the finest sectors that it and the table have in common.")
    var commonSectors = false

    @Option(
        help: ArgumentHelp("Regions to merge; may be repeated.", valueName: "NAME=CODE,…"))
    var bloc: [String] = []

    @OptionGroup var groups: GroupOptions

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Where to write the table.", valueName: "path"), completion: .file())
    var output: String

    @OptionGroup var overwriting: OverwriteOptions

    @Option(help: ArgumentHelp("Name of the new table.", valueName: "text"))
    var name: String?

    @Flag(name: .shortAndLong, help: "No confirmation on standard error.")
    var quiet = false

    var question: AggregateQuestion {
        var question = AggregateQuestion()
        question.table = input.table
        question.regions = regions
        question.sectors = sectors
        question.commonSectors = commonSectors
        question.bloc = bloc
        question.group = groups.groups
        question.output = output
        question.name = name
        question.force = overwriting.force
        question.reading = reading.choices
        return question
    }
}
