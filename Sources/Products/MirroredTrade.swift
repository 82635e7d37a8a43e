public import Analyses
import Platform

/// The same trade as importers and as exporters report it: how far the two are apart.
///
/// Of a flow with the importer’s report m and the exporter’s x, both in USD,
///
///     gap             m − x
///     relative gap    |m − x| / ((m + x)/2), 0 to 2; 2 where only one side reports the flow
///     robust z        of ln(m/x) among all flows that both report (`RobustScore`)
///
/// and of several flows Σ|m − x| over Σ(m + x)/2. Importers mostly count freight and insurance,
/// exporters do not, so that a ratio a little above 1 is usual; goods that pass through a third
/// economy are a usual cause of wide gaps (Eurostat and the United Nations’ International Trade
/// Statistics Manual name these and others). Nothing is repaired: which side is right is not known.
///
/// An economy that reports nothing on a side leaves no flows to compare there; these are counted.
public struct MirroredTrade: Sendable {
    /// One flow.
    public struct Flow: Sendable, Hashable {
        /// Position of the exporter in ``MirroredTrade/partners``.
        public let exporter: Int
        /// Position of the importer.
        public let importer: Int
        /// The product.
        public let product: CustomsCode
        /// What the importer reports, USD; nil where it reports no such flow.
        public let imports: Double?
        /// What the exporter reports, USD; nil where it reports no such flow.
        public let exports: Double?
        /// The robust z of ln(m/x); nil where a side is missing or 0, and where the flows are too
        /// few or too much alike for a score.
        public let score: Double?

        /// m − x, USD; what is not reported counts as 0.
        public var gap: Double { (imports ?? 0) - (exports ?? 0) }
        /// |m − x| over the mean of both, 0 to 2; nil where both are 0.
        public var relativeGap: Double? {
            let mean = ((imports ?? 0) + (exports ?? 0)) / 2
            return mean > 0 ? abs(gap) / mean : nil
        }
    }

    /// Two economies, all products of one direction together.
    public struct Pair: Sendable, Hashable {
        /// Position of the exporter.
        public let exporter: Int
        /// Position of the importer.
        public let importer: Int
        /// How many products either side reports.
        public fileprivate(set) var products = 0
        /// What the importer reports, USD.
        public fileprivate(set) var imports = 0.0
        /// What the exporter reports, USD.
        public fileprivate(set) var exports = 0.0
        /// Σ|m − x|, USD.
        public fileprivate(set) var distance = 0.0

        /// m − x, USD.
        public var gap: Double { imports - exports }
        /// Σ|m − x| over the mean of both sums, 0 to 2; nil where both are 0.
        public var relativeGap: Double? {
            imports + exports > 0 ? 2 * distance / (imports + exports) : nil
        }
    }

    /// Economies of both reports, by code.
    public let partners: [BilateralTrade.Partner]
    /// The flows that either side reports, where both sides report anything; the widest gap first.
    public let flows: [Flow]
    /// The same by pair of economies; the widest |m − x| first.
    public let pairs: [Pair]
    /// The median of m/x and how far ln(m/x) spreads; nil for fewer than 8 flows that both report,
    /// and where more than half of them have the same ratio.
    public let usual: RobustScore?
    /// Flows that importers report of exporters who report nothing, and the other way round.
    public let withoutCounterpart: (imports: Int, exports: Int)

    /// The largest and smallest of what is compared.
    public struct Choice: Sendable, Hashable {
        /// Codes of importers; nil for all.
        public var importers: Set<String>?
        /// Codes of exporters; nil for all.
        public var exporters: Set<String>?
        /// Products; nil for all.
        public var products: [CustomsCodeChoice]?

        /// Everything.
        public init() {}

        fileprivate func takes(_ product: CustomsCode) -> Bool {
            products.map { $0.contains { $0.contains(product) } } ?? true
        }
    }

    /// How many flows both sides report.
    public var matchedCount: Int { flows.count { $0.imports != nil && $0.exports != nil } }
    /// What importers report of the flows compared, USD.
    public var importsTotal: Double { pairs.reduce(0) { $0 + $1.imports } }
    /// What exporters report of the flows compared, USD.
    public var exportsTotal: Double { pairs.reduce(0) { $0 + $1.exports } }
    /// Σ|m − x| over the mean of both sums; nil where nothing is reported.
    public var relativeGap: Double? {
        let sum = importsTotal + exportsTotal
        return sum > 0 ? 2 * pairs.reduce(0) { $0 + $1.distance } / sum : nil
    }

