public import Analyses
public import InputOutput

/// The tables of `linkages`.
public enum LinkagesReport {
    /// Linkages by industry, largest power of dispersion first: the indices, and what they are
    /// made of.
    public static func linkages(
        _ linkages: Linkages, industries: [Int], in layout: TableLayout
    ) -> [ReportTable] {
        let keys = industries.map { i in linkages.industries[i].map(\.powerOfDispersion) }
        let order = rankedDescending(keys).map { industries[$0] }
        func rows(_ count: Int, _ cells: (Linkages.Industry) -> [Cell]) -> [[Cell]] {
            order.map { i in
                let labels = layout.industryCells(i)
                guard let item = linkages.industries[i] else {
                    return labels + [Cell](repeating: .missing, count: count)
                }
                return labels + cells(item)
            }
        }
        func ratio(_ name: String, _ unit: String) -> Column {
            Column(name: name, unit: unit, style: .decimals(3))
        }
        func money(_ name: String) -> Column {
            Column(name: name, unit: linkages.unit, style: .currency)
        }
        let labels = [Column(name: "region"), Column(name: "sector")]
        return [
            ReportTable(
                name: "linkages", title: "Linkages by industry, strongest backward linkage first",
                columns: labels + [
                    Column(name: "role"), ratio("power_of_dispersion", "mean is 1"),
                    ratio("forward_index", "mean is 1"), money("pure_backward"),
                    money("pure_forward"), money("pure_total"),
                ],
                rows: rows(6) { item in
                    [
                        .text(item.role.rawValue), .number(item.powerOfDispersion),
                        .number(item.forwardIndex), .number(item.pureBackward),
                        .number(item.pureForward), .number(item.pureTotal),
                    ]
                },
                notes: [
                    """
                    Key: both the power of dispersion and the forward index (Ghosh) are above 1. \
                    The means are over all industries of the table that have output
                    """
                ]),
            ReportTable(
                name: "linkage_measures", title: "What the linkages are made of",
                columns: labels + [
                    ratio("direct_backward", "of output"), ratio("direct_forward", "of output"),
                    ratio("total_backward", "per unit of demand"),
                    ratio("total_forward", "per unit of inputs"),
                    ratio("sensitivity_of_dispersion", "mean is 1"),
                    ratio("backward_spread", "sd over mean"),
                    ratio("forward_spread", "sd over mean"),
                ],
                rows: rows(7) { item in
                    [
                        .number(item.directBackward), .number(item.directForward),
                        .number(item.totalBackward), .number(item.totalForward),
                        .number(item.sensitivityOfDispersion), Cell(item.backwardSpread),
                        Cell(item.forwardSpread),
                    ]
                }),
        ]
    }

    /// What is lost without an industry, largest loss of value added first.
    public static func extraction(
        _ extraction: IndustryExtraction, industries: [Int], in layout: TableLayout
    ) -> ReportTable {
        func loss(_ name: String, _ unit: String? = nil) -> Column {
            if let unit { return Column(name: name, unit: unit, style: .percent) }
            return Column(name: name, unit: extraction.unit, style: .currency)
        }
        var rows: [(key: Double?, cells: [Cell])] = []
        for kind in IndustryExtraction.Kind.allCases {
            guard let losses = extraction.losses[kind] else { continue }
            for i in industries {
                let home = losses.homeValueAdded[i]
                let gdp = extraction.homeGDP[i]
                let share: Double? = gdp > 0 ? -100 * home / gdp : nil
                rows.append(
                    (
                        losses.valueAdded[i],
                        layout.industryCells(i) + [
                            .text(kind.rawValue), .number(-losses.output[i]),
                            .number(-losses.valueAdded[i]), .number(-home), Cell(share),
                            .number(home - losses.valueAdded[i]),
                        ]
                    ))
            }
        }
        return ReportTable(
            name: "extraction",
            title: "What the economy loses without an industry, largest loss first",
            columns: [
                Column(name: "region"), Column(name: "sector"), Column(name: "taken_out"),
                loss("output_change"), loss("value_added_change"), loss("home_value_added_change"),
                loss("home_change_pct_gdp", "% of GDP"), loss("abroad_value_added_change"),
            ],
            rows: rankedDescending(rows.map(\.key)).map { rows[$0].cells },
            notes: [
                """
                Hypothetical extraction (Dietzenbacher & Lahr 2013): nothing replaces what is \
                taken out, at fixed prices. It is the weight of an industry in the table, not a \
                forecast
                """
            ])
    }

