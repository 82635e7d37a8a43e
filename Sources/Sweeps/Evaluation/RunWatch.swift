import InputOutput
import LinearAlgebra
import Shocks

/// What is watched of one model on one table, and how it is had from quantities or prices alone.
struct RunWatch: Sendable {
    /// A watched number.
    struct Item: Sendable {
        let column: MetricColumn
        let target: MetricTarget
    }

    let items: [Item]
    let table: MRIOTable

    /// The numbers of an impact; NaN where the model does not price them.
    /// - Parameter table: another table of the same layout.
    func values(of impact: Impact, on other: MRIOTable? = nil) -> [Double] {
        let table = other ?? table
        return items.map { $0.column.value(impact, of: $0.target, on: table) ?? .nan }
    }

    /// What Δx is weighed with for each item, n×m, and which items are sums of Δx.
    func quantityWeights(
        valueAdded: [Double]
    ) -> (weights: Matrix<IndustryAxis, OrdinalAxis>, isMeant: [Bool]) {
        let n = table.industryCount
        var isMeant = [Bool](repeating: true, count: items.count)
        let weights = Matrix<IndustryAxis, OrdinalAxis>(
            table.layout.industryAxis, Axis(count: items.count)
        ) { p in
            for (m, item) in items.enumerated() {
                let gdp = item.target.gdp(table)
                for i in item.target.industries {
                    switch item.column {
                    case .outputChange: p[i + m * n] = 1
                    case .valueAddedChange: p[i + m * n] = valueAdded[i]
                    case .valueAddedPercent where gdp > 0,
                        .headline where gdp > 0 && item.target.isRegional:
                        p[i + m * n] = 100 * valueAdded[i] / gdp
                    default: isMeant[m] = false
                    }
                }
            }
        }
        return (weights, isMeant)
    }

    /// The baskets whose prices the items are, and which items are prices.
    func baskets() -> (baskets: [CostPushFamily.Basket], isMeant: [Bool]) {
        let layout = table.layout
        let spending = table.Y.columnSums()
        func isSpent(_ region: Int) -> Bool {
            layout.demandColumns(of: region).reduce(0) { $0 + spending[$1] } > 0
        }
        let made = items.map { item -> CostPushFamily.Basket? in
            if item.target.isRegional, [.pricePercent, .headline].contains(item.column) {
                let columns = item.target.regions.filter(isSpent)
                    .flatMap { Array(layout.demandColumns(of: $0)) }
                let total = columns.reduce(0) { $0 + spending[$1] }
                if !(total > 0) { return nil }
                return .init(
                    columns: Dictionary(
                        uniqueKeysWithValues: columns.map { ($0, 100 / total) }))
            }
            guard item.column == .pricePercent else { return nil }
            return .init(
                industries: Dictionary(
                    uniqueKeysWithValues: item.target.industryWeights(table).map {
                        ($0.industry, 100 * $0.weight)
                    }))
        }
        return (made.map { $0 ?? .init() }, made.map { $0 != nil })
    }
}
