import InputOutput
import Reporting
import Scenarios
import Shocks
import Sweeps

extension SweepSetup {
    /// What would be done.
    func checked(in inquiry: Inquiry) -> ResultDocument {
        document(
            in: inquiry,
            reading: [
                "\(plan.scenario.file ?? "the scenario") is fine; \(header.range.count) runs of "
                    + evaluator.models.joined(separator: ", ")
            ])
    }

    /// What was solved and how, without the draws.
    func frame(in inquiry: Inquiry) -> ResultDocument {
        var result = document(in: inquiry, reading: [])
        if let own = tables.first {
            var numerics = Numerics(
                n: own.table.industryCount, threads: inquiry.workspace.threads)
            numerics.extra = evaluator.methods.map { ($0.model, .text($0.method)) }
            result.numerics = numerics
        }
        return result
    }

    private func document(in inquiry: Inquiry, reading: [String]) -> ResultDocument {
        inquiry.document(
            table: tables.count == 1 ? tables[0].identity : nil,
            tablesCompared: tables.count == 1 ? [] : tables.map(\.identity),
            assumptions: assumptions, tables: [],
            reading: [plan.scenario.title, plan.scenario.summary].compactMap { $0 } + reading)
    }

    /// The ledger of the scenario, where what is varied gives way to what is believed of it.
    private var assumptions: [Assumption] {
        let base = evaluator.base
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
