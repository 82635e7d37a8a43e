/// Flows in any order, to be made into ``BilateralTrade``: positions of years, partners and
/// products.
package struct TradeRows: Sendable {
    package var year: [UInt16] = []
    package var exporter: [UInt16] = []
    package var importer: [UInt16] = []
    package var product: [UInt16] = []
    package var value: [Double] = []
    package var quantity: [Double] = []

    package init() {}

    package var count: Int { value.count }
}

extension BilateralTrade {
    /// Two rows of one (year, importer, product, exporter) with two values, by their positions.
    package struct Repeated: Error {
        package let year: Int
        package let exporter: Int
        package let importer: Int
        package let product: Int
    }

    /// Sorts rows; those that stand again with the same value and weight are taken once.
    /// - Throws: `Repeated` when a flow stands twice with two values.
    /// - Complexity: O(rows).
    package init(
        _ rows: TradeRows, years: [Int], partners: [Partner], products: [CustomsCode],
        edition: String?, source: String
    ) throws(Repeated) {
        var equalRows = 0
        try self.init(
            rows, years: years, partners: partners, products: products, edition: edition,
            source: source, equalRows: &equalRows)
    }

    /// The same.
    /// - Parameter equalRows: counts the rows that were left out because they stand again.
    package init(
        _ rows: TradeRows, years: [Int], partners: [Partner], products: [CustomsCode],
        edition: String?, source: String, equalRows: inout Int
    ) throws(Repeated) {
        let worker = TradeWorker(number: 0)
        worker.begin()
        for k in 0..<rows.count {
            precondition(rows.year[k] < years.count && rows.exporter[k] < partners.count)
            precondition(rows.importer[k] < partners.count && rows.product[k] < products.count)
            worker.turn(to: rows.year[k])
            worker.add(
                value: rows.value[k], quantity: rows.quantity[k],
                product: UInt32(rows.product[k]), exporter: rows.exporter[k],
                importer: rows.importer[k])
        }
        let reader = TradeAssembly.Reader(
            worker: worker, partners: partners.indices.map { UInt16($0) },
            products: worker.codes.map { UInt16($0) })
        let assembly = TradeAssembly(
            [worker.end()], by: [reader], years: years.indices.map { UInt16($0) },
            partnerCount: partners.count, productCount: products.count)
        let sorted = try assembly.rows()
        equalRows += sorted.equalRows
        self.init(
            sorted, years: years, partners: partners, products: products,
            edition: edition, source: source)
    }

    /// Trade from rows that were put together.
    init(
        _ rows: TradeAssembly.Rows, years: [Int], partners: [Partner], products: [CustomsCode],
        edition: String?, source: String
    ) {
        self.init(
            years: years, partners: partners, products: products, edition: edition,
            source: source, starts: rows.starts, rowProduct: rows.product,
            rowExporter: rows.exporter, rowValue: rows.value, rowQuantity: rows.quantity)
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
}
