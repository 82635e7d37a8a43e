import InputOutput
import LinearAlgebra

/// The one number that a model has for a region: its most telling measure, in percent. Losses are
/// negative in the first two; dearer is positive in the third.
public enum Headline: String, Sendable, Hashable, CaseIterable {
    /// Change of real income, for models with prices and wages.
    case realIncome = "real income"
    /// Change of value added as a share of GDP, for models of quantities.
    case valueAdded = "value added"
    /// Change of what final demand costs, for models of prices alone.
    case cost = "cost of final demand"

    /// What its percentages refer to.
    public var unit: String {
        switch self {
        case .realIncome: "%"
        case .valueAdded: "% of GDP"
        case .cost: "%"
        }
    }

    /// The headline of an impact: real income where the model has it, else value added, else prices.
    public init?(_ impact: Impact) {
        if impact.welfareChange != nil {
            self = .realIncome
        } else if impact.valueAddedChange != nil {
            self = .valueAdded
        } else if impact.consumerPriceChange != nil {
            self = .cost
        } else {
            return nil
        }
    }

    /// The percentage for some regions together: value added over their GDP, real income weighted by
    /// GDP, cost weighted by final demand; nil where the model does not price it.
    public func percent(
        _ impact: Impact, of regions: [Int], on table: MRIOTable
    ) -> Double? {
        let gdp = regions.map { table.gdp[$0] }
        switch self {
        case .realIncome:
            return Self.mean(impact.welfareChange.map { all in regions.map { all[$0] } }, gdp)
        case .valueAdded:
            guard let change = impact.valueAddedChange else { return nil }
            let total = gdp.reduce(0, +)
            let changes = regions.map { region in
                table.layout.industries(of: region).reduce(0) { $0 + change[$1] }
            }
            return total > 0 ? 100 * changes.reduce(0, +) / total : nil
        case .cost:
            guard let all = impact.consumerPriceChange else { return nil }
            let priced = regions.filter { all[$0] != nil }
            return Self.mean(priced.compactMap { all[$0] }, priced.map(table.spending(of:)))
        }
    }

    private static func mean(_ values: [Double]?, _ weights: [Double]) -> Double? {
        guard let values, !values.isEmpty else { return nil }
        let total = weights.reduce(0, +)
        guard total > 0 else { return nil }
        return 100 * zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
}

extension Ladder {
    /// The regions outside `parties` that any of the outcomes affects most, by the size of the headline
    /// percentage, largest first.
    public static func mostAffected(
        _ outcomes: [ModelOutcome], besides parties: [Party], count: Int, on table: MRIOTable
    ) -> [Party] {
        let layout = table.layout
        let named = Set(parties.flatMap(\.regions))
        // Where a shock names everybody, single regions stand out from its groups.
        let candidates = (0..<layout.regionCount).filter { r in
            named.count == layout.regionCount
                ? !parties.contains { $0.regions == [r] } : !named.contains(r)
        }
        var strength = [Double](repeating: 0, count: layout.regionCount)
        for impact in outcomes.compactMap(\.impact) {
            guard let headline = Headline(impact) else { continue }
            for r in candidates {
                let size = abs(headline.percent(impact, of: [r], on: table) ?? 0)
                strength[r] = max(strength[r], size)
            }
        }
        return candidates.filter { strength[$0] > 0 }
            .sorted { (-strength[$0], $0) < (-strength[$1], $1) }.prefix(count)
            .map { Party(name: layout.regions[$0].code, role: .other, regions: [$0]) }
    }
}
