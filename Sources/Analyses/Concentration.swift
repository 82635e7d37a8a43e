import InputOutput
import LinearAlgebra

/// How concentrated inputs (or sales) are over regions of origin.
///
/// The Herfindahl–Hirschman index is the sum of squared shares, between 1/G and 1 (not 10 000).
/// Without home, the shares are those of foreign regions in all foreign amounts. An industry that
/// buys nothing has no index: nil, never 0.
public struct Concentration: Sendable, Hashable {
    /// A region and its share.
    public struct Origin: Sendable, Hashable {
        /// Index of the region, or of the country with its parts.
        public let region: Int
        /// Its share, of all amounts or of all foreign ones.
        public let share: Double
    }

    /// Sum of squared shares over all regions.
    public let index: Double?
    /// Sum of squared shares over foreign regions.
    public let indexWithoutHome: Double?
    /// The largest region and its share; the first of equals.
    public let largest: Origin?
    /// The largest foreign region and its share in foreign amounts.
    public let largestForeign: Origin?

    /// The concentration of amounts by region (G), as seen from the regions `home`.
    ///
    /// Undefined when the amounts do not add up to something positive, or when one is negative by
    /// more than rounding (10⁻⁹ of the sum): shares mean nothing then.
    public init(amounts: [Double], home: [Int]) {
        let homeSet = Set(home)
        let all = Self.measure(amounts) { _ in true }
        let foreign = Self.measure(amounts) { !homeSet.contains($0) }
        index = all?.index
        largest = all?.largest
        indexWithoutHome = foreign?.index
        largestForeign = foreign?.largest
    }

    /// The concentration of one group's inputs (or sales), home being the regions of its members;
    /// with `among` set to the industries of one sector, that of this product's origins.
    public init(
        of exposure: Exposure, _ measure: ExposureMeasure, among: [Int]? = nil, group: Int = 0
    ) {
        let home = exposure.groups[group].map { exposure.layout.family(ofIndustry: $0) }
        self.init(
            amounts: exposure.regionAmounts(measure, among: among, group: group), home: home)
    }

    /// The concentration of every industry's inputs (or sales), n, from one pass over the field.
    public static func ofAllIndustries(
        _ field: ExposureField, _ measure: ExposureMeasure
    ) -> [Concentration] {
        let coefficients = field.coefficients(measure)
        return (0..<coefficients.columnCount).map { j in
            Concentration(
                amounts: coefficients.column(j), home: [field.layout.family(ofIndustry: j)])
        }
    }

    private static func measure(
        _ amounts: [Double], _ isCounted: (Int) -> Bool
    ) -> (index: Double, largest: Origin)? {
        var sum = 0.0
        var smallest = 0.0
        var largest: (region: Int, amount: Double)?
        for (r, amount) in amounts.enumerated() where isCounted(r) {
            sum += amount
            smallest = min(smallest, amount)
            if amount > largest?.amount ?? -.infinity { largest = (r, amount) }
        }
        guard let largest, sum > 0, smallest >= -1e-9 * sum else { return nil }
        var index = 0.0
        for (r, amount) in amounts.enumerated() where isCounted(r) {
            let share = amount / sum
            index += share * share
        }
        return (index, Origin(region: largest.region, share: largest.amount / sum))
    }
}
