public import InputOutput

/// Which assumption moves the headline most: every parameter that has a range is set to both of its
/// ends, and every choice with an alternative to the other, one at a time, and its model is run
/// again.
public struct Drivers: Sendable {
    /// What one parameter does.
    public struct Driver: Sendable {
        /// Label of the run it belongs to.
        public let run: String
        /// The parameter's path, such as `models.trade-ge.theta`.
        public let path: String
        /// What the percentages are of.
        public let headline: Headline
        /// The parameter with its value and range.
        public let parameter: LedgerEntry
        /// Ends of the range; nil where another word was tried.
        public let range: ClosedRange<Double>?
        /// The word that was tried; nil where there is a range.
        public let alternative: String?
        /// Headline percentages of the parties at the low end, or with the other word; nil where
        /// the model does not price them.
        public let low: [Double?]
        /// At the value of the run.
        public let base: [Double?]
        /// At the high end; nil with another word.
        public let high: [Double?]

        /// The largest distance between two of the three for any party, in percentage points.
        public var swing: Double {
            low.indices.map { party in
                let values = [low[party], base[party], high[party]].compactMap { $0 }
                return (values.max() ?? 0) - (values.min() ?? 0)
            }.max() ?? 0
        }
    }

    /// How much of the work is done.
    public enum Effort: String, Sendable, Hashable, CaseIterable {
        /// Nothing is varied.
        case none
        /// What a second or two allow: parameters of models whose run is cheap.
        case quick
        /// Every parameter that has a range.
        case all
    }

    /// The parties that are watched: the exporter and the importer.
    public let parties: [Party]
    /// Parameters by falling swing; equal ones in the order of the runs.
    public let drivers: [Driver]
    /// Parameters with a range that were left out, as paths, because of the effort.
    public let skipped: [String]

    /// Varies the parameters of the outcomes that have an impact.
    ///
    /// - Parameters:
    ///   - all: the parties of the shock; the first exporter and the first importer are watched.
    ///   - overlays: product overlays whose bands are varied too.
    ///   - threads: runs that go on at once.
    /// - Throws: errors that are no failure of a model. A value that a model cannot take is left
    ///   out.
    /// - Complexity: two runs of a model for each parameter with a range.
    public init(
        of outcomes: [ModelOutcome], shock: Shock, parties all: [Party], effort: Effort = .quick,
        overlays: [OverlayRuns.Item] = [], on system: LeontiefSystem, threads: Int = 1
    ) throws {
        let exporter = all.first { $0.role == .exporter || $0.role == .both } ?? all.first
        let importer = all.first {
            ($0.role == .importer || $0.role == .both) && $0 != exporter
        }
        let watched = [exporter, importer].compactMap { $0 }
        var variations: [Variation] = []
        var skipped: [String] = []
        for outcome in outcomes where effort != .none {
            guard let impact = outcome.impact, let headline = Headline(impact) else { continue }
            for parameter in outcome.run.ledger + outcome.run.openParameters {
                guard let ends = Self.ends(parameter, outcome.run) else { continue }
                if effort == .quick, outcome.run.model.work(on: system.table) > Self.quickWork {
                    skipped.append(outcome.run.path(of: parameter.name))
                    continue
                }
                variations.append(
                    Variation(
                        run: outcome.run, impact: impact, headline: headline,
                        parameter: parameter, ends: ends))
            }
        }
        let varied = try ModelOutcome.all(
            variations.flatMap(\.runs).map { ModelOutcome.Task($0, of: shock) }, on: system,
            threads: threads)
        var rest = varied[...]
        var found = variations.map { variation in
            let own = rest.prefix(variation.runs.count)
            rest = rest.dropFirst(own.count)
            return variation.driver(own.map(\.impact), watched, on: system.table)
        }
        if effort != .none {
            let shortage = OverlayRuns.shortage(among: outcomes.map(\.run))
            for side in OverlayRuns.Side.allCases {
                found += try Self.drivers(
                    side, overlays, shortage, watched: watched, effort: effort,
                    skipped: &skipped, on: system)
            }
        }
        self.parties = watched
        drivers = found.enumerated().sorted {
            ($1.element.swing, $0.offset) < ($0.element.swing, $1.offset)
        }.map(\.element)
        self.skipped = skipped
    }

