public import Analyses
public import InputOutput

/// The tables of `position`.
public enum PositionReport {
    private static let measures = [
        Column(name: "upstreamness", unit: "stages to final use", style: .significant),
        Column(name: "downstreamness", unit: "stages from inputs", style: .significant),
        Column(name: "final_share", unit: "of output", style: .share),
        Column(name: "value_added_share", unit: "of output", style: .share),
    ]

    /// What the first screen shows.
    public static let lead = Lead(
        "position",
        [
            "region", "sector", "upstreamness", "downstreamness", "final_share",
            "value_added_share",
        ], optional: ["value_added_share", "final_share"])

    /// How the position is made.
    public static let method = """
        upstreamness is the average number of stages from output to final use, counting from 1; \
        downstreamness that from wages, profits and taxes to output
        """

    /// Which industry is furthest from final use, and which is the closest to it.
    public static func reading(
        _ position: ChainPosition, industries: [Int], _ words: AnalysisWords, _ layout: TableLayout
    ) -> [String] {
        let known = industries.filter { position.industries[$0].upstreamness != nil }
        let ranked = rankedDescending(known.map { position.industries[$0].upstreamness })
            .map { known[$0] }
        func text(_ i: Int) -> String {
            let stages = position.industries[i].upstreamness ?? 0
            return "\(words.label(layout.code(ofIndustry: i))) (\(Phrase.count(stages, "stage")))"
        }
        guard let first = ranked.first else { return [] }
        guard ranked.count > 1, let last = ranked.last else {
            let item = position.industries[first]
            let down = item.downstreamness.map { Phrase.count($0, "stage") }
            return [
                """
                \(text(first)) to final use, and \(down ?? "any number") from its primary inputs; \
                \(Phrase.percent(item.finalShare)) of its output is sold to final users.
                """
            ]
        }
        return ["Furthest from final use is \(text(first)), closest to it \(text(last))."]
    }

    /// By industry, most upstream first; `industries` are those to list.
    public static func industries(
        _ position: ChainPosition, industries: [Int], in layout: TableLayout
    ) -> ReportTable {
        let order = rankedDescending(industries.map { position.industries[$0].upstreamness })
        return ReportTable(
            name: "position", title: "Position in value chains by industry, most upstream first",
            columns: [Column(name: "region"), Column(name: "sector")] + measures,
            rows: order.map { k in
                layout.industryCells(industries[k]) + cells(position.industries[industries[k]])
            })
    }

    /// By region: of the collapsed table, and as output-weighted means over industries.
    public static func regions(
        _ position: ChainPosition, regions: [Int], in layout: TableLayout
    ) -> ReportTable {
        let means = [
            Column(
                name: "mean_upstreamness", heading: "upstreamness, mean of industries",
                unit: "stages to final use", style: .significant),
            Column(
                name: "mean_downstreamness", heading: "downstreamness, mean of industries",
                unit: "stages from inputs", style: .significant),
        ]
        let regions = layout.families.families(of: regions)
        let order = rankedDescending(regions.map { position.regions[$0].upstreamness })
        return ReportTable(
            name: "regions", title: "Position in value chains by region, most upstream first",
            columns: [Column(name: "region")] + measures + means,
            rows: order.map { k in
                let r = regions[k]
                let mean = position.regionMeans[r]
                return [layout.familyCell(r)] + cells(position.regions[r])
                    + [Cell(mean.upstreamness), Cell(mean.downstreamness)]
            },
            notes: [
                """
                Of the table collapsed to one industry a region, as Antràs & Chor (2018) print \
                it; 
                """
                    + "the means are weighted with the output of the industries"
            ])
    }

    private static func cells(_ position: ChainPosition.Position) -> [Cell] {
        [
            Cell(position.upstreamness), Cell(position.downstreamness), Cell(position.finalShare),
            Cell(position.valueAddedShare),
        ]
    }
}
