public import Analyses
public import InputOutput

/// The table of `scan`.
public enum ScanReport {
    /// Restrictions with their consequences, in the order of `rows`; the first `limit` of them.
    public static func scan(
        _ rows: [ScanRow], of table: MRIOTable, rankedBy column: ScanColumn, limit: Int?
    ) -> ReportTable {
        let shown = rows.prefix(limit ?? rows.count)
        var notes: [String] = []
        if shown.count < rows.count {
            notes.append(
                "First \(shown.count) of \(NumberText.grouped(String(rows.count))) restrictions; "
                    + "--top shows more, --format csv all")
        }
        notes.append(
            """
            Changes are of value added, losses negative; the importer's cost is positive: what \
            its 
            """
                + "final demand costs more, to first order")
        return ReportTable(
            name: "scan",
            title: "Every restriction, ranked by \(words(for: column))",
            columns: columns(table.unit), rows: shown.map { cells($0, table.layout) },
            notes: notes, isSelection: true)
    }

    /// What is worst, in words.
    public static func reading(
        _ rows: [ScanRow], of table: MRIOTable, cut: Double
    ) -> [String] {
        guard let first = rows.first else { return [] }
        let layout = table.layout
        let names = RegionNames(layout)
        func name(_ family: Int) -> String {
            let code = layout.families.labels[family].code
            let region = layout.regions.firstIndex { $0.code == code }
            return RegionNames.inSentence(
                region.map { names[$0] } ?? Country.named(code)?.name ?? code)
        }
        let importer = name(first.importer)
        let exporter = first.exporter.map(name)
        let exports = SectorWords.exports(
            of: first.sector.map { [$0] } ?? Array(0..<layout.sectorCount), layout)
        let isOne = first.exporter != nil
        let verb =
            cut == 1
            ? "\(isOne ? "stops its" : "stop their")"
            : "\(isOne ? "cuts" : "cut") \(Phrase.chosen(cut)) of \(isOne ? "its" : "their")"
        var sentence =
            "Of \(NumberText.grouped(String(rows.count))) restrictions this one comes first: "
            + "\(exporter ?? "all other regions") \(verb) \(exports) to \(importer). "
        sentence +=
            "It costs the final demand of \(importer) "
            + Phrase.amount(first.importerCost, table.unit)
        if let percent = first.importerCostPercentOfGDP {
            sentence += " (\(NumberText.threeDigits(percent)) % of GDP)"
        }
        sentence += " and \(exporter ?? "the others together") "
        sentence += Phrase.amount(-first.exporterValueAddedChange, table.unit) + " of value added"
        if let percent = first.exporterChangePercentOfGDP {
            sentence += " (\(NumberText.threeDigits(-percent)) % of GDP)"
        }
        return ["\(sentence)."] + restriction(first, layout, cut)
    }

    /// Why no restriction is left, without a full stop.
    /// - Parameters:
    ///   - rows: those before the least cost leaves any out.
    ///   - minimum: the least cost to the importer, in % of its GDP.
    public static func nothing(among rows: [ScanRow], costing minimum: Double?) -> String {
        guard let minimum, !rows.isEmpty else {
            return """
                No restriction is left: nothing is delivered by these exporters to these importers \
                that is larger than the least flow asked for
                """
        }
        let most = rows.compactMap(\.importerCostPercentOfGDP).max()
        let costliest =
            most.map { "; the costliest costs \(NumberText.threeDigits($0)) %" } ?? ""
        return """
            No restriction is left: none of \(NumberText.grouped(String(rows.count))) costs its \
            importer \(NumberText.significant(minimum, 6)) % of GDP or more\(costliest)
            """
    }

    /// The first row as `shock` takes it; nothing where all other regions restrict together.
    private static func restriction(
        _ row: ScanRow, _ layout: TableLayout, _ cut: Double
    ) -> [String] {
        guard let exporter = row.exporter else { return [] }
        let sector = row.sector.map { QuotedText.quoted(layout.sectors[$0].code) } ?? "*"
        let seller = QuotedText.quoted(layout.families.labels[exporter].code)
        let buyer = QuotedText.quoted(layout.families.labels[row.importer].code)
        return [
            "To run it through the models: chokepoint shock TABLE --restrict "
                + shell("\(seller)/\(sector):\(buyer)=\(NumberText.significant(100 * cut, 6))%")
        ]
    }

