public import Analyses
public import InputOutput

/// The table of `screen`.
public enum ScreeningReport {
    /// What is implausible, the largest score first.
    public static func findings(
        _ screening: TableScreening, years: [String], in tables: [MRIOTable]
    ) -> ReportTable {
        ReportTable(
            name: "screening", title: "Implausible numbers, the most unusual first",
            columns: [
                Column(name: "compared"), Column(name: "region"), Column(name: "sector"),
                Column(name: "supplying_sector"), Column(name: "from_year"),
                Column(name: "to_year"),
                Column(name: "observed", unit: "ratio", style: .significant),
                Column(name: "usual", unit: "ratio", style: .significant),
                Column(name: "robust_z", unit: "standard deviations", style: .decimals(1)),
                Column(
                    name: "unusual_amount", unit: tables.first?.unit, style: .currency),
            ],
            rows: screening.findings.map { item in
                let layout = tables[item.table].layout
                let product: Cell
                if let p = item.product {
                    product = .text(layout.sectors[p].code)
                } else {
                    product = .missing
                }
                let isJump = item.kind != .coefficient
                let from: Cell = isJump ? .text(years[item.table - 1]) : .missing
                return [.text(item.kind.rawValue)] + layout.industryCells(item.industry) + [
                    product, from, .text(years[item.table]), .number(item.value),
                    .number(item.usual), .number(item.score), .number(item.amount),
                ]
            },
            notes: [
                """
                Observed and usual are inputs per unit of output, or growth factors of a jump; \
                usual is the median of all regions. Regions differ and technology changes: what \
                is listed deserves a look, and is not an error by itself. Nothing was changed
                """
            ])
    }

    /// What the first screen shows.
    public static let lead = Lead(
        "screening",
        [
            "region", "sector", "supplying_sector", "to_year", "observed", "usual", "robust_z",
            "compared",
        ], optional: ["compared", "to_year"])

    /// What is compared with what.
    public static let method = """
        observed and usual are inputs per unit of output, or growth factors of a jump; usual is \
        the median of all regions
        """

    /// How much was found, and the most unusual of it.
    public static func reading(
        _ screening: TableScreening, limit: Double, fewest: Int, in tables: [MRIOTable]
    ) -> [String] {
        let count = NumberText.grouped(String(screening.findings.count))
        let all = NumberText.grouped(String(screening.comparedCount))
        if screening.comparedCount == 0 {
            return [
                """
                Nothing was compared: each number needs those of at least \(fewest) regions, and \
                the table has \(tables.first?.regionCount ?? 0), or too few of them buy as much \
                as --smallest asks for.
                """
            ]
        }
        guard let first = screening.findings.first else {
            return [
                """
                None of \(all) numbers compared lies further than \
                \(NumberText.significant(limit, 3)) robust standard deviations from the median of \
                all regions.
                """
            ]
        }
        let layout = tables[first.table].layout
        let words = AnalysisWords(layout)
        let place = words.industry(first.industry)
        return [
            """
            \(count) of \(all) numbers compared lie further than \
            \(NumberText.significant(limit, 3)) robust standard deviations from the median of all \
            regions; the most unusual is one of \(place).
            """
        ]
    }
}
