public import InputOutput
import LinearAlgebra

/// Losses of both sides year by year: value added and cost are two results.
public struct TimelineResult: Sendable {
    /// One year.
    public struct Year: Sendable {
        /// From 1.
        public let year: Int
        /// Index of the phase.
        public let phase: Int
        /// Mix of the first restriction's flow.
        public let mix: Timeline.Mix
        /// Change of GDP by region against the baseline year, G, in the table's unit: lost and
        /// replacing sales with all that goes into them (flow extraction, models.md 2.1).
        public let valueAddedChange: [Double]
        /// Change of the cost of final demand by region, G, in the table's unit: premiums and
        /// scarcity passed on in full (cost-push, models.md 2.2), and what building plants at home
        /// costs. Positive is dearer. It is another measure than value added: the two are never
        /// netted.
        public let costChange: [Double]
        /// Of `costChange` what building plants at home costs, G.
        public let buildingCost: [Double]
        /// Change of value added by region, G, for want of the products of overlays: their users
        /// make less, their suppliers sell less (mixed model); nil without overlays.
        public let overlayValueAddedChange: [Double]?
    }

    /// The years in order.
    public let years: [Year]

    /// Value added lost and gained up to and including each year, by region: element year, then
    /// region.
    public var cumulatedValueAddedChange: [[Double]] { cumulated(\.valueAddedChange) }

    /// Cost up to and including each year, by region: element year, then region.
    public var cumulatedCostChange: [[Double]] { cumulated(\.costChange) }

    private func cumulated(_ values: KeyPath<Year, [Double]>) -> [[Double]] {
        var total = [Double](repeating: 0, count: years.first?[keyPath: values].count ?? 0)
        return years.map { year in
            total = zip(total, year[keyPath: values]).map { $0 + $1 }
            return total
        }
    }
}

extension Timeline {
    /// The losses of every year.
    ///
    /// The phases set the cut of restrictions and overlays alike; their own cuts are not used. Each
    /// year is a low-rank change of the baseline economy, which does not grow.
    /// - Throws: `infeasible` when a restricted system is singular.
    /// - Complexity: 2(k + 1) solves a year for k restricted product rows.
    public func result(
        for restrictions: [Restriction], overlays: [ProductOverlay] = [],
        on system: LeontiefSystem
    ) throws -> TimelineResult {
        precondition(!restrictions.isEmpty || !overlays.isEmpty, "a timeline restricts something")
        let ofOverlays = try overlayChanges(overlays, system)
        let mixes = restrictions.map { self.mixes(productShare: $0.productShare) }
        let phaseOfYear = phases.enumerated().flatMap { index, phase in
            [Int](repeating: index, count: phase.years)
        }
        var years: [TimelineResult.Year] = []
        var known: [[Mix]: Changes] = [:]
        for (index, phase) in phaseOfYear.enumerated() {
            let ofYear = mixes.map { $0[index] }
            let changes = try known[ofYear] ?? changes(restrictions, ofYear, system)
            known[ofYear] = changes
            years.append(
                TimelineResult.Year(
                    year: index + 1, phase: phase, mix: ofYear.first ?? self.mixes()[index],
                    valueAddedChange: changes.valueAdded, costChange: changes.cost,
                    buildingCost: changes.building,
                    overlayValueAddedChange: ofOverlays.map { $0[index] }))
        }
        return TimelineResult(years: years)
    }

    /// What a year does, by region.
    private struct Changes {
        var valueAdded: [Double]
        var cost: [Double]
        var building: [Double]
    }

