public import InputOutput

/// What several product overlays do together, upstream and downstream, as rows beside the ladder.
///
/// Where more than one product limits an industry, the scarcest does: their losses are not added.
public enum OverlayRuns {
    /// An overlay with the time it is looked at.
    public struct Item: Sendable, Hashable {
        /// The product and its users.
        public let overlay: ProductOverlay
        /// Days of its horizon.
        public let days: Int
        /// Days the cut lasts; nil for the whole horizon.
        public let duration: Int?
        /// What is not known about it.
        public let bands: OverlayBands

        /// An overlay over some days; less than one day is a precondition.
        public init(
            _ overlay: ProductOverlay, days: Int = 365, duration: Int? = nil,
            bands: OverlayBands = OverlayBands()
        ) {
            precondition(days >= 1, "a horizon has days")
            self.overlay = overlay
            self.days = days
            self.duration = duration
            self.bands = bands
        }

        /// The overlay at an end of its bands.
        public func at(_ end: OverlayBands.End) -> ProductOverlay {
            bands.overlay(overlay, at: end)
        }

        /// The same with another overlay.
        func with(_ overlay: ProductOverlay) -> Item {
            Item(overlay, days: days, duration: duration, bands: bands)
        }
    }

    /// What every user can make on each day as a share of its capacity, over the longest horizon.
    public static func capacityPaths(_ items: [Item]) -> [Int: [Double]] {
        let days = items.map(\.days).max() ?? 0
        var paths: [Int: [Double]] = [:]
        for item in items {
            for (industry, path) in item.overlay.capacityPaths(days: days, duration: item.duration)
            {
                paths[industry] = paths[industry].map { zip($0, path).map(min) } ?? path
            }
        }
        return paths
    }

    /// Which way losses are followed.
    public enum Side: String, Sendable, Hashable, CaseIterable {
        /// To the users' suppliers.
        case upstream = "overlay-upstream"
        /// To the users' customers.
        case downstream = "overlay-downstream"
    }

    /// Outcomes of two sides: `overlay-upstream`, what the users and their suppliers lose (mixed
    /// model, mean loss over the horizon), and `overlay-downstream`, what their customers lose too
    /// (shortage model). Where an overlay has bands, each side follows at both of their ends, as
    /// `overlay-upstream-least` and `overlay-upstream-most`: the result is the range between them.
    /// - Parameter shortage: what the shortage model supposes downstream; nil for its defaults.
    /// - Throws: errors of the linear system that are no failure of a model.
    public static func outcomes(
        _ items: [Item], shortage: ParameterValues? = nil, on system: LeontiefSystem
    ) throws -> [ModelOutcome] {
        try Side.allCases.flatMap { side in
            try ends(items).map {
                try outcome(side, items, at: $0, shortage: shortage, on: system)
            }
        }
    }

    /// What the shortage model supposes downstream when these runs stand beside it: the values of
    /// the last of them that is of that model, which in the ladder is the half-critical one; nil
    /// where none is.
    public static func shortage(among runs: [ModelRun]) -> ParameterValues? {
        runs.last { $0.type.name == Shortage.name }?.values
    }

    /// The given values, and the ends of the bands where there are any.
    private static func ends(_ items: [Item]) -> [OverlayBands.End?] {
        items.contains { !$0.bands.bands.isEmpty } ? [nil] + OverlayBands.End.allCases : [nil]
    }

    /// The label of an outcome.
    public static func label(_ side: Side, at end: OverlayBands.End? = nil) -> String {
        side.rawValue + (end.map { "-\($0.rawValue)" } ?? "")
    }

    /// Said where no run of the shortage model lists what it supposes.
    private static let unlisted = LedgerEntry(
        "parameters", .text("defaults of shortage"),
        source: "name shortage or the ladder under models to choose others", isDefault: true)

    /// One of the outcomes.
    /// - Parameters:
    ///   - end: an end of the bands; nil for the given values.
    ///   - shortage: what the shortage model supposes downstream; nil for its defaults.
    /// - Throws: errors of the linear system that are no failure of a model.
    public static func outcome(
        _ side: Side, _ given: [Item], at end: OverlayBands.End? = nil,
        shortage: ParameterValues? = nil, on system: LeontiefSystem
    ) throws -> ModelOutcome {
        let items = given.map { item in
            end.map { item.with(item.at($0)) } ?? item
        }
        let atEnd = end.map { " (the \($0.rawValue) that the bands allow)" } ?? ""
        let days = items.map(\.days).max() ?? 0
        let paths = capacityPaths(items)
        let names = items.map(\.overlay.product).joined(separator: ", ")
        switch side {
        case .upstream:
            let mean = paths.sorted { $0.key < $1.key }.map { industry, path in
                Shock.CapacityChange(
                    industry: industry,
                    change: min(max(path.reduce(0, +) / Double(max(path.count, 1)) - 1, -1), 0))
            }
            let upstream = ModelRun(
                MixedExogenousOutput.self, label: label(side, at: end),
                supposes: "users of \(names) make less on average, their suppliers lose sales"
                    + atEnd)
            return try ModelOutcome(upstream) {
                try upstream.impact(of: Shock(capacityChanges: mean), on: system)
            }
        case .downstream:
            let values = (shortage ?? Shortage.standardValues)
                .setting("days", .number(Double(days)), source: "the overlay")
            // Its parameters are those of another run, which lists them under a name that can be
            // set.
            let downstream = ModelRun(
                Shortage.self, values, label: label(side, at: end),
                supposes: "users of \(names) make less day by day, "
                    + "their customers run down stocks" + atEnd,
                listsParameters: false)
            return try ModelOutcome(downstream) {
                let path = try Shortage(values).path(
                    of: Shock(), on: system, capacityPaths: paths)
                let valueAdded = system.coefficients.valueAdded
                return Impact(
                    model: downstream.label,
                    measures: [
                        .outputChange(path.outputChange),
                        .valueAddedChange(zip(valueAdded, path.outputChange).map { $0 * $1 }),
                    ],
                    stocks: path.stocks,
                    assumptions: shortage == nil && end == nil ? [Self.unlisted] : [],
                    diagnostics: path.diagnostics)
            }
        }
    }
}
