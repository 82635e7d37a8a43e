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

    /// What was solved and how; the draws themselves are added by `SweepResult`.
    func solved(threads: Int) -> ResultDocument {
        var result = document(tables: [], preamble: [])
        if let own = sweep.tables.first {
            var numerics = Numerics(
                n: own.table.industryCount, blas: nil, threads: threads, solver: nil)
            numerics.extra = sweep.evaluator.methods.map { ($0.model, .text($0.method)) }
            result.numerics = numerics
        }
        return result
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
        let varied = Set(plan.variables.map(\.parameter.path))
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
        let written = plan.scenario.sweep?["correlated"]?.elements ?? []
        let correlated = zip(1..., plan.space.groups).map { number, group in
            let item = written.indices.contains(number - 1) ? written[number - 1] : nil
            let names = group.members.map { plan.space.parameters[$0].path }
            return Assumption(
                name: "sweep.correlated.\(number) (\(names.joined(separator: ", ")))",
                value: item?["correlation"]?.number.map { .number($0) }
                    ?? "a matrix of correlations",
                unit: "rank correlation", source: item?.source ?? "the sweep", isDefault: false)
        }
        let noise = (plan.noise?.spreads ?? [:]).sorted { $0.key.rawValue < $1.key.rawValue }.map {
            Assumption(
                name: "sweep.table_noise.\($0.key.rawValue)", value: .number($0.value),
                unit: "standard deviation of the log factor", source: "the sweep",
                isDefault: false)
        }
        return design + believed + correlated + noise + fixed
    }
}
