import InputOutput
import Platform

/// A shock as what changes in a network economy: groups of buyers behind wedges, capacity, and
/// tastes.
struct NetworkPolicy: Sendable {
    /// The wedges.
    private(set) var groups: [NetworkWedges.Group] = []
    /// ln of what factors yield, n.
    private(set) var logFactorYield: [Double]
    /// ln of the weight of a sector in final demand, element s + c·N.
    private(set) var logTastes: [Double]
    /// What the reader should know.
    private(set) var diagnostics: [Diagnostic] = []

    /// - Throws: `infeasible` for a total cut without an equilibrium: where origins are
    ///   complements (σ_o ≤ 1), where there is no other origin, or where the world falls apart; and
    ///   for an industry that loses all of its capacity. `unsupported` for a change of all
    ///   of a region's demand.
    init(
        _ shock: Shock, _ economy: NetworkEconomy, _ elasticities: NetworkElasticities,
        _ layout: TableLayout
    ) throws(ShockModelError) {
        logFactorYield = [Double](repeating: 0, count: economy.industryCount)
        logTastes = [Double](
            repeating: 0, count: economy.regionCount * economy.sectorCount)
        for change in shock.capacityChanges where change.change != 0 {
            guard change.change > -1 else {
                throw .infeasible(
                    model: NetworkEquilibrium.name,
                    reason: "\(layout.code(ofIndustry: change.industry)) loses all of its "
                        + "capacity, and "
                        + "what it makes has no price then")
            }
            logFactorYield[change.industry] += log(1 + change.change)
        }
        try setTastes(shock, economy, layout)
        setGroups(shock, economy, layout)
        try check(economy, elasticities, layout)
        try requireOneWorld(economy)
    }

    private mutating func setTastes(
        _ shock: Shock, _ economy: NetworkEconomy, _ layout: TableLayout
    ) throws(ShockModelError) {
        let N = economy.sectorCount
        for change in shock.demandChanges where change.change != 0 {
            guard let sectors = change.sectors, change.change > -1 else {
                throw .unsupported(
                    model: NetworkEquilibrium.name,
                    part: change.sectors == nil
                        ? "a change of all final demand of a region, which income sets here"
                        : "final demand for a sector that ends")
            }
            for s in sectors { logTastes[s + change.region * N] += log(1 + change.change) }
        }
        guard logTastes.contains(where: { $0 != 0 }) else { return }
        diagnostics.append(
            Diagnostic(
                .note, "tastes-changed",
                "a change of demand shifts what households buy within their income, and real "
                    + "income is "
                    + "measured by the tastes after it"))
    }

    /// What one restriction or cost says about buyers of a product.
    private struct Cover {
        let restriction: Int
        let buyers: Set<Int>
    }

