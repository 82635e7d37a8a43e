import Containers
import InputOutput
import Platform
import LinearAlgebra
import Reporting
import Scenarios
import Shocks
import Sweeps
import Providers
import Workspace

/// Opens the tables of a plan, solves its draws and keeps them.
struct SweepSession {
    let session: Session
    let plan: SweepPlan
    let tables: [Session.OpenedTable]
    let evaluator: SweepEvaluator
    let header: SweepHeader

    /// A session for a part of a plan's draws. BLAS must be kept to one thread.
    init(_ plan: SweepPlan, _ session: Session, shard: SweepShard) throws {
        self.session = session
        self.plan = plan
        var systems: [String: LeontiefSystem] = [:]
        var tables: [Session.OpenedTable] = []
        let names = plan.tableNames
        for (number, name) in zip(1..., names) {
            session.count(number, of: names.count)
            let opened = try session.open(ScenarioTable.path(name, in: plan.scenario))
            // Factors of this process and one thread: the same digits whatever a cache holds.
            systems[name.text ?? ""] = try LeontiefSystem(opened.table, policy: .reusable)
            try session.heed(opened.table)
            tables.append(opened)
        }
        session.progress.begin("running the scenario as it is")
        evaluator = try SweepEvaluator(plan, systems: systems) { error in
            ErrorSentences.reason(of: error)
        }
        // Worth two runs a parameter where there are many draws.
        if plan.count >= 10 * plan.variables.count {
            for path in evaluator.idleParameters() {
                session.report(
                    Diagnostic(
                        .warning, "idle-parameter",
                        "nothing that is watched hangs on \(path): no model of this run takes it",
                        at: .init(file: plan.scenario.file),
                        remedy: "add a model that does, or leave it out"))
            }
        }
        self.tables = tables
        let program = "chokepoint \(Session.version)"
        let metrics = evaluator.metrics.map(\.header)
        let digests = tables.map { $0.identity.sha256 ?? "" }
        header = SweepHeader(
            plan: FileDigest.sha256(
                text: ([plan.canonical, program] + digests + metrics.map(\.name))
                    .joined(separator: "\n")),
            program: program, title: plan.scenario.title ?? "",
            tables: tables.map(\.identity.description), design: plan.description,
            parameters: plan.variables.map(\.header), metrics: metrics, drawCount: plan.count,
            shard: shard, includesBase: plan.method != .oneAtATime)
    }

    /// Solves what is missing and hands it over in order; false when it was interrupted.
    func solve(
        _ range: Range<Int>, threads: Int, deliver: @Sendable ([DrawRecord]) throws -> Void
    ) throws -> Bool {
        let progress = session.progress
        progress.begin("sweep")
        StopWish.listen()
        let total = header.range.count
        let before = total - range.count
        let evaluator = evaluator
        return try SweepRunner(threads: threads).run(
            range, isCancelled: { StopWish.isThere }, solve: evaluator.record
        ) { records in
            try deliver(records)
            guard let last = records.last else { return }
            progress.update(
                before + last.index + 1 - range.lowerBound, of: total, before: before, "draws")
        }
    }
}
