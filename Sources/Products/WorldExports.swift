import Containers

/// What every economy sells of every product to all others in a year: what a screen needs of the
/// whole world.
package struct WorldExports: Sendable {
    /// K × P, product-major, USD.
    private let values: RowColumn<Double>
    /// K × P, importers that each sells to.
    private let importers: RowColumn<UInt32>
    /// Where the year begins in both.
    private let first: Int
    private let partnerCount: Int

    /// A year of columns that hold many.
    init(_ values: RowColumn<Double>, _ importers: RowColumn<UInt32>, year: Int, _ K: Int, _ P: Int)
    {
        self.values = values
        self.importers = importers
        first = year * K * P
        partnerCount = P
    }

    /// What an economy sells of a product, USD.
    package func value(product: Int, exporter: Int) -> Double {
        values[first + product * partnerCount + exporter]
    }

    /// To how many importers it sells.
    package func importers(product: Int, exporter: Int) -> Int {
        Int(importers[first + product * partnerCount + exporter])
    }

    /// What all economies sell of a product, in the order of partners.
    package func sellers(product: Int) -> Slice<RowColumn<Double>> {
        let start = first + product * partnerCount
        return values[start..<(start + partnerCount)]
    }
}

extension BilateralTrade {
    /// Sums over importers, for all years: values (T × K × P) and numbers of importers.
    /// - Complexity: one pass over the flows, in parallel.
    func summedExports() -> (values: RowColumn<Double>, importers: RowColumn<UInt32>) {
        summedExports(years.indices)
    }

    /// The same for some years, of which the first comes first.
    ///
    /// Each thread takes some products of every importer, so that every sum is made by one and in
    /// the order of importers.
    private func summedExports(
        _ wanted: Range<Int>
    ) -> (values: RowColumn<Double>, importers: RowColumn<UInt32>) {
        let (P, K) = (partners.count, products.count)
        let values = RowMemory<Double>(count: wanted.count * K * P)
        let importers = RowMemory<UInt32>(count: wanted.count * K * P)
        let parts = max(1, min(8, count >> 18, K))
        _ = Parallel.map(parts) { part in
            let (first, last) = (K * part / parts, K * (part + 1) / parts)
            let (values, importers) = (values.start, importers.start)
            for year in wanted {
                for importer in 0..<P {
                    let all = rows(year: year, importer: importer)
                    let own = UInt16(importer)
                    let start = self.first(in: all, from: first)
                    let end = self.first(in: all, from: last)
                    let place = (year - wanted.lowerBound) * K
                    rowProduct.withRows(start..<end) { product in
                        rowExporter.withRows(start..<end) { exporter in
                            rowValue.withRows(start..<end) { value in
                                for row in product.indices {
                                    // What an economy is said to sell to itself is no export.
                                    if exporter[row] == own { continue }
                                    let k = (place + Int(product[row])) * P + Int(exporter[row])
                                    values[k] += value[row]
                                    importers[k] &+= 1
                                }
                            }
                        }
                    }
                }
            }
        }
        return (
            RowColumn(values, count: values.elements.count),
            RowColumn(importers, count: importers.elements.count)
        )
    }

    /// What every economy sells to the world in a year: from the native file, where it is one.
    /// - Complexity: one pass over the year's flows, unless the file has the sums.
    package func worldExports(year: Int) -> WorldExports {
        let (P, K) = (partners.count, products.count)
        if let sums { return WorldExports(sums.values, sums.importers, year: year, K, P) }
        let (values, importers) = summedExports(year..<(year + 1))
        return WorldExports(values, importers, year: 0, K, P)
    }
}
