package import InputOutput

/// A model whose runs want single solutions of the table's own equations with a few cells changed.
///
/// Told beforehand, the solutions of several runs share the passes over Z.
package protocol SingleSolves: ShockModel {
    /// What a run will ask `LeontiefSystem.solution(of:)` for.
    func wantedSolves(for shock: Shock, on system: LeontiefSystem) -> [ChangedSolve]
}

extension Extraction: SingleSolves {}
extension CostPush: SingleSolves {}

extension ModelRun {
    /// Solves together what several runs on one shock are going to want, and what the condition of
    /// the system is estimated from.
    package static func anticipate(_ runs: [ModelRun], of shock: Shock, on system: LeontiefSystem) {
        system.anticipate {
            runs.filter { (try? $0.type.check(shock)) != nil }.flatMap { run in
                (run.model as? any SingleSolves)?.wantedSolves(for: shock, on: system) ?? []
            } + [system.conditionSolve]
        }
    }
}
