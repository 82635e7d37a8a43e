import InputOutput
public import Products

/// The tables of `products` and `product`.
public enum ProductsReport {
    /// What stands behind every number of trade.
    public static let sure =
        "values are those that customs report; a customs code can hold several products"

    /// What the first screen shows.
    public static let lead = Lead(
        "products",
        [
            "hs", "name", "outside_imports", "hhi", "import_export_ratio", "largest_origin",
            "largest_share", "dependent",
        ], optional: ["import_export_ratio", "name"])

    /// The same with the column that ranks.
    public static func lead(rankedBy column: String?) -> Lead {
        var lead = lead
        if let column, !lead.columns.contains(column) { lead.columns.insert(column, at: 2) }
        return lead
    }

    /// What the first screen shows of one product.
    public static let historyLead = Lead(
        "history", ["year", "imports", "largest_origin", "largest_share", "hhi", "unit_value"],
        optional: ["unit_value"])

    /// What the first screen shows where two years are compared.
    public static let shiftsLead = Lead(
        "shifts", ["origin", "share_before", "share_after", "change", "value_change"],
        optional: ["value_change"])

    /// What people call a product; nil where no list of names was given.
    public typealias Names = (CustomsCode) -> String?

    /// A screened product with what the years and a table add to it.
    public struct Entry: Sendable {
        /// The row of the latest year.
        public let row: DependencyScreen.Row
        /// Years in which it was dependent.
        public let years: Int
        /// Whether it is dependent by GeoDep: in two of three years where there are three, else in
        /// this one.
        public let isGeoDependent: Bool
        /// Value added of the importer's industries that use it, in the unit of the table; nil
        /// without a table.
        public let valueAddedAtRisk: Double?

        /// An entry.
        public init(
            row: DependencyScreen.Row, years: Int, isGeoDependent: Bool, valueAddedAtRisk: Double?
        ) {
            self.row = row
            self.years = years
            self.isGeoDependent = isGeoDependent
            self.valueAddedAtRisk = valueAddedAtRisk
        }
    }

    /// The screen: one product a row.
    /// - Parameters:
    ///   - importer: the economy or group as it was named.
    ///   - unit: unit of value added at risk; nil without a table.
    ///   - rank: the column that ranks, which a page shows as well; nil for the default.
    ///   - isBrief: whether only the columns of a printed page are wanted.
    public static func products(
        _ entries: [Entry], of screen: DependencyScreen, _ trade: BilateralTrade,
        importer: String, names: Names, unit: String?, rankedBy rank: String? = nil,
        isBrief: Bool = false
    ) -> ReportTable {
        let rows = entries.map { entry -> [Cell] in
            let row = entry.row
            let verdict = screen.verdict(row)
            let code = trade.products[row.product]
            return [
                .text(code.text), Cell(names(code)), .text(importer), .number(row.imports),
                .number(row.outsideImports),
                screen.members.count > 1 ? .number(row.outsideShare) : .missing,
                .number(row.concentration), Cell(row.importExportRatio),
                .text(trade.partners[row.largestOrigin].code), .number(row.largestShare),
                .flag(verdict.isDependent), .number(row.sellerDependence),
                .number(row.asymmetry),
                .number(row.worldShareOfLargest), .number(row.worldConcentration),
                .flag(verdict.isConcentrated), .flag(verdict.isVulnerable),
                .flag(entry.isGeoDependent), .integer(entry.years), .integer(row.origins),
                Cell(row.unitValue), Cell(entry.valueAddedAtRisk),
            ]
        }
        let columns = columns(unit: unit, years: trade.years.count)
        let chosen = columns.indices.filter { k in
            !isBrief || columns[k].name == rank
                || isOnPage(
                    columns[k].name, screen, trade, hasNames: rows.contains { $0[1] != .missing })
        }
        return ReportTable(
            name: "products",
            title: "Products that \(importer) imports"
                + (trade.yearText(screen.year).map { ", \($0)" } ?? ""),
            columns: chosen.map { columns[$0] },
            rows: rows.map { row in
                chosen.map { k in
                    isBrief ? brief(row[k], columns[k].name, screen) : row[k]
                }
            },
            notes: isBrief
                ? [briefNote(screen), "all columns: --format csv, or --table products"]
                : notes(screen, trade),
            chartColumn: "outside_imports")
    }

