import ArgumentParser
import InputOutput
import Workspace

struct GroupsCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "groups",
        abstract: "Lists the groups of countries that @NAME stands for.",
        discussion: """
            With a table also which members it has. \(PublicGroup.datedNames.map { "@\($0)" }
                .joined(separator: ", ")) also take a year: @eu@2011 is the membership at the end \
            of 2011, @eu@table that of the table's year. Define others with --group NAME=CODE,… or \
            in a scenario file.

            Examples:
              chokepoint groups
              chokepoint groups wiod2013-2011
            """)

    @Argument(
        help: ArgumentHelp("A table: a path, or a name.", valueName: "table"),
        completion: .custom { _, _, _ in TableFinder().names() })
    var table: String?

    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: GroupsQuestion {
        var question = GroupsQuestion()
        question.table = table
        question.reading = tableOptions.reading.choices
        return question
    }
}
