public import InputOutput
public import Shocks

/// Who stops whom: what the daily model's stocks came to.
public enum StopsReport {
    /// One row for each input that limited an industry, those that held back most first.
    ///
    /// - Returns: nil when no outcome keeps stocks.
    public static func stops(_ outcomes: [ModelOutcome], on table: MRIOTable) -> ReportTable? {
        let found = findings(outcomes)
        if found.isEmpty { return nil }
        let layout = table.layout
        let rows = found.flatMap { label, stocks in
            stocks.stops.map { stop -> [Cell] in
                let made = table.x[stop.industry] * Double(stocks.days) / 365
                return [.text(label)] + layout.industryCells(stop.industry) + [
                    .text(layout.sectors[stop.input].code),
                    stop.origin.map(layout.regionCell) ?? .missing, .integer(stop.days),
                    .integer(stop.firstDay + 1), .number(stop.withheld),
                    Cell(made > 0 ? 100 * stop.withheld / made : nil),
                ]
            }
        }
        return ReportTable(
            name: "stops", title: "Who stops whom: inputs that limited an industry",
            columns: [
                Column(name: "model"), Column(name: "region"), Column(name: "sector"),
                Column(name: "input"), Column(name: "input_origin", heading: "restricted by"),
                Column(name: "days_limited", unit: "days", style: .integer),
                Column(name: "first_day", unit: "day", style: .integer),
                Column(name: "output_held_back", unit: table.unit, style: .currency),
                Column(
                    name: "output_held_back_pct", unit: "% of the industry's output",
                    style: .percent),
            ], rows: rows,
            notes: [
                """
                An industry is limited on a day when stocks of the input hold back more than \
                0.01 % of 
                """
                    + "its output. Without an origin the product as a whole was short"
            ])
    }

    /// One sentence a model: whether anything binds, what, and the smallest stock.
    public static func sentences(_ outcomes: [ModelOutcome], on table: MRIOTable) -> [String] {
        let words = AnalysisWords(table.layout)
        return findings(outcomes).map { label, stocks in
            let lowest =
                stocks.lowest.map { lowest -> String in
                    """
                    the smallest stock is \(Phrase.percent(lowest.share)) of its target: that of \
                    \(input(lowest.input, lowest.origin, table.layout)) in \
                    \(words.industry(lowest.industry)) on day \(lowest.day + 1)
                    """
                } ?? "no stock falls below its target"
            guard let first = stocks.stops.first else {
                return """
                    In \(label) no industry lacks an input on any of the \(stocks.days) days; \
                    \(lowest).
                    """
            }
            let industries = Set(stocks.stops.map(\.industry)).count
            let days = stocks.stops.reduce(0) { $0 + $1.days }
            let who = industries == 1 ? "1 industry lacks" : "\(industries) industries lack"
            return """
                In \(label) \(who) an input, on \(NumberText.grouped(String(days))) \
                industry-days in all: most is lost in \(words.industry(first.industry)) for want \
                of \(input(first.input, first.origin, table.layout)), from day \
                \(first.firstDay + 1) on; \(lowest).
                """
        }
    }

    /// True when stocks were kept and none of them limited anybody.
    public static func nothingBinds(_ outcomes: [ModelOutcome]) -> Bool {
        let found = findings(outcomes)
        return !found.isEmpty && found.allSatisfy { $0.stocks.stops.isEmpty }
    }

    private static func findings(
        _ outcomes: [ModelOutcome]
    ) -> [(label: String, stocks: StockFindings)] {
        outcomes.compactMap { outcome in
            outcome.impact?.stocks.map { (outcome.run.label, $0) }
        }
    }

    /// An input inside a sentence: `products of manufacturing from Japan`.
    private static func input(_ product: Int, _ origin: Int?, _ layout: TableLayout) -> String {
        let what = SectorWords.inputs([product], layout)
        return origin.map { "\(what) from \(RegionNames(layout).inSentence($0))" } ?? what
    }
}
