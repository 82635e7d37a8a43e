import ArgumentParser
import InputOutput
import Providers
import Workspace

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

    /// Reads the table of a command.
    func read(_ input: TableArgument) throws(Diagnostics) -> MRIOTable {
        let path = try TableFinder().path(of: input.table)
        try overwriting.check(output, against: path)
        return try TableFile.read(path: path)
    }

    /// Writes a table and says what was done.
    func write(
        _ table: MRIOTable, findings: [Diagnostic] = [], done: String
    ) throws(Diagnostics) {
        try TableFile.write(table, to: output)
        if quiet { return }
        for finding in findings {
            Terminal.write("\(finding.severity.rawValue): \(finding.sentence)\n", to: 2)
        }
        Terminal.write(
            "wrote \(table.name), \(table.regionCount)×\(table.sectorCount), to \(output): \(done)\n",
            to: 2)
    }
}
