import InputOutput
import Reporting
import Scenarios
import Shocks
import Sweeps

extension SweepSetup {
    /// What would be done.
    func checked(in inquiry: Inquiry) -> ResultDocument {
        let name = plan.scenario.file ?? "the scenario"
        let runs = NumberText.grouped(String(header.range.count))
        var result = document(
            in: inquiry,
            reading: [
                "\(name) is fine; \(runs) runs of \(evaluator.models.joined(separator: ", "))."
            ])
        result.question = "Can the sweep of \(name) be run?"
        return result
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
                source: variable.assumed
                    ?? (variable.location.file == nil ? "command line" : variable.source),
                isDefault: variable.assumed != nil)
        }
        let written = plan.scenario.sweep?["correlated"]?.elements ?? []
        var correlated: [Assumption] = []
        for (position, group) in plan.space.groups.enumerated() {
            let item: MarkedValue? = position < written.count ? written[position] : nil
            let names = group.members.map { plan.space.parameters[$0].path }
            let value: Cell
            if let number = item?["correlation"]?.number {
                value = .number(number)
            } else {
                value = "a matrix of correlations"
            }
            correlated.append(
                Assumption(
                    name: "sweep.correlated.\(position + 1) (\(names.joined(separator: ", ")))",
                    value: value, unit: "rank correlation", source: item?.source ?? "the sweep",
                    isDefault: false))
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
