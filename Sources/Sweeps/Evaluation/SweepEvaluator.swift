public import InputOutput
public import Scenarios
import Shocks

/// Solves the draws of a plan: each from its index alone, on any thread, always to the same
/// numbers.
///
/// The numbers are those of running the scenario of a draw by itself. Solves are made from
/// double-precision factors of the table; for the same last digits at any number of threads, the
/// caller keeps BLAS to one thread (`BLASThreads.withSingleThread`).
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
    private let starts: StartDesign
    private let severities: SeverityVariables
    /// True where labels mean something else from draw to draw.
    private let variesGroups: Bool
    private let reason: @Sendable (any Error) -> String

    /// An evaluator. Runs the scenario as it is, to see which model prices what.
    ///
    /// - Parameters:
    ///   - systems: the system of every table that `plan.tableNames` lists, by that name.
    ///   - reason: words for an error that a draw fails with.
    /// - Throws: what does not fit the scenario's table, values and metrics that mean nothing, and
    ///   errors of the models that the file names.
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
        metrics = try MetricReader(
            bases: bases, table: system.table,
            labels: plan.scenario.labels(in: system.table),
            parties: runs.parties(system.table.layout)
        ).metrics(plan.metrics)
        models = bases.enumerated().filter { [metrics] run, _ in
            metrics.contains { $0.run == run }
        }.compactMap { $1?.label }
        try plan.checkValues(on: systems.mapValues(\.table))
        starts = StartDesign(plan)
        severities = SeverityVariables(plan)
        variesGroups = plan.variables.contains { $0.parameter.path.hasPrefix("groups.") }
        var tables: [String: SweepTable] = [:]
        for name in plan.tableNames {
            guard let text = name.text, let system = systems[text] else {
                preconditionFailure("a table of the plan is missing")
            }
            tables[text] = try SweepTable(
                system, metrics, runCount: bases.count, starts: starts,
                labels: plan.scenario.labels(in: system.table), at: name.location)
        }
        self.tables = tables
    }

    /// The draw of an index, or the scenario as it is for `DrawRecord.base`. What goes wrong with
    /// it is in the record.
    public func record(_ index: Int) -> DrawRecord {
        let parameters = plan.values(index)
        do {
            return DrawRecord(
                index: index, parameters: parameters,
                outcome: .values(try values(index, parameters)))
        } catch {
            return DrawRecord(
                index: index, parameters: parameters, outcome: .failed(reason(error)))
        }
    }

    /// Paths of the parameters that nothing watched hangs on, as no model of the run takes them:
    /// near both ends of what each is drawn from, it alone, every metric is what it is without the
    /// sweep.
    /// - Complexity: two runs of the scenario for each parameter.
    public func idleParameters() -> [String] {
        if plan.noise != nil { return [] }
        let base = plan.values(DrawRecord.base)
        guard let before = plainValues(base) else { return [] }
        return plan.variables.indices.filter { k in
            let ends = [0.02, 0.98].map { probability in
                plan.variables[k].rounded(
                    plan.space.parameters[k].value(atProbability: probability))
            }.filter { $0 != base[k] }
            return !ends.isEmpty
                && ends.allSatisfy { end in
                    var values = base
                    values[k] = end
                    guard let after = plainValues(values) else { return false }
                    return zip(before, after).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
                }
        }.map { plan.variables[$0].parameter.path }
    }

    /// Paths of the parameters that no model of the run has a place for, as its declaration says.
    public var untakenParameters: [String] {
        let parameters = plan.variables.map(\.parameter)
        if parameters.contains(where: { $0.path.hasPrefix("models") && !$0.isNumber }) { return [] }
        let runs = base.runs + base.events.flatMap(\.bound.runs)
        return parameters.filter { !$0.isTaken(by: runs, of: plan.scenario.registry) }.map(\.path)
    }

    /// True where every model of the run takes next to no time.
    public var isQuick: Bool {
        let table = table(plan.scenario.tableName).system.table
        return base.runs.allSatisfy { $0.model.work(on: table) <= Drivers.quickWork }
    }

    /// The watched numbers at some values, each model solved by itself; nil where it cannot be.
    private func plainValues(_ parameters: [Double]) -> [Double]? {
        do {
            let own = table(try plan.scenario(at: parameters).tableName)
            return try own.values(
                try bound(0, parameters, on: own.system).runs, on: own.system)
        } catch {
            return nil
        }
    }

    private func values(_ index: Int, _ parameters: [Double]) throws -> [Double] {
        if let noise = plan.noise, index != DrawRecord.base {
            let table = table(try scenario(index, parameters).tableName)
            let noisy = try LeontiefSystem(
                noise.table(draw: index, of: table.system.table).table, policy: .reusable)
            return try table.values(try bound(index, parameters, on: noisy).runs, on: noisy)
        }
        let (name, runs) = try bound(index, parameters)
        let place = starts.place(index, parameters)
        return try table(name).values(runs, at: place) { other in
            guard let found = self.start(other), found.table == name else { return nil }
            return found.runs
        }
    }

    /// A draw to start from; nil where it does not bind, which its own record tells.
    private func start(_ index: Int) -> (table: String, runs: ScenarioRuns)? {
        do {
            return try bound(index, plan.values(index))
        } catch {
            return nil
        }
    }

    private func scenario(_ index: Int, _ parameters: [Double]) throws -> Scenario {
        index == DrawRecord.base ? plan.scenario : try plan.scenario(at: parameters)
    }

    /// The models of a draw, and the name of its table.
    /// - Parameter noisy: the table's system with other numbers; nil for its own.
    private func bound(
        _ index: Int, _ parameters: [Double], on noisy: LeontiefSystem? = nil
    ) throws -> (table: String, runs: ScenarioRuns) {
        func bind() throws -> SeverityVariables.Bound {
            try written(index, parameters, on: noisy)
        }
        let isDraw = noisy == nil && index != DrawRecord.base
        let bound = try (isDraw ? severities.bound(parameters, bind) : nil) ?? bind()
        return (bound.table, ScenarioRuns(bound.scenario, bound.shock))
    }

    /// The scenario of a draw, read and bound.
    private func written(
        _ index: Int, _ parameters: [Double], on noisy: LeontiefSystem?
    ) throws -> SeverityVariables.Bound {
        let scenario = try scenario(index, parameters)
        let own = table(scenario.tableName)
        let system = noisy ?? own.system
        let bound = try scenario.bind(
            to: system.table, labels: variesGroups ? nil : own.labels)
        return SeverityVariables.Bound(
            table: scenario.tableName, scenario: bound, shock: try bound.shock(on: system))
    }

    private func table(_ name: String) -> SweepTable {
        guard let table = tables[name] else { preconditionFailure("a draw on an unknown table") }
        return table
    }

    /// How the draws of each watched model were solved, for people.
    public var methods: [(model: String, method: String)] {
        if plan.noise != nil {
            return models.map { ($0, "each draw is solved by itself on its own table") }
        }
        guard let own = tables[plan.scenario.tableName] else { return [] }
        var seen: Set<Int> = []
        let watched = metrics.map(\.run).filter { seen.insert($0).inserted }
        return zip(models, watched.sorted()).map { ($0, own.evaluators[$1].method) }
    }
}
