import InputOutput

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

        /// An overlay over some days; less than one day is a precondition.
        public init(_ overlay: ProductOverlay, days: Int = 365, duration: Int? = nil) {
            precondition(days >= 1, "a horizon has days")
            self.overlay = overlay
            self.days = days
            self.duration = duration
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

    /// Two outcomes: `overlay-upstream`, what the users and their suppliers lose (mixed model, mean loss
    /// over the horizon), and `overlay-downstream`, what their customers lose too (shortage model).
    /// - Throws: errors of the linear system that are no failure of a model.
    public static func outcomes(
        _ items: [Item], on system: LeontiefSystem
    ) throws -> [ModelOutcome] {
        try Side.allCases.map { try outcome($0, items, on: system) }
    }

    /// One of the two outcomes.
    /// - Throws: errors of the linear system that are no failure of a model.
    public static func outcome(
        _ side: Side, _ items: [Item], on system: LeontiefSystem
    ) throws -> ModelOutcome {
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
                MixedExogenousOutput.self, label: side.rawValue,
                supposes: "users of \(names) make less on average, their suppliers lose sales")
            return try ModelOutcome(upstream) {
                try upstream.impact(of: Shock(capacityChanges: mean), on: system)
            }
        case .downstream:
            let values = Shortage.standardValues
                .setting("days", .number(Double(days)), source: "the overlay")
            let downstream = ModelRun(
                Shortage.self, values, label: side.rawValue,
                supposes: "users of \(names) make less day by day, "
                    + "their customers run down stocks")
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
                    diagnostics: path.diagnostics)
            }
        }
    }
}
