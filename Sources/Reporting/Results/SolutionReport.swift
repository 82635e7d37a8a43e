public import InputOutput

/// The tables of `solve` and `multipliers`.
public enum SolutionReport {
    /// What the first screen shows of `solve`.
    public static let solutionLead = Lead(
        "regions", ["region", "final_demand", "output", "baseline_output", "value_added"],
        optional: ["value_added"])

    /// What the first screen shows of `solve` for sectors in different units.
    public static let hybridSolutionLead = Lead(
        "output",
        ["region", "sector", "final_demand", "output", "baseline_output", "unit", "value_added"],
        optional: ["value_added"])

    /// What the first screen shows of `multipliers`.
    public static let multipliersLead = Lead(
        "multipliers",
        [
            "region", "sector", "output_multiplier", "domestic_output_multiplier",
            "value_added_multiplier", "domestic_value_added_multiplier",
        ], optional: ["value_added_multiplier", "domestic_output_multiplier"])

    /// What the first screen shows of `multipliers` for sectors in different units.
    public static let hybridMultipliersLead = Lead(
        "multipliers",
        [
            "region", "sector", "value_added_multiplier", "domestic_value_added_multiplier", "unit",
        ], optional: ["domestic_value_added_multiplier"])

    /// What the multipliers are.
    public static let multipliersMethod = """
        the column sums of the Leontief inverse: what all industries together produce (or earn) \
        for one unit of final demand for the industry’s product; ‘domestic’ is the part at home
        """

    /// The world’s output for the final demand, beside that of the table.
    public static func reading(
        _ x: [Double], demand: [Double], system: LeontiefSystem
    ) -> String {
        let table = system.table
        if table.isHybrid {
            let earned = zip(x, system.coefficients.valueAdded).reduce(0) { $0 + $1.0 * $1.1 }
            return """
                The final demand needs the output of every industry in the table ‘output’, each in \
                the unit of its sector, and earns a value added of \
                \(Phrase.amount(earned, table.unit)). Sectors are in different units: output has \
                no total.
                """
        }
        let (needed, own) = (x.reduce(0, +), table.x.reduce(0, +))
        return """
            A final demand of \(Phrase.amount(demand.reduce(0, +), table.unit)) needs an output of \
            \(Phrase.amount(needed, table.unit)), \(Phrase.percent(needed / own)) of the output in \
            the table.
            """
    }

    /// Output and value added that a final demand needs, by region and by industry, beside the
    /// table's; largest output first.
    public static func solution(
        _ x: [Double], demand: [Double], system: LeontiefSystem
    ) -> [ReportTable] {
        let table = system.table
        let layout = table.layout
        let valueAdded = zip(x, system.coefficients.valueAdded).map { $0 * $1 }
        func money(_ name: String) -> Column {
            Column(name: name, unit: table.unit, style: .currency)
        }
        func flow(_ name: String) -> Column {
            table.isHybrid
                ? Column(name: name, unit: "unit of the sector", style: .currency) : money(name)
        }
        let quantities = [
            flow("final_demand"), flow("output"), flow("baseline_output"), money("value_added"),
            money("baseline_value_added"),
        ]
        func rows(
            _ keys: [[Cell]], _ vectors: [[Double]]
        ) -> [[Cell]] {
            rankedDescending(vectors[1]).map { k in keys[k] + vectors.map { .number($0[k]) } }
        }
        let vectors = [demand, x, table.x, valueAdded, table.valueAdded]
        if table.isHybrid { return hybrid(vectors, quantities, in: table) }
        return [
            ReportTable(
                name: "regions", title: "Output for the final demand, by region",
                columns: [Column(name: "region")] + quantities,
                rows: rows(
                    layout.regions.map { [.text($0.code)] }, vectors.map(layout.sumByRegion))),
            ReportTable(
                name: "output", title: "Output for the final demand, by industry",
                columns: [Column(name: "region"), Column(name: "sector")] + quantities,
                rows: rows(industryKeys(layout), vectors)),
        ]
    }

    /// The same for sectors in different units: output of industries in their units, in the
    /// table’s order, and what regions earn.
    private static func hybrid(
        _ vectors: [[Double]], _ quantities: [Column], in table: MRIOTable
    ) -> [ReportTable] {
        let layout = table.layout
        let keys = industryKeys(layout)
        let earned = [vectors[3], vectors[4]].map(layout.sumByRegion)
        return [
            ReportTable(
                name: "output", title: "Output for the final demand, by industry",
                columns: [Column(name: "region"), Column(name: "sector")] + quantities
                    + [Column(name: "unit")],
                rows: keys.indices.map { k in
                    keys[k] + vectors.map { .number($0[k]) }
                        + [.text(table.unit(ofIndustry: k))]
                }),
            ReportTable(
                name: "regions", title: "Value added for the final demand, by region",
                columns: [Column(name: "region")] + quantities.suffix(2),
                rows: rankedDescending(earned[0]).map { r in
                    [.text(layout.regions[r].code)] + earned.map { .number($0[r]) }
                }, notes: [noTotals]),
        ]
    }

