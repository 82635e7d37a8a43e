/// The dependence of an importer through the years: which of them a rule holds in, and what became
/// of an origin's share.
public struct DependencyHistory: Sendable {
    /// Screens of every year, in order.
    public let screens: [DependencyScreen]

    /// Screens all years of the trade data.
    /// - Parameter known: the screen of one year with the same choices of products, exports and
    ///   thresholds, which is taken for that year, or nil.
    /// - Complexity: O(flows).
    public init(
        _ trade: BilateralTrade, members: [Int], products: [Int]? = nil,
        exports: DependencyScreen.Exports = .outside,
        thresholds: DependencyScreen.Thresholds = .init(), known: DependencyScreen? = nil
    ) {
        self.init(
            trade, membersByYear: trade.years.map { _ in members }, products: products,
            exports: exports, thresholds: thresholds, known: known)
    }

    /// The same of a group that has other members in other years.
    /// - Parameter membersByYear: positions of the members of every year; at least one each.
    public init(
        _ trade: BilateralTrade, membersByYear: [[Int]], products: [Int]? = nil,
        exports: DependencyScreen.Exports = .outside,
        thresholds: DependencyScreen.Thresholds = .init(), known: DependencyScreen? = nil
    ) {
        precondition(membersByYear.count == trade.years.count, "members for every year")
        screens = trade.years.indices.map { year in
            if let known, known.year == year { return known }
            return DependencyScreen(
                trade, year: year, members: membersByYear[year], products: products,
                exports: exports, thresholds: thresholds)
        }
    }

    /// In how many years each product was dependent by a rule; a product without imports in a year
    /// is not dependent in it.
    public func persistence(
        of rule: (DependencyScreen.Verdict) -> Bool
    ) -> [Int: Int] {
        var years: [Int: Int] = [:]
        for screen in screens {
            for row in screen.rows where rule(screen.verdict(row)) {
                years[row.product, default: 0] += 1
            }
        }
        return years
    }
}

extension DependencyHistory {
    /// Products that are dependent by GeoDep (Lefebvre & Wibaux 2024), whose three conditions hold
    /// in at least two of three years: the given one and the two before it.
    /// - Parameter years: the years of the trade.
    /// - Returns: positions of products; nil where these three years are not there.
    public func geoDependent(upTo year: Int, of years: [Int]) -> Set<Int>? {
        guard year >= 2, years[year] - years[year - 2] == 2 else { return nil }
        var count: [Int: Int] = [:]
        for screen in screens[(year - 2)...year] {
            for row in screen.rows where screen.verdict(row).isGeoDependent {
                count[row.product, default: 0] += 1
            }
        }
        return Set(count.filter { $0.value >= 2 }.keys)
    }
}

/// One product of one importer through the years: who sells it, who came in when somebody left.
public struct ProductHistory: Sendable {
    /// One year.
    public struct Year: Sendable {
        /// Position of the year.
        public let year: Int
        /// Imports from outside, USD.
        public let imports: Double
        /// Herfindahl-Hirschman index of the origins, 0 to 1; nil without imports.
        public let concentration: Double?
        /// Imports by origin, USD, in the order of ``ProductHistory/origins``.
        public let values: [Double]
        /// USD a tonne where weights are known; nil where none is.
        public let unitValue: Double?

        /// Share of an origin in the year's imports, 0 to 1; nil without imports.
        public func share(_ origin: Int) -> Double? {
            imports > 0 ? values[origin] / imports : nil
        }
    }

    /// Position of the product.
    public let product: Int
    /// Positions of all outside origins of any year, by falling sum over the years.
    public let origins: [Int]
    /// The years, in order.
    public let years: [Year]

    /// Reads one product of an importer or group.
    /// - Complexity: O(years × members × log flows).
    public init(_ trade: BilateralTrade, product: Int, members: [Int]) {
        self.init(trade, product: product, membersByYear: trade.years.map { _ in members })
    }

    /// The same of a group that has other members in other years.
    /// - Parameter membersByYear: positions of the members of every year.
    public init(_ trade: BilateralTrade, product: Int, membersByYear: [[Int]]) {
        precondition(membersByYear.count == trade.years.count, "members for every year")
        self.product = product
        let P = trade.partners.count
        var sums = [Double](repeating: 0, count: P)
        let found = trade.years.indices.map { year -> (values: [Double], unit: Double?) in
            var values = [Double](repeating: 0, count: P)
            var (weighed, weight) = (0.0, 0.0)
            let isMember = Set(membersByYear[year])
            for member in membersByYear[year] {
                for row in trade.rows(year: year, importer: member, product: product)
                where !isMember.contains(Int(trade.rowExporter[row])) {
                    values[Int(trade.rowExporter[row])] += trade.rowValue[row]
                    if trade.rowQuantity[row] > 0 {
                        weighed += trade.rowValue[row]
                        weight += trade.rowQuantity[row]
                    }
                }
            }
            for k in 0..<P { sums[k] += values[k] }
            return (values, weight > 0 ? weighed / weight : nil)
        }
        let origins = (0..<P).filter { sums[$0] > 0 }.sorted { (-sums[$0], $0) < (-sums[$1], $1) }
        self.origins = origins
        years = found.enumerated().map { year, item in
            let total = item.values.reduce(0, +)
            return Year(
                year: year, imports: total,
                concentration: total > 0
                    ? item.values.reduce(0) { $0 + ($1 / total) * ($1 / total) } : nil,
                values: origins.map { item.values[$0] }, unitValue: item.unit)
        }
    }

    /// How the shares of the origins changed between two years, in share points, in the order of
    /// ``origins``; nil where one of them has no imports. What one origin lost the others took: the
    /// sum is 0.
    public func shift(from first: Int, to last: Int) -> [Double]? {
        guard years[first].imports > 0, years[last].imports > 0 else { return nil }
        return origins.indices.map { k in
            years[last].values[k] / years[last].imports
                - years[first].values[k] / years[first].imports
        }
    }
}
