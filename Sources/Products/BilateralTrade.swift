/// Trade between economies by product and year: what customs count.
///
/// Rows are kept sorted by year, importer, product and exporter, so that all that one economy buys
/// lies together. Every (year, importer, product, exporter) stands once.
public struct BilateralTrade: Sendable {
    /// One flow.
    public struct Flow: Sendable, Hashable {
        /// Position of the exporter in ``BilateralTrade/partners``.
        public let exporter: Int
        /// Position of the importer in ``BilateralTrade/partners``.
        public let importer: Int
        /// Position of the product in ``BilateralTrade/products``.
        public let product: Int
        /// Position of the year in ``BilateralTrade/years``.
        public let year: Int
        /// Value, USD a year.
        public let value: Double
        /// Net weight in tonnes; nil where it is not known.
        public let quantity: Double?
    }

    /// An economy that trades.
    public struct Partner: Sendable, Hashable {
        /// ISO 3166 alpha-3 where there is one, else what the file calls it.
        public let code: String
        /// Name for people.
        public let name: String

        /// A partner by code and name.
        public init(code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// Years, rising.
    public let years: [Int]
    /// Economies by code.
    public let partners: [Partner]
    /// Products, rising.
    public let products: [CustomsCode]
    /// The edition of the Harmonized System that the codes are of, such as `HS17`; nil where the
    /// file does not say.
    public let edition: String?
    /// Where the numbers come from, for people.
    public let source: String

    /// First row of every (year, importer), year-major, and one behind the last: years × partners +
    /// 1.
    package let starts: [Int]
    /// Product, exporter and value of every row; quantity is NaN where it is not known.
    package let rowProduct: RowColumn<UInt16>
    package let rowExporter: RowColumn<UInt16>
    package let rowValue: RowColumn<Double>
    package let rowQuantity: RowColumn<Double>
    /// Sums over importers and how many there are, years × products × partners, where the file has
    /// them.
    let sums: (values: RowColumn<Double>, importers: RowColumn<UInt32>)?
    /// A checksum of the rows of every (year, importer), where the file has them.
    let checksums: RowColumn<UInt64>?

    init(
        years: [Int], partners: [Partner], products: [CustomsCode], edition: String?,
        source: String, starts: [Int], rowProduct: RowColumn<UInt16>,
        rowExporter: RowColumn<UInt16>, rowValue: RowColumn<Double>,
        rowQuantity: RowColumn<Double>,
        sums: (values: RowColumn<Double>, importers: RowColumn<UInt32>)? = nil,
        checksums: RowColumn<UInt64>? = nil
    ) {
        precondition(starts.count == years.count * partners.count + 1)
        precondition(starts.last == rowProduct.count && rowProduct.count == rowExporter.count)
        precondition(rowValue.count == rowProduct.count && rowQuantity.count == rowValue.count)
        self.years = years
        self.partners = partners
        self.products = products
        self.edition = edition
        self.source = source
        self.starts = starts
        self.rowProduct = rowProduct
        self.rowExporter = rowExporter
        self.rowValue = rowValue
        self.rowQuantity = rowQuantity
        self.sums = sums
        self.checksums = checksums
    }

    /// The number of flows.
    public var count: Int { rowValue.count }

    /// The sum of all flows of a year, USD.
    public func total(year: Int) -> Double {
        let rows = starts[year * partners.count]..<starts[(year + 1) * partners.count]
        return rowValue.withRows(rows) { values in
            // Four sums at once: one would wait for each addition.
            var sums = SIMD4<Double>()
            for k in stride(from: 0, to: values.count - 3, by: 4) {
                sums += SIMD4(values[k], values[k + 1], values[k + 2], values[k + 3])
            }
            return values.suffix(values.count % 4).reduce(sums.sum(), +)
        }
    }

    /// Rows of what an importer buys in a year.
    package func rows(year: Int, importer: Int) -> Range<Int> {
        let block = year * partners.count + importer
        return starts[block]..<starts[block + 1]
    }

    /// Rows of what an importer buys of one product in a year.
    /// - Complexity: O(log of the importer's rows).
    package func rows(year: Int, importer: Int, product: Int) -> Range<Int> {
        let all = rows(year: year, importer: importer)
        return first(in: all, from: product)..<first(in: all, from: product + 1)
    }

    /// The first of an importer's rows whose product is at least this one.
    func first(in rows: Range<Int>, from product: Int) -> Int {
        var (low, high) = (rows.lowerBound, rows.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if Int(rowProduct[middle]) >= product { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// What an exporter sells of a product to an importer in a year, USD; 0 where no flow is
    /// recorded.
    public func value(year: Int, exporter: Int, importer: Int, product: Int) -> Double {
        rows(year: year, importer: importer, product: product)
            .first { rowExporter[$0] == exporter }.map { rowValue[$0] } ?? 0
    }

    /// Every flow in the order of rows.
    public func flows(year: Int, importer: Int) -> [Flow] {
        rows(year: year, importer: importer).map { row in
            Flow(
                exporter: Int(rowExporter[row]), importer: importer,
                product: Int(rowProduct[row]), year: year, value: rowValue[row],
                quantity: rowQuantity[row].isNaN ? nil : rowQuantity[row])
        }
    }

    /// Positions of the products that some choices take in; nil for all.
    public func positions(of choices: [CustomsCodeChoice]?) -> [Int] {
        guard let choices else { return Array(products.indices) }
        return products.indices.filter { k in choices.contains { $0.contains(products[k]) } }
    }

    /// Position of a product; nil when nothing of it was traded.
    public func position(of code: CustomsCode) -> Int? {
        var (low, high) = (0, products.count)
        while low < high {
            let middle = (low + high) / 2
            if products[middle] < code { low = middle + 1 } else { high = middle }
        }
        return low < products.count && products[low] == code ? low : nil
    }
}