    /// Whether a column is one of those that a page has room for.
    private static func isOnPage(
        _ name: String, _ screen: DependencyScreen, _ trade: BilateralTrade, hasNames: Bool
    ) -> Bool {
        switch name {
        case "hs", "outside_imports", "hhi", "import_export_ratio", "largest_origin",
            "largest_share", "dependent", "seller_dependence":
            true
        case "name": hasNames
        case "outside_share": screen.members.count > 1
        case "years_dependent": trade.years.count > 1
        default: false
        }
    }

    /// A cell as a page shows it: a short name, and of a ratio beyond all measure no more than
    /// that.
    private static func brief(_ cell: Cell, _ column: String, _ screen: DependencyScreen) -> Cell {
        if column == "name" { return shortened(cell, screen.members.count > 1) }
        if column == "import_export_ratio", let ratio = cell.number, ratio > 1e6 {
            return "> 1,000,000"
        }
        return cell
    }

    /// A name that leaves room for the rest of a line.
    private static func shortened(_ cell: Cell, _ isGroup: Bool) -> Cell {
        let length = isGroup ? 16 : 24
        guard case .text(let name) = cell, name.count > length else { return cell }
        return .text(name.prefix(length - 1) + "…")
    }

    private static func columns(unit: String?, years: Int) -> [Column] {
        func share(_ name: String, _ heading: String, _ unit: String = "0 to 1") -> Column {
            Column(name: name, heading: heading, unit: unit, style: .share)
        }
        return [
            Column(name: "hs", heading: "HS code"), Column(name: "name", heading: "product"),
            Column(name: "importer"),
            Column(name: "imports", unit: "USD", style: .currency),
            Column(
                name: "outside_imports", heading: "from outside", unit: "USD", style: .currency),
            share("outside_share", "outside share", "of imports"),
            Column(name: "hhi", heading: "HHI of origins", unit: "0 to 1", style: .decimals(3)),
            Column(
                name: "import_export_ratio", heading: "imports over exports", unit: "ratio",
                style: .significant),
            Column(name: "largest_origin", heading: "largest origin"),
            share("largest_share", "its share", "of imports"),
            Column(name: "dependent", heading: "dependent"),
            share(
                "seller_dependence", "seller’s sales that go here", "of its exports"),
            Column(
                name: "asymmetry", heading: "buyer’s over seller’s dependence", unit: "ratio",
                style: .decimals(2)),
            share("world_share_of_largest", "its share of the world", "of world exports"),
            Column(
                name: "world_hhi", heading: "HHI of world exports", unit: "0 to 1",
                style: .decimals(3)),
            Column(name: "one_origin_above_half", heading: "one origin above half"),
            Column(name: "vulnerable", heading: "vulnerable"),
            Column(name: "geo_dependent", heading: "dependent by GeoDep"),
            Column(
                name: "years_dependent", heading: "years dependent", unit: "of \(years)",
                style: .integer),
            Column(name: "origins", heading: "origins", style: .integer),
            Column(
                name: "unit_value", heading: "unit value", unit: "USD a tonne", style: .automatic),
            Column(
                name: "value_added_at_risk", heading: "value added at risk",
                unit: unit ?? "needs a table", style: .currency),
        ]
    }

    /// When a product is dependent, in one line or two.
    private static func briefNote(_ screen: DependencyScreen) -> String {
        let limits = screen.thresholds
        func number(_ value: Double) -> String { NumberText.significant(value, 3) }
        let outside =
            screen.members.count > 1
            ? ", more than \(number(100 * limits.outsideShare)) % of imports from outside" : ""
        return "dependent: HHI above \(number(limits.concentration))\(outside), and imports above "
            + "\(number(limits.importExportRatio)) times exports; n/a: no exports, which counts "
            + "as above (European Commission, SWD(2021) 352)"
    }

