import InputOutput
import Shocks

/// The tables of a shock: what was restricted, who loses by which model, and what each model means.
public enum ImpactReport {
    /// Columns of the table `impact` that other programs rely on.
    private static func impactColumns(_ unit: String) -> [Column] {
        [
            Column(name: "model"), Column(name: "region"),
            Column(name: "output_change", unit: unit, style: .currency),
            Column(name: "value_added_change", unit: unit, style: .currency),
            Column(
                name: "value_added_change_pct_gdp", heading: "value added change", unit: "% of GDP",
                style: .percent),
            Column(name: "price_change_pct", heading: "price change", unit: "%", style: .percent),
            Column(
                name: "welfare_change_pct", heading: "welfare change", unit: "%", style: .percent),
        ]
    }

    /// Effects by model and region: exporters first, then importers, then the others by how strongly
    /// they are affected.
    ///
    /// - Parameter regions: how many regions to list for each model; nil for all.
    public static func impact(
        _ impacts: [Impact], of shock: Shock, on table: MRIOTable, regions limit: Int?
    ) -> ReportTable {
        let layout = table.layout
        let gdp = table.gdp
        var rows: [[Cell]] = []
        var hidden = 0
        for impact in impacts {
            let output = impact.outputChange.map(layout.sumByRegion)
            let valueAdded = impact.valueAddedChange.map(layout.sumByRegion)
            let order = order(of: shock, impact, valueAdded: valueAdded, gdp: gdp)
            let shown = limit.map { Array(order.prefix(max($0, 0))) } ?? order
            hidden = max(hidden, order.count - shown.count)
            for r in shown {
                rows.append([
                    .text(impact.model), .text(layout.regions[r].code), Cell(output?[r]),
                    Cell(valueAdded?[r]), Cell(percent(valueAdded?[r], of: gdp[r])),
                    Cell(impact.consumerPriceChange?[r].map { 100 * $0 }),
                    Cell(impact.welfareChange.map { 100 * $0[r] }),
                ])
            }
        }
        var notes: [String] = []
        if hidden > 0 {
            notes.append("\(hidden) less affected regions a model are not shown; --top shows more")
        }
        return ReportTable(
            name: "impact", title: "Impact by model and region (losses are negative)",
            columns: impactColumns(table.unit), rows: rows, notes: notes, isSelection: true)
    }

    /// What every model prices, what it cannot, and what it finds for the world as a whole.
    public static func models(_ outcomes: [ModelOutcome], on table: MRIOTable) -> ReportTable {
        let worldGDP = table.gdp.reduce(0, +)
        let rows: [[Cell]] = outcomes.map { outcome in
            let change = outcome.impact?.valueAddedChange?.reduce(0, +)
            return [
                .text(outcome.run.label), Cell(change), Cell(percent(change, of: worldGDP)),
                .text(outcome.run.entry.type.prices), .text(outcome.run.entry.type.cannotPrice),
            ]
        }
        return ReportTable(
            name: "models", title: "What each model says",
            columns: [
                Column(name: "model"),
                Column(
                    name: "world_value_added_change", unit: table.unit, style: .currency),
                Column(name: "world_change_pct_gdp", unit: "% of GDP", style: .percent),
                Column(name: "prices", heading: "what it prices", style: .prose),
                Column(name: "cannot_price", heading: "what it cannot", style: .prose),
            ], rows: rows)
    }

    /// What a model reports by region beside the common columns, such as real wages; nil when none does.
    public static func regionalMeasures(
        _ impacts: [Impact], on table: MRIOTable
    ) -> ReportTable? {
        var rows: [[Cell]] = []
        for impact in impacts {
            for measure in impact.regionalMeasures {
                for (region, value) in zip(table.layout.regions, measure.values) {
                    rows.append([
                        .text(impact.model), .text(measure.name), .text(region.code), Cell(value),
                        .text(measure.unit),
                    ])
                }
            }
        }
        if rows.isEmpty { return nil }
        return ReportTable(
            name: "measures", title: "Further results by region",
            columns: [
                Column(name: "model"), Column(name: "measure"), Column(name: "region"),
                Column(name: "value"), Column(name: "unit"),
            ], rows: rows)
    }

