import Figures
import Shocks

/// What each model says of the parties of a shock, a measure below the other.
enum RangeOverModels: ResultFigure {
    static let name = "range"

    /// Measures by their column in the table `impact`, the first that a model has is shown for it.
    private static let measures = [
        ("welfare_change_pct", "Real income, % change"),
        ("value_added_change_pct_gdp", "Value added at fixed prices, % of GDP"),
        ("price_change_pct", "Cost of final demand, % change"),
    ]

    static func figure(of document: ResultDocument) -> (any Figure)? {
        figure(of: document, most: nil)
    }

    /// The figure, or one of a brief: so many models, of one rule of who is paid alone, and so many
    /// parties.
    static func figure(
        of document: ResultDocument, most: (models: Int, parties: Int)?
    ) -> RangeFigure? {
        guard let impact = FigureTable(document, "impact") else { return nil }
        let parties = ShockParties(document).all.prefix(min(most?.parties ?? 4, 4))
        guard !parties.isEmpty else { return nil }
        var groups: [[RangeFigure.Row]] = measures.map { _ in [] }
        for model in chosen(impact, most?.models) {
            let rows = impact.rows.filter { impact.text($0, "model") == model }
            guard
                let measure = measures.indices.first(where: { k in
                    rows.contains { impact.number($0, measures[k].0) != nil }
                })
            else { continue }
            let marks = parties.enumerated().compactMap { series, party -> RangeFigure.Mark? in
                guard let row = rows.first(where: { impact.text($0, "region") == party }),
                    let value = impact.number(row, measures[measure].0),
                    prices(document, model, party)
                else { return nil }
                return RangeFigure.Mark(
                    series: series, value: value, text: FigureNumber.change(value))
            }
            if !marks.isEmpty { groups[measure].append(.init(model, marks)) }
        }
        let shown = zip(measures, groups).filter { !$1.isEmpty }
            .map { RangeFigure.Group($0.1, $1) }
        if shown.isEmpty { return nil }
        return RangeFigure(
            title: "What each model says: losses are negative, dearer is positive",
            series: parties.map(RegionLabel.name), groups: shown)
    }

    /// The models: all, or the first without those that differ in who is paid alone.
    private static func chosen(_ impact: FigureTable, _ most: Int?) -> [String] {
        let models = impact.distinct("model")
        guard let most else { return models }
        let rents = impact.distinct("rent").filter { !$0.isEmpty }
        let others = Set(
            impact.rows.filter {
                let rent = impact.text($0, "rent")
                return !rent.isEmpty && rent != rents.first
            }.map { impact.text($0, "model") })
        return Array(models.filter { !others.contains($0) }.prefix(most))
    }

    /// Whether the ladder has a number for this party: what a model cannot price is no zero.
    private static func prices(
        _ document: ResultDocument, _ model: String, _ party: String
    ) -> Bool {
        guard let ladder = FigureTable(document, "ladder"), ladder.has(party),
            let row = ladder.rows.first(where: { ladder.text($0, "rung") == model })
        else { return true }
        return ladder.number(row, party) != nil
    }
}

/// Who restricts whom, from the table `restrictions`.
struct ShockParties {
    /// Codes of exporters and importers, by their appearance.
    let exporters: [String]
    let importers: [String]

    init(_ document: ResultDocument) {
        let table = FigureTable(document, "restrictions")
        exporters = table?.distinct("exporter") ?? []
        importers = table?.distinct("importer") ?? []
    }

    /// Both sides; nobody where there are too many to be named.
    var all: [String] {
        let both = exporters + importers.filter { !exporters.contains($0) }
        return both.count > 4 ? [] : both
    }
}
