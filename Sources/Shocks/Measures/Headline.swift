public import InputOutput
import LinearAlgebra

/// The one number that a model has for a region: its most telling measure, in percent. Losses of
/// real income and of value added are negative; dearer is positive.
public struct Headline: Sendable, Hashable {
    /// The measure.
    public let measure: MeasureDefinition

    /// Change of real income, for models with prices and wages.
    public static let realIncome = Headline(.realIncome)
    /// Change of value added as a share of GDP, for models of quantities.
    public static let valueAdded = Headline(.valueAddedChange)
    /// Change of what final demand costs, for models of prices alone.
    public static let cost = Headline(.consumerPrices)

    private init(_ measure: MeasureDefinition) { self.measure = measure }

    /// What it is of, for people.
    public var name: String { measure.name }

    /// What its percentages refer to.
    public var unit: String { measure.isShareOfGDP ? "% of GDP" : "%" }

    /// The column of the table `impact` that holds it.
    public var column: ResultColumn {
        measure.isShareOfGDP ? .shareOfGDP(measure.id) : .measure(measure.id)
    }

    /// The headline of an impact: the measure of the smallest rank; nil where it has none.
    public init?(_ impact: Impact) {
        let ranked = impact.measures.map(\.definition).filter { $0.headlineRank != nil }
        guard let first = ranked.min(by: { ($0.headlineRank ?? 0) < ($1.headlineRank ?? 0) }) else {
            return nil
        }
        measure = first
    }

    /// The percentage for some regions together: value added over their GDP, real income weighted
    /// by GDP, cost weighted by final demand; nil where the model does not price it.
    public func percent(
        _ impact: Impact, of regions: [Int], on table: MRIOTable
    ) -> Double? {
        guard let found = impact[measure] else { return nil }
        guard measure.isShareOfGDP else {
            return found.value(of: ResultTarget(regions: regions, in: table.layout), on: table)
        }
        let gdp = table.gdp
        let total = regions.reduce(0) { $0 + gdp[$1] }
        guard total > 0, let changes = found.shownByRegion(table.layout) else { return nil }
        return 100 * regions.reduce(0) { $0 + (changes[$1] ?? .nan) } / total
    }
}
