import InputOutput
import LinearAlgebra
import Reporting
import Shocks

/// Runs a shock through models and puts the result together, for `shock` and `run`.
struct ShockAnswer {
    let inquiry: Inquiry
    let opened: OpenedTable
    let shock: Shock
    let runs: [ModelRun]
    /// Results that were computed already, to stand beside those of the runs.
    var additional: [ModelOutcome] = []
    /// Whom the headline is about; nil for the parties of the shock.
    var parties: [Party]?
    /// The ledger entries of the shock itself.
    var assumptions: [Assumption] = []
    var drivers: Drivers.Effort = .quick
    /// Regions to list for each model; nil for what the format calls for.
    var top: Int?
    /// Paragraphs before the results.
    var preamble: [String] = []
    /// Findings about the input.
    var diagnostics: [Diagnostic] = []

    /// The document, with `extra` tables behind the ladder.
    func document(
        on system: LeontiefSystem, extra: ([ModelOutcome]) throws -> [ReportTable] = { _ in [] }
    ) throws -> ResultDocument {
        let table = opened.table
        let ran = try outcomes(on: system)
        let outcomes = ran + additional
        let impacts = outcomes.compactMap(\.impact)
        let parties = parties ?? Party.parties(of: shock, in: table.layout)
        report(impacts)
        try inquiry.begin("varying parameters")
        let varied = try Drivers(
            of: ran, shock: shock, parties: parties, effort: drivers, on: system)
        let isLadder = outcomes.contains { $0.run.supposes != nil }
        let forPeople = inquiry.presentation.audience != .program
        let others = Ladder.mostAffected(outcomes, besides: parties, count: 5, on: table)
        let ladder = LadderReport.ladder(
            outcomes, parties: parties, others: others, on: table,
            reason: ErrorSentences.reason(of:))
        let impact = ImpactReport.impact(
            impacts, of: shock, on: table, regions: top ?? (forPeople ? (isLadder ? 5 : 10) : nil))
        var tables = isLadder && forPeople ? [ladder, impact] : [impact, ladder]
        tables += try extra(outcomes)
        if !varied.drivers.isEmpty { tables.append(LadderReport.drivers(varied)) }
        tables.append(ImpactReport.models(outcomes, on: table))
        if !shock.restrictions.isEmpty {
            tables.append(ImpactReport.restrictions(shock.restrictions, in: table))
        }
        // People get the long tables of a ladder when they ask for them by name.
        if !isLadder || !forPeople || inquiry.presentation.table != nil {
            tables.append(ImpactReport.industries(impacts, on: table))
            tables += [
                ImpactReport.regionalMeasures(impacts, on: table), ImpactReport.numerics(impacts),
            ].compactMap { $0 }
        }
        let sentences =
            isLadder
            ? LadderReport.spread(outcomes, parties: parties, on: table)
            : ImpactReading.sentences(impacts, of: shock, on: table)
        return inquiry.document(
            table: opened.identity,
            assumptions: assumptions + ImpactReport.assumptions(outcomes.map(\.run)),
            numerics: try inquiry.numerics(of: system), tables: tables,
            reading: preamble + sentences + [LadderReport.strongest(varied)].compactMap { $0 })
    }

    /// A rung of the ladder that cannot run says why; a model that was asked for by name fails the run.
    private func outcomes(on system: LeontiefSystem) throws -> [ModelOutcome] {
        var outcomes: [ModelOutcome] = []
        for run in runs {
            try inquiry.begin("running \(run.label)")
            let outcome = try ModelOutcome(run, of: shock, on: system)
            if run.supposes == nil { _ = try outcome.result.get() }
            outcomes.append(outcome)
        }
        if let first = outcomes.first, outcomes.allSatisfy({ $0.impact == nil }) {
            _ = try first.result.get()
        }
        return outcomes
    }

    private func report(_ impacts: [Impact]) {
        inquiry.report(diagnostics)
        inquiry.report(impacts.flatMap(\.diagnostics))
    }
}
