import Containers
import InputOutput
import Platform
import LinearAlgebra
import Reporting
import Scenarios
import Shocks
import Sweeps
import Providers

/// The tables of a plan, opened, and what solves its draws.
struct SweepSetup {
    let plan: SweepPlan
    /// The tables of the draws, the scenario's own first.
    let tables: [OpenedTable]
    let evaluator: SweepEvaluator
    let header: SweepHeader

    /// A set-up for a part of a plan's draws. BLAS must be kept to one thread.
    init(
        _ plan: SweepPlan, _ reading: ReadingChoices, shard: SweepShard, in inquiry: Inquiry
    ) throws {
        self.plan = plan
        var systems: [String: LeontiefSystem] = [:]
        var tables: [OpenedTable] = []
        let names = plan.tableNames
        for (number, name) in zip(1..., names) {
            let opened = try inquiry.open(
                path: inquiry.workspace.finder.path(of: name, in: plan.scenario), reading,
                position: (number, names.count))
            // Factors of this process and one thread: the same digits whatever a cache holds.
            // Very large tables are solved by Krylov steps, whose digits depend on nothing either.
            let isVeryLarge = opened.table.industryCount > LeontiefSystem.largestFactoredInSweeps
            let system = try LeontiefSystem(
                opened.table, policy: isVeryLarge ? .cheapest : .reusable)
            try inquiry.heed(opened)
            var workload = Workload.solves(2, on: system)
            workload.reason += "; the time of the draws comes on top"
            try inquiry.expect(workload, of: opened)
            systems[name.text ?? ""] = system
            tables.append(opened)
        }
        try inquiry.begin("running the scenario as it is")
        evaluator = try SweepEvaluator(plan, systems: systems) { error in
            ErrorSentences.reason(of: error)
        }
        inquiry.report(plan.variables.compactMap(\.scaleFinding))
        // Worth two runs a parameter where there are many draws, or runs take no time.
        let tries = plan.count >= 10 * plan.variables.count || evaluator.isQuick
        let untaken = evaluator.untakenParameters
        for path in tries ? evaluator.idleParameters() : untaken {
            inquiry.report(
                Diagnostic(
                    .warning, "idle-parameter",
                    "nothing that is watched depends on \(path)"
                        + (untaken.contains(path) ? ": no model of this run uses it" : ""),
                    at: .init(file: plan.scenario.file),
                    remedy: untaken.contains(path)
                        ? "add a model that does, or leave it out"
                        : "watch what hangs on it with --metric, or leave it out"))
        }
        self.tables = tables
        let program = "chokepoint \(Workspace.version)"
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
        _ range: Range<Int>, in inquiry: Inquiry,
        deliver: @escaping @Sendable ([DrawRecord]) throws -> Void
    ) throws -> Bool {
        try inquiry.begin("sweep")
        let progress = inquiry.progress
        let total = header.range.count
        let before = total - range.count
        return try SweepRunner(threads: inquiry.workspace.threads).run(
            range, isCancelled: inquiry.isCancelled, solve: evaluator.record
        ) { records in
            try deliver(records)
            guard let last = records.last else { return }
            progress.update(
                before + last.index + 1 - range.lowerBound, of: total, before: before, "draws")
        }
    }
}
