import Foundation
import InputOutput
import Reporting
import Sweeps
import TestSupport
import Testing

/// Draws in memory for the reports.
enum SampleSweeps {
    static func header(
        _ design: DesignDescription, metrics: [SweepHeader.Metric], draws: Int, base: Bool = false
    ) -> SweepHeader {
        SweepHeader(
            plan: String(repeating: "a", count: 64), program: "chokepoint 1", title: "Sweep",
            design: design,
            parameters: [
                .init(path: "restrictions.0.cut", unit: "share", base: 0.5),
                .init(path: "table", unit: "", base: 0, words: ["A, 2010", "B 2011"]),
            ], metrics: metrics, drawCount: draws, includesBase: base)
    }

    static let loss = [
        SweepHeader.Metric(name: "value_added_change_pct_gdp.KOR", unit: "% of GDP"),
        SweepHeader.Metric(name: "value_added_change_pct_gdp.JPN", unit: "% of GDP"),
    ]

    /// A source of draws that are a function of the point.
    static func source(
        _ header: SweepHeader, point: (Int) -> [Double],
        outcome: (Int, [Double]) -> DrawRecord.Outcome
    ) -> DrawSource {
        DrawSource(
            header,
            header.range.map { index in
                let values = index == DrawRecord.base ? header.parameters.map(\.base) : point(index)
                return DrawRecord(index: index, parameters: values, outcome: outcome(index, values))
            })
    }

    /// Eight draws of a Latin hypercube with the base, of which one failed and one is not priced.
    static func sample() -> DrawSource {
        source(
            header(.latinHypercube(seed: 1), metrics: loss, draws: 8, base: true),
            point: { [Double($0) / 8, Double($0 % 2)] },
            outcome: { index, values in
                if index == 3 { return .failed("not \"solved\", stuck") }
                return .values([-4 * values[0], index == 5 ? .nan : -1 - values[0]])
            })
    }
}

@Suite struct SweepReportTests {
    private func table(_ tables: [ReportTable], _ name: String) throws -> ReportTable {
        try #require(tables.first { $0.name == name }, "no table \(name)")
    }

    private func names(_ table: ReportTable) -> [String] { table.columns.map(\.name) }

