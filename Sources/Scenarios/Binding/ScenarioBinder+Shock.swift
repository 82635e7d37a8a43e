import Analyses
import InputOutput
import Shocks

extension ScenarioBinder {
    mutating func restrictions() -> [Restriction] {
        var result: [Restriction] = []
        let names = scenario.restrictions.paths(of: "restrictions")
        for (position, item) in scenario.restrictions.enumerated() {
            let name = names[position]
            needsTrade(item, "sectors", "product_share")
            let exporters = regions(item["exporter"])
            let products = sectors(item["sectors"])
            let importers = regions(item["importer"])
            let users = item["users"].map { sectors($0) }
            let cut = note(
                name, item, "cut", of: ScenarioFormat.restriction, unit: "share")
            let productShare = note(
                name, item, "product_share", of: ScenarioFormat.restriction,
                unit: "share of the sector flow",
                defaultSource: "the whole sector flow is the product")
            noteWord(
                name, item, "rent", of: ScenarioFormat.restriction,
                defaultSource: "export licences: the exporter's households get the scarcity rent")
            let rent = item["rent"]?.text.flatMap(Restriction.Rent.init(word:)) ?? .exporter
            noteTrade(name, item)
            if let parts = tradeParts(item) {
                for made in restrictions(
                    of: parts, item, users: users, cut: cut, productShare: productShare,
                    rent: rent)
                {
                    restrictionItems.append(position)
                    restrictionFactors.append(made.factor)
                    result.append(made.restriction)
                }
                continue
            }
            let pairs = pairs(exporters, importers, item["importer"], "exporter and importer")
            // An empty list of labels was reported already.
            if products.isEmpty || users?.isEmpty ?? false { continue }
            for (s, r) in pairs {
                restrictionItems.append(position)
                restrictionFactors.append(1)
                result.append(
                    Restriction(
                        exporter: s, sectors: products, importer: r, users: users, cut: cut,
                        productShare: productShare, rent: rent))
            }
        }
        return result + tradeCaps()
    }

    /// Caps on exports or imports as restrictions on every flow that they cover.
    private mutating func tradeCaps() -> [Restriction] {
        var result: [Restriction] = []
        let names = scenario.tradeCaps.paths(of: "trade_caps")
        for (position, item) in scenario.tradeCaps.enumerated() {
            let name = names[position]
            let capped = regions(item["region"])
            let products = sectors(item["sectors"])
            let partners = item["partners"].map { regions($0) } ?? Array(0..<layout.regionCount)
            let left = note(
                name, item, "at_most", of: ScenarioFormat.tradeCap, unit: "share of the flow")
            note("\(name).direction", item["direction"])
            if products.isEmpty { continue }
            let isExport = item["direction"]?.text == "exports"
            let sides = isExport ? (capped, partners) : (partners, capped)
            for (s, r) in pairs(sides.0, sides.1, item["region"], "the region and its partners") {
                restrictionItems.append(-1 - position)
                restrictionFactors.append(1)
                result.append(
                    Restriction(exporter: s, sectors: products, importer: r, cut: 1 - left))
            }
        }
        return result
    }

    mutating func demandChanges() -> [Shock.DemandChange] {
        var result: [Shock.DemandChange] = []
        for (name, item) in zip(scenario.demand.paths(of: "demand"), scenario.demand) {
            let buyers = regions(item["region"])
            let products = item["sectors"].map { sectors($0) }
            let change = note(
                name, item, "change", of: ScenarioFormat.demand, unit: "share of demand")
            result += buyers.map {
                Shock.DemandChange(region: $0, sectors: products, change: change)
            }
        }
        return result
    }

    mutating func capacityChanges() -> [Shock.CapacityChange] {
        var result: [Shock.CapacityChange] = []
        for (name, item) in zip(scenario.capacity.paths(of: "capacity"), scenario.capacity) {
            let places = regions(item["region"])
            let products =
                item["sectors"].map { sectors($0) } ?? Array(0..<layout.sectorCount)
            let change = note(
                name, item, "change", of: ScenarioFormat.capacity, unit: "share of output")
            note("\(name).factor", item["factor"])
            let factor =
                item["factor"]?.text.flatMap(Shock.CapacityChange.Factor.init) ?? .capital
            for region in places {
                for sector in products {
                    result.append(
                        Shock.CapacityChange(
                            industry: layout.industry(region: region, sector: sector),
                            change: change, factor: factor))
                }
            }
        }
        return result
    }

