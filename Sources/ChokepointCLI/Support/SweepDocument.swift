import InputOutput
import Reporting
import Scenarios
import Shocks
import Sweeps

/// Puts the result of a sweep together.
struct SweepDocument {
    private let sweep: SweepSession
    private var plan: SweepPlan { sweep.plan }

    init(_ sweep: SweepSession) { self.sweep = sweep }

    /// What would be done.
    func checked() throws -> ResultDocument {
        document(
            tables: [],
            preamble: [
                "\(plan.scenario.file ?? "the scenario") is fine; \(sweep.header.range.count) runs of "
                    + sweep.evaluator.models.joined(separator: ", ")
            ])
    }

    /// What was found.
    func result(
        _ draws: [DrawRecord], threads: Int, isComplete: Bool, store: String?
    ) throws -> ResultDocument {
        report(draws, isComplete: isComplete, store: store)
        var result = document(tables: [table(draws)], preamble: [])
        if let own = sweep.tables.first {
            var numerics = Numerics(
                n: own.table.industryCount, blas: nil, threads: threads, solver: nil)
            numerics.extra = sweep.evaluator.methods.map { ($0.model, .text($0.method)) }
            result.numerics = numerics
        }
        return result
    }

    private func table(_ draws: [DrawRecord]) -> ReportTable {
        let header = sweep.header
        return ReportTable(
            name: "draws", title: "Draws",
            columns: [Column(name: "draw")]
                + header.parameters.map { Column(name: $0.path, unit: $0.unit) }
                + header.metrics.map { Column(name: $0.name, unit: $0.unit) },
            rows: draws.map { draw in
                [.integer(draw.index)] + draw.parameters.map { .number($0) }
                    + header.metrics.indices.map { index in
                        let value = draw.value(index)
                        return value.isNaN ? .missing : .number(value)
                    }
            })
    }

    private func document(tables: [ReportTable], preamble: [String]) -> ResultDocument {
        ResultDocument(
            command: sweep.session.command, version: Session.version,
            table: sweep.tables.count == 1 ? sweep.tables[0].identity : nil,
            tablesCompared: sweep.tables.count == 1 ? [] : sweep.tables.map(\.identity),
            assumptions: assumptions, tables: tables,
            preamble: [plan.scenario.title, plan.scenario.summary].compactMap { $0 } + preamble)
    }

    /// The ledger of the scenario, where what is varied gives way to what is believed of it.
    private var assumptions: [Assumption] {
        let base = sweep.evaluator.base
        let varied = Set(plan.variables.flatMap { names(of: $0) })
        let fixed =
            (ImpactReport.assumptions(base.ledger) + ImpactReport.assumptions(base.runs))
            .filter { !varied.contains($0.name) }
        let design = [
            Assumption(
                name: "sweep.method", value: .text(plan.description.description),
                source: plan.choosesMethod ? "the sweep" : "what the varied values call for",
                isDefault: !plan.choosesMethod)
        ]
        let believed = plan.variables.map { variable in
            Assumption(
                name: variable.parameter.path, value: .text(variable.belief),
                unit: variable.space.unit.isEmpty ? nil : variable.space.unit,
                source: variable.location.file == nil ? "command line" : variable.source,
                isDefault: false)
        }
        return design + believed + fixed
    }

    /// What the ledger calls a varied field: it counts from 1, and models go by their labels.
    private func names(of variable: SweepVariable) -> [String] {
        let parts = variable.parameter.path.split(separator: ".").map(String.init)
        let counted = parts.map { part in Int(part).map { "\($0 + 1)" } ?? part }
        let runs = sweep.evaluator.base.runs
        guard let index = variable.parameter.modelPosition, runs.indices.contains(index) else {
            return [counted.joined(separator: ".")]
        }
        return ["\(runs[index].label).\(variable.parameter.field.name)"]
    }

    private func report(_ draws: [DrawRecord], isComplete: Bool, store: String?) {
        let failures = draws.compactMap { draw in draw.failure.map { (draw.index, $0) } }
        if let first = failures.first {
            sweep.session.report(
                Diagnostic(
                    .warning, "failed-draws",
                    "\(failures.count) of \(draws.count) draws failed, the first: \(first.1)",
                    remedy: "the table draws has them all"))
        }
        if !isComplete {
            sweep.session.report(
                Diagnostic(
                    .warning, "interrupted",
                    "interrupted after \(draws.count) of \(sweep.header.range.count) draws",
                    remedy: store.map { "continue with --store \($0) --resume" }
                        ?? "keep draws with --store FILE, to continue them with --resume"))
        }
    }
}
