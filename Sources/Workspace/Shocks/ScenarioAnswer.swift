import InputOutput
import Reporting
import Scenarios
import Shocks

/// Runs a bound scenario and puts its result together.
struct ScenarioAnswer {
    let inquiry: Inquiry
    let opened: OpenedTable
    let bound: BoundScenario
    /// What trade by customs code filled in.
    let trade: FilledScenario
    /// Regions to list for each model; nil for what the scenario says.
    let top: Int?
    /// Whether the result says how long each model took.
    let timings: Bool

    func document() throws -> ResultDocument {
        let system = try inquiry.system(of: opened)
        try inquiry.expect(.models(bound.runs, on: system), of: opened)
        let shock = try bound.shock(on: system)
        let items = bound.overlays.map(\.item)
        try inquiry.begin("running overlays")
        let overlays =
            items.isEmpty
            ? []
            : try OverlayRuns.outcomes(
                items, shortage: OverlayRuns.shortage(among: bound.runs), on: system)
        let parties =
            Party.parties(of: shock, in: opened.table.layout, groups: bound.groups)
            + overlayParties(shock)
        let eventShocks = try bound.events.map { try $0.bound.shock(on: system) }
        let report = ShockAnswer(
            inquiry: inquiry, opened: opened, shock: shock, runs: bound.runs,
            additional: overlays, parties: parties,
            assumptions: trade.assumptions + ImpactReport.assumptions(bound.ledger)
                + EventsReport.assumptions(bound.events.map { ($0.name, $0.bound.runs) }),
            drivers: bound.drivers, top: top ?? bound.top,
            preamble: [bound.scenario.title, bound.scenario.summary].compactMap { $0 },
            diagnostics: bound.diagnostics + bound.events.flatMap(\.bound.diagnostics),
            idle: idleParts(items, shock, eventShocks), question: question(shock, items),
            timings: timings, overlays: items)
        let events = try events(eventShocks, on: system)
        var variants: [String] = []
        var document = try report.document(on: system) { outcomes in
            try tables(
                outcomes, items: items, shock: shock, parties: parties, events: events, on: system,
                &variants)
        }
        document.summary.variants = variants
        if document.answer.isEmpty, !events.isEmpty {
            document.summary.hardest = EventsReport.hardest(events, on: opened.table)
            document.lead = EventsReport.lead
        }
        return document
    }

    /// What of overlays, the carbon price and events does nothing.
    /// - Parameter events: the shock of each event.
    private func idleParts(
        _ overlays: [OverlayRuns.Item], _ shock: Shock, _ events: [Shock]
    ) -> [Diagnostic] {
        var found = overlays.compactMap(\.idleness)
        if let carbonPrice = bound.carbonPrice,
            shock.tradeCosts.count == bound.shock.tradeCosts.count
        {
            found.append(
                Diagnostic(
                    .warning, "nothing-restricted",
                    carbonPrice.price == 0
                        ? "a price of 0 charges nothing"
                        : "what is covered has no emissions, so that nothing is charged",
                    at: .init(place: "carbon_price"),
                    remedy: carbonPrice.price == 0
                        ? "give a price above 0, such as 80"
                        : "cover other sectors or exporters, or name another account"))
        }
        for (event, shock) in zip(bound.events, events) {
            found += shock.idleParts(on: opened.table).map { item in
                var item = item
                item.location.place =
                    "event \(event.name)" + (item.location.place.map { ", \($0)" } ?? "")
                return item
            }
            found += event.bound.runs.compactMap { $0.idleness(of: shock, event: event.name) }
        }
        return found
    }

    /// What happens in the scenario, in words: its shock, products that are cut, and events.
    private func question(_ shock: Shock, _ overlays: [OverlayRuns.Item]) -> String? {
        let layout = opened.table.layout
        let names = PartyNames(opened.table)
        var further = overlays.map { item -> String in
            let product = item.overlay
            let users = Set(product.users.map { layout.region(ofIndustry: $0.industry) }).sorted()
            let (who, isOne) = names.words(users, groups: bound.groups)
            let share = ShockWords.percent(product.cut * product.originShare)
            return "\(who) \(isOne ? "loses" : "lose") \(share) of the supply of \(product.product)"
        }
        if !bound.events.isEmpty {
            further.append(
                bound.events.count == 1
                    ? "one event happens" : "\(bound.events.count) events happen, each by itself")
        }
        let words = ShockWords(
            opened.table, groups: bound.groups,
            product: { [trade] restriction in trade.goods?.name(restriction) })
        return words.question(shock, further: further) ?? bound.scenario.title
    }

