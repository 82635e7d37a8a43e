import ArgumentParser
import InputOutput
import Reporting
import Scenarios
import Shocks

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs a scenario file.",
        discussion: """
            A scenario file (YAML or JSON) names a table and what happens: restrictions, demand and \
            capacity changes, tariffs, a carbon price, product overlays, a timeline. 'chokepoint scenario \
            init TABLE' writes one with every field explained; Scripts/scenarios has worked cases.

            Examples:
              chokepoint scenario init icio2023-2019-g20x20 -o mine.yaml
              chokepoint run mine.yaml --check
              chokepoint run mine.yaml --format json -o result.json
            """)

    @Argument(
        help: ArgumentHelp("A scenario file.", valueName: "scenario"),
        completion: .file(extensions: ["yaml", "yml", "json"]))
    var scenario: String

    @Flag(help: "Only check the file against the format and its table.")
    var check = false

    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try Session("run", output, tableOptions)
        let scenario = try Scenario.read(path: scenario, ModelArguments.registry)
        let opened = try session.open(ScenarioTable.path(scenario.table, in: scenario))
        let bound = try scenario.bind(to: opened.table)
        if check {
            try session.write(checked(bound, session, opened))
        } else {
            try session.write(
                try ScenarioReport(session: session, opened: opened, bound: bound).document())
        }
    }

    private func checked(
        _ bound: BoundScenario, _ session: Session, _ opened: Session.OpenedTable
    ) -> ResultDocument {
        bound.diagnostics.forEach(session.report)
        let models = bound.runs.map(\.label).joined(separator: ", ")
        let table = opened.table
        return ResultDocument(
            command: session.command, version: Session.version, table: opened.identity,
            assumptions: ImpactReport.assumptions(bound.ledger)
                + ImpactReport.assumptions(bound.runs),
            tables: bound.shock.restrictions.isEmpty
                ? [] : [ImpactReport.restrictions(bound.shock.restrictions, in: table)],
            preamble: [
                "\(scenario) is fine" + (models.isEmpty ? "" : "; it runs \(models)")
            ])
    }
}
