public import Analyses
public import InputOutput

/// The tables of `centrality`.
public enum CentralityReport {
    /// What the first screen shows.
    public static let lead = Lead(
        "centrality",
        ["region", "sector", "pagerank_supplier", "pagerank_buyer", "betweenness", "community"],
        optional: ["community", "pagerank_buyer"])

    /// How centrality is counted.
    public static let method = """
        PageRank is the part of time that a walk along purchases (or sales) spends at an industry; \
        betweenness is the part of pairs whose shortest way passes through it
        """

    /// What betweenness rests on.
    public static func sure(_ network: FlowNetwork) -> String {
        """
        betweenness is that of the \(NumberText.grouped(String(network.links.count))) largest \
        deliveries, \(Phrase.percent(network.coverage)) of all
        """
    }

    /// The most central industries.
    public static func reading(
        _ rank: PageRank, _ network: FlowNetwork, _ communities: Communities, industries: [Int],
        _ words: AnalysisWords, in layout: TableLayout
    ) -> [String] {
        func name(_ i: Int) -> String { words.industry(i) }
        guard
            let supplier = industries.max(by: { rank.asSupplier[$0] < rank.asSupplier[$1] }),
            let between = industries.max(by: { network.betweenness[$0] < network.betweenness[$1] })
        else { return [] }
        var sentence = """
            Most central as a supplier is \(name(supplier)), with \
            \(Phrase.percent(rank.asSupplier[supplier])) of PageRank
            """
        if network.betweenness[between] > 0 {
            sentence += """
                ; most often between others is \
                \(between == supplier ? "the same" : name(between)), on the way of \
                \(Phrase.percent(network.betweenness[between])) of pairs
                """
        }
        return [
            sentence + ".",
            """
            All industries together form \(communities.flows.count) communities that trade most \
            with each other.
            """,
        ]
    }

    /// Measures by industry, most important supplier first.
    public static func industries(
        _ rank: PageRank, _ network: FlowNetwork, _ communities: Communities, industries: [Int],
        in layout: TableLayout
    ) -> ReportTable {
        func share(_ name: String, _ unit: String) -> Column {
            Column(name: name, unit: unit, style: .significant)
        }
        return ReportTable(
            name: "centrality", title: "Centrality of industries, most important supplier first",
            columns: [
                Column(name: "region"), Column(name: "sector"),
                share("pagerank_supplier", "adds up to 1"),
                share("pagerank_buyer", "adds up to 1"), share("betweenness", "of pairs"),
                Column(name: "community", style: .integer),
            ],
            rows: rankedDescending(industries.map { rank.asSupplier[$0] }).map { k in
                let i = industries[k]
                return layout.industryCells(i) + [
                    .number(rank.asSupplier[i]), .number(rank.asBuyer[i]),
                    .number(network.betweenness[i]), .integer(communities.group[i] + 1),
                ]
            })
    }

    /// The communities, largest first.
    public static func communities(
        _ communities: Communities, output: [Double], in layout: TableLayout
    ) -> ReportTable {
        var members = [[Int]](repeating: [], count: communities.flows.count)
        for (i, c) in communities.group.enumerated() { members[c].append(i) }
        return ReportTable(
            name: "communities", title: "Groups of industries that trade most with each other",
            columns: [
                Column(name: "community", style: .integer),
                Column(name: "industries", style: .integer), Column(name: "largest_members"),
                Column(name: "main_regions"),
                Column(name: "flows_share", unit: "of all flows", style: .share),
                Column(name: "inner_share", unit: "of its flows", style: .share),
            ],
            rows: members.indices.map { c in
                let flows = communities.flows[c]
                let inner: Double? = flows.all > 0 ? flows.within / flows.all : nil
                let largest = rankedDescending(members[c].map { output[$0] }).prefix(3)
                return [
                    .integer(c + 1), .integer(members[c].count),
                    .text(
                        largest.map { layout.code(ofIndustry: members[c][$0]) }
                            .joined(separator: ", ")),
                    .text(regions(members[c], output, layout)), .number(flows.all), Cell(inner),
                ]
            },
            notes: [
                """
                Modularity \(NumberText.threeDigits(communities.modularity)) at resolution \
                \(NumberText.significant(communities.resolution, 3)): 0 is no more than chance, \
                1 the most there can be
                """
            ], keys: 1)
    }

    /// The three regions with most output in a group, and how much of it is theirs.
    private static func regions(
        _ members: [Int], _ output: [Double], _ layout: TableLayout
    ) -> String {
        var sums = [Double](repeating: 0, count: layout.families.count)
        for i in members { sums[layout.family(ofIndustry: i)] += output[i] }
        let all = sums.reduce(0, +)
        if all <= 0 { return "" }
        return rankedDescending(sums).prefix(3).filter { sums[$0] > 0 }.map { r in
            "\(layout.families.labels[r].code) \(Phrase.percent(sums[r] / all))"
        }.joined(separator: ", ")
    }

    /// The largest deliveries, the links of the network.
    public static func links(
        _ network: FlowNetwork, unit: String, in layout: TableLayout
    ) -> ReportTable {
        ReportTable(
            name: "links", title: "The largest deliveries between industries",
            columns: [
                Column(name: "supplier"), Column(name: "user"),
                Column(name: "flow", unit: unit, style: .currency),
            ],
            rows: network.links.map { link in
                [
                    .text(layout.code(ofIndustry: link.seller)),
                    .text(layout.code(ofIndustry: link.buyer)), .number(link.flow),
                ]
            },
            notes: [
                """
                They are \(Phrase.percent(network.coverage)) of all deliveries between different \
                industries; betweenness is that of this network
                """
            ])
    }
}
