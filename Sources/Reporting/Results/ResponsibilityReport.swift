public import Analyses
public import InputOutput

/// The tables of `responsibility`.
public enum ResponsibilityReport {
    /// What the first screen shows.
    public static let lead = Lead(
        "responsibility",
        ["region", "stressor", "production", "consumption", "income_based", "eebt", "unit"],
        optional: ["eebt"])

    /// What the accounts are.
    public static let method = """
        production: where it is caused; consumption: for whose final demand; income: by whose \
        primary inputs it is enabled; EEBT: production less what exports, plus what imports cause
        """

    /// Whose consumption differs most from its production.
    public static func reading(
        _ accounts: [Responsibility.Account], families: [Int], _ words: AnalysisWords
    ) -> [String] {
        accounts.prefix(2).compactMap { account in
            func gap(_ r: Int) -> Double { account.consumption[r] - account.production[r] }
            guard let importer = families.max(by: { gap($0) < gap($1) }) else { return nil }
            let r =
                gap(importer) > 0 || families.count == 1
                ? importer : families.min { gap($0) < gap($1) } ?? importer
            let unit = account.stressor.unit
            return """
                The consumption of \(words.family(r)) causes \
                \(Phrase.amount(account.consumption[r], unit)) of \(account.stressor.code), its \
                production \(Phrase.amount(account.production[r], unit)), and its income rests on \
                \(Phrase.amount(account.income[r], unit)).
                """
        }
    }

    /// The four accounts by region, largest consumption first, one stressor after the other.
    public static func regions(
        _ accounts: [Responsibility.Account], name: String, regions: [Int], in layout: TableLayout
    ) -> ReportTable {
        let regions = layout.families.families(of: regions)
        let unit = commonUnit(accounts)
        func quantity(_ name: String) -> Column {
            Column(name: name, unit: unit, style: .currency)
        }
        let rows = accounts.flatMap { account -> [[Cell]] in
            rankedDescending(regions.map { account.consumption[$0] }).map { k in
                let r = regions[k]
                return [
                    layout.familyCell(r), .number(account.production[r]),
                    .number(account.consumption[r]), .number(account.income[r]),
                    .number(account.bilateralTrade[r]), .number(account.tradeExports[r]),
                    .number(account.tradeImports[r]), .text(account.stressor.unit),
                    .text(account.stressor.code),
                ]
            }
        }
        return ReportTable(
            name: "responsibility", title: "Who answers for \(name), by region",
            columns: [
                Column(name: "region"), quantity("production"), quantity("consumption"),
                quantity("income_based"), quantity("eebt"), quantity("eebt_exports"),
                quantity("eebt_imports"), Column(name: "unit"), Column(name: "stressor"),
            ], rows: rows,
            notes: [
                "Peters (2008) on EEBT and consumption; Marques et al. (2012) on income. Each "
                    + "account adds up to the same world total, except for what industries "
                    + "without output emit: it is in production only"
            ])
    }

    /// What the primary inputs of each industry enable downstream, largest first.
    public static func downstream(
        _ accounts: [Responsibility.Account], regions: [Int], in layout: TableLayout
    ) -> ReportTable {
        let unit = commonUnit(accounts)
        let industries = regions.flatMap { layout.industries(of: $0) }
        let rows = accounts.flatMap { account -> [[Cell]] in
            rankedDescending(industries.map { account.enabled[$0] }).map { k in
                let i = industries[k]
                return layout.industryCells(i) + [
                    .number(account.enabled[i]), .number(account.direct[i]),
                    .number(account.downstream[i]), .text(account.stressor.unit),
                    .text(account.stressor.code),
                ]
            }
        }
        return ReportTable(
            name: "downstream", title: "Enabled downstream by the primary inputs of industries",
            columns: [
                Column(name: "region"), Column(name: "sector"),
                Column(name: "enabled", unit: unit, style: .currency),
                Column(name: "direct_emissions", unit: unit, style: .currency),
                Column(name: "downstream_intensity", unit: "per unit of primary inputs"),
                Column(name: "unit"), Column(name: "stressor"),
            ], rows: rows)
    }

    private static func commonUnit(_ accounts: [Responsibility.Account]) -> String? {
        let units = Set(accounts.map(\.stressor.unit))
        return units.count == 1 ? units.first : "see unit"
    }
}