    /// What the overlays' users and their suppliers lose in each year, by region; nil without
    /// overlays.
    private func overlayChanges(
        _ overlays: [ProductOverlay], _ system: LeontiefSystem
    ) throws -> [[Double]]? {
        if overlays.isEmpty { return nil }
        let days = 365
        let cuts = cuts.flatMap { Array(repeating: $0, count: days) }
        var paths: [Int: [Double]] = [:]
        for overlay in overlays {
            for (user, path) in overlay.capacityPaths(cuts: cuts) {
                paths[user] = paths[user].map { zip($0, path).map(min) } ?? path
            }
        }
        return try (0..<yearCount).map { year in
            let range = (year * days)..<((year + 1) * days)
            let changes = paths.sorted { $0.key < $1.key }.map { user, path in
                let mean = path[range].reduce(0, +) / Double(days)
                return Shock.CapacityChange(industry: user, change: min(max(mean - 1, -1), 0))
            }
            let impact = try MixedExogenousOutput().impact(
                of: Shock(capacityChanges: changes), on: system)
            return system.table.layout.sumByRegion(impact.valueAddedChange ?? [])
        }
    }

    private func changes(
        _ restrictions: [Restriction], _ mixes: [Mix], _ system: LeontiefSystem
    ) throws -> Changes {
        let table = system.table
        let layout = table.layout
        if restrictions.isEmpty {
            let none = [Double](repeating: 0, count: layout.regionCount)
            return Changes(valueAdded: none, cost: none, building: none)
        }
        var change = StructuralChange(layout)
        var markUps: [Int: [Int: Double]] = [:]
        // What final demand pays more on its own purchases, by region, and at which prices.
        var direct: [(row: Int, region: Int, amount: Double)] = []
        var building = [Double](repeating: 0, count: layout.regionCount)
        for (restriction, mix) in zip(restrictions, mixes) where mix.lost > 0 {
            let importer = restriction.importer
            let premium =
                localPremium * mix.localised + diversionPremium * mix.diverted
                + scarcityMarkUp * mix.missing
            let flows = RestrictedFlows([restriction.whole], in: layout)
            let thirds = (0..<layout.regionCount)
                .filter { $0 != importer && $0 != restriction.exporter }
            let home = ReplacementPlan(flows, in: table, rule: .domestic, spareCapacity: nil)
            let abroad = ReplacementPlan(
                flows, in: table, rule: .regions(thirds), spareCapacity: nil)
            let flow =
                home.intermediate.reduce(0) { $0 + $1.amount }
                + home.final.reduce(0) { $0 + $1.amount }
            building[importer] += localisationCost * mix.built * flow
            let perOutput = system.coefficients.inverseOutput
            for cell in home.intermediate {
                let a = cell.amount * perOutput[cell.column]
                change.addCoefficient(cell.row, cell.column, -a * mix.lost)
                markUps[cell.row, default: [:]][cell.column, default: 0] += a * premium
            }
            for cell in home.final {
                change.addDemand(cell.row, -cell.amount * mix.lost)
                direct.append((cell.row, importer, cell.amount * premium))
            }
            for (plan, share) in [(home, mix.localised), (abroad, mix.diverted)] where share > 0 {
                for cell in plan.intermediate {
                    for (industry, amount) in cell.replaced {
                        change.addCoefficient(
                            industry, cell.column, amount * share * perOutput[cell.column])
                    }
                }
                for cell in plan.final {
                    for (industry, amount) in cell.replaced {
                        change.addDemand(industry, amount * share)
                    }
                }
            }
        }
        let (output, prices) = try feasible("timeline", "the restricted system is singular") {
            () throws(LinearAlgebraError) in
            (
                try change.outputChange(in: system),
                try StructuralChange.PriceChange(markUps: markUps, in: system).prices()
            )
        }
        let valueAdded = zip(system.coefficients.valueAdded, output).map { $0 * $1 }
        var cost = [Double](repeating: 0, count: layout.regionCount)
        for (column, value) in table.Y.transposedTimes(prices).enumerated() {
            cost[layout.region(ofDemandColumn: column)] += value
        }
        for item in direct { cost[item.region] += item.amount * (1 + prices[item.row]) }
        for region in building.indices { cost[region] += building[region] }
        return Changes(
            valueAdded: layout.sumByRegion(valueAdded), cost: cost, building: building)
    }
}