    /// What countries lose when a region leaves trade, largest loss first.
    public static func regions(
        _ extraction: RegionExtraction, families: [Int]
    ) -> ReportTable {
        var rows: [(key: Double?, cells: [Cell])] = []
        for kind in RegionExtraction.Kind.allCases {
            guard let worth = extraction.valueAddedLost[kind],
                let output = extraction.outputLost[kind]
            else { continue }
            for s in families {
                let (all, outputs) = (worth.column(s), output.column(s))
                let world = all.reduce(0, +)
                let others = extraction.gdp.indices.filter { $0 != s }
                let worst = others.max { all[$0] < all[$1] }
                let gdp = extraction.gdp[s]
                let share: Double? = gdp > 0 ? -100 * all[s] / gdp : nil
                var named: [Cell] = [.missing, .missing]
                if let worst {
                    named = [.text(extraction.families[worst].code), .number(-all[worst])]
                }
                rows.append(
                    (
                        world,
                        [
                            .text(extraction.families[s].code), .text(kind.rawValue),
                            .number(-outputs.reduce(0, +)), .number(-world), .number(-all[s]),
                            Cell(share), .number(all[s] - world),
                        ] + named
                    ))
            }
        }
        func money(_ name: String) -> Column {
            Column(name: name, unit: extraction.unit, style: .currency)
        }
        return ReportTable(
            name: "regional_extraction",
            title: "What the world loses when a region leaves trade, largest loss first",
            columns: [
                Column(name: "region"), Column(name: "taken_out"), money("output_change"),
                money("value_added_change"), money("home_value_added_change"),
                Column(name: "home_change_pct_gdp", unit: "% of GDP", style: .percent),
                money("abroad_value_added_change"), Column(name: "most_affected"),
                money("most_affected_change"),
            ],
            rows: rankedDescending(rows.map(\.key)).map { rows[$0].cells },
            notes: [
                """
                Without its exports a region loses the domestic value added in them (Los, Timmer \
                & de Vries 2016). Nothing replaces what is taken out, at fixed prices
                """
            ])
    }

    /// What the first screen shows.
    public static let lead = Lead(
        "linkages",
        ["region", "sector", "role", "power_of_dispersion", "forward_index", "pure_total"],
        optional: ["pure_total"])

    /// How linkages are counted.
    public static let method = """
        the power of dispersion is what one unit of demand needs of all industries, the forward \
        index what one unit of primary inputs serves, both over the mean; key is above 1 in both
        """

    /// The key industries, and which industry the economy would miss most.
    public static func reading(
        _ linkages: Linkages, _ extraction: IndustryExtraction, industries: [Int],
        _ words: AnalysisWords, in layout: TableLayout
    ) -> [String] {
        [keys(linkages, industries, words, layout)]
            + [missed(extraction, industries, words, layout)].compactMap { $0 }
    }

    private static func keys(
        _ linkages: Linkages, _ industries: [Int], _ words: AnalysisWords, _ layout: TableLayout
    ) -> String {
        let found = industries.filter { linkages.industries[$0]?.role == .key }
        let order = rankedDescending(
            found.map { i in
                linkages.industries[i].map { $0.powerOfDispersion + $0.forwardIndex }
            })
        let names = order.prefix(3).map { words.industry(found[$0]) }
        guard let first = names.first else {
            return "None of the \(industries.count) industries listed is key: none has both "
                + "linkages above the mean."
        }
        if industries.count == 1 {
            return "It is key: both linkages are above the mean."
        }
        if names.count == 1 {
            return "One of \(industries.count) industries is key, with both linkages above the "
                + "mean: \(first)."
        }
        let strongest = RegionNames.list(names)
        return "\(found.count) of \(industries.count) industries are key, with both linkages above "
            + "the mean; the strongest are \(strongest)."
    }

    /// Without which industry most value added is lost.
    private static func missed(
        _ extraction: IndustryExtraction, _ industries: [Int], _ words: AnalysisWords,
        _ layout: TableLayout
    ) -> String? {
        guard let losses = extraction.losses[.whole],
            let most = industries.max(by: { losses.valueAdded[$0] < losses.valueAdded[$1] }),
            losses.valueAdded[most] > 0
        else { return nil }
        return "Without \(words.industry(most)), and with nothing in its place, "
            + "\(Phrase.amount(losses.valueAdded[most], extraction.unit)) of value added are lost."
    }
}
