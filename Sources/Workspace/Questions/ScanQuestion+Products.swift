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
            regions: data.places.regions, unit: data.flows.unit, users: ProductUsers(scan.table),
            endUses: data.endUses?.uses ?? [:])
        report(products, data, in: inquiry)
        var rows = products.rows.filter(chosen)
        inquiry.checkUnits(data.opened, of: rows.map(\.product))
        let report = ProductScanReport(
            trade: data.trade, shared: products.sharedRegions, layout: scan.table.layout,
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
        let rest = restLeftOut(labels, data)
        if let rest {
            let all = rows.count
            rows.removeAll { $0.exporterRegion == rest || $0.importerRegion == rest }
            reportRest(all - rows.count, rest, data, in: inquiry)
        }
        let limit = inquiry.limit(top, forPeople: 20)
        let isBrief =
            inquiry.presentation.audience == .terminal
            && inquiry.presentation.table == nil
        var document = try inquiry.document(
            [report.table(rows, rankedBy: rank, limit: limit, isBrief: isBrief)],
            of: opened, solvedWith: system, labels: labels,
            assumptions: [data.opened.assumption] + inquiry.assumptions(links)
                + [ProductUsers(scan.table).assumption, endUseAssumption(data)]
                + restAssumptions(data, leftOut: rest)
                + assumptions(scan.parameters, .pair),
            reading: report.reading(rows, rankedBy: rank, cut: parameters.cut))
        let words = AnalysisWords(layout, groups: labels.regionGroups)
        let target = try importer.map { text throws(Diagnostics) in
            words.regions(try labels.regions(text, "--importer"))
        }
        document.question = """
            Which \(target.map { "imports of \($0)" } ?? "products"), if one exporter stops \
            selling them, \(report.question(rank))?
            """
        document.lead = report.lead(of: rows, rankedBy: rank)
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
        let (exporters, sellers) = try exporters(labels, data)
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
                && (sellers?.contains(row.exporter) ?? true)
                && (sectors?.contains(row.sector) ?? true)
                && (codes?.contains(row.product) ?? true)
                && row.value > least && row.originShare >= share
        }
    }

    /// The regions that sell; or an economy that is part of the rest of the world, which customs
    /// tell apart, by its position in the trade.
    private func exporters(
        _ labels: TableLabels, _ data: TradeOnTable
    ) throws(Diagnostics) -> (regions: Set<Int>?, sellers: Set<Int>?) {
        guard let text = exporter else { return (nil, nil) }
        do throws(Diagnostics) {
            return (Set(try labels.regions(text, "--exporter")), nil)
        } catch {
            guard let seller = data.partnerInRest(text) else { throw error }
            return (nil, [seller])
        }
    }

    /// The rest of the world where it is not to be ranked: unless it was asked for, by itself or as
    /// one side.
    private func restLeftOut(_ labels: TableLabels, _ data: TradeOnTable) -> Int? {
        guard let rest = data.places.rest, !noRest, !includeRest else { return nil }
        let named = [exporter.map { ($0, "--exporter") }, importer.map { ($0, "--importer") }]
            .compactMap { $0 }.contains { text, option in
                (try? labels.regions(text, option))?.contains(rest) ?? false
            }
        let isSeller = exporter.map { data.partnerInRest($0) != nil } ?? false
        return named || isSeller ? nil : rest
    }

    /// Says how many restrictions by and on the rest of the world are not ranked.
    private func reportRest(
        _ count: Int, _ rest: Int, _ data: TradeOnTable, in inquiry: Inquiry
    ) {
        if count == 0 { return }
        let isOne = count == 1
        inquiry.report(
            Diagnostic(
                .note, "rest-not-ranked",
                """
                \(NumberText.grouped(String(count))) \(isOne ? "restriction" : "restrictions") by \
                or on economies that the table has only in \(data.layout.regions[rest].code), the \
                rest of the world, \(isOne ? "is" : "are") not in the ranking
                """,
                remedy: "--include-rest ranks them too, each exporter by itself"))
    }

    /// Who is taken to buy the products.
    private func endUseAssumption(_ data: TradeOnTable) -> Assumption {
        guard let endUses = data.endUses else {
            return Assumption(
                name: "buyers of a product", value: "all industries and final demand",
                source: "in proportion to what the sector sells to each; no end use was given",
                isDefault: true)
        }
        return Assumption(
            name: "buyers of a product",
            value: """
                intermediate goods: all industries; capital and consumption goods: final demand; \
                others: all
                """,
            source: "\(endUses.file), by BEC; goods of households put no value added at risk",
            isDefault: false)
    }

    /// Which economies count with the rest of the world, or that it is left out.
    private func restAssumptions(_ data: TradeOnTable, leftOut: Int?) -> [Assumption] {
        guard let rest = data.places.rest else { return [] }
        if !noRest, leftOut != nil {
            return [
                Assumption(
                    name: "rest_of_world.\(data.layout.regions[rest].code)",
                    value: .text("its economies are not in the ranking"),
                    source: "--include-rest lists them; --export has all rows", isDefault: true)
            ]
        }
        if !noRest {
            return [
                data.places.assumption(
                    data.layout, source: data.trade.source, areSellersApart: true)
            ].compactMap { $0 }
        }
        return [
            Assumption(
                name: "rest_of_world.\(data.layout.regions[rest].code)",
                value: .text("its economies are left out"), source: "command line",
                isDefault: false)
        ]
    }

    /// What the scan left out.
    private func report(_ products: ProductScan, _ data: TradeOnTable, in inquiry: Inquiry) {
        if products.unlinkedValue > 0 {
            inquiry.report(
                Diagnostic(
                    .warning, "products-left-out",
                    "flows worth \(dollars(products.unlinkedValue)) are of products that no "
                        + "sector of the table makes by the concordance, and are left out"))
        }
        if products.outsideValue > 0 {
            inquiry.report(
                Diagnostic(
                    .note, "economies-left-out",
                    "flows worth \(dollars(products.outsideValue)) are of economies that are no "
                        + "regions of the table, and are left out"))
        }
        if products.withinValue > 0 {
            inquiry.report(
                Diagnostic(
                    .note, "trade-within-regions",
                    "flows worth \(dollars(products.withinValue)) are between economies that the "
                        + "table has in one region, and are left out"))
        }
        if products.contradictions > 0 {
            inquiry.report(
                Diagnostic(
                    .warning, "product-larger-than-sector",
                    counted(products.contradictions, "flow is", "flows are")
                        + " larger than what a sector that makes it sells there in the table: "
                        + "losses and costs are n/a there, product_share is above 1"))
        }
    }
}
