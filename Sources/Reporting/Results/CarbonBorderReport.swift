public import Analyses
public import InputOutput

/// The tables of a carbon price on imports.
public enum CarbonBorderReport {
    /// Charge by exporting industry, largest first.
    public static func industries(
        _ result: CarbonBorderExposure, in layout: TableLayout
    ) -> ReportTable {
        ReportTable(
            name: "carbon_border", title: "Carbon price on imports, by exporting industry",
            columns: [
                Column(name: "exporter"), Column(name: "sector"), money("flow", result),
                Column(name: "emissions", unit: result.emissionUnit, style: .currency),
                money("cost", result),
                Column(name: "cost_share_of_flow", unit: "share", style: .share),
            ],
            rows: rankedDescending(result.charges.map(\.cost)).map { k in
                let item = result.charges[k]
                return layout.industryCells(item.industry) + [
                    .number(item.flow), .number(item.emissions), .number(item.cost),
                    Cell(item.shareOfFlow),
                ]
            },
            notes: [
                """
                No quantity reacts, no carbon price paid abroad is credited, and flows are \
                those of 
                """
                    + "whole sectors: an upper bound on the charge"
            ])
    }

    /// Charge by exporting region, largest first.
    public static func regions(
        _ result: CarbonBorderExposure, in table: MRIOTable
    ) -> ReportTable {
        let layout = table.layout
        let gdp = table.gdpByFamily
        let exporters = layout.families.labels.indices.filter { result.flowByRegion[$0] != 0 }
        return ReportTable(
            name: "carbon_border_regions", title: "Carbon price on imports, by exporting region",
            columns: [
                Column(name: "exporter"), money("flow", result), money("cost", result),
                Column(name: "cost_share_of_flow", unit: "share", style: .share),
                Column(name: "cost_pct_gdp", unit: "% of the exporter's GDP", style: .percent),
            ],
            rows: rankedDescending(exporters.map { result.costByRegion[$0] }).map { k in
                let r = exporters[k]
                let (flow, cost) = (result.flowByRegion[r], result.costByRegion[r])
                return [
                    layout.familyCell(r), .number(flow), .number(cost),
                    Cell(flow > 0 ? cost / flow : nil),
                    Cell(gdp[r] > 0 ? 100 * cost / gdp[r] : nil),
                ]
            })
    }

    /// What the first screen shows.
    public static let lead = Lead(
        "carbon_border_regions",
        ["exporter", "flow", "cost", "cost_share_of_flow", "cost_pct_gdp"])

    /// One sentence: the whole charge and whose goods most of it falls on.
    public static func reading(
        _ result: CarbonBorderExposure, in layout: TableLayout
    ) -> [String] {
        let total = result.costByRegion.reduce(0, +)
        let flow = result.flowByRegion.reduce(0, +)
        guard total > 0, flow > 0,
            let first = result.costByRegion.indices.max(by: {
                result.costByRegion[$0] < result.costByRegion[$1]
            })
        else { return ["No covered flow is charged."] }
        let share = result.costByRegion[first] / total
        return [
            "The charge on covered imports is \(Phrase.amount(total, result.unit)), "
                + "\(Phrase.percent(total / flow)) of their value; "
                + "\(Phrase.percent(share)) of it falls on goods from "
                + "\(AnalysisWords(layout).family(first))."
        ]
    }

    private static func money(_ name: String, _ result: CarbonBorderExposure) -> Column {
        Column(name: name, unit: result.unit, style: .currency)
    }
}
