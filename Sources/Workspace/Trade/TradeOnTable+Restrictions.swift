import InputOutput
import Products
import Reporting
import Shocks

extension TradeOnTable {
    /// The restrictions behind one text of the notation, with what the trade says of them.
    /// - Parameter place: what the ledger calls it, such as `restrictions[0]`.
    /// - Throws: everything that does not fit; `no-product-flow` where nothing is traded.
    func restrictions(
        _ text: String, _ words: ProductWords, _ place: String, _ labels: TableLabels
    ) throws(Diagnostics) -> (restrictions: [Restriction], sized: [Sized]) {
        let location = Diagnostic.Location(place: "restriction \(text)")
        let plain: [Restriction]
        do throws(Diagnostics) {
            plain = try labels.restrictions(words.plain)
        } catch {
            throw inTheRest(
                error, words, products: try self.products(words.codes, location), labels, text)
        }
        let products = try products(words.codes, location)
        var problems = Diagnostics()
        var sized: [Sized] = []
        var restrictions: [Restriction] = []
        for pair in plain {
            do throws(Diagnostics) {
                let groups = try self.sized(
                    place, products, from: pair.exporter, to: pair.importer, sectors: nil,
                    users: pair.users, at: location)
                for found in groups {
                    if !words.hasShare { try check(found, at: location) }
                    sized.append(found)
                    restrictions += found.flow.parts.map { part in
                        Restriction(
                            exporter: pair.exporter, sectors: [part.sector],
                            importer: pair.importer, users: found.flow.users,
                            finalDemand: found.flow.use == .finalDemand ? true : nil,
                            cut: pair.cut,
                            productShare: words.hasShare ? pair.productShare : part.share,
                            rent: pair.rent)
                    }
                }
            } catch {
                problems.add(error)
            }
        }
        if sized.isEmpty, !problems.hasErrors {
            problems.add(nothingTraded(words.codes, location))
        }
        try problems.throwIfErrors()
        return (restrictions, sized)
    }

    /// An error about a seller that is part of the rest of the world, with what can be restricted
    /// in its place; any other error as it is, but with the words that were typed.
    private func inTheRest(
        _ error: Diagnostics, _ words: ProductWords, products: [Int], _ labels: TableLabels,
        _ text: String
    ) -> Diagnostics {
        func mended(_ remedy: String?) -> Diagnostics {
            Diagnostics(
                error.items.map { item in
                    var item = item
                    if item.location.place == "restriction \(words.plain)" {
                        item.location.place = "restriction \(text)"
                    }
                    if let remedy, item.message.contains(words.seller) { item.remedy = remedy }
                    return item
                })
        }
        guard let rest = places.rest, let partner = partnerInRest(words.seller) else {
            return mended(nil)
        }
        let code = layout.regions[rest].code
        guard let pairs = try? labels.restrictions(words.plain(of: code)), let first = pairs.first
        else {
            return mended(nil)
        }
        let buyers = Set(pairs.map(\.importer)).subtracting([rest])
        var (own, all) = (0.0, 0.0)
        for importer in trade.partners.indices {
            guard let region = places.regions[importer], buyers.contains(region) else { continue }
            for product in products {
                for row in trade.rows(year: opened.year, importer: importer, product: product)
                where places.regions[Int(trade.rowExporter[row])] == rest {
                    all += trade.rowValue[row]
                    if Int(trade.rowExporter[row]) == partner { own += trade.rowValue[row] }
                }
            }
        }
        guard own > 0 else { return mended(nil) }
        let name = RegionNames.inSentence(trade.partners[partner].name)
        let names = RegionNames(layout)
        let codes = words.codes.joined(separator: ",")
        let buyer =
            buyers.count == 1 ? names.inSentence(buyers.first ?? 0) : "these importers together"
        return mended(
            "restrict \(code)/\(codes):\(words.importers)="
                + "\(NumberText.significant(100 * first.cut * own / all, 6))%: of what "
                + "\(names.inSentence(rest)) sells of it to \(buyer), \(name) makes "
                + "\(NumberText.significant(100 * own / all, 3)) %")
    }

