/// How an economy or a group depends on others for every product that it imports.
///
/// Trade within the group is left out; what comes from outside is what can be cut off. The three
/// core dependency indicators are those of the European Commission (SWD(2021) 352): concentration
/// of outside origins, outside imports in all imports, and outside imports in exports to outside. A
/// single economy has no trade within, so that its second indicator is always fulfilled; so is the
/// third of a product without exports.
public struct DependencyScreen: Sendable {
    /// Above which values a product counts as dependent.
    public struct Thresholds: Sendable, Hashable {
        /// Herfindahl-Hirschman index of outside origins by value, 0 to 1.
        public var concentration = 0.4
        /// Outside imports as a share of all imports, 0 to 1.
        public var outsideShare = 0.5
        /// Outside imports over exports.
        public var importExportRatio = 1.0
        /// Largest origin's share of outside imports by Korea's rule (KIET 2021), 0 to 1.
        public var largestShare = 0.5
        /// The share above which that rule calls a product vulnerable, where imports exceed
        /// exports.
        public var vulnerableShare = 0.7
        /// Herfindahl-Hirschman index of the world's exporters (GeoDep: Lefebvre & Wibaux 2024), 0
        /// to 1.
        public var worldConcentration = 0.4

        /// The published thresholds.
        public init() {}
    }

    /// Which exports imports are compared with.
    public enum Exports: String, Sendable, Hashable, CaseIterable {
        /// Those to economies outside the group.
        case outside
        /// All of the members' exports, trade within the group among them.
        case all
    }

    /// One product.
    public struct Row: Sendable {
        /// Position in ``BilateralTrade/products``.
        public let product: Int
        /// All imports of the members, USD.
        public let imports: Double
        /// Imports from outside the group, USD.
        public let outsideImports: Double
        /// Exports that imports are compared with, USD.
        public let exports: Double
        /// Σ d², d the share of an outside origin in outside imports, 0 to 1.
        public let concentration: Double
        /// Position of the outside origin that sells most.
        public let largestOrigin: Int
        /// Its share of outside imports, 0 to 1.
        public let largestShare: Double
        /// Part of that origin's exports of the product that goes to the group, 0 to 1: how much
        /// the seller depends on the buyer.
        public let sellerDependence: Double
        /// Number of outside origins.
        public let origins: Int
        /// USD a tonne of the outside imports whose weight is known; nil where none is.
        public let unitValue: Double?
        /// Σ s², s an economy's share of world exports of the product, 0 to 1.
        public let worldConcentration: Double
        /// Share of the largest origin in world exports of the product, 0 to 1.
        public let worldShareOfLargest: Double

        /// Outside imports as a share of all imports, 0 to 1.
        public var outsideShare: Double { outsideImports / imports }
        /// The largest origin's share over ``sellerDependence``: above 1 the buyer depends more on
        /// the seller than the seller on the buyer.
        public var asymmetry: Double { largestShare / sellerDependence }
        /// Outside imports over exports; nil where nothing is exported.
        public var importExportRatio: Double? { exports > 0 ? outsideImports / exports : nil }
    }

    /// What the rules say of a product.
    public struct Verdict: Sendable, Hashable {
        /// All three of the European Commission's indicators.
        public let isDependent: Bool
        /// One origin above the threshold of Korea's rule.
        public let isConcentrated: Bool
        /// Korea's rule for the most exposed: above the higher threshold, and a deficit.
        public let isVulnerable: Bool
        /// CEPII's GeoDep indicators of one year.
        public let isGeoDependent: Bool
    }

    /// Position of the year.
    public let year: Int
    /// Positions of the members, rising.
    public let members: [Int]
    /// The products that come from outside, by code.
    public let rows: [Row]
    /// The thresholds.
    public let thresholds: Thresholds

