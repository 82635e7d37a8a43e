import InputOutput
import LinearAlgebra

/// Trade beside what a table has of the same goods: values in another unit than was thought show
/// there.
public struct TradeComparison: Sendable {
    /// All trade of the year that has a place in the table over what the sectors that make it sell
    /// there: about 1 for all goods. Far above it, the values are not USD; far below it the trade
    /// is of some products only, or in thousand USD. Nil where the table has no such sales.
    public let ratio: Double?
    /// Positions of products of which, for more than half of the value, a flow is larger than all
    /// that its sectors sell there, by falling value.
    public let oversized: [Int]
}

extension ProductFlows {
    /// ``TradeComparison/ratio``.
    /// - Complexity: one pass over the flows of the year and over Z.
    public func coverage(_ links: SectorLinks) -> Double? { comparison(links).ratio }

    /// Compares the trade of the year with the table.
    /// - Complexity: one pass over the flows of the year and over Z.
    public func comparison(_ links: SectorLinks) -> TradeComparison {
        let layout = table.layout
        let (n, G) = (layout.industryCount, layout.regionCount)
        let traded = Set(regions.compactMap { $0 }).sorted()
        var sold = [Double](repeating: 0, count: n * G)
        for r in traded {
            for i in 0..<n {
                sold[i * G + r] = layout.industries(of: r).reduce(demand[i, r]) {
                    $0 + table.Z[i, $1]
                }
            }
        }
        var made = [Bool](repeating: false, count: layout.sectorCount)
        var value = 0.0
        var all = [Double](repeating: 0, count: trade.products.count)
        var beyond = all
        for importer in trade.partners.indices {
            guard let r = regions[importer] else { continue }
            for row in trade.rows(year: year, importer: importer) {
                let product = Int(trade.rowProduct[row])
                guard let s = regions[Int(trade.rowExporter[row])], s != r,
                    let parts = links.parts[trade.products[product]]
                else { continue }
                var flow = 0.0
                for part in parts {
                    made[part.sector] = true
                    flow += sold[layout.industry(region: s, sector: part.sector) * G + r]
                }
                value += trade.rowValue[row]
                all[product] += trade.rowValue[row]
                if trade.rowValue[row] > unit * flow { beyond[product] += trade.rowValue[row] }
            }
        }
        var flow = 0.0
        for i in 0..<n where made[layout.sector(ofIndustry: i)] {
            let s = layout.region(ofIndustry: i)
            guard traded.contains(s) else { continue }
            for r in traded where r != s { flow += sold[i * G + r] }
        }
        return TradeComparison(
            ratio: flow > 0 ? value / (unit * flow) : nil,
            oversized: all.indices.filter { 2 * beyond[$0] > all[$0] }
                .sorted { (-all[$0], $0) < (-all[$1], $1) })
    }
}