    /// A word of a command line: in quotes where a shell would take it apart.
    private static func shell(_ word: String) -> String {
        let safe: Set<Character> = ["/", ":", "=", "%", "_", "-", ".", ",", "@", "+"]
        if word.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || safe.contains($0) }) {
            return word
        }
        return "'\(word.replacing("'", with: "'\\''"))'"
    }

    /// What is asked: which restriction comes first.
    public static func question(
        cut: Double, rankedBy column: ScanColumn, exporter: String?, importer: String?
    ) -> String {
        let what = cut == 1 ? "stopped" : "cut by \(Phrase.chosen(cut))"
        let from = exporter.map { " of \($0)" } ?? ""
        let to = importer.map { " to \($0)" } ?? ""
        let rank =
            column == .importerCostPercentOfGDP
            ? "cost the importer most" : "come first by \(words(for: column))"
        return "Which exports\(from)\(to), if \(what) one sector at a time, \(rank)?"
    }

    /// What the first screen shows.
    public static func lead(rankedBy column: ScanColumn) -> Lead {
        let own = [
            "exporter", "sector", "importer", "flow", "importer_cost_pct_gdp",
            "exporter_change_pct_gdp",
        ]
        let ranked = own.contains(column.rawValue) ? [] : [column.rawValue]
        return Lead("scan", own + ranked, optional: ["flow"])
    }

    /// How cost and loss are counted.
    public static let method = """
        the importer’s cost is what dearer inputs add to the price of its final demand when \
        nothing is substituted; the exporter’s loss is the value added of the sales when nobody \
        else buys
        """

    /// A column in words, to follow “ranked by”.
    private static func words(for column: ScanColumn) -> String {
        switch column {
        case .flow: "flow"
        case .flowShareOfImporterInputs: "share in the importer's inputs"
        case .exporterValueAddedChange: "the exporter's loss of value added"
        case .exporterChangePercentOfGDP: "the exporter's loss in % of its GDP"
        case .importerValueAddedChange: "the importer's own loss of value added"
        case .importerCost: "the importer's cost"
        case .importerCostPercentOfGDP: "the importer's cost in % of its GDP"
        case .asymmetry:
            "asymmetry, the importer's cost over the exporter's loss (proportional to the premium)"
        case .foreignConcentration: "concentration of foreign origins"
        case .concentration: "concentration of all origins"
        case .worldValueAddedChange: "the world's loss of value added"
        }
    }

    private static func columns(_ unit: String) -> [Column] {
        func money(_ name: String) -> Column { Column(name: name, unit: unit, style: .currency) }
        func index(_ name: String, _ heading: String) -> Column {
            Column(name: name, heading: heading, unit: "HHI, 0 to 1", style: .decimals(4))
        }
        return [
            Column(name: "exporter"), Column(name: "sector"), Column(name: "importer"),
            money("flow"),
            Column(
                name: "flow_share_of_importer_inputs", heading: "share of importer's inputs",
                unit: "share", style: .share),
            money("exporter_value_added_change"),
            Column(
                name: "exporter_change_pct_gdp", heading: "exporter change", unit: "% of GDP",
                style: .percent),
            Column(
                name: "importer_cost_pct_gdp", heading: "importer cost", unit: "% of GDP",
                style: .percent), money("world_value_added_change"), money("importer_cost"),
            money("importer_value_added_change"),
            Column(
                name: "asymmetry", unit: "cost / loss, % of GDP; proportional to the premium",
                style: .automatic),
            index("foreign_concentration", "foreign origins"),
            index("concentration", "all origins"),
        ]
    }

    private static func cells(_ row: ScanRow, _ layout: TableLayout) -> [Cell] {
        [
            row.exporter.map(layout.familyCell) ?? "*",
            row.sector.map { .text(layout.sectors[$0].code) } ?? "*",
            layout.familyCell(row.importer), .number(row.flow),
            Cell(row.flowShareOfImporterInputs), .number(row.exporterValueAddedChange),
            Cell(row.exporterChangePercentOfGDP), Cell(row.importerCostPercentOfGDP),
            .number(row.worldValueAddedChange), .number(row.importerCost),
            .number(row.importerValueAddedChange), Cell(row.asymmetry),
            Cell(row.foreignConcentration), Cell(row.concentration),
        ]
    }
}
