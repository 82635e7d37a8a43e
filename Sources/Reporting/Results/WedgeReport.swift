public import InputOutput
public import Shocks

/// What keeps restricted deliveries within their limits, in models whose markets clear by prices.
public enum WedgeReport {
    /// One row a model and restricted delivery: the wedge on its price as a tariff that would have
    /// the same effect on the quantity; nil when no model has any.
    public static func wedges(_ outcomes: [ModelOutcome], on table: MRIOTable) -> ReportTable? {
        let layout = table.layout
        let rows = outcomes.flatMap { outcome in
            (outcome.impact?.wedges ?? []).map { wedge -> [Cell] in
                let isFinite = wedge.wedge.isFinite
                return [
                    .text(outcome.run.label), .text(layout.regions[wedge.exporter].code),
                    .text(layout.sectors[wedge.sector].code),
                    .text(layout.regions[wedge.importer].code), .text(wedge.rent.rawValue),
                    .number(wedge.allowed), .number(wedge.delivered),
                    isFinite ? .number(100 * wedge.wedge) : .missing,
                    .text(
                        !isFinite
                            ? "prohibited: no finite wedge"
                            : wedge.isBinding
                                ? "binds" : "does not bind"),
                ]
            }
        }
        if rows.isEmpty { return nil }
        return ReportTable(
            name: "wedges", title: "What keeps the restricted deliveries within their limits",
            columns: [
                Column(name: "model"), Column(name: "exporter"), Column(name: "sector"),
                Column(name: "importer"), Column(name: "rent"),
                Column(name: "allowed", unit: "of the base quantity", style: .share),
                Column(name: "delivered", unit: "of the base quantity", style: .share),
                Column(name: "wedge_pct", heading: "wedge", unit: "%", style: .percent),
                Column(name: "cap"),
            ], rows: rows,
            notes: [
                """
                The wedge is the tariff that would lower the delivery as much; a cap that \
                buyers do 
                """
                    + "not reach has none"
            ], isSelection: true)
    }
}