    /// The position in the trade of an economy that is part of the rest of the world; nil for
    /// anything else.
    func partnerInRest(_ text: String) -> Int? {
        guard let rest = places.rest, let country = Country.named(text) else { return nil }
        return trade.partners.indices.first {
            trade.partners[$0].code == country.alpha3 && places.regions[$0] == rest
        }
    }

    /// Positions of the products behind codes.
    /// - Throws: `bad-product`, `unknown-product`.
    func products(
        _ codes: [String], _ location: Diagnostic.Location
    ) throws(Diagnostics) -> [Int] {
        do throws(Diagnostics) {
            return try TradeLabels(trade, groups: []).products(codes, "hs") ?? []
        } catch {
            throw Diagnostics(
                error.items.map { item in
                    var item = item
                    item.location = location
                    return item
                })
        }
    }

    func nothingTraded(_ codes: [String], _ location: Diagnostic.Location) -> Diagnostic {
        Diagnostic(
            .error, "no-product-flow",
            "\(source) has no flow of \(codes.joined(separator: ", ")) between these economies",
            at: location,
            remedy: "'chokepoint products' lists what an importer buys, and from whom")
    }

    /// What the trade says of restrictions, for the ledger: one line each where a restriction is
    /// one flow, else their range.
    func lines(_ sized: [Sized], hasShare: Bool) -> [TradeLine] {
        guard let first = sized.first else { return [] }
        let flows = sized.map(\.flow)
        let value = flows.reduce(0) { $0 + $1.value }
        func joined(_ words: [(text: String, source: String)]) -> (text: String, source: String) {
            func list(_ texts: [String]) -> String {
                var known = Set<String>()
                return texts.filter { known.insert($0).inserted }.joined(separator: "; ")
            }
            return (list(words.map(\.text)), list(words.map(\.source)))
        }
        let users = joined(sized.map(\.users))
        let makers =
            Set(flows.map(\.use)).count > 1 ? joined(sized.map(\.makers)) : first.makers
        let sectorFlow = flows.reduce(0) { $0 + $1.sectorFlow }
        let rate = exchangeRate.map { " at \($0) USD for one unit of its currency" } ?? ""
        var lines = [
            TradeLine(
                "product_flow", .number(value), "USD",
                "\(source): customs values, which are FOB in BACI and in reports of exports, CIF "
                    + "in reports of imports"),
            TradeLine(
                "sector_flow", .number(sectorFlow), "USD",
                "the table\(tableYear.map { ", \($0)" } ?? "")\(rate): its sectors’ sales to the "
                    + "users, at \(valuation)"),
            TradeLine("makers", .text(makers.text), nil, makers.source),
            TradeLine("users", .text(users.text), nil, users.source),
            TradeLine(
                "origin_share", .number(value / flows.reduce(0) { $0 + $1.value / $1.originShare }),
                "share of the importer’s imports of the product", source),
        ]
        if !hasShare {
            lines.insert(
                TradeLine(
                    "product_share", .number(value / sectorFlow), "share of the sector flow",
                    "\(source): product_flow, customs values, over sector_flow, \(valuation)"),
                at: 0)
        }
        lines.append(unitCheck(sized, share: value / sectorFlow))
        if let elasticities {
            let found = flows.flatMap { flow in
                flow.rows.compactMap { elasticity($0.product, importer: flow.importer) }
            }
            let text: Cell =
                found.isEmpty
                ? "n/a"
                : found.count == 1
                    ? .number(found[0])
                    : .text("\(brief(found.min() ?? 0)) to \(brief(found.max() ?? 0))")
            lines.append(
                TradeLine(
                    "origin_elasticity", text, "σ between origins",
                    "\(elasticities.name), by importer and the first three digits of the code, "
                        + "taken as those of HS 1992"))
        }
        return lines
    }
}

/// A line of the ledger that comes from trade.
struct TradeLine {
    let name: String
    let value: Cell
    let unit: String?
    let source: String

    init(_ name: String, _ value: Cell, _ unit: String?, _ source: String) {
        self.name = name
        self.value = value
        self.unit = unit
        self.source = source
    }

    /// The line of a restriction.
    func assumption(of place: String) -> Assumption {
        Assumption(
            name: "\(place).\(name)", value: value, unit: unit, source: source, isDefault: false)
    }
}
