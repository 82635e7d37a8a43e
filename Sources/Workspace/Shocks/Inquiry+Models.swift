import InputOutput
import Reporting
import Shocks

extension Inquiry {
    /// Runs models on one shock, side by side where they allow it, in the order of `runs`.
    /// - Parameter line: what is told of a run as soon as it is over; nil for nothing.
    /// - Throws: errors that are no failure of a model; `CancellationError`.
    func outcomes(
        _ runs: [ModelRun], of shock: Shock, on system: LeontiefSystem,
        line: @escaping @Sendable (ModelOutcome) -> String? = { _ in nil }
    ) throws -> [ModelOutcome] {
        let (progress, isCancelled) = (progress, isCancelled)
        return try ModelOutcome.all(
            runs.map { ModelOutcome.Task($0, of: shock) }, on: system,
            threads: workspace.threads,
            begin: { run in
                if isCancelled() { throw CancellationError() }
                progress.begin("running \(run.label)")
            },
            found: { outcome in
                if let line = line(outcome) { progress.found(line) }
            })
    }
}
