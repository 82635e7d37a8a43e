import Containers
public import InputOutput
public import Products

/// The table of a scan by customs code.
public struct ProductScanReport {
    /// What rows can be ranked by.
    public enum Rank: String, Sendable, Hashable, CaseIterable {
        /// Value added at risk times the exporter's shares of the importer's imports and of world
        /// exports.
        case hardToReplace = "value_added_hard_to_replace"
        /// Value added at risk times the exporter's share of the importer's imports.
        case exposed = "value_added_exposed"
        /// Value added of the importer's industries that use the product.
        case valueAddedAtRisk = "value_added_at_risk"
        /// The same in % of GDP.
        case valueAddedAtRiskPercent = "value_added_at_risk_pct_gdp"
        /// Value added at risk for each dollar of the flow.
        case leverage
        /// The flow by customs.
        case value
        /// The exporter's share of the importer's imports.
        case originShare = "origin_share"
        /// The exporter's share of world exports.
        case worldShare = "world_share"
        /// Concentration of the importer's origins.
        case concentration = "hhi"
        /// The importer's cost in % of its GDP.
        case importerCost = "importer_cost_pct_gdp"
        /// The exporter's loss in % of its GDP.
        case exporterLoss = "exporter_change_pct_gdp"
        /// The importer's cost over the exporter's loss, each in % of GDP.
        case asymmetry
    }

    /// The trade.
    public let trade: BilateralTrade
    /// The regions that stand for several economies, such as the rest of the world.
    public let shared: Set<Int>
    /// Labels of the table's regions and sectors.
    public let layout: TableLayout
    /// The table's unit.
    public let unit: String
    /// USD in one unit of the table.
    public let usd: Double
    /// Value added by region, in the table's unit.
    public let gdp: [Double]
    /// What people call a product; nil where no list was given.
    public let names: ProductsReport.Names
    /// σ between the origins of a row's product; nil where no list has one.
    public let elasticity: (ProductScan.Row) -> Double?

    /// A report.
    public init(
        trade: BilateralTrade, shared: Set<Int>, layout: TableLayout, unit: String, usd: Double,
        gdp: [Double],
        names: @escaping ProductsReport.Names,
        elasticity: @escaping (ProductScan.Row) -> Double?
    ) {
        self.trade = trade
        self.shared = shared
        self.layout = layout
        self.unit = unit
        self.usd = usd
        self.gdp = gdp
        self.names = names
        self.elasticity = elasticity
    }

    private func percent(_ value: Double?, _ region: Int) -> Double? {
        value.flatMap { gdp[region] > 0 ? 100 * $0 / gdp[region] : nil }
    }

    /// The exporter's change in % of its GDP; nil for an economy whose GDP the table does not have.
    private func exporterPercent(_ row: ProductScan.Row) -> Double? {
        shared.contains(row.exporterRegion)
            ? nil : percent(row.exporterChange, row.exporterRegion)
    }

    private func asymmetry(_ row: ProductScan.Row) -> Double? {
        guard let cost = percent(row.importerCost, row.importerRegion),
            let change = exporterPercent(row), change < 0
        else { return nil }
        return cost / -change
    }

    /// How a row is measured, larger being worse; nil where it is not.
    public func value(_ rank: Rank, of row: ProductScan.Row) -> Double? {
        switch rank {
        case .hardToReplace: row.valueAddedAtRisk * row.originShare * row.worldShare
        case .exposed: row.valueAddedAtRisk * row.originShare
        case .valueAddedAtRisk: row.valueAddedAtRisk
        case .valueAddedAtRiskPercent: percent(row.valueAddedAtRisk, row.importerRegion)
        case .leverage: row.leverage(usd: usd)
        case .value: row.value
        case .originShare: row.originShare
        case .worldShare: row.worldShare
        case .concentration: row.concentration
        case .importerCost: percent(row.importerCost, row.importerRegion)
        case .exporterLoss: exporterPercent(row).map { -$0 }
        case .asymmetry: asymmetry(row)
        }
    }