    private mutating func setGroups(
        _ shock: Shock, _ economy: NetworkEconomy, _ layout: TableLayout
    ) {
        let (n, N) = (economy.industryCount, economy.sectorCount)
        func buyers(_ region: Int) -> [Int] { Array(layout.industries(of: region)) + [n + region] }
        struct Flow: Hashable, Comparable {
            let product: Int
            let importer: Int
            static func < (a: Flow, b: Flow) -> Bool {
                (a.product, a.importer) < (b.product, b.importer)
            }
        }
        var covers: [Flow: [Cover]] = [:]
        for (k, restriction) in shock.restrictions.enumerated()
        where restriction.effectiveCut > 0 {
            let users = restriction.users.map { users in
                users.map { layout.industry(region: restriction.importer, sector: $0) }
            }
            var covered = Set(users ?? buyers(restriction.importer))
            if restriction.finalDemand { covered.insert(n + restriction.importer) }
            for s in restriction.sectors {
                let product = layout.industry(region: restriction.exporter, sector: s)
                let flow = Flow(product: product, importer: restriction.importer)
                covers[flow, default: []].append(Cover(restriction: k, buyers: covered))
            }
        }
        var costs: [Flow: (iceberg: Double, tariff: Double)] = [:]
        for cost in shock.tradeCosts {
            for s in cost.sectors ?? Array(0..<N) {
                let product = layout.industry(region: cost.exporter, sector: s)
                let flow = Flow(product: product, importer: cost.importer)
                let old = costs[flow] ?? (0, 0)
                costs[flow] = (old.iceberg + log(cost.iceberg), old.tariff + log(1 + cost.tariff))
            }
        }
        for flow in Set(covers.keys).union(costs.keys).sorted() {
            let cost = costs[flow] ?? (0, 0)
            // Buyers under the same restrictions share one cap.
            var parts: [[Int]: [Int]] = [:]
            for b in buyers(flow.importer) {
                let under = (covers[flow] ?? []).filter { $0.buyers.contains(b) }
                    .map(\.restriction)
                if under.isEmpty, cost == (0, 0) { continue }
                parts[under, default: []].append(b)
            }
            for (under, buyers) in parts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                let restrictions = under.map { shock.restrictions[$0] }
                let kept = restrictions.reduce(1.0) { $0 * (1 - $1.effectiveCut) }
                let isRemoved = kept <= 0 || cost.iceberg == .infinity
                groups.append(
                    NetworkWedges.Group(
                        product: flow.product, importer: flow.importer, buyers: buyers,
                        iceberg: isRemoved ? 0 : cost.iceberg,
                        tariff: isRemoved ? 0 : cost.tariff,
                        limit: restrictions.isEmpty || isRemoved ? nil : log(kept),
                        rent: restrictions.last?.rent ?? .exporter, isRemoved: isRemoved))
            }
            let rents = Set((covers[flow] ?? []).map { shock.restrictions[$0.restriction].rent })
            if rents.count > 1 {
                diagnostics.append(
                    Diagnostic(
                        .note, "rents-differ",
                        "restrictions of \(layout.code(ofIndustry: flow.product)) to "
                            + "\(economy.regions[flow.importer]) name different owners of the "
                            + "rent: "
                            + "where they overlap, the last one counts"))
            }
        }
    }

    /// What one buyer buys of one sector, of all origins.
    private struct Purchase: Hashable {
        let buyer: Int
        let sector: Int
    }

    /// A total cut needs other origins that can stand in.
    private func check(
        _ economy: NetworkEconomy, _ elasticities: NetworkElasticities, _ layout: TableLayout
    ) throws(ShockModelError) {
        let N = economy.sectorCount
        // What of a sector's share is gone.
        var removed: [Purchase: Double] = [:]
        for group in groups where group.isRemoved {
            let s = group.product % N
            let bought = group.buyers.filter { economy.shares[group.product, $0] > 0 }
            if bought.isEmpty { continue }
            guard elasticities.origins[s] > 1 else {
                throw .infeasible(
                    model: NetworkEquilibrium.name,
                    reason: "a total cut of \(layout.code(ofIndustry: group.product)) to "
                        + "\(economy.regions[group.importer]) has no equilibrium where other "
                        + "origins "
                        + "cannot replace it (σ_o = \(brief(elasticities.origins[s])), which is "
                        + "not "
                        + "above 1)")
            }
            for b in bought {
                removed[Purchase(buyer: b, sector: s), default: 0] +=
                    economy.shares[group.product, b]
            }
        }
        for (key, share) in removed.sorted(by: {
            ($0.key.buyer, $0.key.sector) < ($1.key.buyer, $1.key.sector)
        }) {
            let (b, s) = (key.buyer, key.sector)
            guard share > economy.sectorShares[s + b * N] * (1 - 1e-12) else { continue }
            let n = economy.industryCount
            let buyer =
                b < n ? layout.code(ofIndustry: b) : "final demand of \(economy.regions[b - n])"
            throw .infeasible(
                model: NetworkEquilibrium.name,
                reason: "\(buyer) buys \(economy.sectors[s]) from nobody else, and a total cut "
                    + "leaves "
                    + "it without any")
        }
    }
}
