import Analyses
import InputOutput
import LinearAlgebra

/// The tables of `footprint`.
public enum FootprintReport {
    /// Production, consumption, imports and exports by region, largest consumption first, one account
    /// after the other.
    public static func regions(
        _ accounts: [Footprint.Account], name: String, regions: [Int], in layout: TableLayout
    ) -> ReportTable {
        let rows = accounts.flatMap { account -> [[Cell]] in
            let (imports, exports) = (account.imports, account.exports)
            let order = rankedDescending(regions.map { account.consumption[$0] })
            return order.map { k in
                let r = regions[k]
                let production = account.production[r]
                return [
                    layout.regionCell(r), .number(production), .number(account.consumption[r]),
                    .number(imports[r]), .number(exports[r]), .text(account.stressor.unit),
                    .text(account.stressor.code), .number(account.finalDemand[r]),
                    .number(account.unattributed[r]),
                ]
            }
        }
        let unit = commonUnit(accounts)
        func quantity(_ name: String) -> Column {
            Column(name: name, unit: unit, style: .currency)
        }
        return ReportTable(
            name: "footprint", title: "Footprints of \(name) by region",
            columns: [
                Column(name: "region"), quantity("production"), quantity("consumption"),
                quantity("imports"), quantity("exports"), Column(name: "unit"),
                Column(name: "stressor"), quantity("final_demand_itself"),
                quantity("unattributed"),
            ], rows: rows,
            notes: [
                "Imports and exports are embodied: caused abroad by the region's final demand, and "
                    + "here by that of others"
            ])
    }

    /// Caused in one region by the final demand of another, largest first.
    public static func bilateral(
        _ accounts: [Footprint.Account], regions: [Int], in layout: TableLayout
    ) -> ReportTable {
        let chosen = Set(regions)
        let rows = accounts.flatMap { account -> [[Cell]] in
            let pairs = (0..<layout.regionCount).flatMap { r in
                (0..<layout.regionCount).map { ($0, r) }
            }.filter { chosen.contains($0.0) || chosen.contains($0.1) }
            let order = rankedDescending(pairs.map { account.bilateral[$0.0, $0.1] })
            return order.map { k in
                let (o, r) = pairs[k]
                return [
                    layout.regionCell(o), layout.regionCell(r),
                    .number(account.bilateral[o, r]), .text(account.stressor.unit),
                    .text(account.stressor.code),
                ]
            }
        }
        return ReportTable(
            name: "bilateral", title: "Where it is caused and for whose final demand",
            columns: [
                Column(name: "origin"), Column(name: "destination"),
                Column(name: "embodied", unit: commonUnit(accounts), style: .currency),
                Column(name: "unit"), Column(name: "stressor"),
            ], rows: rows)
    }

    /// Intensities and multipliers by industry, largest multiplier first.
    public static func multipliers(
        _ accounts: [Footprint.Account], tableUnit: String, regions: [Int], in layout: TableLayout
    ) -> ReportTable {
        let industries = regions.flatMap { layout.industries(of: $0) }
        let rows = accounts.flatMap { account -> [[Cell]] in
            let order = rankedDescending(industries.map { account.multipliers[$0] })
            return order.map { k in
                let i = industries[k]
                return layout.industryCells(i) + [
                    .number(account.intensities[i]), .number(account.multipliers[i]),
                    .text("\(account.stressor.unit) per \(tableUnit)"),
                    .text(account.stressor.code),
                ]
            }
        }
        return ReportTable(
            name: "multipliers", title: "Intensities and multipliers by industry",
            columns: [
                Column(name: "region"), Column(name: "sector"),
                Column(name: "intensity", unit: "per unit of output"),
                Column(name: "multiplier", unit: "per unit of final demand"),
                Column(name: "unit"), Column(name: "stressor"),
            ], rows: rows)
    }

    /// The unit of all accounts, or a hint where they differ.
    private static func commonUnit(_ accounts: [Footprint.Account]) -> String? {
        let units = Set(accounts.map(\.stressor.unit))
        return units.count == 1 ? units.first : "see unit"
    }

    /// One sentence an account: the largest net importer.
    public static func reading(
        _ accounts: [Footprint.Account], in layout: TableLayout
    ) -> [String] {
        accounts.compactMap { account in
            let net = zip(account.imports, account.exports).map { $0 - $1 }
            guard let most = net.indices.max(by: { net[$0] < net[$1] }), net[most] > 0 else {
                return nil
            }
            let unit = account.stressor.unit
            return "\(layout.regions[most].code) imports the most \(account.stressor.code) net: "
                + "\(Phrase.amount(account.imports[most], unit)) embodied in imports against "
                + "\(Phrase.amount(account.exports[most], unit)) in exports"
        }
    }
}
