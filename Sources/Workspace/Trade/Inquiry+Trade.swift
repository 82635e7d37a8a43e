import InputOutput
import Products
import Reporting

extension Inquiry {
    /// Reads trade for a table, and compares the two.
    /// - Throws: what is wrong with the files; `other-currency` and `unknown-unit` for a table
    ///   whose money is not USD.
    func trade(
        _ path: String, _ choices: TradeChoices, on table: OpenedTable
    ) throws -> TradeOnTable {
        if !table.layout.isGrid {
            throw UnequalSectorsRefusal.refusal(
                "trade by customs code is shared out among the same sectors of every region")
        }
        let opened = try trade(path, choices)
        try opened.trade.check()
        let layout = table.layout
        let links = try choices.concordance.map { _ in try sectorLinks(choices, layout, opened) }
        let unit = try usd(
            in: table.table.unit, choices.exchangeRate ?? usdPrice(of: table.table))
        let places = TradeRegions(opened.trade, in: layout)
        let flows = ProductFlows(
            opened.trade, year: opened.year, in: table.table, regions: places.regions, unit: unit)
        let endUses = try choices.endUse.map {
            (uses: try readEndUses($0, opened), file: $0.lastPathPart)
        }
        let year = opened.trade.years[opened.year]
        if let tableYear = table.table.year, year != 0, year != tableYear {
            report(
                Diagnostic(
                    abs(year - tableYear) < 3 ? .note : .warning, "other-year",
                    "trade of \(year) is set against a table of \(tableYear): product shares mix "
                        + "the two years", at: .init(file: path)))
        }
        if let links { compare(flows, links, opened) }
        return TradeOnTable(
            opened: opened, places: places, layout: layout, tableYear: table.table.year,
            valuation: table.table.valuation, unit: table.table.unit, flows: flows, links: links,
            endUses: endUses,
            elasticities: try choices.productElasticities.map { try ProductElasticities(path: $0) },
            exchangeRate: choices.exchangeRate)
    }

    /// How many USD one of the currency is that a table in USD is told in; nil where it is in
    /// another, or told as it is.
    private func usdPrice(of table: MRIOTable) -> Double? {
        guard let rate, rate.hasConverted(table, from: "USD") else { return nil }
        return rate.price
    }

    /// The end uses of a list that is of the trade's edition.
    /// - Throws: `other-edition`, and what is wrong with the file.
    private func readEndUses(
        _ path: String, _ trade: OpenedTrade
    ) throws(Diagnostics) -> [CustomsCode: EndUse] {
        let list = try EndUse.list(path: path)
        try trade.requireEdition(list.edition, of: path)
        let (categories, codes) = list.unknown
        if codes > 0 {
            let shown = categories.prefix(10).map { "‘\($0)’" }.joined(separator: ", ")
            report(
                Diagnostic(
                    .warning, "unknown-end-use",
                    "\(shown) \(categories.count == 1 ? "is no category" : "are no categories") of "
                        + "BEC Rev. 4: the end use of "
                        + "\(codes == 1 ? "one code" : "\(codes) codes") is taken as unknown",
                    at: .init(file: path),
                    remedy: "write categories of BEC Rev. 4, such as 111, 21, 41 or 62"))
        }
        return list.uses
    }

    /// USD in one unit of a table.
    func usd(in unit: String, _ rate: Double?) throws(Diagnostics) -> Double {
        guard let money = MoneyUnit(unit) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-unit",
                    "trade is in USD, and the table’s unit ‘\(unit)’ names no currency",
                    remedy: "the table's unit must read like million USD")
            ])
        }
        if money.currency == "USD" { return money.factor }
        guard let rate, rate > 0, rate.isFinite else {
            throw Diagnostics([
                Diagnostic(
                    .error, "other-currency",
                    "trade is in USD, and the table in \(money.currency)",
                    remedy: "say how many USD one \(money.currency) was worth that year: "
                        + "--exchange-rate 1.05, or exchange_rate in the field trade")
            ])
        }
        return money.factor * rate
    }

    /// Values that are far from what the table has are in another unit than was thought.
    func compare(_ flows: ProductFlows, _ links: SectorLinks, _ opened: OpenedTrade) {
        let found = flows.comparison(links)
        let trade = opened.trade
        func warn(_ code: String, _ message: String) {
            report(
                Diagnostic(
                    .warning, code, message, at: .init(file: opened.path),
                    remedy: Self.unitRemedy))
        }
        if let first = found.oversized.first {
            let codes = found.oversized.prefix(3).map { trade.products[$0].text }
            let more = found.oversized.count > 3 ? " and \(found.oversized.count - 3) more" : ""
            let subject =
                found.oversized.count == 1
                ? "most of \(trade.products[first].text)"
                : "most of \(found.oversized.count) products "
                    + "(\(codes.joined(separator: ", "))\(more))"
            warn(
                "values-too-large",
                "\(subject) is in flows larger than all that its sectors sell there in the table: "
                    + "the values may not be USD, or the table be of another time")
        } else if let ratio = found.ratio, ratio > 20 {
            warn(
                "values-too-large",
                "the trade’s values are \(brief(ratio)) times what the table’s sectors sell: "
                    + "they may not be USD")
        }
        // One of the some 5,000 products is a few ten-thousandths of what its sectors sell abroad:
        // a hundredth of that is no sum of dollars.
        let products = trade.products.count
        let least = products >= 3000 ? 0.05 : 2e-6 * Double(products)
        if let ratio = found.ratio, ratio < least,
            trade.shareBelowOneDollar <= Self.mostBelowOneDollar
        {
            warn(
                "values-too-small",
                "the trade’s values are \(brief(ratio)) times what the table’s sectors sell: "
                    + "they may be thousand or million USD")
        }
    }
}

extension String {
    /// The name behind the last slash of a path.
    var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }
}