    /// The restricted flows as the table has them.
    public static func restrictions(
        _ restrictions: [Restriction], in table: MRIOTable
    ) -> ReportTable {
        let layout = table.layout
        let rows: [[Cell]] = restrictions.map { item in
            let flow = RestrictedFlow(item, in: table)
            return [
                .text(layout.regions[item.exporter].code),
                .text(codes(item.sectors, layout)), .text(layout.regions[item.importer].code),
                .text(item.users.map { codes($0, layout) } ?? "all uses"), .number(item.cut),
                .number(item.productShare), .number(flow.intermediate), .number(flow.final),
                Cell(flow.shareOfExporterOutput), Cell(flow.shareOfImporterPurchases),
            ]
        }
        return ReportTable(
            name: "restrictions", title: "Restricted flows, before the restriction",
            columns: [
                Column(name: "exporter"), Column(name: "sectors"), Column(name: "importer"),
                Column(name: "users"), Column(name: "cut", unit: "share", style: .share),
                Column(name: "product_share", unit: "share", style: .share),
                Column(name: "intermediate_flow", unit: table.unit, style: .currency),
                Column(name: "final_flow", unit: table.unit, style: .currency),
                Column(
                    name: "share_of_exporter_output", unit: "of the sectors' output", style: .share),
                Column(
                    name: "share_of_importer_purchases", unit: "of the product, all origins",
                    style: .share),
            ], rows: rows)
    }

    /// Effects by model and industry, most affected first.
    public static func industries(_ impacts: [Impact], on table: MRIOTable) -> ReportTable {
        let layout = table.layout
        var rows: [[Cell]] = []
        for impact in impacts {
            let key = impact.valueAddedChange ?? impact.outputChange ?? impact.priceChange ?? []
            let order = key.indices.sorted {
                (-abs(key[$0]), $0) < (-abs(key[$1]), $1)
            }
            for i in order where key[i] != 0 {
                rows.append([
                    .text(impact.model),
                    .text(layout.regions[layout.region(ofIndustry: i)].code),
                    .text(layout.sectors[layout.sector(ofIndustry: i)].code),
                    Cell(impact.outputChange?[i]), Cell(impact.valueAddedChange?[i]),
                    Cell(impact.priceChange.map { 100 * $0[i] }),
                ])
            }
        }
        return ReportTable(
            name: "industries", title: "Impact by model and industry",
            columns: [
                Column(name: "model"), Column(name: "region"), Column(name: "sector"),
                Column(name: "output_change", unit: table.unit, style: .currency),
                Column(name: "value_added_change", unit: table.unit, style: .currency),
                Column(
                    name: "price_change_pct", heading: "price change", unit: "%", style: .percent),
            ], rows: rows)
    }

    /// The assumptions of every run, each under the run's label.
    public static func assumptions(_ runs: [ModelRun]) -> [Assumption] {
        runs.flatMap { run in
            assumptions(run.model.parameters).map { item in
                var item = item
                item.name = "\(run.label).\(item.name)"
                return item
            }
        }
    }

    /// Parameters as entries of the ledger.
    public static func assumptions(_ parameters: [ModelParameter]) -> [Assumption] {
        parameters.map { parameter in
            let value: Cell =
                switch parameter.value {
                case .number(let number): .number(number)
                case .text(let text): .text(text)
                }
            return Assumption(
                name: parameter.name, value: value, unit: parameter.unit,
                source: parameter.source, isDefault: parameter.isDefault)
        }
    }

    private static func percent(_ change: Double?, of base: Double) -> Double? {
        change.flatMap { base != 0 ? 100 * $0 / base : nil }
    }

    private static func codes(_ sectors: [Int], _ layout: TableLayout) -> String {
        if sectors.count == layout.sectorCount { return "*" }
        return sectors.map { layout.sectors[$0].code }.joined(separator: ",")
    }

    private static func order(
        of shock: Shock, _ impact: Impact, valueAdded: [Double]?, gdp: [Double]
    ) -> [Int] {
        var first: [Int] = []
        for r in shock.restrictions.map(\.exporter) + shock.restrictions.map(\.importer)
        where !first.contains(r) {
            first.append(r)
        }
        func strength(_ r: Int) -> Double {
            if let welfare = impact.welfareChange { return abs(welfare[r]) }
            if let valueAdded { return abs(percent(valueAdded[r], of: gdp[r]) ?? 0) }
            return abs(impact.consumerPriceChange.flatMap { $0[r] } ?? 0)
        }
        let others = gdp.indices.filter { !first.contains($0) }
        return first + others.sorted { (-strength($0), $0) < (-strength($1), $1) }
    }
}