    /// Compares a year of importers’ reports with one of exporters’.
    /// - Parameters:
    ///   - year: positions of the year in `imports` and in `exports`.
    ///   - choice: who and what is compared.
    /// - Complexity: O(flows·log flows).
    public init(
        imports: BilateralTrade, exports: BilateralTrade, year: (imports: Int, exports: Int),
        choice: Choice = Choice()
    ) {
        var names: [String: String] = [:]
        for partner in imports.partners + exports.partners where names[partner.code] == nil {
            names[partner.code] = partner.name
        }
        let codes = names.keys.sorted()
        let index = Dictionary(
            codes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { a, _ in a })
        partners = codes.map { .init(code: $0, name: names[$0] ?? $0) }
        func positions(_ trade: BilateralTrade) -> [Int] {
            trade.partners.map { index[$0.code] ?? 0 }
        }
        func chosen(_ wanted: Set<String>?) -> [Bool] {
            codes.map { wanted?.contains($0) ?? true }
        }
        let left = Side(imports, year.imports, positions(imports), codes.count)
        let right = Side(exports, year.exports, positions(exports), codes.count)
        let (buys, sells) = (chosen(choice.importers), chosen(choice.exporters))
        var reports: [Key: (imports: Double?, exports: Double?)] = [:]
        var missing = (imports: 0, exports: 0)
        left.forEach { key, value in
            guard buys[key.importer], sells[key.exporter], choice.takes(key.product) else { return }
            if right.sells[key.exporter] {
                reports[key, default: (nil, nil)].imports = value
            } else {
                missing.imports += 1
            }
        }
        right.forEach { key, value in
            guard buys[key.importer], sells[key.exporter], choice.takes(key.product) else { return }
            if left.buys[key.importer] {
                reports[key, default: (nil, nil)].exports = value
            } else {
                missing.exports += 1
            }
        }
        withoutCounterpart = missing
        func logarithm(_ report: (imports: Double?, exports: Double?)) -> Double? {
            guard let m = report.imports, let x = report.exports, m > 0, x > 0 else { return nil }
            return log(m / x)
        }
        let usual = RobustScore(reports.values.compactMap(logarithm), atLeast: 8)
        self.usual = usual
        var sums: [PairKey: Pair] = [:]
        var found: [Flow] = []
        found.reserveCapacity(reports.count)
        for (key, report) in reports {
            var score: Double?
            if let usual, let value = logarithm(report) { score = usual.score(value) }
            let flow = Flow(
                exporter: key.exporter, importer: key.importer, product: key.product,
                imports: report.imports, exports: report.exports, score: score)
            found.append(flow)
        }
        found.sort { a, b in
            let (g, h) = (abs(a.gap), abs(b.gap))
            if g != h { return g > h }
            return (a.importer, a.product, a.exporter) < (b.importer, b.product, b.exporter)
        }
        for flow in found {
            let key = PairKey(exporter: flow.exporter, importer: flow.importer)
            var pair = sums[key] ?? Pair(exporter: flow.exporter, importer: flow.importer)
            pair.products += 1
            pair.imports += flow.imports ?? 0
            pair.exports += flow.exports ?? 0
            pair.distance += abs(flow.gap)
            sums[key] = pair
        }
        flows = found
        pairs = sums.values.sorted { a, b in
            if a.distance != b.distance { return a.distance > b.distance }
            return (a.importer, a.exporter) < (b.importer, b.exporter)
        }
    }

    private struct Key: Hashable {
        let exporter: Int
        let importer: Int
        let product: CustomsCode
    }

    private struct PairKey: Hashable {
        let exporter: Int
        let importer: Int
    }

    /// The reports of one side in one year.
    private struct Side {
        let trade: BilateralTrade
        let year: Int
        let positions: [Int]
        /// Who has any row as an importer, and as an exporter.
        var buys: [Bool]
        var sells: [Bool]

        init(_ trade: BilateralTrade, _ year: Int, _ positions: [Int], _ count: Int) {
            self.trade = trade
            self.year = year
            self.positions = positions
            var (buys, sells) = (
                [Bool](repeating: false, count: count), [Bool](repeating: false, count: count)
            )
            for importer in trade.partners.indices {
                for row in trade.rows(year: year, importer: importer) {
                    buys[positions[importer]] = true
                    sells[positions[Int(trade.rowExporter[row])]] = true
                }
            }
            self.buys = buys
            self.sells = sells
        }

        func forEach(_ body: (Key, Double) -> Void) {
            for importer in trade.partners.indices {
                for row in trade.rows(year: year, importer: importer) {
                    body(
                        Key(
                            exporter: positions[Int(trade.rowExporter[row])],
                            importer: positions[importer],
                            product: trade.products[Int(trade.rowProduct[row])]),
                        trade.rowValue[row])
                }
            }
        }
    }
}
