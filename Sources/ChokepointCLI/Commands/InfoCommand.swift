import ArgumentParser
import InputOutput
import Reporting
import Providers

struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Shows dimensions, labels, totals, provenance and satellites of a table.",
        discussion: """
            Examples:
              chokepoint info icio2023-2019-g20x20
              chokepoint info my-table.h5 --table regions --format csv
            """)

    @OptionGroup var input: TableArgument
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try Session("info", output, tableOptions)
        let opened = try session.open(input.table)
        let path = opened.identity.path ?? input.table
        var preamble: [String] = []
        if let recognition = TableFile.recognition(of: path) {
            preamble.append(
                "\(path) looks like \(recognition.format), because \(recognition.reason)")
        }
        try session.write(
            ResultDocument(
                command: session.command, version: Session.version, table: opened.identity,
                tables: InfoReport.tables(opened.table), preamble: preamble))
    }
}
