import ArgumentParser
import InputOutput
import Reporting

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract:
            "Says whether two tables are the same, and which labels, totals and cells differ.",
        discussion: """
            Labels are matched by code, in any order; totals and cells are compared on what both tables \
            have. Two numbers differ when they do so by more than --relative of the larger one and by \
            more than --absolute. Differences are a finding, not a failure: the exit status is 0.

            Examples:
              chokepoint compare icio2023-2019-g20x20 my-copy.h5
              chokepoint compare wiod2013-2010 wiod2013-2011 --relative 0.1 --worst 3
            """)

    @Argument(
        help: ArgumentHelp("A table: a path, or a name.", valueName: "table"),
        completion: .custom { _, _, _ in TableFinder().names() })
    var first: String

    @Argument(
        help: ArgumentHelp("Another.", valueName: "other"),
        completion: .custom { _, _, _ in TableFinder().names() })
    var second: String

    @Option(help: ArgumentHelp("Share of the larger number.", valueName: "share"))
    var relative = 1e-9

    @Option(help: ArgumentHelp("Amount in the unit of the numbers.", valueName: "amount"))
    var absolute = 0.0

    @Option(help: ArgumentHelp("Differences to name of each kind.", valueName: "N"))
    var worst = 5

    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if worst < 0 { throw ValidationError("--worst takes 0 or more, not \(worst)") }
        for (name, value) in [("--relative", relative), ("--absolute", absolute)]
        where !(value >= 0 && value.isFinite) {
            throw ValidationError("\(name) takes 0 or more, not \(value)")
        }
    }

    func run() throws {
        let session = try Session("compare", output, cached: !tableOptions.noCache)
        session.count(1, of: 2)
        let a = try session.open(first)
        session.count(2, of: 2)
        let b = try session.open(second)
        let comparison = TableComparison(
            a.table, b.table, tolerance: .init(relative: relative, absolute: absolute),
            worst: worst)
        try session.write(
            ResultDocument(
                command: session.command, version: Session.version,
                tablesCompared: [a.identity, b.identity],
                tables: TableComparisonReport.tables(comparison, unit: a.table.unit),
                preamble: [TableComparisonReport.verdict(comparison)]))
    }
}