    /// The tables of what goes on beside the models, and what the variants say in sentences.
    private func tables(
        _ outcomes: [ModelOutcome], items: [OverlayRuns.Item], shock: Shock, parties: [Party],
        events: [EventsReport.Event], on system: LeontiefSystem, _ variants: inout [String]
    ) throws -> [ReportTable] {
        let table = opened.table
        var tables: [ReportTable] = []
        if let products = trade.products { tables.append(products) }
        if !items.isEmpty { tables.append(AdaptationReport.overlays(items, in: table.layout)) }
        if let timeline = bound.timeline {
            try inquiry.begin("running the timeline")
            tables.append(
                AdaptationReport.timeline(
                    try timeline.result(
                        for: shock.restrictions, overlays: items.map(\.overlay), on: system),
                    parties: parties, on: table))
        }
        if !events.isEmpty {
            tables.append(
                EventsReport.events(events, on: table, reason: ErrorSentences.reason(of:)))
        }
        if let labour = bound.labour {
            tables.append(
                AdaptationReport.labour(
                    outcomes, restrictions: shock.restrictions, incomeShare: labour.incomeShare,
                    automated: labour.automated, parties: parties, on: table))
        }
        tables += try comparisons(
            outcomes, shock: shock, parties: parties, on: system, &variants)
        return tables
    }

    /// Every event by itself.
    private func events(
        _ shocks: [Shock], on system: LeontiefSystem
    ) throws -> [EventsReport.Event] {
        let layout = opened.table.layout
        return try zip(bound.events, shocks).map { event, shock in
            try inquiry.begin("running \(event.name)")
            return EventsReport.Event(
                name: event.name, start: event.start, duration: event.duration,
                parties: Party.parties(of: shock, in: layout, groups: bound.groups),
                outcomes: try inquiry.outcomes(event.bound.runs, of: shock, on: system))
        }
    }

    /// The parts of the shock alone, the shock on other tables, and what it emits.
    private func comparisons(
        _ outcomes: [ModelOutcome], shock: Shock, parties: [Party], on system: LeontiefSystem,
        _ variants: inout [String]
    ) throws -> [ReportTable] {
        let table = opened.table
        var tables: [ReportTable] = []
        let joint = outcomes.filter { outcome in
            bound.runs.contains { $0.label == outcome.run.label }
        }
        if bound.showsParts {
            try inquiry.begin("running the parts of the shock")
            let alone = try shock.parts.map { part in
                (part.name, try inquiry.outcomes(joint.map(\.run), of: part.shock, on: system))
            }
            tables.append(
                ComparisonReport.parts(joint, alone: alone, parties: parties, on: table))
        }
        if !bound.variants.isEmpty {
            var all = [(name: "as it is", table: table, outcomes: joint)]
            for variant in bound.variants {
                try inquiry.begin("running \(variant.name)")
                let shifted = try LeontiefSystem(
                    try variant.shift.table(from: system, name: variant.name))
                all.append(
                    (
                        variant.name, shifted.table,
                        try inquiry.outcomes(joint.map(\.run), of: shock, on: shifted)
                    ))
            }
            tables.append(ComparisonReport.variants(all, parties: parties))
            variants = AnswerReport.variants(all, parties: parties)
        }
        if let carbonPrice = bound.carbonPrice {
            tables.append(
                ComparisonReport.emissions(
                    outcomes.compactMap(\.impact),
                    satellite: table.satellites[carbonPrice.satellite], parties: parties,
                    on: table))
        }
        return tables
    }

    /// The regions of the overlays' users, where the shock itself does not name them.
    private func overlayParties(_ shock: Shock) -> [Party] {
        let layout = opened.table.layout
        let named = Set(
            Party.parties(of: shock, in: layout, groups: bound.groups).flatMap(\.regions))
        let regions = Set(
            bound.overlays.flatMap { overlay in
                overlay.product.users.map { layout.region(ofIndustry: $0.industry) }
            })
        return regions.subtracting(named).sorted().map {
            Party(name: layout.regions[$0].code, role: .shocked, regions: [$0])
        }
    }
}
