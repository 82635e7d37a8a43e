/// Flows in any order, as a file has them, to be made into ``BilateralTrade``.
package struct TradeRows: Sendable {
    package var year: [UInt16] = []
    package var exporter: [UInt16] = []
    package var importer: [UInt16] = []
    package var product: [UInt16] = []
    package var value: [Double] = []
    package var quantity: [Double] = []

    package init() {}

    package var count: Int { value.count }

    /// Makes room for so many rows.
    mutating func reserve(_ rows: Int) {
        year.reserveCapacity(rows)
        exporter.reserveCapacity(rows)
        importer.reserveCapacity(rows)
        product.reserveCapacity(rows)
        value.reserveCapacity(rows)
        quantity.reserveCapacity(rows)
    }
}

extension BilateralTrade {
    /// Two rows of one (year, importer, product, exporter), by their positions in the file.
    package struct Repeated: Error {
        package let first: Int
        package let second: Int
    }

    /// Sorts rows whose columns are positions in `years`, `partners` and `products`.
    ///
    /// A counting sort by each column, the last first, which keeps the order of equal rows.
    /// - Throws: `Repeated` when a flow stands twice.
    /// - Complexity: O(rows).
    package init(
        _ rows: TradeRows, years: [Int], partners: [Partner], products: [CustomsCode],
        edition: String?, source: String
    ) throws(Repeated) {
        var order = [UInt32](repeating: 0, count: rows.count)
        for k in order.indices { order[k] = UInt32(k) }
        Self.sort(&order, by: rows.exporter, count: partners.count)
        Self.sort(&order, by: rows.product, count: products.count)
        Self.sort(&order, by: rows.importer, count: partners.count)
        if years.count > 1 { Self.sort(&order, by: rows.year, count: years.count) }
        if let twice = Self.repeated(order, in: rows) { throw twice }
        var starts = [Int](repeating: 0, count: years.count * partners.count + 1)
        for row in 0..<rows.count {
            starts[Int(rows.year[row]) * partners.count + Int(rows.importer[row]) + 1] += 1
        }
        for k in 1..<starts.count { starts[k] += starts[k - 1] }
        self.init(
            years: years, partners: partners, products: products, edition: edition,
            source: source, starts: starts, rowProduct: order.map { rows.product[Int($0)] },
            rowExporter: order.map { rows.exporter[Int($0)] },
            rowValue: order.map { rows.value[Int($0)] },
            rowQuantity: order.map { rows.quantity[Int($0)] })
    }

    private static func sort(_ order: inout [UInt32], by column: [UInt16], count: Int) {
        var next = [Int](repeating: 0, count: count + 1)
        for key in column { next[Int(key) + 1] += 1 }
        for k in 1..<next.count { next[k] += next[k - 1] }
        order = [UInt32](unsafeUninitializedCapacity: order.count) { [order] sorted, made in
            for row in order {
                let key = Int(column[Int(row)])
                sorted[next[key]] = row
                next[key] += 1
            }
            made = order.count
        }
    }

    private static func repeated(_ order: [UInt32], in rows: TradeRows) -> Repeated? {
        guard order.count > 1 else { return nil }
        for k in 1..<order.count {
            let (a, b) = (Int(order[k - 1]), Int(order[k]))
            if rows.exporter[a] == rows.exporter[b], rows.product[a] == rows.product[b],
                rows.importer[a] == rows.importer[b], rows.year[a] == rows.year[b]
            {
                return Repeated(first: a, second: b)
            }
        }
        return nil
    }
}
