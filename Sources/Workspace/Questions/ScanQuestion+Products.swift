import Analyses
import InputOutput
import Products
import Reporting
import Shocks

/// The scan by customs code: every product of every exporter to every importer.
extension ScanQuestion {
    /// The answer with trade.
    func answer(with trade: String, in inquiry: Inquiry) throws -> ResultDocument {
        let rank = try productRank()
        var plain = self
        plain.rankBy = nil
        let (parameters, _, _) = try plain.choices()
        let opened = try inquiry.open(table, reading)
        let layout = opened.layout
        guard layout.families.labels.count == layout.regionCount else {
            throw Diagnostics([
                Diagnostic(
                    .error, "split-regions",
                    "customs data do not tell the parts of a country apart that this table has",
                    remedy: "join the parts of the country with aggregate --bloc")
            ])
        }
        let labels = try TableLabels(opened.table, groups: group.filter { $0.contains("=") })
        let data = try inquiry.trade(trade, tradeChoices, on: opened)
        guard let links = data.links else {
            // Says what is missing.
            _ = try inquiry.sectorLinks(tradeChoices, layout)
            preconditionFailure("links without a concordance")
        }
        let chosen = try choice(labels, data)
        let system = try inquiry.system(of: opened) { system in
            .inverse(on: system)
        }
        try inquiry.begin("scanning all products")
        let scan = try RestrictionScan(system, parameters)
        let products = ProductScan(
            scan, data.trade, year: data.opened.year, links: links,
            regions: data.places.regions, unit: data.flows.unit, users: ProductUsers(scan.table))
        report(products, data, in: inquiry)
        var rows = products.rows.filter(chosen)
        let report = ProductScanReport(
            trade: data.trade, rest: data.places.rest, layout: scan.table.layout,
            unit: opened.table.unit,
            usd: data.flows.unit, gdp: scan.gdp, names: data.opened.name,
            elasticity: { data.elasticity($0.product, importer: $0.importerRegion) })
        let keys = rows.map { report.value(rank, of: $0) ?? -.infinity }
        // Of rows that are equal the larger flow comes first.
        let order = rows.indices.sorted {
            (-keys[$0], -rows[$0].value, $0) < (-keys[$1], -rows[$1].value, $1)
        }
        rows = order.map { rows[$0] }
        if let export {
            try inquiry.begin("writing \(export)")
            try report.write(rows, to: export)
        }
        let limit = inquiry.limit(top, forPeople: 20)
        let isBrief =
            inquiry.presentation.audience == .terminal
            && inquiry.presentation.table == nil
        var document = try inquiry.document(
            [report.table(rows, rankedBy: rank, limit: limit, isBrief: isBrief)],
            of: opened, solvedWith: system, labels: labels,
            assumptions: [data.opened.assumption] + inquiry.assumptions(links)
                + [ProductUsers(scan.table).assumption]
                + restAssumptions(data)
                + assumptions(scan.parameters, .pair),
            reading: report.reading(rows, rankedBy: rank, cut: parameters.cut))
        let words = AnalysisWords(layout, groups: labels.regionGroups)
        let target = try importer.map { text throws(Diagnostics) in
            words.regions(try labels.regions(text, "--importer"))
        }
        document.question = """
            Which products\(target.map { " that \($0) imports" } ?? ""), if one exporter stops \
            selling them, \(report.question(rank))?
            """
        document.lead = report.lead
        document.summary.method = ProductScanReport.method
        return document
    }

    private func productRank() throws(Diagnostics) -> ProductScanReport.Rank {
        guard let rankBy else { return .hardToReplace }
        let name = String(rankBy.lowercased().map { $0 == "-" ? "_" : $0 })
        if let rank = ProductScanReport.Rank(rawValue: name) { return rank }
        let known = ProductScanReport.Rank.allCases.map(\.rawValue)
        throw Diagnostics([
            Diagnostic(
                .error, "unknown-column", "there is no column '\(rankBy)' to rank by",
                at: .init(place: "--rank-by"),
                remedy: Suggestion.nearest(to: name, in: known).map { "did you mean \($0)?" }
                    ?? "known: \(known.joined(separator: ", "))")
        ])
    }

    /// Which rows are wanted.
    private func choice(
        _ labels: TableLabels, _ data: TradeOnTable
    ) throws(Diagnostics) -> (ProductScan.Row) -> Bool {
        let importers = try importer.map { text throws(Diagnostics) in
            Set(try labels.regions(text, "--importer"))
        }
        let exporters = try exporter.map { text throws(Diagnostics) in
            Set(try labels.regions(text, "--exporter"))
        }
        let sectors = try sector.map { text throws(Diagnostics) in
            Set(try labels.sectors(text, "--sector"))
        }
        let codes = try TradeLabels(data.trade, groups: []).products(hs, "--hs").map(Set.init)
        let least = minimumFlow * data.flows.unit
        let share = minimumOriginShare ?? 0
        let rest = noRest ? data.places.rest : nil
        return { row in
            row.importerRegion != rest && row.exporterRegion != rest
                && (importers?.contains(row.importerRegion) ?? true)
                && (exporters?.contains(row.exporterRegion) ?? true)
                && (sectors?.contains(row.sector) ?? true)
                && (codes?.contains(row.product) ?? true)
                && row.value > least && row.originShare >= share
        }
    }

    /// Which economies count with the rest of the world, or that it is left out.
    private func restAssumptions(_ data: TradeOnTable) -> [Assumption] {
        guard let rest = data.places.rest else { return [] }
        if !noRest {
            return [data.places.assumption(data.layout, source: data.trade.source)]
                .compactMap { $0 }
        }
        return [
            Assumption(
                name: "rest_of_world.\(data.layout.regions[rest].code)",
                value: .text("left out: it is not a government"), source: "command line",
                isDefault: false)
        ]
    }

    /// What the scan left out.
    private func report(_ products: ProductScan, _ data: TradeOnTable, in inquiry: Inquiry) {
        func millions(_ usd: Double) -> String { "\(brief(usd / 1e6)) million USD" }
        if products.unlinkedValue > 0 {
            inquiry.report(
                Diagnostic(
                    .warning, "products-left-out",
                    "flows worth \(millions(products.unlinkedValue)) are of products that no "
                        + "sector of the table makes by the concordance, and are left out"))
        }
        if products.outsideValue > 0 {
            inquiry.report(
                Diagnostic(
                    .note, "economies-left-out",
                    "flows worth \(millions(products.outsideValue)) are of economies that are no "
                        + "regions of the table, and are left out"))
        }
        if products.withinValue > 0 {
            inquiry.report(
                Diagnostic(
                    .note, "trade-within-regions",
                    "flows worth \(millions(products.withinValue)) are between economies that the "
                        + "table has in one region, and are left out"))
        }
        if products.contradictions > 0 {
            inquiry.report(
                Diagnostic(
                    .warning, "product-larger-than-sector",
                    "\(products.contradictions) flows are larger than what a sector that makes "
                        + "them sells there in the table: their losses and costs are n/a, their "
                        + "product_share is above 1"))
        }
    }
}
