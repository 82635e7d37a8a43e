import InputOutput
import LinearAlgebra

/// Losses of both sides year by year.
public struct TimelineResult: Sendable {
    /// One year.
    public struct Year: Sendable {
        /// From 1.
        public let year: Int
        /// Index of the phase.
        public let phase: Int
        /// Mix of the first restriction's flow.
        public let mix: Timeline.Mix
        /// Change of GDP by region against the baseline year, G, in the table's unit: lost and replacing
        /// sales with all that goes into them (flow extraction, models.md 2.1).
        public let valueAddedChange: [Double]
        /// Change of the cost of final demand by region, G, in the table's unit: premiums and scarcity
        /// passed on in full (cost-push, models.md 2.2). Positive is dearer.
        public let costChange: [Double]

        /// GDP change less what final demand costs more, G, in the table's unit. The first is what sellers
        /// lose, the second what buyers lose.
        public var netChange: [Double] { zip(valueAddedChange, costChange).map { $0 - $1 } }
    }

    /// The years in order.
    public let years: [Year]

    /// Sum over the years up to and including each, by region: element year, then region.
    public var cumulatedNetChange: [[Double]] {
        var total = [Double](repeating: 0, count: years.first?.netChange.count ?? 0)
        return years.map { year in
            total = zip(total, year.netChange).map { $0 + $1 }
            return total
        }
    }
}

extension Timeline {
    /// The losses of every year.
    ///
    /// The phases set the cut; the restrictions' own cuts are not used. Each year is a low-rank change of
    /// the baseline economy, which does not grow.
    /// - Throws: `infeasible` when a restricted system is singular.
    /// - Complexity: 2(k + 1) solves a year for k restricted product rows.
    public func result(
        for restrictions: [Restriction], on system: LeontiefSystem
    ) throws -> TimelineResult {
        precondition(!restrictions.isEmpty, "a timeline needs a restriction")
        let mixes = restrictions.map { self.mixes(productShare: $0.productShare) }
        let phaseOfYear = phases.enumerated().flatMap { index, phase in
            [Int](repeating: index, count: phase.years)
        }
        var years: [TimelineResult.Year] = []
        var known: [[Mix]: (valueAdded: [Double], cost: [Double])] = [:]
        for (index, phase) in phaseOfYear.enumerated() {
            let ofYear = mixes.map { $0[index] }
            let changes = try known[ofYear] ?? changes(restrictions, ofYear, system)
            known[ofYear] = changes
            years.append(
                TimelineResult.Year(
                    year: index + 1, phase: phase, mix: ofYear[0],
                    valueAddedChange: changes.valueAdded, costChange: changes.cost))
        }
        return TimelineResult(years: years)
    }

    private func changes(
        _ restrictions: [Restriction], _ mixes: [Mix], _ system: LeontiefSystem
    ) throws -> (valueAdded: [Double], cost: [Double]) {
        let table = system.table
        let layout = table.layout
        var change = StructuralChange(layout)
        var markUps: [Int: [Int: Double]] = [:]
        // What final demand pays more on its own purchases, by region, and at which prices.
        var direct: [(row: Int, region: Int, amount: Double)] = []
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
                try StructuralChange.priceChange(markUps: markUps, in: system)
            )
        }
        let valueAdded = zip(system.coefficients.valueAdded, output).map { $0 * $1 }
        var cost = [Double](repeating: 0, count: layout.regionCount)
        for (column, value) in table.Y.transposedTimes(prices).enumerated() {
            cost[layout.region(ofDemandColumn: column)] += value
        }
        for item in direct { cost[item.region] += item.amount * (1 + prices[item.row]) }
        return (layout.sumByRegion(valueAdded), cost)
    }
}
