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
    /// What else does nothing.
    var idle: [Diagnostic] = []
    /// What was asked, in words.
    var question: String?
    /// Whether the result says how long each model took.
    var timings = false
    /// Product overlays, whose bands are varied.
    var overlays: [OverlayRuns.Item] = []

    /// The document, with `extra` tables behind the ladder.
    func document(
        on system: LeontiefSystem, extra: ([ModelOutcome]) throws -> [ReportTable] = { _ in [] }
    ) throws -> ResultDocument {
        let table = opened.table
        try inquiry.expect(.models(runs, on: system), of: opened)
        let idle =
            shock.idleParts(on: table) + runs.compactMap { $0.idleness(of: shock) } + idle
        let parties = parties ?? Party.parties(of: shock, in: table.layout)
        let ran = try outcomes(of: parties, on: system)
        let outcomes = ran + additional
        let impacts = outcomes.compactMap(\.impact)
        inquiry.report(idle)
        report(impacts)
        try inquiry.begin("varying parameters")
        let varied = try Drivers(
            of: ran.filter { $0.run.rent == nil }, shock: shock, parties: parties, effort: drivers,
            overlays: overlays, on: system, threads: inquiry.workspace.threads)
        let isLadder = outcomes.contains { $0.run.supposes != nil }
        let forPeople = inquiry.presentation.audience != .program
        let ranked = Ladder.mostAffected(
            outcomes.filter { $0.run.rent == nil }, besides: parties, count: table.regionCount,
            on: table)
        let others = Array(ranked.prefix(5))
        let ladder = LadderReport.ladder(
            outcomes, parties: parties, others: others, on: table,
            reason: ErrorSentences.reason(of:))
        let impact = ImpactReport.impact(
            impacts, of: shock, on: table, regions: top ?? (forPeople ? (isLadder ? 5 : 10) : nil))
        var tables = isLadder && forPeople ? [ladder, impact] : [impact, ladder]
        // A file of events alone has nothing to say but their table.
        if outcomes.isEmpty { tables = [] }
        if let stops = StopsReport.stops(outcomes, on: table) {
            tables.append(forPeople ? stops.top(top ?? 10) : stops)
        }
        tables += try extra(outcomes)
        if !varied.drivers.isEmpty { tables.append(LadderReport.drivers(varied, on: table)) }
        tables += [WedgeReport.wedges(outcomes, on: table)].compactMap { $0 }
        if !outcomes.isEmpty { tables.append(ImpactReport.models(outcomes, on: table)) }
        if !shock.restrictions.isEmpty {
            tables.append(ImpactReport.restrictions(shock.restrictions, in: table))
        }
        // People get the long tables of a ladder when they ask for them by name.
        let wantsOneTable = inquiry.presentation.table != nil
        if !outcomes.isEmpty, !isLadder || !forPeople || wantsOneTable {
            tables.append(ImpactReport.industries(impacts, on: table, limit: top))
            tables += [ImpactReport.regionalMeasures(impacts, on: table, limit: top)]
                .compactMap { $0 }
        }
        if !outcomes.isEmpty, !isLadder || !forPeople || timings || wantsOneTable,
            let facts = ImpactReport.numerics(outcomes, isTimed: timings)
        {
            tables.append(facts)
        }
        let stocks = StopsReport.sentences(outcomes, on: table)
        let bands = AdaptationReport.overlayRanges(outcomes, parties: parties, on: table)
        let reading: [String] = preamble + stocks + bands
        let numerics = try inquiry.numerics(of: system)
        var document = inquiry.document(
            table: opened.identity, assumptions: assumptions + ImpactReport.assumptions(outcomes),
            numerics: numerics, tables: tables, reading: reading)
        document.question = question
        // A model in which nothing can happen is no end of a range.
        let acting = outcomes.filter { $0.run.idleness(of: shock) == nil }
        let told = acting.isEmpty ? outcomes : acting
        document.answer = AnswerReport.answers(
            told, parties: parties,
            third: AnswerReport.third(ranked, besides: parties, on: table), on: table)
        document.measures = AnswerReport.measures(told)
        document.whole = [
            ImpactReport.impact(impacts, of: shock, on: table, regions: nil)
        ]
        document.summary = AnswerSentences(
            told, parties: parties, on: table, reason: ErrorSentences.reason(of:)
        ).summary(document.answer, drivers: varied, numerics: numerics)
        document.summary.first = idle.map(Self.sentence)
        if StopsReport.nothingBinds(outcomes) {
            document.summary.first.append(
                overlays.isEmpty
                    ? """
                    No stock runs out in the daily models, so that no industry stops for want of \
                    inputs
                    """
                    : """
                    No stock of a whole sector’s products runs out in the daily models; the stock \
                    of the restricted product itself is in the table overlay
                    """)
        }
        return document
    }

    /// A model that cannot run says why, beside those that can; where none can, the first fails the
    /// run. What each has found is told as soon as it is there.
    private func outcomes(
        of parties: [Party], on system: LeontiefSystem
    ) throws -> [ModelOutcome] {
        let (shock, progress) = (self.shock, inquiry.progress)
        let all = runs.flatMap { [$0] + $0.otherRents(shock) }
        let (table, count) = (system.table, all.count)
        if system.policy == .matrixFree, runs.contains(where: { $0.model is any SingleSolves }) {
            try inquiry.begin("solving for all models together")
            ModelRun.anticipate(
                runs + Drivers.runs(of: runs, effort: drivers, on: table), of: shock, on: system)
        }
        let outcomes = try inquiry.outcomes(all, of: shock, on: system) { outcome in
            if progress.wantsParts, let impact = outcome.impact {
                progress.deliver(ImpactReport.impact([impact], of: shock, on: table, regions: 5))
            }
            return count == 1
                ? nil
                : LadderReport.line(
                    outcome, parties: parties, on: table, reason: ErrorSentences.reason(of:))
        }
        if let first = outcomes.first, outcomes.allSatisfy({ $0.impact == nil }) {
            _ = try first.result.get()
        }
        return outcomes
    }

    private func report(_ impacts: [Impact]) {
        inquiry.report(diagnostics + ImpactReport.findings(impacts))
    }

    /// What a part of the shock that does nothing is told as, before everything else.
    private static func sentence(_ idle: Diagnostic) -> String {
        "Nothing happens at \(idle.location.place ?? "the shock"): \(idle.message)"
    }
}