    private static func notes(
        _ screen: DependencyScreen, _ trade: BilateralTrade
    ) -> [String] {
        let limits = screen.thresholds
        func percent(_ share: Double) -> String { "\(NumberText.significant(100 * share, 3)) %" }
        let years = trade.years.count
        return [
            "dependent: HHI of outside origins above "
                + "\(NumberText.significant(limits.concentration, 3)), more than "
                + "\(percent(limits.outsideShare)) of imports from outside, and imports above "
                + "\(NumberText.significant(limits.importExportRatio, 3)) times exports "
                + "(European Commission, SWD(2021) 352); the second does not apply to a single "
                + "economy (n/a), and a product without exports fulfils the third",
            "one origin above half: its share of the imports is above "
                + "\(percent(limits.largestShare)) (KIET 2021)",
            "vulnerable: one origin above \(percent(limits.vulnerableShare)) and a deficit "
                + "(KIET 2021); dependent by GeoDep: HHI of origins and of world exports above "
                + "\(NumberText.significant(limits.concentration, 3)) and "
                + "\(NumberText.significant(limits.worldConcentration, 3)), imports above exports, "
                + "in two of the last three years, or in this one where there are not three "
                + "(Lefebvre & Wibaux 2024)",
            years > 1
                ? "years dependent: of all \(years) years of the file, \(trade.years[0]) to "
                    + "\(trade.years[years - 1]), those after the year shown among them"
                : "years dependent: of the one year that there is",
            """
            HHI: sum of squared shares by value (Herfindahl-Hirschman index); 1 is a single \
            origin
            """,
            "buyer’s over seller’s dependence: the largest origin’s share of the imports over the "
                + "share of its own exports that goes here; above 1 the buyer depends more on the "
                + "seller",
        ]
    }

    /// One product through the years: imports, and the share of each large origin.
    /// - Parameter years: positions of the years to show; nil for all.
    public static func history(
        _ history: ProductHistory, _ trade: BilateralTrade, importer: String, names: Names,
        origins count: Int, years: ClosedRange<Int>? = nil
    ) -> ReportTable {
        let shown = Array(history.origins.prefix(count).indices)
        let code = trade.products[history.product]
        let origins = shown.map { trade.partners[history.origins[$0]] }
        return ReportTable(
            name: "history",
            title: "\(code.text)\(names(code).map { ", \($0)," } ?? "") imported by \(importer)",
            columns: [
                Column(name: "year", style: .integer),
                Column(name: "imports", unit: "USD", style: .currency),
                Column(
                    name: "hhi", heading: "HHI of origins", unit: "0 to 1", style: .decimals(3)),
                Column(name: "largest_origin", heading: "largest origin"),
                Column(
                    name: "largest_share", heading: "its share", unit: "%", style: .percent),
                Column(name: "unit_value", heading: "unit value", unit: "USD a tonne"),
            ]
                + origins.map {
                    Column(
                        name: "share_\($0.code.lowercased())", heading: $0.name,
                        unit: "% of imports", style: .percent)
                },
            rows: history.years.filter { years?.contains($0.year) ?? true }.map { year in
                let most = year.values.indices.max {
                    (year.values[$0], $1) < (year.values[$1], $0)
                }
                let largest = year.imports > 0 ? most : nil
                return [
                    trade.years[year.year] == 0 ? .missing : .integer(trade.years[year.year]),
                    .number(year.imports),
                    Cell(year.concentration),
                    Cell(largest.map { trade.partners[history.origins[$0]].code }),
                    Cell(largest.flatMap(year.share).map { 100 * $0 }), Cell(year.unitValue),
                ] + shown.map { Cell(year.share($0).map { 100 * $0 }) }
            }, keys: 1)
    }

    /// Who came in when somebody left: the change of every origin's share between two years.
    public static func shifts(
        _ history: ProductHistory, _ trade: BilateralTrade, from first: Int, to last: Int
    ) -> ReportTable? {
        guard let changes = history.shift(from: first, to: last) else { return nil }
        // Origins of years between are in neither.
        let traded = changes.indices.filter {
            history.years[first].values[$0] > 0 || history.years[last].values[$0] > 0
        }
        let order = traded.sorted { (-abs(changes[$0]), $0) < (-abs(changes[$1]), $1) }
        return ReportTable(
            name: "shifts",
            title: "Who gained and who lost, \(trade.years[first]) to \(trade.years[last])",
            columns: [
                Column(name: "origin"),
                Column(
                    name: "share_before", heading: String(trade.years[first]),
                    unit: "% of imports", style: .percent),
                Column(
                    name: "share_after", heading: String(trade.years[last]), unit: "% of imports",
                    style: .percent),
                Column(
                    name: "change", unit: "percentage points", style: .percent),
                Column(
                    name: "value_change", heading: "change of imports", unit: "USD",
                    style: .currency),
            ],
            rows: order.map { k in
                [
                    .text(trade.partners[history.origins[k]].code),
                    Cell(history.years[first].share(k).map { 100 * $0 }),
                    Cell(history.years[last].share(k).map { 100 * $0 }),
                    .number(100 * changes[k]),
                    .number(history.years[last].values[k] - history.years[first].values[k]),
                ]
            }, notes: ["The changes of the shares add up to 0"])
    }
}
