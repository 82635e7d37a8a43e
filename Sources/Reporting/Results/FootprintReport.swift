public import Analyses
public import InputOutput
import LinearAlgebra

/// The tables of `footprint`.
public enum FootprintReport {
    /// Production, consumption, imports and exports by region, largest consumption first, one
    /// account after the other.
    public static func regions(
        _ accounts: [Footprint.Account], name: String, regions: [Int], in layout: TableLayout,
        population: Population? = nil
    ) -> ReportTable {
        let regions = layout.families.families(of: regions)
        let rows = accounts.flatMap { account -> [[Cell]] in
            let (imports, exports) = (account.imports, account.exports)
            let order = rankedDescending(regions.map { account.consumption[$0] })
            return order.map { k in
                let r = regions[k]
                let production = account.production[r]
                let shares = [
                    account.production.reduce(0, +), account.consumption.reduce(0, +),
                ]
                let parts = zip([production, account.consumption[r]], shares).map { part, world in
                    Cell(world > 0 ? part / world : nil)
                }
                let heads = population.map { population in
                    [production, account.consumption[r]].map {
                        Cell(population.perHead($0, account.stressor.unit, of: r))
                    } + [.text(Population.unit(account.stressor.unit))]
                }
                return [
                    layout.familyCell(r), .number(production), .number(account.consumption[r]),
                    .number(imports[r]), .number(exports[r]), .text(account.stressor.unit),
                    .text(account.stressor.code), .number(account.finalDemand[r]),
                    .number(account.unattributed[r]),
                ] + parts + (heads ?? [])
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
                quantity("unattributed"), share("production_share"), share("consumption_share"),
            ] + (population == nil ? [] : perHead(accounts)), rows: rows,
            notes: [
                "Imports and exports are embodied: caused abroad by the region's final demand, and "
                    + "here by that of others"
            ] + (population.map { ["Population: \($0.source)"] } ?? []))
    }

    private static func share(_ name: String) -> Column {
        Column(name: name, unit: "of the world's", style: .share)
    }

    private static func perHead(_ accounts: [Footprint.Account]) -> [Column] {
        let units = Set(accounts.map { Population.unit($0.stressor.unit) })
        let unit = units.count == 1 ? units.first : "see unit_per_capita"
        return [
            Column(name: "production_per_capita", unit: unit),
            Column(name: "consumption_per_capita", unit: unit), Column(name: "unit_per_capita"),
        ]
    }

    /// What the first screen shows.
    /// - Parameter hasPopulation: whether numbers a head are there.
    public static func lead(of accounts: [Footprint.Account], hasPopulation: Bool) -> Lead {
        Lead(
            "footprint",
            ["region"] + (accounts.count > 1 ? ["stressor"] : [])
                + ["production", "consumption", "consumption_share", "imports", "exports"]
                + (accounts.count > 1 ? ["unit"] : [])
                + (hasPopulation ? ["consumption_per_capita"] : []),
            optional: ["exports", "imports", "consumption_share"])
    }

    /// How the accounts are made.
    public static let method = """
        production is what is caused on the territory; consumption what the final demand of a \
        country causes anywhere, followed through all suppliers with the Leontief inverse
        """

    /// Caused in one region by the final demand of another, largest first.
    public static func bilateral(
        _ accounts: [Footprint.Account], regions: [Int], in layout: TableLayout
    ) -> ReportTable {
        let chosen = Set(layout.families.families(of: regions))
        let rows = accounts.flatMap { account -> [[Cell]] in
            let pairs = layout.families.labels.indices.flatMap { r in
                layout.families.labels.indices.map { ($0, r) }
            }.filter { chosen.contains($0.0) || chosen.contains($0.1) }
            let order = rankedDescending(pairs.map { account.bilateral[$0.0, $0.1] })
            return order.map { k in
                let (o, r) = pairs[k]
                return [
                    layout.familyCell(o), layout.familyCell(r),
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

    /// Intensities and multipliers by industry, largest multiplier first; without numbers for
    /// industries that have next to no output (`TechnicalCoefficients.nearZeroOutput`).
    public static func multipliers(
        _ accounts: [Footprint.Account], tableUnit: String, regions: [Int], in layout: TableLayout,
        withoutMeaning unreliable: [Int] = []
    ) -> ReportTable {
        let meaningless = Set(unreliable)
        let industries = regions.flatMap { layout.industries(of: $0) }
        let rows = accounts.flatMap { account -> [[Cell]] in
            // What a tonne and a joule cause cannot be ranked.
            let order =
                layout.isHybrid
                ? Array(industries.indices)
                : rankedDescending(
                    industries.map { meaningless.contains($0) ? nil : account.multipliers[$0] })
            return order.map { k in
                let i = industries[k]
                let isMeant = !meaningless.contains(i)
                let own = layout.sectors[layout.sector(ofIndustry: i)].unit ?? tableUnit
                return layout.industryCells(i) + [
                    Cell(isMeant ? account.intensities[i] : nil),
                    Cell(isMeant ? account.multipliers[i] : nil),
                    .text("\(account.stressor.unit) per \(own)"),
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

    /// One sentence an account: the largest net importer, or where some regions were asked for the
    /// net trade of the largest consumer among them.
    public static func reading(
        _ accounts: [Footprint.Account], regions: [Int]? = nil, in layout: TableLayout
    ) -> [String] {
        let words = AnalysisWords(layout)
        func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
        let asked = layout.families.families(of: regions ?? Array(layout.regions.indices))
        let areAll = asked.count == layout.families.count
        return accounts.compactMap { account in
            let (imports, exports) = (account.imports, account.exports)
            let unit = account.stressor.unit
            guard areAll else {
                guard
                    let most = asked.max(by: { account.consumption[$0] < account.consumption[$1] })
                else { return nil }
                return "\(capital(words.family(most))) causes "
                    + """
                    \(Phrase.amount(account.consumption[most], unit)) of \
                    \(account.stressor.code) 
                    """
                    + "by its final demand and \(Phrase.amount(account.production[most], unit)) at "
                    + "home: \(Phrase.amount(imports[most], unit)) embodied in imports against "
                    + "\(Phrase.amount(exports[most], unit)) in exports."
            }
            let net = zip(imports, exports).map { $0 - $1 }
            guard let most = net.indices.max(by: { net[$0] < net[$1] }), net[most] > 0 else {
                return nil
            }
            return
                """
                \(capital(words.family(most))) imports the most \(account.stressor.code) \
                net: 
                """
                    + "\(Phrase.amount(imports[most], unit)) embodied in imports against "
                    + "\(Phrase.amount(exports[most], unit)) in exports."
        }
    }
}
