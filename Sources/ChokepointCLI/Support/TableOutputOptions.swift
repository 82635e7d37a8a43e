import ArgumentParser

/// Options of commands that write a changed copy of a table.
struct TableOutputOptions: ParsableArguments {
    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Where to write the table.", valueName: "path"), completion: .file())
    var output: String

    @Option(help: ArgumentHelp("Name of the new table.", valueName: "text"))
    var name: String?

    @OptionGroup var overwriting: OverwriteOptions

    @Flag(name: .shortAndLong, help: "No warnings and no confirmation on standard error.")
    var quiet = false
}
