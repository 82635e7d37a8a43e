import ArgumentParser
import InputOutput
import Reporting

struct MultipliersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "multipliers",
        abstract: "Output, value-added and satellite multipliers of every industry.",
        discussion: """
            What one unit of final demand for an industry's product sets in motion, everywhere and in \
            its own region.

            Examples:
              chokepoint multipliers icio2023-2019-g20x20
              chokepoint multipliers wiod2013-2011 --format csv -o multipliers.csv
            """)

    @OptionGroup var input: TableArgument
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try Session("multipliers", output, tableOptions)
        let opened = try session.open(input.table)
        let system = try opened.system()
        let multipliers = try Multipliers(system)
        try session.write(
            ResultDocument(
                command: session.command, version: Session.version, table: opened.identity,
                numerics: try session.numerics(of: system),
                tables: [SolutionReport.multipliers(multipliers, of: opened.table)]))
    }
}
