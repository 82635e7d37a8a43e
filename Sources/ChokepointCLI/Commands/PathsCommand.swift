import ArgumentParser
import Analyses
import InputOutput
import Reporting

struct PathsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paths",
        abstract: "The largest supply paths from suppliers to users.",
        discussion: """
            Structural path analysis: look-through exposure split into its routes, the largest first, each \
            with its share in all paths of any length. The search is exact: no path that is left out is \
            larger than one that is shown.

            Examples:
              chokepoint paths wiod2013-2011 --from JPN/c9 --to KOR/c14
              chokepoint paths wiod2013-2011 --from CHN --to @eu27/c15 --depth 6 --measure value-added
            """)

    @OptionGroup var input: TableArgument

    @Option(
        name: .customLong("from"),
        help: ArgumentHelp("Suppliers, such as JPN/c9.", valueName: "labels"))
    var suppliers: String

    @Option(
        name: .customLong("to"), help: ArgumentHelp("Users, such as KOR/c14.", valueName: "labels"))
    var users: String

    @Option(help: ArgumentHelp("Deliveries on the way, at most.", valueName: "N"))
    var depth = 4

    @Option(help: "Count the suppliers' output or their value added.")
    var measure: SupplyPaths.Measure = .output

    @OptionGroup var groups: GroupOptions
    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !(1...50).contains(depth) {
            throw ValidationError("--depth takes 1 to 50, not \(depth)")
        }
    }

    func run() throws {
        let session = try Session("paths", output, tableOptions)
        let opened = try session.open(input.table)
        let labels = TableLabels(opened.table, groups: try groups.parsed())
        var problems = Diagnostics()
        var (from, to): ([Int], [Int]) = ([], [])
        do throws(Diagnostics) { from = try labels.industries(suppliers, "--from") } catch {
            problems.add(error)
        }
        do throws(Diagnostics) { to = try labels.industries(users, "--to") } catch {
            problems.add(error)
        }
        try problems.throwIfErrors()
        let system = try opened.system()
        session.progress.begin("searching paths")
        let result = try SupplyPaths(
            from: from, to: to, measure: measure, depth: depth, top: output.top ?? 20, in: system)
        try session.write(
            [PathsReport.paths(result, in: labels.layout)], of: opened, solvedWith: system,
            labels: labels,
            assumptions: [
                Assumption(
                    name: "measure", value: .text(measure.rawValue),
                    source: measure == .output ? "output needed of the suppliers" : "command line",
                    isDefault: measure == .output)
            ], reading: PathsReport.reading(result))
    }
}