    /// Why there are no sums.
    static let noTotals = "Sectors are in different units: output and final demand have no total"

    /// Multipliers by industry, largest output multiplier first, without numbers for industries
    /// that have next to no output (`TechnicalCoefficients.nearZeroOutput`): theirs are made of
    /// rounding.
    public static func multipliers(
        _ multipliers: Multipliers, of table: MRIOTable, withoutMeaning unreliable: [Int] = []
    ) -> ReportTable {
        let meaningless = Set(unreliable)
        let perUnit = "per unit of final demand"
        func share(_ name: String) -> Column {
            Column(name: name, unit: perUnit, style: .decimals(4))
        }
        let columns =
            [
                Column(name: "region"), Column(name: "sector"), share("output_multiplier"),
                share("domestic_output_multiplier"), share("value_added_multiplier"),
                share("domestic_value_added_multiplier"),
            ] + (multipliers.imports == nil ? [] : [share("import_multiplier")])
            + multipliers.satellites.map { item in
                Column(
                    name: "\(item.account)_\(item.stressor.code)_multiplier".lowercased(),
                    unit: "\(item.stressor.unit) per \(table.isHybrid ? "unit" : table.unit)")
            } + (table.isHybrid ? [Column(name: "unit")] : [])
        let vectors =
            [
                multipliers.output, multipliers.domesticOutput, multipliers.valueAdded,
                multipliers.domesticValueAdded,
            ] + [multipliers.imports].compactMap { $0 } + multipliers.satellites.map(\.values)
        let keys = industryKeys(table.layout)
        // What a tonne and a joule need cannot be ranked, nor their outputs be added up.
        let order =
            table.isHybrid
            ? Array(keys.indices)
            : rankedDescending(
                keys.indices.map { meaningless.contains($0) ? nil : multipliers.output[$0] })
        let rows: [[Cell]] = order.map { i in
            let numbers = vectors.enumerated().map { k, vector -> Cell in
                meaningless.contains(i) || (table.isHybrid && k < 2)
                    ? .missing : .number(vector[i])
            }
            return keys[i] + numbers
                + (table.isHybrid ? [.text(table.unit(ofIndustry: i))] : [])
        }
        return ReportTable(
            name: "multipliers", title: "Multipliers by industry", columns: columns, rows: rows,
            notes: table.isHybrid
                ? [
                    """
                    Per unit of final demand in the unit of the sector; value added in \
                    \(table.unit). Sectors are in different units: output multipliers would add \
                    them up
                    """
                ] : [])
    }

    /// What of each category of final demand was imported as inputs on the way, for tables with
    /// rows of imports; nil for others.
    ///
    /// The content of a category is Σ_j (m'L)_j·y_jk. What final users import themselves is no
    /// part of Y in such tables, and of neither column.
    public static func importContent(
        _ multipliers: Multipliers, of table: MRIOTable
    ) -> ReportTable? {
        guard let imports = multipliers.imports, !table.isHybrid else { return nil }
        let K = table.layout.finalDemandCount
        let rows = (0..<K).map { k -> [Cell] in
            var (total, content) = (0.0, 0.0)
            for r in 0..<table.regionCount {
                for (j, value) in table.Y.column(r * K + k).enumerated() {
                    total += value
                    content += imports[j] * value
                }
            }
            return [
                .text(table.layout.finalDemand[k].code), .number(total), .number(content),
                total == 0 ? .missing : .number(content / total),
            ]
        }
        return ReportTable(
            name: "import_content", title: "Imported inputs in final demand, by category",
            columns: [
                Column(name: "category"),
                Column(name: "final_demand", unit: table.unit, style: .currency),
                Column(name: "import_content", unit: table.unit, style: .currency),
                Column(name: "import_share", unit: "of final demand", style: .share),
            ], rows: rows,
            notes: [
                "Imports of inputs, direct and of suppliers; what final users import themselves is "
                    + "not in the table’s final demand"
            ])
    }

    private static func industryKeys(_ layout: TableLayout) -> [[Cell]] {
        (0..<layout.industryCount).map { i in
            [
                .text(layout.regions[layout.region(ofIndustry: i)].code),
                .text(layout.sectors[layout.sector(ofIndustry: i)].code),
            ]
        }
    }
}
