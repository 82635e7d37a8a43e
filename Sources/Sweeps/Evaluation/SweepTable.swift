import InputOutput
import Shocks

/// One table of a sweep, with what is watched on it.
struct SweepTable: Sendable {
    let system: LeontiefSystem
    /// Its labels with the scenario's groups and the public ones.
    let labels: LabelResolver
    /// One for each model of the scenario.
    let evaluators: [RunEvaluator]
    /// For each model the positions of its metrics.
    private let positions: [[Int]]
    private let metricCount: Int

    /// A table.
    /// - Throws: labels of metrics that the table does not have.
    init(
        _ system: LeontiefSystem, _ metrics: [SweepMetric], runCount: Int, starts: StartDesign,
        labels: LabelResolver, at location: Diagnostic.Location
    ) throws(Diagnostics) {
        self.system = system
        self.labels = labels
        metricCount = metrics.count
        let table = system.table
        var items = [[WatchList.Item]](repeating: [], count: runCount)
        var positions = [[Int]](repeating: [], count: runCount)
        for (position, metric) in metrics.enumerated() {
            items[metric.run].append(
                WatchList.Item(
                    column: metric.column,
                    target: try ResultTarget(
                        metric.target, labels, table.layout, at: location)))
            positions[metric.run].append(position)
        }
        self.positions = positions
        evaluators = items.map {
            RunEvaluator(starts.request(system, WatchList(items: $0, table: table)))
        }
    }

    /// The watched numbers of a bound draw, in the order of the metrics. Models that nothing is
    /// watched of are not run.
    /// - Parameter other: the models of another draw; nil where it is on another table.
    func values(
        _ runs: ScenarioRuns, at draw: SeriesPlace, other: (Int) -> ScenarioRuns?
    ) throws -> [Double] {
        try collect(runs) { run in
            try runs.values(run, by: evaluators[run], on: system, at: draw) {
                other($0)?.problem(run)
            }
        }
    }

    /// The same on a table of other numbers, each model solved by itself.
    func values(_ runs: ScenarioRuns, on other: LeontiefSystem) throws -> [Double] {
        try collect(runs) { run in try runs.values(run, by: evaluators[run], on: other) }
    }

    private func collect(
        _ runs: ScenarioRuns, _ values: (Int) throws -> [Double]
    ) rethrows -> [Double] {
        var all = [Double](repeating: .nan, count: metricCount)
        for (run, own) in positions.enumerated() where !own.isEmpty && run < runs.count {
            for (position, value) in zip(own, try values(run)) { all[position] = value }
        }
        return all
    }
}
