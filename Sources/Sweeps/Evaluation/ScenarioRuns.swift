import InputOutput
import Scenarios
import Shocks

/// The models of a bound scenario in their order: those that its file names, then what its product
/// overlays do upstream and downstream.
struct ScenarioRuns: Sendable {
    private let bound: BoundScenario
    private let shock: Shock

    init(_ bound: BoundScenario, _ shock: Shock) {
        self.bound = bound
        self.shock = shock
    }

    /// The number of models.
    var count: Int {
        bound.runs.count + (bound.overlays.isEmpty ? 0 : OverlayRuns.Side.allCases.count)
    }

    /// The results of each; nil for a rung of the ladder that cannot run.
    /// - Throws: why a model that the file names cannot run.
    func bases(on system: LeontiefSystem) throws -> [MetricReader.Base?] {
        try (0..<count).map { run in
            let outcome = try outcome(run, on: system)
            guard let impact = outcome.impact else {
                if outcome.run.supposes == nil { _ = try outcome.result.get() }
                return nil
            }
            return MetricReader.Base(label: outcome.run.label, impact: impact)
        }
    }

    /// The watched numbers of a model.
    func values(
        _ run: Int, by evaluator: RunEvaluator, on system: LeontiefSystem, at draw: SeriesPlace,
        other: (Int) -> (ModelRun, Shock)?
    ) throws -> [Double] {
        if let (model, shock) = problem(run) {
            return try evaluator.values(model, shock, at: draw, other: other)
        }
        return try values(run, by: evaluator, on: system)
    }

    /// The watched numbers of a model, solved by itself, on this table or one of the same layout.
    func values(
        _ run: Int, by evaluator: RunEvaluator, on system: LeontiefSystem
    ) throws -> [Double] {
        evaluator.values(of: try outcome(run, on: system).result.get(), on: system.table)
    }

    /// A model of the file with its shock; nil for an overlay, or past the end.
    func problem(_ run: Int) -> (ModelRun, Shock)? {
        run < bound.runs.count ? (bound.runs[run], shock) : nil
    }

    /// Regions that the shock is about, in the order of its parties.
    func parties(_ layout: TableLayout) -> [Int] {
        let users = bound.overlays.flatMap { overlay in
            overlay.product.users.map { layout.region(ofIndustry: $0.industry) }
        }
        var seen: Set<Int> = []
        return (Party.parties(of: shock, in: layout).flatMap(\.regions) + users)
            .filter { seen.insert($0).inserted }
    }

    private func outcome(_ run: Int, on system: LeontiefSystem) throws -> ModelOutcome {
        if run < bound.runs.count {
            return try ModelOutcome(bound.runs[run], of: shock, on: system)
        }
        let items = bound.overlays.map(\.item)
        let side = OverlayRuns.Side.allCases[run - bound.runs.count]
        return try OverlayRuns.outcome(
            side, items, shortage: OverlayRuns.shortage(among: bound.runs), on: system)
    }
}
