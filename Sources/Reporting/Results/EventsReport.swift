public import InputOutput
public import Shocks

/// Many shocks of one file side by side.
public enum EventsReport {
    /// One shock and what its models gave.
    public struct Event: Sendable {
        /// Its name.
        public let name: String
        /// First day, from 0.
        public let start: Int
        /// Days it lasts; nil for all that follow.
        public let duration: Int?
        /// Whom it is about.
        public let parties: [Party]
        /// What its models gave.
        public let outcomes: [ModelOutcome]

        /// A shock with its results.
        public init(
            name: String, start: Int, duration: Int?, parties: [Party], outcomes: [ModelOutcome]
        ) {
            self.name = name
            self.start = start
            self.duration = duration
            self.parties = parties
            self.outcomes = outcomes
        }
    }

    /// What a reader with one screen gets to see of the events.
    public static let lead = Lead(
        "events",
        [
            "event", "model", "measure", "exporter_change", "importer_change", "most_affected",
            "most_affected_change",
        ],
        optional: ["measure", "exporter_change"], rows: 8)

    /// Which event costs most, by kind of measure, in words; nil where nobody loses.
    public static func hardest(_ events: [Event], on table: MRIOTable) -> String? {
        let found = events.flatMap { event in
            AnswerSentences(event.outcomes, parties: event.parties, on: table).largestLosses(1)
                .map { (event: event.name, measure: $0.measure, loss: $0.losses[0]) }
        }
        var kinds: [String] = []
        for item in found where !kinds.contains(item.measure) { kinds.append(item.measure) }
        let clauses = kinds.map { kind in
            let ranked = found.filter { $0.measure == kind }.enumerated().sorted {
                (-abs($0.element.loss.percent), $0.offset)
                    < (-abs($1.element.loss.percent), $1.offset)
            }.map(\.element)
            let words = ranked.prefix(3).enumerated().map { k, item in
                k == 0
                    ? "\(item.loss.words) in \(item.event)" : "\(item.loss.short) in \(item.event)"
            }
            let rest = words.dropFirst()
            return "by \(kind): \(words[0])"
                + (rest.isEmpty ? "" : ", then \(RegionNames.list(Array(rest)))")
        }
        return clauses.isEmpty ? nil : clauses.joined(separator: "; ")
    }

    /// The assumptions of the events' models: those that all events share once, the others with the
    /// name of the event.
    public static func assumptions(_ events: [(name: String, runs: [ModelRun])]) -> [Assumption] {
        let all = events.map { (name: $0.name, entries: ImpactReport.assumptions($0.runs)) }
        guard let first = all.first else { return [] }
        let shared = first.entries.filter { entry in
            all.allSatisfy { $0.entries.contains(entry) }
        }
        return shared
            + all.flatMap { event in
                event.entries.filter { !shared.contains($0) }.map { entry in
                    var entry = entry
                    entry.name = "events.\(event.name).\(entry.name)"
                    return entry
                }
            }
    }

    /// One row an event and model: the headline of who restricts, who is restricted, the world, and
    /// the region that is affected most.
    /// - Parameter reason: why a model could not run, in words.
    public static func events(
        _ events: [Event], on table: MRIOTable, reason: (any Error) -> String
    ) -> ReportTable {
        let world = Party.world(table.layout)
        let rows = events.flatMap { event in
            event.outcomes.map { outcome -> [Cell] in
                let impact = outcome.impact
                let headline = impact.flatMap { Headline($0) }
                // Nothing for whom the model does not count, as in the ladder.
                func percent(_ party: Party?) -> Double? {
                    party.flatMap { outcome.percent(of: $0, on: table) }
                }
                func first(_ roles: [Party.Role]) -> Party? {
                    event.parties.first { roles.contains($0.role) }
                }
                let exporter = first([.exporter, .both])
                let importer = first([.importer, .shocked])
                let most = Ladder.mostAffected([outcome], besides: [], count: 1, on: table).first
                let stops = impact?.stocks?.stops ?? []
                var note: String?
                if case .failure(let error) = outcome.result { note = "not run: \(reason(error))" }
                return [
                    .text(event.name), .text(outcome.run.label), .integer(event.start),
                    event.duration.map { .integer($0) } ?? .missing,
                    Cell(headline.map { "\($0.name), \($0.unit)" }),
                    Cell(exporter?.name), Cell(percent(exporter)), Cell(importer?.name),
                    Cell(percent(importer)), Cell(percent(world)), Cell(most?.name),
                    Cell(percent(most)),
                    impact?.stocks == nil
                        ? .missing : .integer(stops.reduce(0) { $0 + $1.days }),
                    Cell(note),
                ]
            }
        }
        return ReportTable(
            name: "events", title: "Each event by itself",
            columns: [
                Column(name: "event"), Column(name: "model"),
                Column(name: "start", unit: "day", style: .integer),
                Column(name: "duration", unit: "days", style: .integer), Column(name: "measure"),
                Column(name: "exporter"),
                Column(name: "exporter_change", heading: "change", unit: "%", style: .percent),
                Column(name: "importer", heading: "importer or place"),
                Column(name: "importer_change", heading: "change", unit: "%", style: .percent),
                Column(name: "world_change", heading: "world", unit: "%", style: .percent),
                Column(name: "most_affected"),
                Column(name: "most_affected_change", heading: "change", unit: "%", style: .percent),
                Column(
                    name: "industry_days_limited", unit: "industry-days", style: .integer),
                Column(name: "note", style: .prose),
            ], rows: rows,
            notes: [
                """
                Real income and value added: losses are negative. Cost: dearer is positive. \
                Events do 
                """
                    + "not add up: each is run alone"
            ])
    }
}
