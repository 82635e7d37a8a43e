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
    /// Sorts rows of which each stands once.
    /// - Throws: `Repeated` when a flow stands twice with two values.
    package init(
        _ rows: TradeRows, years: [Int], partners: [Partner], products: [CustomsCode],
        edition: String?, source: String
    ) throws(Repeated) {
        var equalRows = 0
        try self.init(
            rows, years: years, partners: partners, products: products, edition: edition,
            source: source, equalRows: &equalRows)
    }

    /// The same trade, of a year that its file does not say.
    public func dated(_ year: Int) -> BilateralTrade {
        precondition(years == [0], "the trade has years")
        return BilateralTrade(
            years: [year], partners: partners, products: products, edition: edition,
            source: source, starts: starts, rowProduct: rowProduct, rowExporter: rowExporter,
            rowValue: rowValue, rowQuantity: rowQuantity, sums: sums, checksums: checksums)
    }

    /// A year for people, such as `2022`; nil where the file does not say.
    public func yearText(_ position: Int) -> String? {
        years[position] == 0 ? nil : String(years[position])
    }

    /// Two rows of one (year, importer, product, exporter), by their positions in the file.
    package struct Repeated: Error {
        package let first: Int
        package let second: Int
    }

    /// Sorts rows whose columns are positions in `years`, `partners` and `products`.
    ///
    /// A counting sort by each column, the last first, which keeps the order of equal rows.
    /// - Parameter equalRows: counts the rows that stand again with the same value and weight:
    ///   they are taken once.
    /// - Throws: `Repeated` when a flow stands twice with two values.
    /// - Complexity: O(rows).
    package init(
        _ rows: TradeRows, years: [Int], partners: [Partner], products: [CustomsCode],
        edition: String?, source: String, equalRows: inout Int
    ) throws(Repeated) {
        var order = [UInt32](repeating: 0, count: rows.count)
        for k in order.indices { order[k] = UInt32(k) }
        Self.sort(&order, by: rows.exporter, count: partners.count)
        Self.sort(&order, by: rows.product, count: products.count)
        Self.sort(&order, by: rows.importer, count: partners.count)
        if years.count > 1 { Self.sort(&order, by: rows.year, count: years.count) }
        let twice = try Self.repeated(order, in: rows)
        equalRows += twice.count
        if !twice.isEmpty { order.removeAll(where: twice.contains) }
        var starts = [Int](repeating: 0, count: years.count * partners.count + 1)
        for row in order.lazy.map(Int.init) {
            starts[Int(rows.year[row]) * partners.count + Int(rows.importer[row]) + 1] += 1
        }
        for k in 1..<starts.count { starts[k] += starts[k - 1] }
        self.init(
            years: years, partners: partners, products: products, edition: edition,
            source: source, starts: starts,
            rowProduct: RowColumn(count: order.count) { rows.product[Int(order[$0])] },
            rowExporter: RowColumn(count: order.count) { rows.exporter[Int(order[$0])] },
            rowValue: RowColumn(count: order.count) { rows.value[Int(order[$0])] },
            rowQuantity: RowColumn(count: order.count) { rows.quantity[Int(order[$0])] })
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

    /// Rows that say again what the row before them says.
    private static func repeated(
        _ order: [UInt32], in rows: TradeRows
    ) throws(Repeated) -> Set<UInt32> {
        guard order.count > 1 else { return [] }
        var equal: Set<UInt32> = []
        func isSame(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }
        for k in 1..<order.count {
            let (a, b) = (Int(order[k - 1]), Int(order[k]))
            if rows.exporter[a] == rows.exporter[b], rows.product[a] == rows.product[b],
                rows.importer[a] == rows.importer[b], rows.year[a] == rows.year[b]
            {
                guard isSame(rows.value[a], rows.value[b]),
                    isSame(rows.quantity[a], rows.quantity[b])
                else { throw Repeated(first: a, second: b) }
                equal.insert(order[k])
            }
        }
        return equal
    }
}