    mutating func tradeCosts() -> [Shock.TradeCost] {
        var result: [Shock.TradeCost] = []
        let names = scenario.tradeCosts.paths(of: "trade_costs")
        for (name, item) in zip(names, scenario.tradeCosts) {
            let exporters = regions(item["exporter"])
            let importers = regions(item["importer"])
            let products = item["sectors"].map { sectors($0) }
            let tariff = note(
                name, item, "tariff", of: ScenarioFormat.tradeCost, unit: "share of price")
            let iceberg = note(
                name, item, "iceberg", of: ScenarioFormat.tradeCost, unit: "cost factor")
            if item["tariff"] == nil, item["iceberg"] == nil {
                problems.add(
                    Diagnostic(
                        .error, "no-cost", "this trade cost changes nothing", at: item.location,
                        remedy: "give a tariff such as 25%, or an iceberg factor such as 1.2"))
            }
            for (s, r) in pairs(exporters, importers, item["importer"], "exporter and importer") {
                result.append(
                    Shock.TradeCost(
                        exporter: s, importer: r, sectors: products, tariff: tariff,
                        iceberg: iceberg))
            }
        }
        return result
    }

    mutating func carbonPrice() -> BoundScenario.CarbonPrice? {
        guard let item = scenario.carbonPrice else { return nil }
        let covered = sectors(item["covered"])
        let importers = regions(item["importer"])
        let others = (0..<layout.regionCount).filter { !importers.contains($0) }
        let exporters = item["exporter"].map { regions($0) } ?? others
        let price = note(
            "carbon_price", item, "price", of: ScenarioFormat.carbonPrice,
            unit: "\(currency ?? table.unit) per tonne")
        note("carbon_price.account", item["account"])
        let scope = item["scope"]?.text.flatMap(CarbonBorderExposure.Scope.init) ?? .embodied
        noteWord(
            "carbon_price", item, "scope", of: ScenarioFormat.carbonPrice,
            defaultSource: "emissions along the whole chain, as in footprint")
        let names = table.satellites.map(\.name)
        let account = item["account"]?.text ?? ""
        guard
            let satellite = names.firstIndex(where: { $0.lowercased() == account.lowercased() })
        else {
            let nearest = Suggestion.nearest(to: account, in: names)
            problems.add(
                Diagnostic(
                    .error, "unknown-account", "the table has no account \(account)",
                    at: item["account"]?.location ?? item.location,
                    remedy: nearest.map { "did you mean \($0)?" }
                        ?? (names.isEmpty
                            ? "\(table.name) has no accounts"
                            : "known: \(names.joined(separator: ", "))")))
            return nil
        }
        guard let currency else {
            problems.add(
                Diagnostic(
                    .error, "unknown-unit", "the table's unit \(table.unit) names no currency",
                    at: item["price"]?.location ?? item.location,
                    remedy: "the table's unit must read like million USD"))
            return nil
        }
        return BoundScenario.CarbonPrice(
            satellite: satellite, price: price, currency: currency, covered: covered,
            importers: importers, exporters: exporters, scope: scope)
    }

    private var currency: String? { MoneyUnit(table.unit)?.currency }

    /// All pairs of different regions; reports when there are none.
    private mutating func pairs(
        _ exporters: [Int], _ importers: [Int], _ place: MarkedValue?, _ what: String
    ) -> [(Int, Int)] {
        let pairs = exporters.flatMap { s in
            importers.filter { !layout.families.isHome(s, $0) }.map { (s, $0) }
        }
        if pairs.isEmpty, !exporters.isEmpty, !importers.isEmpty {
            problems.add(
                Diagnostic(
                    .error, "restriction-on-itself", "\(what) are the same region",
                    at: place?.location ?? .init(), remedy: "name two different regions"))
        }
        return pairs
    }
}