    /// The runs with parameters at the ends of their ranges that `init` makes of these.
    package static func runs(
        of runs: [ModelRun], effort: Effort, on table: MRIOTable
    ) -> [ModelRun] {
        if effort == .none { return [] }
        return runs.flatMap { run in
            effort == .quick && run.model.work(on: table) > quickWork
                ? []
                : (run.ledger + run.openParameters).compactMap { ends($0, run) }
                    .flatMap { [$0.low, $0.high].compactMap { $0 } }
        }
    }

    /// A parameter that is varied.
    private struct Variation {
        let run: ModelRun
        let impact: Impact
        let headline: Headline
        let parameter: LedgerEntry
        let ends: Ends

        /// What has to be run.
        var runs: [ModelRun] { [ends.low, ends.high].compactMap { $0 } }

        /// What it does, from the impacts of the runs.
        func driver(_ impacts: [Impact?], _ watched: [Party], on table: MRIOTable) -> Driver {
            func percentages(_ impact: Impact?) -> [Double?] {
                watched.map { party in
                    impact.flatMap { headline.percent($0, of: party.regions, on: table) }
                }
            }
            return Driver(
                run: run.label, path: run.path(of: parameter.name), headline: headline,
                parameter: parameter, range: ends.high == nil ? nil : parameter.range,
                alternative: ends.alternative, low: percentages(impacts[0]),
                base: percentages(impact),
                high: percentages(impacts.count > 1 ? impacts[1] : nil))
        }
    }

    private typealias Ends = (low: ModelRun, high: ModelRun?, alternative: String?)

    /// The runs at both ends of a parameter's range, or with another word for it; nil where it is
    /// not varied.
    private static func ends(
        _ parameter: LedgerEntry, _ run: ModelRun
    ) -> Ends? {
        switch parameter.value {
        case .number:
            guard let range = parameter.range,
                let low = run.varying(parameter.name, to: range.lowerBound),
                let high = run.varying(parameter.name, to: range.upperBound)
            else { return nil }
            return (low, high, nil)
        case .text(let word):
            if let range = parameter.range,
                let low = run.varying(parameter.name, to: range.lowerBound),
                let high = run.varying(parameter.name, to: range.upperBound)
            {
                return (low, high, nil)
            }
            guard
                let other = run.values[parameter.name]?.alternatives.first(where: { $0 != word }),
                let changed = run.varying(parameter.name, to: .word(other))
            else { return nil }
            return (changed, nil, other)
        }
    }

    /// Work that is quick: a year of 600 industries in the daily model.
    public static let quickWork = 365.0 * 600 * 600

    /// What the bands of overlays do to one side, one number of one overlay at a time.
    private static func drivers(
        _ side: OverlayRuns.Side, _ items: [OverlayRuns.Item], _ shortage: ParameterValues?,
        watched: [Party], effort: Effort, skipped: inout [String], on system: LeontiefSystem
    ) throws -> [Driver] {
        let table = system.table
        func percentages(_ items: [OverlayRuns.Item]) throws -> [Double?] {
            let impact = try OverlayRuns.outcome(
                side, items, shortage: shortage, on: system
            ).impact
            return watched.map { party in
                impact.flatMap { Headline.valueAdded.percent($0, of: party.regions, on: table) }
            }
        }
        var base: [Double?]?
        var found: [Driver] = []
        for (index, item) in items.enumerated() {
            let bands = item.bands.bands.sorted { $0.key.rawValue < $1.key.rawValue }
            for (number, band) in bands {
                let path = "overlay[\(index)].\(number.rawValue)"
                let n = Double(table.industryCount)
                if side == .downstream, effort == .quick, Double(item.days) * n * n > quickWork {
                    skipped.append("\(OverlayRuns.label(side)): \(path)")
                    continue
                }
                func varied(_ value: Double) throws -> [Double?] {
                    var changed = items
                    changed[index] = item.with(item.overlay.with(number, value))
                    return try percentages(changed)
                }
                let given = try base ?? percentages(items)
                base = given
                found.append(
                    Driver(
                        run: OverlayRuns.label(side), path: path, headline: .valueAdded,
                        parameter: LedgerEntry(
                            number.rawValue, .number(number.value(in: item.overlay)),
                            unit: number.unit, source: "the scenario", isDefault: false,
                            range: band),
                        range: band, alternative: nil, low: try varied(band.lowerBound),
                        base: given,
                        high: try varied(band.upperBound)))
            }
        }
        return found
    }
}
