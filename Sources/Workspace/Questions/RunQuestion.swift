import InputOutput
public import Reporting
import Scenarios

/// What happens in a scenario.
public struct RunQuestion: Question {
    /// `run`.
    public static let command = "run"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? = "the models price what different products sell"
    /// Why a table of unequal sectors is refused.
    public static let unequalSectorsRefusal: String? =
        "a scenario names sectors for all regions at once"
    /// The scenario.
    public var source = ScenarioSource()
    /// Only check it against the format and its table.
    public var check = false
    /// Regions to list for each model; nil for what the scenario says.
    public var top: Int?
    /// Whether the table `numerics` says how many seconds each model took: the one part of a
    /// result that is never the same twice.
    public var timings = false
    /// The currency of prices and amounts, where it is not the table’s, such as `EUR=1.08`.
    public var rate: String?
    /// How the scenario's table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? { source.misuse }

    /// The results of the scenario's models, or what a check finds.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let scenario = try source.read()
        let path = try inquiry.workspace.finder.path(of: scenario.table, in: scenario)
        let opened = try inquiry.open(path: path, reading)
        let filled = try inquiry.filled(scenario, on: opened)
        let bound = try filled.scenario.bind(to: opened.table)
        if check { return checked(bound, inquiry, opened) }
        return try ScenarioAnswer(
            inquiry: inquiry, opened: opened, bound: bound, trade: filled, top: top,
            timings: timings
        ).document()
    }

    private func checked(
        _ bound: BoundScenario, _ inquiry: Inquiry, _ opened: OpenedTable
    ) -> ResultDocument {
        inquiry.report(bound.diagnostics)
        let models = bound.runs.map(\.label).joined(separator: ", ")
        let name = source.scenario ?? "the scenario"
        var document = inquiry.document(
            table: opened.identity,
            assumptions: ImpactReport.assumptions(bound.ledger)
                + ImpactReport.assumptions(bound.runs),
            tables: bound.shock.restrictions.isEmpty
                ? [] : [ImpactReport.restrictions(bound.shock.restrictions, in: opened.table)],
            reading: ["\(name) is fine" + (models.isEmpty ? "." : "; it runs \(models).")])
        document.question = "Can \(name) be run?"
        return document
    }
}
