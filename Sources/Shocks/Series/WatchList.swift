public import InputOutput
import LinearAlgebra

/// What is watched of one model on one table, and how it is had from quantities or prices alone.
public struct WatchList: Sendable {
    /// A watched number.
    public struct Item: Sendable {
        /// The column of the model's results.
        public let column: ResultColumn
        /// Whose number.
        public let target: ResultTarget

        /// A number.
        public init(column: ResultColumn, target: ResultTarget) {
            self.column = column
            self.target = target
        }
    }

    /// The numbers in their order.
    public let items: [Item]
    /// The table.
    public let table: MRIOTable

    /// What is watched on a table.
    public init(items: [Item], table: MRIOTable) {
        self.items = items
        self.table = table
    }

    /// The numbers of an impact; NaN where the model does not price them.
    /// - Parameter other: another table of the same layout.
    public func values(of impact: Impact, on other: MRIOTable? = nil) -> [Double] {
        let table = other ?? table
        return items.map { $0.column.value(impact, of: $0.target, on: table) ?? .nan }
    }

    /// What Δx is weighed with for each item, n×m, and which items are sums of Δx: for models of
    /// quantities, whose measures are Δx and Δv = v̂_c·Δx and whose headline is value added.
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
                let column =
                    item.column == .headline && item.target.isRegional
                    ? Headline.valueAdded.column : item.column
                for i in item.target.industries {
                    switch column {
                    case .measure(MeasureDefinition.outputChange.id): p[i + m * n] = 1
                    case .measure(MeasureDefinition.valueAddedChange.id):
                        p[i + m * n] = valueAdded[i]
                    case .shareOfGDP(MeasureDefinition.valueAddedChange.id) where gdp > 0:
                        p[i + m * n] = 100 * valueAdded[i] / gdp
                    default: isMeant[m] = false
                    }
                }
            }
        }
        return (weights, isMeant)
    }

    /// The baskets whose prices the items are, and which items are prices: for models of prices,
    /// whose headline is the cost of final demand.
    func baskets() -> (baskets: [CostPushFamily.Basket], isMeant: [Bool]) {
        let layout = table.layout
        let spending = table.Y.columnSums()
        let price = Headline.cost.column
        func isSpent(_ region: Int) -> Bool {
            layout.demandColumns(of: region).reduce(0) { $0 + spending[$1] } > 0
        }
        let made = items.map { item -> CostPushFamily.Basket? in
            if item.target.isRegional, [price, .headline].contains(item.column) {
                let columns = item.target.regions.filter(isSpent)
                    .flatMap { Array(layout.demandColumns(of: $0)) }
                let total = columns.reduce(0) { $0 + spending[$1] }
                if !(total > 0) { return nil }
                return .init(
                    columns: Dictionary(
                        uniqueKeysWithValues: columns.map { ($0, 100 / total) }))
            }
            guard item.column == price else { return nil }
            return .init(
                industries: Dictionary(
                    uniqueKeysWithValues: item.target.industryWeights(table).map {
                        ($0.industry, 100 * $0.weight)
                    }))
        }
        return (made.map { $0 ?? .init() }, made.map { $0 != nil })
    }
}