    private func exporter(_ row: ProductScan.Row) -> (code: String, name: String) {
        let known = trade.partners[row.exporter]
        return (known.code, RegionNames.inSentence(known.name))
    }

    /// The code and the name of an importer: the region's where it stands for several.
    private func importer(_ row: ProductScan.Row) -> (code: String, name: String) {
        let region = row.importerRegion
        if shared.contains(region) {
            return (layout.regions[region].code, RegionNames(layout).inSentence(region))
        }
        let known = trade.partners[row.importer]
        return (known.code, RegionNames.inSentence(known.name))
    }

    private var columns: [Column] {
        func share(_ name: String, _ heading: String, _ unit: String = "share") -> Column {
            Column(name: name, heading: heading, unit: unit, style: .share)
        }
        return [
            Column(name: "exporter"), Column(name: "hs", heading: "HS code"),
            Column(name: "name", heading: "product"), Column(name: "importer"),
            Column(name: "sector"),
            Column(name: "value", heading: "flow", unit: "USD", style: .currency),
            Column(name: "product_share", heading: "product share", style: .scientific),
            share("origin_share", "of its imports"),
            Column(name: "hhi", heading: "HHI of origins", unit: "0 to 1", style: .decimals(3)),
            share("world_share", "of world exports"),
            share("seller_dependence", "of the seller’s exports"),
            Column(
                name: "other_supply", heading: "other supply over flow", unit: "ratio",
                style: .decimals(1)),
            Column(name: "origin_elasticity", heading: "σ of origins", style: .decimals(2)),
            Column(
                name: "exporter_value_added_change", heading: "exporter’s value added",
                unit: unit, style: .automatic),
            Column(
                name: "exporter_change_pct_gdp", heading: "exporter’s change", unit: "% of GDP",
                style: .percent),
            Column(name: "importer_cost", heading: "importer’s cost", unit: unit),
            Column(
                name: "importer_cost_pct_gdp", heading: "importer’s cost", unit: "% of GDP",
                style: .percent),
            Column(
                name: "value_added_at_risk", heading: "value added at risk", unit: unit,
                style: .currency),
            Column(
                name: "value_added_at_risk_pct_gdp", heading: "value added at risk",
                unit: "% of GDP", style: .percent),
            Column(
                name: "value_added_exposed", heading: "at risk × share of imports", unit: unit,
                style: .currency),
            Column(
                name: "value_added_hard_to_replace",
                heading: "at risk × share of imports × share of world exports", unit: unit,
                style: .currency),
            Column(
                name: "leverage", heading: "at risk over flow", unit: "ratio",
                style: .decimals(0)),
            Column(
                name: "asymmetry", heading: "cost over loss", unit: "ratio", style: .decimals(2)),
            Column(name: "largest_seller", heading: "the region’s largest seller"),
            share("largest_seller_share", "its part", "of the region’s sales there"),
            Column(name: "exporter_region", heading: "in the table"),
            share("region_share", "part of that region’s sales", "there"),
        ]
    }

    /// Rows that a screen shows.
    private static let screen = 10

    /// Whether some of the first rows are of economies without a region of their own.
    private func hasShared(_ rows: [ProductScan.Row]) -> Bool {
        rows.prefix(Self.screen).contains { shared.contains($0.exporterRegion) }
    }

    /// Whether value added at risk is nearly all of GDP in all of the first rows: the table has too
    /// few sectors for it to tell products apart.
    private func isCoarse(_ rows: [ProductScan.Row]) -> Bool {
        rows.count > 1
            && rows.prefix(Self.screen).allSatisfy {
                (percent($0.valueAddedAtRisk, $0.importerRegion) ?? 0) > 90
            }
    }

