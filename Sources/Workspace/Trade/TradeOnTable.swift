import InputOutput
import Products
import Reporting
import Shocks

/// Trade by customs code beside a table: what its products are there.
struct TradeOnTable {
    let opened: OpenedTrade
    /// Where its economies are in the table.
    let places: TradeRegions
    let layout: TableLayout
    /// The year of the table; nil where it has none.
    let tableYear: Int?
    let unit: String
    let flows: ProductFlows
    /// Sectors by code; nil without a concordance.
    let links: SectorLinks?
    /// End uses, and the file that says so; nil where none was given.
    let endUses: (uses: [CustomsCode: EndUse], file: String)?
    /// Elasticities between origins; nil where no list was given.
    let elasticities: ProductElasticities?
    /// USD for one unit of the table's currency, where that is another.
    let exchangeRate: Double?

    var trade: BilateralTrade { opened.trade }

    /// File and year, for the ledger.
    var source: String {
        trade.source + (trade.yearText(opened.year).map { ", \($0)" } ?? "")
    }

    /// Which trade was used, and what it counts with the rest of the world where that is
    /// restricted.
    func assumptions(_ sized: [Sized]) -> [Assumption] {
        let isRestIn = sized.contains { item in
            [item.flow.exporter, item.flow.importer].contains { $0 == places.rest }
        }
        return [opened.assumption]
            + (isRestIn ? [places.assumption(layout, source: trade.source)].compactMap { $0 } : [])
    }

    /// What a restriction by customs code is in the table.
    struct Sized {
        /// The place of the restriction, such as `restrictions[0]`.
        let place: String
        let flow: ProductFlow
        /// Who uses the products, and who says so.
        let users: (text: String, source: String)
        /// Who makes the products, and who says so.
        let makers: (text: String, source: String)
    }

    /// Products between two regions of the table; nil where none is traded.
    /// - Parameters:
    ///   - place: the restriction, such as `restrictions[0]`.
    ///   - sectors: who makes them; nil for the concordance.
    ///   - users: who uses them; nil for the end use, or else everybody.
    /// - Throws: `needs-concordance`, `no-sector`.
    func sized(
        _ place: String, _ products: [Int], from exporter: Int, to importer: Int,
        sectors: [Int]?, users: [Int]?, at location: Diagnostic.Location
    ) throws(Diagnostics) -> Sized? {
        let makers: ProductFlows.Makers
        let makersSource: String
        if let sectors {
            (makers, makersSource) = (.sectors(sectors), "given with the restriction")
        } else if let links {
            makers = .links(links)
            makersSource =
                "\(links.concordance), ISIC Rev. \(links.revision) to "
                + "\(links.classification), "
                + (links.isWeighted ? "by the weights given" : "several in equal parts")
        } else {
            throw Diagnostics([
                Diagnostic(
                    .error, "needs-concordance",
                    "it is not known which sectors make these customs codes", at: location,
                    remedy: "name a CSV of customs codes and classes of ISIC (--concordance, or "
                        + "concordance in the field trade), or give the sectors")
            ])
        }
        let (buyers, words) = self.users(of: products, given: users)
        guard
            let flow = flows.flow(
                from: exporter, to: importer, of: products, makers: makers, users: buyers)
        else { return nil }
        if flow.parts.isEmpty {
            let codes = flow.rows.map { trade.products[$0.product].text }
            throw Diagnostics([
                Diagnostic(
                    .error, "no-sector",
                    "no sector of the table makes \(codes.joined(separator: ", "))", at: location,
                    remedy: "the concordance does not have the code, or not in this edition; "
                        + "give the sectors")
            ])
        }
        return Sized(
            place: place, flow: flow, users: words,
            makers: (
                flow.parts.map { part in
                    let share = NumberText.significant(100 * part.value / flow.value, 3)
                    return "\(layout.sectors[part.sector].code) \(share) %"
                }.joined(separator: ", "), makersSource
            ))
    }

    /// The sectors that use products: those given, all industries where BEC calls every product
    /// intermediate, else everybody (nil).
    private func users(
        of products: [Int], given: [Int]?
    ) -> ([Int]?, (text: String, source: String)) {
        if let given {
            let codes = given.map { layout.sectors[$0].code }.joined(separator: ", ")
            return (given, (codes, "given with the restriction: all of the product goes there"))
        }
        let everybody = "in proportion to what the sector sells to each"
        guard let endUses else {
            return (nil, ("all industries and final demand", "\(everybody); no end use was given"))
        }
        let found = products.map { endUses.uses[trade.products[$0]] }
        if found.allSatisfy({ $0 == .intermediate }) {
            return (
                Array(layout.sectors.indices),
                (
                    "all industries",
                    "\(endUses.file): intermediate goods by BEC; \(everybody)"
                )
            )
        }
        let kinds = Set(found.map { $0?.rawValue ?? "no single end use" }).sorted()
        return (
            nil,
            (
                "all industries and final demand",
                "\(endUses.file): \(kinds.joined(separator: ", ")) by BEC; \(everybody)"
            )
        )
    }

    /// Refuses a product that is larger than what a sector sells, with both numbers.
    func check(_ sized: Sized, at location: Diagnostic.Location) throws(Diagnostics) {
        let flow = sized.flow
        var problems = Diagnostics()
        for part in flow.parts where !(part.share <= 1) {
            let codes = flow.rows.prefix(4).map { trade.products[$0.product].text }
            let year = tableYear.map { " (\($0))" } ?? ""
            problems.add(
                Diagnostic(
                    .error, "product-larger-than-sector",
                    "\(source): \(layout.regions[flow.exporter].code) sells "
                        + "\(millions(part.value)) of \(codes.joined(separator: ", "))"
                        + "\(flow.rows.count > 4 ? " and others" : "") to "
                        + "\(layout.regions[flow.importer].code), more than the "
                        + "\(millions(part.flow)) that the table\(year) has of "
                        + "\(layout.sectors[part.sector].code) to \(sized.users.text)",
                    at: location,
                    remedy: "take a table of the year of the trade, name other sectors or users, "
                        + "or give the product share; where the file’s values are thousand USD, "
                        + "say so with --trade-mapping"))
        }
        try problems.throwIfErrors()
    }

    private func millions(_ usd: Double) -> String { "\(brief(usd / 1e6)) million USD" }

    /// The elasticity of substitution between the importer's origins of a product; nil where no
    /// list has one.
    func elasticity(_ product: Int, importer: Int) -> Double? {
        let region = layout.regions[importer].code
        let country = Country.named(region)?.alpha3 ?? region
        return elasticities?.elasticity(importer: country, code: trade.products[product])
    }
}