    @Test func sampleHasSummaryCorrelationsRanksAndConvergence() throws {
        let analysis = try SweepAnalysis(SampleSweeps.sample())
        let tables = SweepReport.tables(analysis)
        #expect(tables.map(\.name) == ["summary", "indices", "ranks", "convergence", "failures"])
        let summary = try table(tables, "summary")
        #expect(
            names(summary) == [
                "metric", "unit", "draws", "failed", "base", "mean", "sd", "min", "p5", "p25",
                "p50", "p75", "p95", "max",
            ])
        #expect(summary.rows[0][2] == 7 && summary.rows[0][3] == 1 && summary.rows[0][4] == -2.0)
        #expect(summary.rows[1][2] == 6 && summary.rows[1][3] == 2)
        let indices = try table(tables, "indices")
        #expect(names(indices) == ["metric", "parameter", "rank_correlation"])
        #expect(
            indices.rows[0] == [
                "value_added_change_pct_gdp.KOR", "restrictions.0.cut", .number(-1),
            ])
        // The draws that count have ranks 7, 5, 4, 2 with the first table and 6, 3, 1 with the
        // second: of the 28 squares about the mean of 4, 2²/4 + 2²/3 lie between the tables.
        guard case .number(let ratio) = indices.rows[1][2] else {
            Issue.record("no number: \(indices.rows[1])")
            return
        }
        assertClose(ratio, (7.0 / 3 / 28).squareRoot(), relative: 1e-14)
        let ranks = try table(tables, "ranks")
        #expect(
            names(ranks) == [
                "quantity", "item", "base_rank", "top", "share_in_top", "p5_rank", "p50_rank",
                "p95_rank", "draws", "failed",
            ])
        // Of two regions one is followed: KOR is ahead of JPN where the cut is above a third.
        #expect(
            ranks.rows == [
                [
                    "value_added_change_pct_gdp", "KOR", 1, 1, .number(0.5), .number(1),
                    .number(1.5), .number(2), 6, 2,
                ]
            ])
        #expect(
            try table(tables, "failures").rows == [["not \"solved\", stuck", 1]])
        #expect(
            SweepReport.reading(analysis) == [
                "The change of value added of South Korea is -2.00 % of GDP without the sweep; it "
                    + "lies between -3.35 and -0.150 % of GDP in 90 % of 7 draws, with a median of "
                    + "-2.00. It moves most with restrictions.0.cut (rank correlation -1.00).",
                """
                KOR is most affected by change of value added, and stays so in 50 % of 6 draws.
                """,
                "1 of 8 draws failed: not \"solved\", stuck.",
            ])
    }

    @Test func oneAtATimeHasATornadoWithTheAssumptionsAtItsEnds() throws {
        let header = SampleSweeps.header(
            .oneAtATime(alternatives: [2, 1]), metrics: SampleSweeps.loss, draws: 4)
        let points = [[0.5, 0], [0.1, 0], [0.9, 0], [0.5, 1]]
        let analysis = try SweepAnalysis(
            SampleSweeps.source(header, point: { points[$0] }) { _, values in
                .values([-10 * values[0] - values[1], -1])
            })
        let tables = SweepReport.tables(analysis)
        #expect(tables.map(\.name) == ["summary", "tornado", "ranks"])
        let tornado = try table(tables, "tornado")
        #expect(
            names(tornado) == [
                "metric", "parameter", "unit", "base", "input_at_least", "least",
                "input_at_greatest", "greatest", "swing", "failed",
            ])
        #expect(tornado.chartColumn == "swing")
        #expect(
            tornado.rows[0] == [
                "value_added_change_pct_gdp.KOR", "restrictions.0.cut", "% of GDP", .number(-5),
                .number(0.9), .number(-9), .number(0.1), .number(-1), .number(8), 0,
            ])
        #expect(tornado.rows[1][4] == "B 2011" && tornado.rows[1][6] == "A, 2010")
        #expect(
            SweepReport.reading(analysis)[0]
                == """
                The change of value added of South Korea is -5.00 % of GDP without the sweep; it \
                goes from -9.00 to -1.00 % of GDP over 4 draws. restrictions.0.cut moves it most: \
                varied alone, it takes it from -9.00 (at 0.9) to -1.00 % of GDP (at 0.1).
                """)
    }

    @Test func gridSobolAndMorrisHaveTheirIndices() throws {
        func analysis(
            _ design: DesignDescription, _ draws: Int, _ point: (Int) -> [Double]
        ) throws -> SweepAnalysis {
            try SweepAnalysis(
                SampleSweeps.source(
                    SampleSweeps.header(design, metrics: SampleSweeps.loss, draws: draws),
                    point: point
                ) { _, values in .values([3 * values[0] + values[1], 7]) })
        }
        let design = GridDesign(levelCounts: [2, 2])
        let grid = try analysis(.grid(levels: [2, 2]), 4) { index in
            design.point(index).map { if case .level(let k) = $0 { Double(k) } else { 0 } }
        }
        let shares = try table(SweepReport.tables(grid), "indices")
        #expect(names(shares) == ["metric", "parameter", "first", "total"])
        // Nothing moves the second metric, which has no rows.
        #expect(shares.rows.map { $0[1] } == ["restrictions.0.cut", "table"])
        assertClose(shares.rows.compactMap { $0[2].number }, [0.9, 0.1], relative: 1e-13)
        #expect(
            SweepReport.reading(grid)[0].hasSuffix(
                "restrictions.0.cut drives it most: over the grid it explains 90 % of the variance "
                    + "alone and 90 % with its interactions."))

        let saltelli = SaltelliDesign(dimensions: 2, baseSamples: 256, seed: 1)
        let sobol = try analysis(
            .saltelli(baseSamples: 256, seed: 1), saltelli.count, saltelli.unitPoint)
        let tables = SweepReport.tables(sobol)
        #expect(
            tables.map(\.name) == [
                "summary", "indices", "ranks", "convergence", "index_convergence",
            ])
        let indices = try table(tables, "indices")
        #expect(
            names(indices) == [
                "metric", "parameter", "first", "first_low", "first_high", "total", "total_low",
                "total_high", "base_samples",
            ])
        assertClose(indices.rows[0][2].number ?? .nan, 0.9, absolute: 0.02)
        #expect(
            names(try table(tables, "index_convergence")) == [
                "metric", "parameter", "base_samples", "first", "total",
            ])
        #expect(
            names(try table(tables, "convergence")) == [
                "metric", "draws", "mean", "standard_error", "p5", "p50", "p95",
            ])

        let morris = MorrisDesign(dimensions: 2, trajectories: 5, levels: 4, seed: 1)
        let effects = try analysis(
            .morris(trajectories: 5, levels: 4, pool: nil, seed: 1), morris.count,
            morris.unitPoint)
        let effect = try table(SweepReport.tables(effects), "indices")
        #expect(
            names(effect) == [
                "metric", "parameter", "unit", "mu_star", "mu_star_low", "mu_star_high", "mu",
                "sigma", "steps",
            ])
        assertClose(
            effect.rows[0].compactMap(\.number).prefix(4).map { $0 }, [3, 3, 3, 3], relative: 1e-12)
        #expect(
            SweepReport.reading(effects)[0].hasSuffix(
                "restrictions.0.cut drives it most: over its whole range it moves it by 3.00 % of "
                    + "GDP on average."))
    }

    @Test func widestBandsAreShownWhereThereIsNoRoom() throws {
        let metrics = ["a.X", "b.X", "a.Y", "a.Z"].map { name in
            SweepHeader.Metric(name: name, unit: name.hasPrefix("a") ? "%" : "million USD")
        }
        let analysis = try SweepAnalysis(
            SampleSweeps.source(
                SampleSweeps.header(.latinHypercube(seed: 1), metrics: metrics, draws: 9),
                point: { [Double($0), 0] },
                outcome: { .values([$1[0], 1000 * $1[0], 3 * $1[0], Double($0 % 2) * 9]) }))
        let summary = try table(SweepReport.tables(analysis, limit: 2), "summary")
        #expect(summary.rows.map { $0[0] } == ["a.Y", "a.Z"])
        #expect(
            summary.notes[0]
                == "The 2 of 4 metrics with the widest bands; --top shows more, --format csv all")
        #expect(try table(SweepReport.tables(analysis), "summary").rows.count == 4)
    }

    @Test func interruptedAndUnsolvedSweepsSaySo() throws {
        let whole = SampleSweeps.header(
            .latinHypercube(seed: 1), metrics: SampleSweeps.loss, draws: 2000)
        let draws = (0..<3).map {
            DrawRecord(index: $0, parameters: [0, 0], outcome: .failed("reason \($0 / 2)"))
        }
        let analysis = try SweepAnalysis(DrawSource(whole, draws))
        #expect(
            SweepReport.reading(analysis) == [
                "No draw has a value of the change of value added of South Korea. "
                    + "No assumption moves it.",
                "Only 3 of 2,000 draws are in the file; --resume solves the rest. 3 of 3 draws "
                    + "failed, 2 of them with: reason 0.",
            ])
        let part = try SweepAnalysis(
            DrawSource(whole.with(shard: SweepShard(number: 1, of: 4)), []))
        #expect(
            SweepReport.reading(part).last
                == "Only 0 of 2,000 draws are in the file, which is of shard 1/4; sweep merge puts "
                + "shards together.")
        for document in [analysis, part] {
            // A sweep without results has no figure, and SVG says so.
            for exporter in Exporters.all
            where !exporter.isBinary && exporter != SVGExporter.self {
                _ = try exporter.render(
                    ResultDocument(
                        command: "sweep", version: "1", tables: SweepReport.tables(document)),
                    options: .init())
            }
        }
    }
}
