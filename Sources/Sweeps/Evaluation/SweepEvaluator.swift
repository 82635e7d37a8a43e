import InputOutput
import Scenarios
import Shocks

/// Solves the draws of a plan: each from its index alone, on any thread, always to the same numbers.
///
/// The numbers are those of running the scenario of a draw by itself. Solves are made from
/// double-precision factors of the table; for the same last digits at any number of threads, the caller
/// keeps BLAS to one thread (`BLASThreads.withSingleThread`).
public final class SweepEvaluator: Sendable {
    /// The plan.
    public let plan: SweepPlan
    /// What is kept of every draw.
    public let metrics: [SweepMetric]
    /// The models whose numbers are watched, by name.
    public let models: [String]
    /// The scenario as it is, on its own table.
    public let base: BoundScenario
    private let tables: [String: SweepTable]
    private let reason: @Sendable (any Error) -> String

    /// An evaluator. Runs the scenario as it is, to see which model prices what.
    ///
    /// - Parameters:
    ///   - systems: the system of every table that `plan.tableNames` lists, by that name.
    ///   - reason: words for an error that a draw fails with.
    /// - Throws: what does not fit the scenario's table, metrics that mean nothing, and errors of the
    ///   models that the file names.
    public init(
        _ plan: SweepPlan, systems: [String: LeontiefSystem],
        reason: @escaping @Sendable (any Error) -> String
    ) throws {
        guard let system = systems[plan.scenario.tableName] else {
            preconditionFailure("the scenario's table is missing")
        }
        self.plan = plan
        self.reason = reason
        base = try plan.scenario.bind(to: system.table)
        let runs = ScenarioRuns(base, try base.shock(on: system))
        let bases = try runs.bases(on: system)
        let groups = MetricGroups(plan.scenario)
        metrics = try MetricReader(
            bases: bases, table: system.table, labels: groups.labels(system.table.layout),
            parties: runs.parties(system.table.layout)
        ).metrics(plan.metrics)
        models = bases.enumerated().filter { [metrics] run, _ in
            metrics.contains { $0.run == run }
        }.compactMap { $1?.label }
        var tables: [String: SweepTable] = [:]
        for name in plan.tableNames {
            guard let text = name.text, let system = systems[text] else {
                preconditionFailure("a table of the plan is missing")
            }
            tables[text] = try SweepTable(
                system, metrics, runCount: bases.count,
                labels: groups.labels(system.table.layout), at: name.location)
        }
        self.tables = tables
    }

    /// The draw of an index, or the scenario as it is for `DrawRecord.base`. What goes wrong with it is
    /// in the record.
    public func record(_ index: Int) -> DrawRecord {
        let parameters = plan.values(index)
        do {
            let scenario =
                index == DrawRecord.base ? plan.scenario : try plan.scenario(at: parameters)
            guard let table = tables[scenario.tableName] else {
                preconditionFailure("a draw on an unknown table")
            }
            let bound = try scenario.bind(to: table.system.table)
            let runs = ScenarioRuns(bound, try bound.shock(on: table.system))
            return DrawRecord(
                index: index, parameters: parameters, outcome: .values(try table.values(runs)))
        } catch {
            return DrawRecord(
                index: index, parameters: parameters, outcome: .failed(reason(error)))
        }
    }

    /// How the draws of each watched model were solved, for people.
    public var methods: [(model: String, method: String)] {
        guard let own = tables[plan.scenario.tableName] else { return [] }
        var seen: Set<Int> = []
        let watched = metrics.map(\.run).filter { seen.insert($0).inserted }
        return zip(models, watched.sorted()).map { ($0, own.evaluators[$1].method) }
    }
}

/// Groups that metrics may name: those of the scenario, and the public ones.
private struct MetricGroups {
    private let own: [String: [String]]

    init(_ scenario: Scenario) {
        own = scenario.groups.mapValues { members in
            members.elements.flatMap { ($0.text ?? "").split(separator: ",").map(String.init) }
        }
    }

    func labels(_ layout: TableLayout) -> LabelResolver {
        var groups: [String: [String]] = [:]
        for group in PublicGroup.all { groups[group.name] = group.split(by: layout).present }
        return LabelResolver(layout, groups: groups.merging(own) { $1 })
    }
}
