public import InputOutput

/// A column of a model's results: a measure, a measure as a share of GDP, or the headline.
public enum ResultColumn: Sendable, Hashable {
    /// A measure, by its id; of industries for industries, of regions for regions where it has
    /// both.
    case measure(String)
    /// A sum of money over the GDP of the regions.
    case shareOfGDP(String)
    /// Whatever the model says most plainly: real income, else value added, else prices.
    case headline

    /// What is added to the name of a column of money for its share of GDP.
    private static let gdpEnding = "_pct_gdp"

    /// The name of the column, as in the table `impact`.
    public var name: String {
        switch self {
        case .measure(let id): id
        case .shareOfGDP(let id): id + Self.gdpEnding
        case .headline: "headline"
        }
    }

    /// The columns of a measure.
    public static func columns(of definition: MeasureDefinition) -> [ResultColumn] {
        let own = ResultColumn.measure(definition.id)
        return definition.isShareOfGDP ? [own, .shareOfGDP(definition.id)] : [own]
    }

    /// The columns of an impact: those that all models may have first.
    public static func columns(of impact: Impact) -> [ResultColumn] {
        let common = MeasureDefinition.common.flatMap(columns(of:)) + [.headline]
        let further = impact.furtherMeasures.flatMap { columns(of: $0.definition) }
        var seen: Set<ResultColumn> = []
        return (common + further).filter { seen.insert($0).inserted }
    }

    /// The columns that an impact has numbers of for whole regions.
    public static func priced(by impact: Impact) -> [ResultColumn] {
        impact.measures.filter { $0.definition.axis == .region || $0.definition.total == .sum }
            .flatMap { columns(of: $0.definition) }
    }

    /// A name as one word: `terms of trade, first order` is `terms_of_trade_first_order`.
    public static func word(for name: String) -> String {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
    }

    /// The unit of the column; empty where the impact does not have it.
    public func unit(_ impact: Impact, _ table: MRIOTable) -> String {
        switch self {
        case .measure(let id):
            let common = MeasureDefinition.common.first { $0.id == id }
            let own = impact.measures.first { $0.definition.id == id }?.definition
            return (own ?? common)?.unitText(table) ?? ""
        case .shareOfGDP: return "% of GDP"
        case .headline: return Headline(impact)?.unit ?? ""
        }
    }

    /// The column for some regions or industries together; nil where the model does not price it.
    public func value(
        _ impact: Impact, of target: ResultTarget, on table: MRIOTable
    ) -> Double? {
        switch self {
        case .measure(let id):
            let found = impact.measures.filter { $0.definition.id == id }
            let axis: MeasureDefinition.Axis = target.isRegional ? .region : .industry
            return (found.first { $0.definition.axis == axis } ?? found.first)?
                .value(of: target, on: table)
        case .shareOfGDP(let id):
            let found = impact.measures.first { $0.definition.id == id }
            return found?.shareOfGDP(of: target, on: table)
        case .headline:
            guard target.isRegional, let headline = Headline(impact) else { return nil }
            return headline.percent(impact, of: target.regions, on: table)
        }
    }
}

extension MeasureDefinition {
    /// True for money that adds up, which has a share of GDP as a second column. Output has none:
    /// it counts what is bought and sold on again.
    var isShareOfGDP: Bool { unit == .money && total == .sum && headlineRank != nil }
}

extension Measure {
    /// Percent of the GDP of the regions; nil without GDP, or where the measure is no money.
    func shareOfGDP(of target: ResultTarget, on table: MRIOTable) -> Double? {
        guard definition.isShareOfGDP, let total = value(of: target, on: table) else { return nil }
        let gdp = target.gdp(table)
        return gdp > 0 ? 100 * total / gdp : nil
    }
}