    /// Columns that a page has room for.
    private static let onPage: Set<String> = [
        "exporter", "exporter_region", "hs", "importer", "value", "origin_share", "world_share",
        "exporter_change_pct_gdp", "importer_cost_pct_gdp", "value_added_at_risk_pct_gdp",
    ]

    private func cells(_ row: ProductScan.Row) -> [Cell] {
        let code = trade.products[row.product]
        return [
            .text(exporter(row).code), .text(code.text), Cell(names(code)),
            .text(importer(row).code), .text(layout.sectors[row.sector].code),
            .number(row.value), row.productShare.isFinite ? .number(row.productShare) : .missing,
            .number(row.originShare), .number(row.concentration), .number(row.worldShare),
            .number(row.sellerDependence), .number(row.otherSupply), Cell(elasticity(row)),
            Cell(row.exporterChange), Cell(exporterPercent(row)),
            Cell(row.importerCost), Cell(percent(row.importerCost, row.importerRegion)),
            .number(row.valueAddedAtRisk),
            Cell(percent(row.valueAddedAtRisk, row.importerRegion)),
            .number(row.valueAddedAtRisk * row.originShare),
            .number(row.valueAddedAtRisk * row.originShare * row.worldShare),
            .number(row.leverage(usd: usd)), Cell(asymmetry(row)),
            .text(trade.partners[row.largestSeller].code), .number(row.largestSellerShare),
            .text(layout.regions[row.exporterRegion].code), .number(row.regionShare),
        ]
    }

    /// The first rows of a ranking.
    /// - Parameter isBrief: whether only the columns of a printed page are wanted.
    public func table(
        _ rows: [ProductScan.Row], rankedBy rank: Rank, limit: Int?, isBrief: Bool
    ) -> ReportTable {
        let shown = rows.prefix(limit ?? rows.count)
        let columns = columns
        let hasShared = hasShared(Array(shown))
        let chosen = columns.indices.filter { k in
            !isBrief || columns[k].name == rank.rawValue
                || (Self.onPage.contains(columns[k].name)
                    && (columns[k].name != "exporter_region" || hasShared))
        }
        var notes: [String] = []
        if shown.count < rows.count {
            notes.append(
                "First \(shown.count) of \(NumberText.grouped(String(rows.count))) restrictions; "
                    + "--top shows more, --export FILE writes all with all columns")
        }
        notes.append(
            "value added at risk: of the importer’s industries that use the products of the sector "
                + "(all of it, replaceable or not); exporter’s change: nothing replaces the sales; "
                + "importer’s cost: what final demand costs more, to first order")
        if hasShared {
            notes.append(
                "an exporter that the table does not show by itself stands in a larger region "
                    + "(exporter_region): its buyer’s cost is that of its own part, the change of "
                    + "value added is the region’s, and its change in % of GDP and the asymmetry "
                    + "are n/a")
        }
        return ReportTable(
            name: "scan_products",
            title: "Every restriction by customs code, ranked by \(rank.rawValue)",
            columns: chosen.map { columns[$0] },
            rows: shown.map { row in
                let all = cells(row)
                return chosen.map { all[$0] }
            }, notes: notes, isSelection: true)
    }

    /// What the first screen shows.
    public func lead(of rows: [ProductScan.Row], rankedBy rank: Rank) -> Lead {
        var columns = [
            "exporter", "hs", "name", "importer", "value", "origin_share", "world_share",
            "importer_cost_pct_gdp", "value_added_at_risk_pct_gdp",
        ]
        if isCoarse(rows) { columns.removeLast() }
        if hasShared(rows) { columns.insert("exporter_region", at: 1) }
        return Lead(
            "scan_products", columns,
            optional: ["name", "importer_cost_pct_gdp", "exporter_region", "origin_share"])
    }

    /// How the numbers are counted.
    public static let method = """
        the importer’s cost is what final demand costs more, to first order; value added at risk \
        is that of all industries that use the sector’s products, replaceable or not
        """

