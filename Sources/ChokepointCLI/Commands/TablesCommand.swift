import ArgumentParser
import Workspace

struct TablesCommand: AskingCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables",
        abstract: "Lists the tables found: name, year, regions × sectors, unit, source.",
        discussion: """
            Looks into Tables/ and the folders of $CHOKEPOINT_TABLES.

            Examples:
              chokepoint tables
              CHOKEPOINT_TABLES=~/tables chokepoint tables --format csv
            """)

    @OptionGroup var output: OutputOptions

    var question: TablesQuestion { TablesQuestion() }

    var isCached: Bool { false }
}