    /// Screens one year of trade.
    ///
    /// - Parameters:
    ///   - members: positions of one economy or of a group's; at least one.
    ///   - products: positions of the products to screen; nil for all.
    ///   - origins: positions of the outside origins to look at; nil for all. Shares stay shares of
    ///     all outside imports, and products that none of these sells are left out.
    /// - Complexity: O(flows of the year); of a native file, O(flows of the members).
    public init(
        _ trade: BilateralTrade, year: Int, members: [Int], products: [Int]? = nil,
        origins: [Int]? = nil, exports: Exports = .outside, thresholds: Thresholds = Thresholds()
    ) {
        precondition(!members.isEmpty, "a screen needs an importer")
        self.year = year
        let members = members.sorted()
        self.members = members
        self.thresholds = thresholds
        let (P, K) = (trade.partners.count, trade.products.count)
        var isMember = [Bool](repeating: false, count: P)
        for member in members { isMember[member] = true }
        var isWanted = [Bool](repeating: products == nil, count: K)
        for product in products ?? [] { isWanted[product] = true }
        var isOrigin = [Bool](repeating: origins == nil, count: P)
        for origin in origins ?? [] { isOrigin[origin] = true }

        // What the members buy, from outside and from each other, by product.
        let world = trade.worldExports(year: year)
        var bought = [Double](repeating: 0, count: P * K)
        var boughtWithin = [Double](repeating: 0, count: members.count * K)
        var buyersWithin = [Int](repeating: 0, count: members.count * K)
        var place = [Int](repeating: 0, count: P)
        for (k, member) in members.enumerated() { place[member] = k }
        var weighed = [Double](repeating: 0, count: K)
        var weight = [Double](repeating: 0, count: K)
        for importer in members {
            for row in trade.rows(year: year, importer: importer) {
                let product = Int(trade.rowProduct[row])
                guard isWanted[product] else { continue }
                let exporter = Int(trade.rowExporter[row])
                let value = trade.rowValue[row]
                if isMember[exporter] {
                    boughtWithin[product * members.count + place[exporter]] += value
                    buyersWithin[product * members.count + place[exporter]] += 1
                    continue
                }
                bought[product * P + exporter] += value
                let quantity = trade.rowQuantity[row]
                if quantity > 0 {
                    weighed[product] += value
                    weight[product] += quantity
                }
            }
        }
        // What a member sells to outside is what it sells less what members buy of it; where only
        // members buy, that is 0 whatever rounding makes of it.
        func soldOutside(_ product: Int) -> Double {
            members.enumerated().reduce(0) { sum, item in
                let k = product * members.count + item.offset
                let others =
                    world.importers(product: product, exporter: item.element) - buyersWithin[k]
                return others > 0
                    ? sum + world.value(product: product, exporter: item.element) - boughtWithin[k]
                    : sum
            }
        }
        rows = (0..<K).compactMap { product in
            let origins = bought[(product * P)..<((product + 1) * P)]
            let sellers = world.sellers(product: product)
            let outside = origins.reduce(0, +)
            guard isWanted[product], outside > 0,
                let largest = origins.indices.max(by: { (origins[$0], $1) < (origins[$1], $0) }),
                origins.indices.contains(where: { origins[$0] > 0 && isOrigin[$0 - product * P] })
            else { return nil }
            let all = sellers.reduce(0, +)
            let within = boughtWithin[(product * members.count)..<((product + 1) * members.count)]
                .reduce(0, +)
            let most = largest - product * P
            let sold = world.value(product: product, exporter: most)
            return Row(
                product: product, imports: outside + within, outsideImports: outside,
                exports: soldOutside(product) + (exports == .all ? within : 0),
                concentration: Self.concentration(origins, of: outside),
                largestOrigin: most, largestShare: origins[largest] / outside,
                sellerDependence: origins[largest] / sold,
                origins: origins.count { $0 > 0 },
                unitValue: weight[product] > 0 ? weighed[product] / weight[product] : nil,
                worldConcentration: Self.concentration(sellers, of: all),
                worldShareOfLargest: sold / all)
        }
    }

    /// What the rules say of a row.
    public func verdict(_ row: Row) -> Verdict {
        let exceeds = row.importExportRatio.map { $0 > thresholds.importExportRatio } ?? true
        return Verdict(
            isDependent: row.concentration > thresholds.concentration
                && (members.count == 1 || row.outsideShare > thresholds.outsideShare) && exceeds,
            isConcentrated: row.largestShare > thresholds.largestShare,
            isVulnerable: row.largestShare > thresholds.vulnerableShare
                && row.outsideImports > row.exports,
            isGeoDependent: row.concentration > thresholds.concentration
                && row.worldConcentration > thresholds.worldConcentration && exceeds)
    }

    private static func concentration(
        _ values: some Sequence<Double>, of total: Double
    ) -> Double {
        values.reduce(0) { $0 + ($1 / total) * ($1 / total) }
    }
}
