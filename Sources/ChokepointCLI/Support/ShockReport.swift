import InputOutput
import LinearAlgebra
import Reporting
import Shocks

/// Runs a shock through models and puts the result together, for `shock` and `run`.
struct ShockReport {
    let session: Session
    let opened: Session.OpenedTable
    let shock: Shock
    let runs: [ModelRun]
    /// Named groups of regions, for the headline.
    var groups: [(name: String, regions: [Int])] = []
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
        extra: (LeontiefSystem) throws -> [ReportTable] = { _ in [] }
    ) throws -> ResultDocument {
        let table = opened.table
        let system = try opened.system()
        let outcomes = try outcomes(on: system)
        let impacts = outcomes.compactMap(\.impact)
        let parties = Party.parties(of: shock, in: table.layout, groups: groups)
        report(impacts)
        session.progress.begin("varying parameters")
        let varied = try Drivers(
            of: outcomes, shock: shock, parties: parties, effort: drivers, on: system)
        let isLadder = runs.contains { $0.supposes != nil }
        let forPeople = try isForPeople()
        let others = Ladder.mostAffected(outcomes, besides: parties, count: 5, on: table)
        let ladder = LadderReport.ladder(
            outcomes, parties: parties, others: others, on: table, reason: Self.reason)
        let impact = ImpactReport.impact(
            impacts, of: shock, on: table, regions: top ?? (forPeople ? (isLadder ? 5 : 10) : nil))
        var tables = isLadder && forPeople ? [ladder, impact] : [impact, ladder]
        tables += try extra(system)
        if !varied.drivers.isEmpty { tables.append(LadderReport.drivers(varied)) }
        tables += [
            ImpactReport.models(outcomes, on: table),
            ImpactReport.restrictions(shock.restrictions, in: table),
            ImpactReport.industries(impacts, on: table),
        ]
        if let measures = ImpactReport.regionalMeasures(impacts, on: table) {
            tables.append(measures)
        }
        let sentences =
            isLadder
            ? LadderReport.spread(outcomes, parties: parties, on: table)
            : ImpactReading.sentences(impacts, of: shock, on: table)
        return ResultDocument(
            command: session.command, version: Session.version, table: opened.identity,
            assumptions: assumptions + ImpactReport.assumptions(runs),
            numerics: try session.numerics(of: system), tables: tables,
            preamble: preamble + sentences
                + [LadderReport.strongest(varied)].compactMap { $0 })
    }

    /// A rung of the ladder that cannot run says why; a model that was asked for by name fails the run.
    private func outcomes(on system: LeontiefSystem) throws -> [ModelOutcome] {
        var outcomes: [ModelOutcome] = []
        for run in runs {
            session.progress.begin("running \(run.label)")
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
        var seen: Set<Diagnostic> = []
        for diagnostic in diagnostics + impacts.flatMap(\.diagnostics)
        where seen.insert(diagnostic).inserted {
            session.report(diagnostic)
        }
    }

    private func isForPeople() throws(Diagnostics) -> Bool {
        let name = try session.options.exporter().name
        return name != CSVExporter.name && name != JSONExporter.name
    }

    private static func reason(_ error: any Error) -> String {
        if let error = error as? ShockModelError { return ErrorSentences.reason(error) }
        return ErrorSentences(error).lines.joined(separator: "; ")
    }
}
