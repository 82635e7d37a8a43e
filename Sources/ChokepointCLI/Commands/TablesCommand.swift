import ArgumentParser
import InputOutput
import Reporting
import Providers

struct TablesCommand: ParsableCommand {
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

    func run() throws {
        let session = try Session("tables", output, cached: false)
        let finder = TableFinder()
        var rows: [[Cell]] = []
        for (name, path) in finder.found() {
            do throws(Diagnostics) {
                let summary = try TableFile.summary(path: path)
                rows.append([
                    .text(name), summary.year.map(Cell.integer) ?? .missing,
                    .integer(summary.regionCount), .integer(summary.sectorCount),
                    .text(summary.unit), Cell(summary.source), .text(summary.format), .text(path),
                ])
            } catch {
                for problem in error.items {
                    var warning = problem
                    warning.severity = .warning
                    session.report(warning)
                }
            }
        }
        let folders = finder.folders.joined(separator: ", ")
        try session.write(
            ResultDocument(
                command: session.command, version: Session.version,
                tables: [
                    ReportTable(
                        name: "tables", title: "Tables found in \(folders)",
                        columns: [
                            Column(name: "name"), Column(name: "year", style: .automatic),
                            Column(name: "regions", style: .integer),
                            Column(name: "sectors", style: .integer), Column(name: "unit"),
                            Column(name: "source"), Column(name: "format"), Column(name: "path"),
                        ], rows: rows)
                ]))
    }
}
