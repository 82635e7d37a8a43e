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
    /// - Complexity: one pass over the flows.
    func summedExports() -> (values: [Double], importers: [UInt32]) {
        let (P, K) = (partners.count, products.count)
        var values = [Double](repeating: 0, count: years.count * K * P)
        var importers = [UInt32](repeating: 0, count: years.count * K * P)
        for year in years.indices {
            for importer in 0..<P {
                for row in rows(year: year, importer: importer) {
                    let k = (year * K + Int(rowProduct[row])) * P + Int(rowExporter[row])
                    values[k] += rowValue[row]
                    importers[k] += 1
                }
            }
        }
        return (values, importers)
    }

    /// What every economy sells to the world in a year: from the native file, where it is one.
    /// - Complexity: one pass over the year's flows, unless the file has the sums.
    package func worldExports(year: Int) -> WorldExports {
        let (P, K) = (partners.count, products.count)
        if let sums { return WorldExports(sums.values, sums.importers, year: year, K, P) }
        var values = [Double](repeating: 0, count: K * P)
        var importers = [UInt32](repeating: 0, count: K * P)
        for importer in 0..<P {
            for row in rows(year: year, importer: importer) {
                let k = Int(rowProduct[row]) * P + Int(rowExporter[row])
                values[k] += rowValue[row]
                importers[k] += 1
            }
        }
        return WorldExports(RowColumn(values), RowColumn(importers), year: 0, K, P)
    }
}
