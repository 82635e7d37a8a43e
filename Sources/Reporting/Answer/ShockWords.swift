public import InputOutput
public import Shocks

/// The question behind a shock in one sentence, with names: `Japan cuts 30 % of its exports of
/// chemicals and chemical products to South Korea`.
public struct ShockWords {
    private let layout: TableLayout
    private let names: PartyNames
    private let groups: [(name: String, regions: [Int])]
    private let product: (Restriction) -> String?

    /// Words on a table.
    /// - Parameters:
    ///   - groups: groups that were used, names without `@`.
    ///   - product: what the product of a restriction is called; nil where nothing but its share of
    ///     the sectors is known.
    public init(
        _ table: MRIOTable, groups: [(name: String, regions: [Int])] = [],
        product: @escaping (Restriction) -> String? = { _ in nil }
    ) {
        self.product = product
        layout = table.layout
        names = PartyNames(table)
        self.groups = groups
    }

    /// What happens, one sentence without its full stop; nil where nothing does.
    /// - Parameter further: what happens besides, one clause each.
    public func question(_ shock: Shock, further: [String] = []) -> String? {
        let clauses =
            restrictions(shock.restrictions) + tradeCosts(shock.tradeCosts)
            + demand(shock.demandChanges) + capacity(shock.capacityChanges) + further
        if clauses.isEmpty { return nil }
        let shown = clauses.prefix(Self.mostClauses)
        let rest = clauses.count - shown.count
        let more = rest == 1 ? "; and one more change" : "; and \(rest) more changes"
        let ending = rest == 0 ? "" : more
        let text = shown.joined(separator: "; ") + ending
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private static let mostClauses = 3

    /// A share as percent, such as `5.31 %`.
    public static func percent(_ share: Double) -> String { Phrase.percent(share) }

    // MARK: Restrictions

    private struct Flow: Hashable {
        /// A product that has a name, whatever its sectors and its share of them.
        var product: String?
        var sectors: [Int]
        let users: [Int]?
        let cut: Double
        var share: Double
    }

    private func restrictions(_ all: [Restriction]) -> [String] {
        let parts = all.map { part -> (flow: Flow, restriction: Restriction) in
            var flow = Flow(
                sectors: part.sectors, users: part.users, cut: part.cut, share: part.productShare)
            if let name = product(part) {
                flow.product = name
                (flow.sectors, flow.share) = ([], 1)
            }
            return (flow, part)
        }
        return unique(parts.map(\.flow)).flatMap { flow -> [String] in
            let own = parts.filter { $0.flow == flow }.map(\.restriction)
            let sides = sides(own.map { ($0.exporter, $0.importer) })
            guard let name = flow.product else {
                return sides.map { restriction($0, $1, flow) }
            }
            return sides.map { restriction($0, $1, flow, of: name, share: share(own)) }
        }
    }

    /// What part of a sector's exports a product is; nothing where it differs.
    private func share(_ parts: [Restriction]) -> String {
        guard let first = parts.first, parts.count == 1 else { return "" }
        let exports = SectorWords.exports(of: first.sectors, layout)
        return " (\(Phrase.chosen(first.productShare)) of its \(exports) there)"
    }

    private func restriction(
        _ sellers: [Int], _ buyers: [Int], _ flow: Flow, of product: String? = nil,
        share: String = ""
    ) -> String {
        let (who, isOne) = names.words(sellers, groups: groups)
        let whose = isOne ? "its" : "their"
        let buyer =
            Set(sellers) == Set(buyers) ? "each other" : names.words(buyers, groups: groups).text
        let whom =
            flow.users.map { SectorWords.users($0, of: buyer, layout) } ?? buyer
        let isInside = isOne && sellers.count > 1 && Set(sellers) == Set(buyers)
        let exports = SectorWords.exports(of: flow.sectors, layout)
        let isAll = flow.sectors.count == layout.sectorCount
        let verb: String
        if let product {
            verb =
                flow.cut == 1
                ? "\(isOne ? "stops" : "stop") \(whose) exports of \(product)"
                : "\(isOne ? "cuts" : "cut") \(Phrase.chosen(flow.cut)) of \(whose) exports of "
                    + product
        } else if flow.share < 1 {
            let part = "a product that is \(Phrase.chosen(flow.share)) of \(whose) \(exports)"
            verb =
                flow.cut == 1
                ? "\(isOne ? "stops" : "stop") the export of \(part)"
                : "\(isOne ? "cuts" : "cut") \(Phrase.chosen(flow.cut)) of the exports of \(part)"
        } else if flow.cut == 1 {
            verb = "\(isOne ? "stops" : "stop") \(isAll ? "all " : "")\(whose) \(exports)"
        } else {
            verb = "\(isOne ? "cuts" : "cut") \(Phrase.chosen(flow.cut)) of \(whose) \(exports)"
        }
        return isInside
            ? "inside \(who), each \(verb) to the others" : "\(who) \(verb) to \(whom)\(share)"
    }

    // MARK: Trade costs

    private struct Cost: Hashable {
        let sectors: [Int]?
        let tariff: Double
        let iceberg: Double
    }

    private func tradeCosts(_ all: [Shock.TradeCost]) -> [String] {
        let costs = unique(
            all.map { Cost(sectors: $0.sectors, tariff: $0.tariff, iceberg: $0.iceberg) })
        // Charges that differ by industry, such as those on emissions, are no list to read.
        if costs.count > Self.mostClauses {
            let payers = names.words(unique(all.map(\.exporter)).sorted(), groups: groups).text
            let chargers = names.words(unique(all.map(\.importer)).sorted(), groups: groups).text
            return ["imports from \(payers) to \(chargers) are charged, at rates that differ"]
        }
        return costs.flatMap { cost in
            let pairs = all.filter {
                $0.sectors == cost.sectors && $0.tariff == cost.tariff
                    && $0.iceberg == cost.iceberg
            }.map { ($0.exporter, $0.importer) }
            return sides(pairs).map { tradeCost($0, $1, cost) }
        }
    }

    private func tradeCost(_ sellers: [Int], _ buyers: [Int], _ cost: Cost) -> String {
        let seller = names.words(sellers, groups: groups).text
        let (buyer, isOne) = names.words(buyers, groups: groups)
        let goods =
            cost.sectors.map {
                $0.count == layout.sectorCount
                    ? "imports"
                    : "imports of "
                        + SectorWords.products($0, layout)
            } ?? "imports"
        if cost.iceberg == .infinity { return "\(buyer) can no longer buy \(goods) from \(seller)" }
        var parts: [String] = []
        if cost.tariff != 0 {
            let verb = isOne ? "charges" : "charge"
            parts.append(
                "\(buyer) \(verb) a tariff of \(Phrase.chosen(cost.tariff)) on \(goods) from "
                    + seller)
        }
        if cost.iceberg != 1 {
            let change = cost.iceberg - 1
            parts.append(
                "the cost of trade in \(goods) from \(seller) to \(buyer) "
                    + "\(change > 0 ? "rises" : "falls") by \(Phrase.chosen(abs(change)))")
        }
        return parts.joined(separator: ", and ")
    }

    // MARK: Demand and capacity

    private func demand(_ all: [Shock.DemandChange]) -> [String] {
        struct Key: Hashable {
            let sectors: [Int]?
            let change: Double
        }
        return unique(all.map { Key(sectors: $0.sectors, change: $0.change) }).map { key in
            let regions = unique(
                all.filter { $0.sectors == key.sectors && $0.change == key.change }.map(\.region))
            let what = key.sectors.map { " for \(SectorWords.products($0, layout))" } ?? ""
            let place = names.words(regions, groups: groups).text
            return "final demand in \(place)\(what) \(moves(key.change))"
        }
    }

    private func capacity(_ all: [Shock.CapacityChange]) -> [String] {
        struct Key: Hashable {
            let change: Double
            let factor: Shock.CapacityChange.Factor
        }
        return unique(all.map { Key(change: $0.change, factor: $0.factor) }).map { key in
            let industries = all.filter { $0.change == key.change && $0.factor == key.factor }
                .map(\.industry)
            let regions = unique(industries.map { layout.region(ofIndustry: $0) })
            let sectors = unique(industries.map { layout.sector(ofIndustry: $0) })
            let place = names.words(regions, groups: groups).text
            let what = key.factor == .labour ? "labour" : "capacity"
            let whose =
                sectors.count == layout.sectorCount
                ? "industry in \(place)" : SectorWords.users(sectors, of: place, layout)
            return "the \(what) of \(whose) \(moves(key.change))"
        }
    }

    private func moves(_ change: Double) -> String {
        change == 0
            ? "does not change"
            : "\(change < 0 ? "falls" : "rises") by \(Phrase.chosen(abs(change)))"
    }

    // MARK: Pairs

    /// Pairs as sellers and buyers of whom each sells to each; the first side in the order in which
    /// it comes.
    private func sides(_ pairs: [(Int, Int)]) -> [([Int], [Int])] {
        var buyers: [Int: Set<Int>] = [:]
        for (seller, buyer) in pairs { buyers[seller, default: []].insert(buyer) }
        let families = layout.families
        var result: [(sellers: [Int], buyers: Set<Int>)] = []
        for seller in unique(pairs.map(\.0)) {
            let own = buyers[seller] ?? []
            // Members of a group sell to each other, but not to themselves.
            let match = result.firstIndex { group in
                let inside = Set(group.sellers + [seller])
                return group.buyers.union(inside) == own.union(inside)
                    || group.buyers.filter { !families.isHome($0, seller) } == own
            }
            if let match {
                result[match].sellers.append(seller)
                result[match].buyers.formUnion(own)
            } else {
                result.append(([seller], own))
            }
        }
        return result.map { ($0.sellers, $0.buyers.sorted()) }
    }

    private func unique<T: Hashable>(_ list: [T]) -> [T] {
        var seen: Set<T> = []
        return list.filter { seen.insert($0).inserted }
    }
}
