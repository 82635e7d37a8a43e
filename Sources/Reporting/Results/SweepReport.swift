import InputOutput
public import Sweeps

/// The tables of `sweep`: `summary`, `tornado` or `indices`, `ranks`, `convergence`,
/// `index_convergence` and, from the file itself, `draws`.
public enum SweepReport {
    /// All tables that the analysis has something for, the most important first.
    /// - Parameters:
    ///   - limit: how many metrics are shown; `nil` for all. Those of the first quantity with the
    ///     widest bands are.
    ///   - forPeople: whether the summary begins with what people look for: median and band before
    ///     counts and moments, as a narrow screen breaks it.
    public static func tables(
        _ analysis: SweepAnalysis, limit: Int? = nil, forPeople: Bool = false
    ) -> [ReportTable] {
        let shown = shown(analysis, limit)
        let whole = summary(analysis, shown)
        let tables: [ReportTable?] = [
            forPeople ? reordered(whole) : whole, drivers(analysis, shown), ranks(analysis),
            convergence(analysis, shown), indexConvergence(analysis, shown), failures(analysis),
        ]
        return tables.compactMap { $0 }
    }

    /// The metrics that are shown: all in the order of the header, or those of the widest bands,
    /// the widest first.
    public static func shown(_ analysis: SweepAnalysis, _ limit: Int?) -> [SweepAnalysis.Metric] {
        guard let limit, limit < analysis.metrics.count else { return analysis.metrics }
        let widths = analysis.metrics.map { metric -> Double? in
            guard case .success(let summary) = metric.summary else { return nil }
            return summary.p95 - summary.p5
        }
        // Widths of different units cannot be compared: the first metric says which are meant.
        let unit = analysis.header.metrics.first?.unit
        let keys = analysis.metrics.indices.map { index in
            analysis.header.metrics[index].unit == unit ? widths[index] : nil
        }
        return rankedDescending(keys).prefix(limit).map { analysis.metrics[$0] }
    }

    /// The distribution of every metric.
    private static func summary(
        _ analysis: SweepAnalysis, _ shown: [SweepAnalysis.Metric]
    ) -> ReportTable {
        let names = ["mean", "sd", "min", "p5", "p25", "p50", "p75", "p95", "max"]
        let headings = [
            "mean", "standard deviation", "least", "5 %", "25 %", "median", "75 %", "95 %",
            "greatest",
        ]
        let rows = shown.map { metric -> [Cell] in
            let described = analysis.header.metrics[metric.metric]
            let labels: [Cell] = [.text(described.name), .text(described.unit)]
            guard case .success(let s) = metric.summary else {
                return labels + [0, .integer(analysis.draws), Cell(finite(metric.base))]
                    + names.map { _ in .missing }
            }
            let numbers = [
                s.mean, s.standardDeviation, s.minimum, s.p5, s.p25, s.median, s.p75, s.p95,
                s.maximum,
            ]
            return labels + [.integer(s.draws), .integer(s.failed), Cell(finite(metric.base))]
                + numbers.map { Cell($0) }
        }
        return ReportTable(
            name: "summary", title: "What comes out, over the draws",
            columns: [
                Column(name: "metric"), Column(name: "unit"),
                Column(name: "draws", style: .integer), Column(name: "failed", style: .integer),
                Column(name: "base", heading: "without the sweep"),
            ] + zip(names, headings).map { Column(name: $0, heading: $1) },
            rows: rows, notes: notes(analysis, shown), isSelection: true)
    }

    private static func reordered(_ summary: ReportTable) -> ReportTable {
        let first = ["metric", "unit", "base", "p50", "p5", "p95", "min", "max", "mean"]
        let names = first + summary.columns.map(\.name).filter { !first.contains($0) }
        let places = names.compactMap { name in summary.columns.firstIndex { $0.name == name } }
        return ReportTable(
            name: summary.name, title: summary.title, columns: places.map { summary.columns[$0] },
            rows: summary.rows.map { row in places.map { row[$0] } }, notes: summary.notes,
            isSelection: true)
    }

    private static func notes(
        _ analysis: SweepAnalysis, _ shown: [SweepAnalysis.Metric]
    ) -> [String] {
        var notes: [String] = []
        if shown.count < analysis.metrics.count {
            notes.append(
                "The \(shown.count) of \(analysis.metrics.count) metrics with the widest bands; "
                    + "--top shows more, --format csv all")
        }
        if !analysis.isSample {
            notes.append(
                "The points of a \(analysis.header.design.method) design are not a sample: "
                    + "quantiles are over its points and not probabilities")
        } else if case .saltelli = analysis.header.design {
            notes.append(
                "Over the independent points of each base sample, which are a sample of what is "
                    + "believed; the other draws serve the indices")
        }
        return notes
    }

    /// How stable the rankings are; `nil` without any.
    private static func ranks(_ analysis: SweepAnalysis) -> ReportTable? {
        if analysis.rankings.isEmpty { return nil }
        let rows = analysis.rankings.flatMap { ranking in
            ranking.stability.top.map { item -> [Cell] in
                [
                    .text(ranking.quantity), .text(ranking.items[item.item]),
                    .integer(item.baseRank), .integer(ranking.stability.top.count),
                    .number(item.shareInTop), .number(item.p5Rank),
                    .number(item.medianRank), .number(item.p95Rank),
                    .integer(ranking.stability.draws), .integer(ranking.stability.failed),
                ]
            }
        }
        var notes = analysis.rankings.map { ranking in
            let count = ranking.stability.top.count
            let what =
                count == 1
                ? "the first stays first" : "all of the first \(count) stay the first \(count)"
            let share = Phrase.percent(ranking.stability.shareUnchanged)
            return "\(ranking.quantity): \(what) in \(share) of the draws; "
                + "\(ranking.order == .leastFirst ? "the least" : "the greatest") comes first"
        }
        notes.append(
            analysis.hasBase
                ? "Base rank: in the scenario without the sweep"
                : "Base rank: by the medians of the draws")
        return ReportTable(
            name: "ranks", title: "How stable the ranking of the most affected is",
            columns: [
                Column(name: "quantity"), Column(name: "item"),
                Column(name: "base_rank", style: .integer),
                Column(name: "top", heading: "followed", style: .integer),
                Column(
                    name: "share_in_top", heading: "stays among them", unit: "share of draws",
                    style: .share),
                Column(name: "p5_rank", heading: "rank, 5 %"),
                Column(name: "p50_rank", heading: "rank, median"),
                Column(name: "p95_rank", heading: "rank, 95 %"),
                Column(name: "draws", style: .integer), Column(name: "failed", style: .integer),
            ], rows: rows, notes: notes, isSelection: true)
    }

    /// Why draws failed; `nil` when none did.
    private static func failures(_ analysis: SweepAnalysis) -> ReportTable? {
        if analysis.failures.isEmpty { return nil }
        return ReportTable(
            name: "failures", title: "Draws that could not be solved",
            columns: [Column(name: "reason"), Column(name: "draws", style: .integer)],
            rows: analysis.failures.map { [.text($0.reason), .integer($0.draws)] })
    }

    static func finite(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }
}