    /// What a rank asks for, to follow “which products”.
    public func question(_ rank: Rank) -> String {
        switch rank {
        case .hardToReplace:
            "put most of the importer’s value added at risk, counted by the exporter’s shares of "
                + "its imports and of world exports"
        case .exposed:
            "put most of the importer’s value added at risk, counted by the exporter’s share of "
                + "its imports"
        case .valueAddedAtRisk: "put most value added of the importer at risk"
        case .valueAddedAtRiskPercent: "put the largest part of the importer’s GDP at risk"
        case .leverage: "put most value added at risk for each dollar"
        case .value: "are worth most"
        case .originShare: "come from that exporter most"
        case .worldShare: "come from that exporter most, of all that the world sells"
        case .concentration: "come from the fewest origins"
        case .importerCost: "cost the importer most, in % of its GDP"
        case .exporterLoss: "cost the exporter most, in % of its GDP"
        case .asymmetry: "cost the importer most for what the exporter loses"
        }
    }

    /// What comes first, in words.
    public func reading(
        _ rows: [ProductScan.Row], rankedBy rank: Rank, cut: Double
    ) -> [String] {
        guard let first = rows.first else { return ["No restriction passes the filters."] }
        let code = trade.products[first.product]
        let name = names(code).map { " (\($0))" } ?? ""
        let share = NumberText.significant(100 * first.originShare, 3)
        let many = NumberText.grouped(String(rows.count))
        let begin =
            rows.count == 1
            ? "One restriction passes the filters: "
            : "Of \(many) restrictions this one comes first: "
        return [
            begin
                + "\(exporter(first).name) stops selling \(code.text)\(name) to "
                + "\(importer(first).name), which buys "
                + "\(share) % of its imports "
                + "there, \(dollars(first.value)) a year\(place(first))."
        ]
            + (isCoarse(rows)
                ? [
                    """
                    Value added at risk is more than 90 % of GDP in all of the first rows: in a \
                    table of \(layout.sectorCount) sectors nearly every industry uses every \
                    product, so that only origins tell them apart.
                    """
                ] : []) + [
                run(first, cut: cut, code: code)
            ]
    }

    /// The command that restricts the same.
    private func run(_ row: ProductScan.Row, cut: Double, code: CustomsCode) -> String {
        let isShared = shared.contains(row.exporterRegion)
        let seller = isShared ? layout.regions[row.exporterRegion].code : exporter(row).code
        // So many digits that the models restrict the same as the row.
        let share = NumberText.significant(100 * cut * (isShared ? row.regionShare : 1), 6)
        let part =
            isShared && row.regionShare < 1
            ? " (\(exporter(row).name)’s part of what that region sells there)" : ""
        return "To run it through the models: chokepoint shock TABLE --restrict "
            + "\(seller)/hs\(code.text):\(importer(row).code)=\(share)%\(part) "
            + "with the same --trade and --concordance."
    }

    /// Where an economy without a region of its own is in the table.
    private func place(_ row: ProductScan.Row) -> String {
        guard shared.contains(row.exporterRegion) else { return "" }
        let region = RegionNames(layout).inSentence(row.exporterRegion)
        let share = NumberText.significant(100 * row.regionShare, 3)
        return "; in the table it is part of \(region), and \(share) % of what that sells there"
    }

    /// Writes all rows as CSV, one after another.
    /// - Throws: `cannot-write`.
    public func write(_ rows: [ProductScan.Row], to path: String) throws(Diagnostics) {
        try AtomicOutput.file(at: path) { temporary throws(Diagnostics) in
            try CSVOutput.file(temporary, shownAs: path) { output throws(Diagnostics) in
                for column in columns { output.add(column.name) }
                try output.endRow()
                for row in rows {
                    for cell in cells(row) {
                        switch cell {
                        case .text(let text): output.add(text)
                        case .number(let number): output.add(number)
                        default: output.addBlanks(1)
                        }
                    }
                    try output.endRow()
                }
            }
        }
    }
}
