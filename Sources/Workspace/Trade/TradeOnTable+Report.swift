import InputOutput
import Products
import Reporting

extension TradeOnTable {
    /// The restricted products, each with the sectors that make it.
    func report(_ sized: [Sized], cuts: [String: Double]) -> ReportTable? {
        if sized.isEmpty { return nil }
        let rows = sized.flatMap { item in
            item.flow.rows.map { row -> RestrictedProductsReport.Row in
                let sigma = elasticity(row.product, importer: item.flow.importer)
                let cut = cuts[item.place] ?? 1
                return RestrictedProductsReport.Row(
                    place: item.place, exporter: layout.regions[item.flow.exporter].code,
                    importer: layout.regions[item.flow.importer].code,
                    code: trade.products[row.product],
                    name: opened.name(trade.products[row.product]), value: row.value,
                    originShare: row.originShare, concentration: row.concentration,
                    makers: item.flow.parts.map { layout.sectors[$0.sector].code }
                        .joined(separator: " "),
                    users: item.users.text, sectorFlow: item.flow.sectorFlow,
                    productShare: row.value / item.flow.sectorFlow, elasticity: sigma,
                    bundleChange: sigma.map {
                        OriginBundle(elasticity: $0).change(share: row.originShare, cut: cut)
                    })
            }
        }
        return RestrictedProductsReport.products(rows, source: source)
    }
}
