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
    /// What the table's flows are valued at, such as `basic prices`.
    let valuation: String
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

    /// Products between two regions of the table, those that go to the same users together; empty
    /// where none is traded.
    /// - Parameters:
    ///   - place: the restriction, such as `restrictions[0]`.
    ///   - sectors: who makes them; nil for the concordance.
    ///   - users: who uses them; nil for the end use, or else everybody.
    /// - Throws: `needs-concordance`, `no-sector`.
    func sized(
        _ place: String, _ products: [Int], from exporter: Int, to importer: Int,
        sectors: [Int]?, users: [Int]?, at location: Diagnostic.Location
    ) throws(Diagnostics) -> [Sized] {
        let makers: ProductFlows.Makers
        let makersSource: String
        if let sectors {
            (makers, makersSource) = (.sectors(sectors), "given with the restriction")
        } else if let links {
            makers = .links(links)
            makersSource =
                "\(links.concordance), ISIC Rev. \(links.revision) to "
                + "\(links.classification), "
                + (links.isWeighted
                    ? "by the weights given" : "several classes of a code in equal parts")
        } else {
            throw Diagnostics([
                Diagnostic(
                    .error, "needs-concordance",
                    "it is not known which sectors make these customs codes", at: location,
                    remedy: "name a CSV of customs codes and classes of ISIC (--concordance, or "
                        + "concordance in the field trade), or give the sectors")
            ])
        }
        var found: [Sized] = []
        for group in buyers(of: products, given: users) {
            guard
                let flow = flows.flow(
                    from: exporter, to: importer, of: group.products, makers: makers,
                    use: group.use)
            else { continue }
            if flow.parts.isEmpty {
                let codes = flow.rows.map { trade.products[$0.product].text }
                throw Diagnostics([
                    Diagnostic(
                        .error, "no-sector",
                        "no sector of the table makes \(codes.joined(separator: ", "))",
                        at: location,
                        remedy: "the concordance does not have the code, or not in this edition; "
                            + "give the sectors")
                ])
            }
            let shares = flow.parts.map { part in
                let share = NumberText.significant(100 * part.value / flow.value, 3)
                return "\(layout.sectors[part.sector].code) \(share) %"
            }
            found.append(
                Sized(
                    place: place, flow: flow, users: group.words,
                    makers: (shares.joined(separator: ", "), makersSource)))
        }
        return found
    }

    /// Products that go to the same users, and who says so.
    private typealias Buyers = (
        products: [Int], use: ProductUse, words: (text: String, source: String)
    )

    /// Who uses products: those given; else by each product's end use all industries, or final
    /// demand; everybody where it has none.
    private func buyers(of products: [Int], given: [Int]?) -> [Buyers] {
        if let given {
            let codes = given.map { layout.sectors[$0].code }.joined(separator: ", ")
            return [
                (
                    products, .sectors(given),
                    (codes, "given with the restriction: all of the product goes there")
                )
            ]
        }
        let everybody = "in proportion to what the sector sells to each"
        guard let endUses else {
            return [
                (
                    products, .everybody,
                    ("all industries and final demand", "\(everybody); no end use was given")
                )
            ]
        }
        var kinds: [ProductUse: [Int]] = [:]
        for product in products {
            let use = ProductUse(endUses.uses[trade.products[product]])
            kinds[use, default: []].append(product)
        }
        return [ProductUse.industries, .finalDemand, .everybody].compactMap { use in
            guard let members = kinds[use] else { return nil }
            let names = Set(
                members.map { endUses.uses[trade.products[$0]]?.rawValue ?? "" }
            ).sorted()
            switch use {
            case .industries, .sectors:
                return (
                    members, use,
                    ("all industries", "\(endUses.file): intermediate goods by BEC; \(everybody)")
                )
            case .finalDemand:
                return (
                    members, use,
                    (
                        "final demand",
                        "\(endUses.file): \(names.joined(separator: " and ")) goods by BEC, which "
                            + "no industry uses up; investment and consumption are not told apart"
                    )
                )
            case .everybody:
                return (
                    members, use,
                    (
                        "all industries and final demand",
                        "\(endUses.file): no single end use by BEC; \(everybody)"
                    )
                )
            }
        }
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
                        + "\(dollars(part.value)) of \(codes.joined(separator: ", "))"
                        + "\(flow.rows.count > 4 ? " and others" : "") to "
                        + "\(layout.regions[flow.importer].code), more than the "
                        + "\(dollars(part.flow)) that the table\(year) has of "
                        + "\(layout.sectors[part.sector].code) to \(sized.users.text)",
                    at: location,
                    remedy: "take a table of the year of the trade, name other sectors or users, "
                        + "or give the product share; where the file’s values are thousand USD, "
                        + "say so with --trade-mapping"))
        }
        try problems.throwIfErrors()
    }

    /// The elasticity of substitution between the importer's origins of a product; nil where no
    /// list has one.
    func elasticity(_ product: Int, importer: Int) -> Double? {
        let region = layout.regions[importer].code
        let country = Country.named(region)?.alpha3 ?? region
        return elasticities?.elasticity(importer: country, code: trade.products[product])
    }
}
