import Containers

extension BilateralTrade {
    /// The trade without what economies are said to sell to themselves, how many flows that are
    /// and their value in USD; nil where there are none.
    /// - Complexity: one pass over the exporters of all rows, in parallel.
    func withoutOwnFlows() -> (trade: BilateralTrade, count: Int, value: Double)? {
        let P = partners.count
        let own = Parallel.map(years.count * P) { [self] block -> [Int] in
            let rows = starts[block]..<starts[block + 1]
            let importer = UInt16(block % P)
            return rowExporter.withRows(rows) { exporters in
                guard exporters.contains(importer) else { return [] }
                return exporters.indices.filter { exporters[$0] == importer }
                    .map { rows.lowerBound + $0 }
            }
        }
        let dropped = own.joined()
        if dropped.isEmpty { return nil }
        var kept: [Int] = []
        kept.reserveCapacity(count - dropped.count)
        var ends = [0]
        for block in own.indices {
            let left = Set(own[block])
            for row in starts[block]..<starts[block + 1] where !left.contains(row) {
                kept.append(row)
            }
            ends.append(kept.count)
        }
        let trade = BilateralTrade(
            years: years, partners: partners, products: products, edition: edition,
            source: source, starts: ends,
            rowProduct: RowColumn(count: kept.count) { rowProduct[kept[$0]] },
            rowExporter: RowColumn(count: kept.count) { rowExporter[kept[$0]] },
            rowValue: RowColumn(count: kept.count) { rowValue[kept[$0]] },
            rowQuantity: RowColumn(count: kept.count) { rowQuantity[kept[$0]] })
        return (trade, dropped.count, dropped.reduce(0) { $0 + rowValue[$1] })
    }
}
