import InputOutput
import Shocks

/// A column of the result tables that a sweep can watch.
public enum MetricColumn: Sendable, Hashable {
    /// Change of gross output.
    case outputChange
    /// Change of value added.
    case valueAddedChange
    /// Change of value added over GDP.
    case valueAddedPercent
    /// Change of prices: of final demand for regions, of producers for industries.
    case pricePercent
    /// Change of real income.
    case welfarePercent
    /// Whatever the model says most plainly: real income, else value added, else prices.
    case headline
    /// What only some models report by region, by its name in the table `measures`.
    case measure(String)

    /// The columns that all models may have.
    static let common: [MetricColumn] = [
        .outputChange, .valueAddedChange, .valueAddedPercent, .pricePercent, .welfarePercent,
        .headline,
    ]

    /// The name of the column, as in the table `impact`.
    public var name: String {
        switch self {
        case .outputChange: "output_change"
        case .valueAddedChange: "value_added_change"
        case .valueAddedPercent: "value_added_change_pct_gdp"
        case .pricePercent: "price_change_pct"
        case .welfarePercent: "welfare_change_pct"
        case .headline: "headline"
        case .measure(let measure): Self.word(for: measure)
        }
    }

    /// The columns of an impact.
    static func columns(of impact: Impact) -> [MetricColumn] {
        common + impact.regionalMeasures.map { .measure($0.name) }
    }

    /// A measure's name as one word: `terms of trade, first order` is `terms_of_trade_first_order`.
    static func word(for measure: String) -> String {
        measure.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
    }

    /// The unit of the column.
    func unit(_ impact: Impact, _ table: MRIOTable) -> String {
        switch self {
        case .outputChange, .valueAddedChange: table.unit
        case .valueAddedPercent: "% of GDP"
        case .pricePercent, .welfarePercent: "%"
        case .headline: Headline(impact)?.unit ?? ""
        case .measure(let name): impact.regionalMeasures.first { $0.name == name }?.unit ?? ""
        }
    }

    /// The column for some regions or industries together; nil where the model does not price it.
    func value(_ impact: Impact, of target: MetricTarget, on table: MRIOTable) -> Double? {
        switch self {
        case .outputChange: return impact.outputChange.map { target.sum($0) }
        case .valueAddedChange: return impact.valueAddedChange.map { target.sum($0) }
        case .valueAddedPercent:
            let gdp = target.gdp(table)
            return impact.valueAddedChange.flatMap { gdp > 0 ? 100 * target.sum($0) / gdp : nil }
        case .pricePercent:
            if target.isRegional {
                return impact.consumerPriceChange.flatMap { _ in
                    Headline.cost.percent(impact, of: target.regions, on: table)
                }
            }
            let weights = target.industryWeights(table)
            return impact.priceChange.map { prices in
                weights.reduce(0) { $0 + 100 * $1.weight * prices[$1.industry] }
            }
        case .welfarePercent:
            guard target.isRegional else { return nil }
            return Headline.realIncome.percent(impact, of: target.regions, on: table)
        case .headline:
            guard target.isRegional, let headline = Headline(impact) else { return nil }
            return headline.percent(impact, of: target.regions, on: table)
        case .measure(let name):
            guard target.isRegional, target.regions.count == 1 else { return nil }
            return impact.regionalMeasures.first { $0.name == name }?.values[target.regions[0]]
        }
    }
}
