import InputOutput
import Shocks

/// Tables of what goes on beside the ladder: product overlays, the years of a timeline, labour income.
public enum AdaptationReport {
    /// How short each product runs.
    public static func overlays(_ items: [OverlayRuns.Item], in layout: TableLayout) -> ReportTable
    {
        let rows = items.map { item -> [Cell] in
            let supply = item.overlay.supply(days: item.days, duration: item.duration)
            let firstDay = supply.met.firstIndex { $0 < 1 }
            let users = item.overlay.users.map { layout.code(ofIndustry: $0.industry) }
            return [
                .text(item.overlay.product), .text(users.joined(separator: ",")),
                .number(item.overlay.originShare), .number(item.overlay.stockDays),
                Cell(item.overlay.switchingDays), .integer(item.days),
                firstDay.map { .integer($0 + 1) } ?? .missing,
                .number(1 - (supply.met.min() ?? 1)), .number(supply.meanShortfall),
            ]
        }
        return ReportTable(
            name: "overlay", title: "Products that are slivers of their sector",
            columns: [
                Column(name: "product"), Column(name: "users"),
                Column(name: "origin_share", unit: "share of purchases", style: .share),
                Column(name: "stock_days", heading: "stock", unit: "days of use"),
                Column(name: "switching_days", heading: "switching time", unit: "days"),
                Column(name: "horizon", unit: "days"),
                Column(name: "first_short_day", heading: "first day short", unit: "day"),
                Column(name: "largest_shortfall", unit: "share of use", style: .share),
                Column(name: "mean_shortfall", unit: "share of use", style: .share),
            ], rows: rows)
    }

    /// Both sides' losses year by year.
    public static func timeline(
        _ result: TimelineResult, parties: [Party], on table: MRIOTable
    ) -> ReportTable {
        let gdp = table.gdp
        let cumulated = result.cumulatedNetChange
        var rows: [[Cell]] = []
        for (index, year) in result.years.enumerated() {
            for party in parties {
                func sum(_ values: [Double]) -> Double {
                    party.regions.reduce(0) { $0 + values[$1] }
                }
                let total = sum(cumulated[index])
                let base = sum(gdp)
                rows.append([
                    .text(party.name), .integer(year.year), .integer(year.phase + 1),
                    .number(year.mix.lost), .number(year.mix.localised),
                    .number(year.mix.diverted), .number(year.mix.missing),
                    .number(sum(year.valueAddedChange)), .number(sum(year.costChange)),
                    .number(sum(year.netChange)), .number(total),
                    Cell(base > 0 ? 100 * total / base : nil),
                ])
            }
        }
        return ReportTable(
            name: "timeline", title: "Year by year: lost sales and dearer purchases",
            columns: [
                Column(name: "region"), Column(name: "year", style: .integer),
                Column(name: "phase", style: .integer),
                Column(name: "lost", unit: "share of flow", style: .share),
                Column(name: "localised", unit: "share of flow", style: .share),
                Column(name: "diverted", unit: "share of flow", style: .share),
                Column(name: "missing", unit: "share of flow", style: .share),
                Column(name: "value_added_change", unit: table.unit, style: .currency),
                Column(name: "cost_change", unit: table.unit, style: .currency),
                Column(name: "net_change", unit: table.unit, style: .currency),
                Column(name: "cumulated_net_change", unit: table.unit, style: .currency),
                Column(
                    name: "cumulated_net_change_pct_gdp", unit: "% of a year's GDP",
                    style: .percent),
            ], rows: rows,
            notes: [
                "Net: value added less what final demand costs more. The economy does not grow, "
                    + "and nothing is discounted"
            ], isSelection: true)
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
