import Analyses

/// What there is to see by whether the values of a product are dollars: what it costs by the tonne,
/// and what the same product was worth in other years.
public struct UnitEvidence: Sendable {
    /// Position of the product.
    public let product: Int
    /// USD a tonne of the year's flows whose weight is known; nil where none is.
    public let unitValue: Double?
    /// What such goods cost; nil where no bounds are known.
    public let band: UnitValueBand?
    /// The year's value over the median of the other years; nil where there are none.
    public let overOtherYears: Double?

    /// How much a product's trade changes between years at most. The largest change among 32
    /// critical materials from 2008 to 2023 is 25 times the median (lithium carbonate in 2022).
    public static let mostBetweenYears = 200.0

    /// Whether the weight says that values are in another unit.
    public var isOutOfBand: Bool {
        guard let unitValue, let band else { return false }
        return !band.bounds.contains(unitValue)
    }

    /// Whether other years say so.
    public var isJump: Bool {
        guard let ratio = overOtherYears else { return false }
        return ratio > Self.mostBetweenYears || ratio * Self.mostBetweenYears < 1
    }

    /// Whether anything could have shown another unit.
    public var isChecked: Bool { (unitValue != nil && band != nil) || overOtherYears != nil }
}

extension BilateralTrade {
    /// What shows whether the values of some products are dollars.
    /// - Complexity: O(years × partners × products × log flows), and one look at each flow of them.
    public func unitEvidence(year: Int, of products: [Int]) -> [UnitEvidence] {
        products.map { product in
            let own = sums(product, year)
            let others = years.indices.filter { $0 != year }.map { sums(product, $0).value }
                .filter { $0 > 0 }
            var ratio: Double?
            if !others.isEmpty, own.value > 0 { ratio = own.value / RobustScore.median(others) }
            return UnitEvidence(
                product: product,
                unitValue: own.weight > 0 && own.weighed > 0 ? own.weighed / own.weight : nil,
                band: UnitValueBand(self.products[product]), overOtherYears: ratio)
        }
    }

    /// What the world trades of a product in a year, USD; the part of it whose weight is known, and
    /// that weight in tonnes.
    private func sums(
        _ product: Int, _ year: Int
    ) -> (value: Double, weighed: Double, weight: Double) {
        var (value, weighed, weight) = (0.0, 0.0, 0.0)
        for importer in partners.indices {
            for row in rows(year: year, importer: importer, product: product) {
                value += rowValue[row]
                guard rowQuantity[row] > 0 else { continue }
                weighed += rowValue[row]
                weight += rowQuantity[row]
            }
        }
        return (value, weighed, weight)
    }
}
