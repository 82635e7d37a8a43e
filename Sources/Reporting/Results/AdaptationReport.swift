public import InputOutput
public import Shocks

/// Tables of what goes on beside the ladder: product overlays, the years of a timeline, labour
/// income.
public enum AdaptationReport {
    /// How short each product runs, with the least and the most that its bands allow.
    public static func overlays(_ items: [OverlayRuns.Item], in layout: TableLayout) -> ReportTable
    {
        let rows = items.map { item -> [Cell] in
            func supply(_ overlay: ProductOverlay) -> ProductOverlay.Supply {
                overlay.supply(days: item.days, duration: item.duration)
            }
            let given = supply(item.overlay)
            let firstDay = given.met.firstIndex { $0 < 1 }
            let users = item.overlay.users.map { layout.code(ofIndustry: $0.industry) }
            return [
                .text(item.overlay.product), .text(users.joined(separator: ",")),
                .number(item.overlay.originShare), .number(item.overlay.stockDays),
                Cell(item.overlay.switchingDays), .integer(item.days),
                firstDay.map { .integer($0 + 1) } ?? .missing,
                .number(1 - (given.met.min() ?? 1)), .number(given.meanShortfall),
                .number(supply(item.at(.least)).meanShortfall),
                .number(supply(item.at(.most)).meanShortfall),
            ]
        }
        let bands = items.flatMap { item in
            item.bands.bands.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                number, band -> String in
                func text(_ value: Double) -> String { NumberText.significant(value, 3) }
                return "\(item.overlay.product): \(words(number)) \(text(band.lowerBound)) to "
                    + "\(text(band.upperBound)) \(number.unit)"
            }
        }
        return ReportTable(
            name: "overlay", title: "Products that are a small part of their sector",
            columns: [
                Column(name: "product"), Column(name: "users"),
                Column(name: "origin_share", unit: "share of purchases", style: .share),
                Column(name: "stock_days", heading: "stock", unit: "days of use"),
                Column(name: "switching_days", heading: "switching time", unit: "days"),
                Column(name: "horizon", unit: "days"),
                Column(name: "first_short_day", heading: "first day short", unit: "day"),
                Column(name: "largest_shortfall", unit: "share of use", style: .share),
                Column(name: "mean_shortfall", unit: "share of use", style: .share),
                Column(name: "mean_shortfall_least", unit: "share of use", style: .share),
                Column(name: "mean_shortfall_most", unit: "share of use", style: .share),
            ], rows: rows,
            notes: bands.isEmpty
                ? [] : ["Without a source, so as bands: " + bands.joined(separator: "; ")])
    }

    /// The range that overlays leave for each party, one sentence each; empty without bands.
    public static func overlayRanges(
        _ outcomes: [ModelOutcome], parties: [Party], on table: MRIOTable
    ) -> [String] {
        OverlayRuns.Side.allCases.flatMap { side -> [String] in
            func percent(_ end: OverlayBands.End?, _ party: Party) -> Double? {
                let label = OverlayRuns.label(side, at: end)
                return outcomes.first { $0.run.label == label }?.impact.flatMap {
                    Headline.valueAdded.percent($0, of: party.regions, on: table)
                }
            }
            return parties.prefix(4).compactMap { party in
                guard let least = percent(.least, party), let most = percent(.most, party),
                    let given = percent(nil, party)
                else { return nil }
                func text(_ value: Double) -> String { NumberText.significant(value, 2) }
                return
                    """
                    \(OverlayRuns.label(side)): \(party.name) \(text(most)) to \(text(least)) \
                    % of 
                    """
                        + """
                        GDP over the bands of users' share, stock and switching time, \
                        \(text(given)) % 
                        """
                        + "at the given values"
            }
        }
    }

    private static func words(_ number: OverlayBands.Number) -> String {
        switch number {
        case .userShare: "users' share"
        case .stockDays: "stock"
        case .switchingDays: "switching time"
        }
    }

    /// Both sides year by year: value added and cost are two results.
    public static func timeline(
        _ result: TimelineResult, parties: [Party], on table: MRIOTable
    ) -> ReportTable {
        let gdp = table.gdp
        let (valueAdded, cost) = (result.cumulatedValueAddedChange, result.cumulatedCostChange)
        var rows: [[Cell]] = []
        for (index, year) in result.years.enumerated() {
            for party in parties {
                func sum(_ values: [Double]) -> Double {
                    party.regions.reduce(0) { $0 + values[$1] }
                }
                let base = sum(gdp)
                func share(_ value: Double) -> Cell { Cell(base > 0 ? 100 * value / base : nil) }
                rows.append([
                    .text(party.name), .integer(year.year), .integer(year.phase + 1),
                    .number(year.mix.lost), .number(year.mix.localised),
                    .number(year.mix.diverted), .number(year.mix.missing),
                    .number(year.mix.built), .number(sum(year.valueAddedChange)),
                    .number(sum(year.costChange)), .number(sum(year.buildingCost)),
                    Cell(year.overlayValueAddedChange.map(sum)),
                    .number(sum(valueAdded[index])), share(sum(valueAdded[index])),
                    .number(sum(cost[index])), share(sum(cost[index])),
                ])
            }
        }
        var notes = [
            """
            Value added and cost are two results and are not added up: lost and replacing \
            sales with all 
            """
                + """
                that goes into them (flow extraction), and what final demand costs more \
                (cost-push). 
                """
                + "The economy does not grow, and nothing is discounted",
            """
            What is made at home counts as value added at the table's input coefficients, as \
            if labour 
            """
                + "and plants stood idle; where they do not, other production shrinks by as much. "
                + "Plants are paid for in the year before they deliver",
        ]
        if result.years.contains(where: { $0.overlayValueAddedChange != nil }) {
            notes.append(
                "Overlays follow the same phases: what their users and the users' suppliers lose "
                    + "stands apart")
        }
        return ReportTable(
            name: "timeline", title: "Year by year: lost sales, and dearer purchases",
            columns: [
                Column(name: "region"), Column(name: "year", style: .integer),
                Column(name: "phase", style: .integer),
                Column(name: "lost", unit: "share of flow", style: .share),
                Column(name: "localised", unit: "share of flow", style: .share),
                Column(name: "diverted", unit: "share of flow", style: .share),
                Column(name: "missing", unit: "share of flow", style: .share),
                Column(name: "built", heading: "being built", unit: "share of flow", style: .share),
                Column(name: "value_added_change", unit: table.unit, style: .currency),
                Column(name: "cost_change", unit: table.unit, style: .currency),
                Column(
                    name: "building_cost", heading: "of which plants", unit: table.unit,
                    style: .currency),
                Column(
                    name: "overlay_value_added_change", heading: "value added, overlays",
                    unit: table.unit, style: .currency),
                Column(
                    name: "cumulated_value_added_change", unit: table.unit, style: .currency),
                Column(
                    name: "cumulated_value_added_change_pct_gdp", unit: "% of a year's GDP",
                    style: .percent),
                Column(name: "cumulated_cost_change", unit: table.unit, style: .currency),
                Column(
                    name: "cumulated_cost_change_pct_gdp", unit: "% of a year's GDP",
                    style: .percent),
            ], rows: rows, notes: notes, isSelection: true)
    }

    /// What replacement means for labour income, largest changes first.
    public static func labour(
        _ outcomes: [ModelOutcome], restrictions: [Restriction], incomeShare: Double,
        automated: Double, parties: [Party], on table: MRIOTable
    ) -> ReportTable {
        let layout = table.layout
        var rows: [[Cell]] = []
        for outcome in outcomes where outcome.run.values.replaces {
            guard
                let labour = outcome.impact.flatMap({
                    LabourIncome(
                        $0, of: restrictions, incomeShare: incomeShare, automated: automated,
                        in: layout)
                })
            else { continue }
            for party in parties {
                func sum(_ values: [Double]) -> Double {
                    party.regions.reduce(0) { $0 + values[$1] }
                }
                rows.append([
                    .text(outcome.run.label), .text(party.name), .number(sum(labour.unchanged)),
                    .number(-sum(labour.automatedAway)), .number(sum(labour.change)),
                ])
            }
        }
        return ReportTable(
            name: "labour", title: "Labour income where production is replaced",
            columns: [
                Column(name: "model"), Column(name: "region"),
                Column(
                    name: "labour_income_change", heading: "as before", unit: table.unit,
                    style: .currency),
                Column(
                    name: "automated_away", heading: "automated away", unit: table.unit,
                    style: .currency),
                Column(
                    name: "labour_income_change_automated", heading: "with automation",
                    unit: table.unit, style: .currency),
            ], rows: rows)
    }
}
