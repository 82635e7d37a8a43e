public import Analyses
import InputOutput

/// The tables of `tiva`.
public enum TiVAReport {
    /// Every indicator of some countries.
    public static func indicators(
        _ result: TiVAIndicators, countries: [Int]
    ) -> ReportTable {
        var rows: [[Cell]] = []
        for country in countries {
            let values = result.values(of: country)
            for indicator in TiVAIndicator.allCases {
                rows.append([
                    result.layout.familyCell(country), .text(indicator.rawValue),
                    .text(indicator.meaning), Cell(values[indicator] ?? nil),
                    .text(indicator.isShare ? "share" : result.unit),
                ])
            }
        }
        return ReportTable(
            name: "tiva", title: "Indicators of trade in value added, as the OECD names them",
            columns: [
                Column(name: "region"), Column(name: "indicator"), Column(name: "meaning"),
                Column(name: "value", style: .significant), Column(name: "unit"),
            ], rows: rows)
    }

    private static func exports(_ part: TiVAIndicators.Exports) -> [Cell] {
        [
            part.gross, part.domestic, part.direct, part.indirect, part.reimported, part.foreign,
            part.importedInputs,
        ].map(Cell.number)
    }

    private static func columns(_ unit: String) -> [Column] {
        ["EXGR", "EXGR_DVA", "EXGR_DDC", "EXGR_IDC", "EXGR_RIM", "EXGR_FVA", "REII"].map {
            Column(name: $0, heading: $0, unit: unit, style: .currency)
        }
    }

    /// Exports by partner, largest first.
    public static func partners(
        _ result: TiVAIndicators, countries: [Int]
    ) -> ReportTable {
        let pairs = countries.flatMap { s in
            result.pairs.indices.filter { $0 != s }.map { (s, $0) }
        }
        return ReportTable(
            name: "partners", title: "Exports by partner, largest first",
            columns: [Column(name: "exporter"), Column(name: "partner")] + columns(result.unit),
            rows: rankedDescending(pairs.map { result.pairs[$0.0][$0.1].gross }).map { k in
                let (s, r) = pairs[k]
                return [result.layout.familyCell(s), result.layout.familyCell(r)]
                    + exports(result.pairs[s][r])
            })
    }

    /// Exports by exporting industry, largest first.
    public static func industries(
        _ result: TiVAIndicators, countries: [Int]
    ) -> ReportTable {
        let industries = countries.flatMap { result.layout.industries(ofFamily: $0) }
        return ReportTable(
            name: "industries", title: "Exports by exporting industry, largest first",
            columns: [Column(name: "exporter"), Column(name: "sector")] + columns(result.unit),
            rows: rankedDescending(industries.map { result.industries[$0].gross }).map { k in
                result.layout.industryCells(industries[k])
                    + exports(result.industries[industries[k]])
            })
    }

    /// Participation in value chains: backward, forward, two-sided.
    public static func participation(
        _ result: TiVAIndicators, countries: [Int]
    ) -> ReportTable {
        let parts = countries.map { result.participation.total(of: $0) }
        func ratio(_ value: Double, _ all: Double) -> Cell {
            all > 0 ? .number(value / all) : .missing
        }
        return ReportTable(
            name: "chains", title: "Exports in value chains, largest part first",
            columns: [
                Column(name: "exporter"),
                Column(name: "EXGR", heading: "EXGR", unit: result.unit, style: .currency),
            ]
                + [
                    "traditional_share", "backward_only_share", "forward_only_share",
                    "two_sided_share",
                ].map { Column(name: $0, unit: "of exports", style: .share) }
                + [Column(name: "forwardness", unit: "−1 to 1", style: .decimals(3))],
            rows: rankedDescending(
                parts.map { $0.exports > 0 ? $0.chain / $0.exports : nil }
            ).map { k in
                let part = parts[k]
                return [result.layout.familyCell(countries[k]), .number(part.exports)]
                    + [part.traditional, part.backward, part.forward, part.twoSided].map {
                        ratio($0, part.exports)
                    } + [Cell(part.forwardness)]
            },
            notes: [
                """
                Borin, Mancini & Taglioni 2021: what crosses more than one border is imported \
                content (backward), domestic content that the partner sells on (forward), or \
                imported content that the partner sells on (two-sided)
                """
            ])
    }

    /// The names of the indicators with their formulas, and where the same number stands here.
    public static func names() -> ReportTable {
        ReportTable(
            name: "indicators", title: "What the indicators mean",
            columns: [
                Column(name: "indicator"), Column(name: "meaning"), Column(name: "formula"),
                Column(name: "own_name"),
            ],
            rows: TiVAIndicator.allCases.map { item in
                [
                    .text(item.rawValue), .text(item.meaning), .text(item.formula),
                    Cell(item.ownName),
                ]
            },
            notes: [
                """
                c is the country, p its partners, v primary inputs per unit of output, L the \
                Leontief inverse, L̂_c = (I − A_cc)⁻¹, e exports, Y final demand (OECD 2023, Guide \
                to OECD’s Trade in Value Added Indicators)
                """
            ])
    }

    /// What the first screen shows of one country.
    public static let lead = Lead("tiva", ["indicator", "meaning", "value", "unit"])

    /// What the first screen shows of several.
    public static let chainsLead = Lead(
        "chains",
        [
            "exporter", "EXGR", "traditional_share", "backward_only_share",
            "forward_only_share", "two_sided_share",
        ])

    /// How the indicators are made.
    public static let method = """
        exports are split into value added of the exporter and foreign content; what crosses two \
        borders or more is backward (imported), forward (sold on by the partner) or two-sided
        """

    /// The exports of few countries in one sentence each; of many who has most and least foreign
    /// content.
    public static func reading(
        _ result: TiVAIndicators, countries: [Int], _ words: AnalysisWords
    ) -> [String] {
        let exports = countries.map { ($0, result.exports(of: $0)) }.filter { $0.1.gross > 0 }
        func foreign(_ item: (Int, TiVAIndicators.Exports)) -> Double {
            item.1.foreign / item.1.gross
        }
        if countries.count <= 3 {
            return exports.map { item in
                """
                The exports of \(words.family(item.0)) are \
                \(Phrase.amount(item.1.gross, result.unit)); \(Phrase.percent(foreign(item))) of \
                that is foreign content.
                """
            }
        }
        guard let most = exports.max(by: { foreign($0) < foreign($1) }),
            let least = exports.min(by: { foreign($0) < foreign($1) })
        else { return [] }
        let all = exports.reduce(0) { $0 + $1.1.gross }
        let content = exports.reduce(0) { $0 + $1.1.foreign }
        return [
            """
            Of \(Phrase.amount(all, result.unit)) of gross exports \
            \(Phrase.percent(content / all)) is foreign content: most in those of \
            \(words.family(most.0)) (\(Phrase.percent(foreign(most)))), least in those of \
            \(words.family(least.0)) (\(Phrase.percent(foreign(least)))).
            """
        ]
    }
}
