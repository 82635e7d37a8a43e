import InputOutput
import Scenarios
import Shocks
import Sweeps
import TestSupport
import Testing

/// Draws solved the cheap way against their scenarios written out and run by themselves.
@Suite struct SweepEvaluatorTests {
    private let tables: [String: LeontiefSystem]

    init() throws {
        tables = [
            "t": try LeontiefSystem(
                RandomTable.make(regions: 4, sectors: 3, seed: 4), policy: .reusable),
            "later": try LeontiefSystem(
                RandomTable.make(regions: 4, sectors: 3, seed: 5), policy: .reusable),
        ]
    }

    private func evaluator(_ text: String) throws -> SweepEvaluator {
        try SweepEvaluator(SweepPlan(Scenario.parse(text)), systems: tables) { "\($0)" }
    }

    /// Every draw of a sweep, and the scenario as it is, against `text` for its values.
    private func expectAsWritten(
        _ sweep: String, relative: Double, _ text: ([String]) -> String,
        _ number: (Impact, MRIOTable) throws -> Double
    ) throws {
        let evaluator = try evaluator(sweep)
        let plan = evaluator.plan
        for index in [DrawRecord.base] + Array(0..<plan.count) {
            let record = evaluator.record(index)
            let words = zip(plan.variables, record.parameters).map { $0.text($1) }
            let scenario = try Scenario.parse(text(words))
            let system = try #require(tables[scenario.tableName])
            let bound = try scenario.bind(to: system.table)
            let impact = try bound.runs[0].impact(of: bound.shock(on: system), on: system)
            assertClose(
                record.value(0), try number(impact, system.table), relative: relative,
                "draw \(index), \(words), \(record.failure ?? "")")
        }
    }

    private static func scenario(
        table: String = "t", cut: String = "30%", share: String = "50%", replace: String? = nil,
        users: String = "", models: String
    ) -> String {
        """
        version: 1
        table: \(table)
        groups: {west: [R1, R2]}
        restrictions:
          - {exporter: R1, sectors: "s1,s2", importer: "*", cut: \(cut), product_share: \(share)}
          - {exporter: R3, sectors: s3, importer: R2, cut: 40%}
        models: \(models)
        \(replace.map { "replace: \($0)" } ?? "# as the models have it")

        """
    }

    private static func lost(_ impact: Impact, _ table: MRIOTable, _ regions: [Int]) throws
        -> Double
    {
        let change = try #require(impact.valueAddedChange)
        let gdp = regions.reduce(0) { $0 + table.gdp[$1] }
        return regions.flatMap { Array(table.layout.industries(of: $0)) }
            .reduce(0) { $0 + 100 * change[$1] / gdp }
    }

    /// A parameter that no model of the run takes is known before it is swept for nothing.
    @Test func whatNoModelTakesIsNamed() throws {
        let sweep = """
            sweep:
              draws: 40
              vary:
                - {parameter: restrictions.0.cut, distribution: uniform, low: 0.1, high: 0.9}
                - {parameter: restrictions.0.rent, values: [exporter, importer]}
            """
        let extraction = try evaluator(
            Self.scenario(replace: "none", models: "extraction") + sweep)
        #expect(extraction.idleParameters() == ["restrictions[0].rent"])
        let equilibrium = try evaluator(Self.scenario(models: "trade-ge") + sweep)
        #expect(equilibrium.idleParameters().isEmpty)
    }

    @Test func extractionByEveryRuleOnTwoTables() throws {
        try expectAsWritten(
            Self.scenario(replace: "none", models: "extraction") + """
                sweep:
                  method: grid
                  vary:
                    - {parameter: restrictions.0.cut, values: [0.1, 0.6, 1]}
                    - {parameter: restrictions.0.product_share, values: [0.2, 1]}
                    - {parameter: replace, values: [none, pro-rata, domestic, R4]}
                    - {parameter: table, values: [t, later]}
                  metrics: ["value_added_change_pct_gdp.@west"]
                """, relative: 1e-10
        ) {
            Self.scenario(
                table: $0[3], cut: $0[0], share: $0[1], replace: $0[2], models: "extraction")
        } _: {
            try Self.lost($0, $1, [0, 1])
        }
    }

    @Test func costPush() throws {
        func models(_ mark: String) -> String { "[{name: cost-push, mark_up: \(mark)}]" }
        try expectAsWritten(
            Self.scenario(models: models("0.5")) + """
                sweep:
                  draws: 20
                  vary:
                    - {parameter: restrictions.0.cut, low: 0, high: 1}
                    - {parameter: models.cost-push.mark_up, low: 0.1, high: 3}
                  metrics: ["price_change_pct.R2/s1"]
                """, relative: 1e-10
        ) {
            Self.scenario(cut: $0[0], models: models($0[1]))
        } _: { impact, table in
            100 * (try #require(impact.priceChange))[table.layout.industry(region: 1, sector: 0)]
        }
    }

    @Test func tradeEquilibriaFromNearDraws() throws {
        func models(_ theta: String) -> String { "[{name: trade-ge, theta: \(theta)}]" }
        try expectAsWritten(
            Self.scenario(models: models("4")) + """
                sweep:
                  draws: 40
                  vary:
                    - {parameter: restrictions.0.cut, low: 0.05, high: 0.9}
                    - {parameter: models.trade-ge.theta, distribution: log-uniform, low: 2, high: 8}
                  metrics: ["welfare_change_pct.R2"]
                """, relative: 1e-6
        ) {
            Self.scenario(cut: $0[0], models: models($0[1]))
        } _: { impact, _ in
            100 * (try #require(impact.welfareChange))[1]
        }
    }

    /// Draws with the scenario's elasticities share its derivative; others do without.
    @Test func networkEquilibriaThatShareADerivative() throws {
        func models(_ sigma: String) -> String {
            "[{name: network, sigma_origins: \(sigma)}]"
        }
        try expectAsWritten(
            Self.scenario(models: models("2")) + """
                sweep:
                  method: grid
                  vary:
                    - {parameter: restrictions.0.cut, values: [0.1, 0.6]}
                    - {parameter: models.network.sigma_origins, values: [0.76, 2, 5]}
                  metrics: ["welfare_change_pct.R2"]
                """, relative: 1e-6
        ) {
            Self.scenario(cut: $0[0], models: models($0[1]))
        } _: { impact, _ in
            100 * (try #require(impact.welfareChange))[1]
        }
    }

    @Test func otherModelsOneByOne() throws {
        try expectAsWritten(
            Self.scenario(models: "shortage") + """
                sweep:
                  vary: [{parameter: restrictions.0.cut, values: [0.2, 0.7]}]
                  metrics: ["value_added_change_pct_gdp.R1"]
                """, relative: 1e-15  // The percentage of a sum, and the sum of percentages.
        ) {
            Self.scenario(cut: $0[0], models: "shortage")
        } _: {
            try Self.lost($0, $1, [0])
        }
    }

    @Test func noiseIsAnotherTableInEveryDraw() throws {
        let evaluator = try evaluator(
            Self.scenario(models: "extraction") + """
                sweep:
                  method: latin-hypercube
                  draws: 6
                  seed: 5
                  vary: [{parameter: restrictions.0.cut, low: 0.2, high: 0.9}]
                  table_noise: [{log_sd: 0.2}, {cells: final_domestic, log_sd: 0}]
                  metrics: ["value_added_change_pct_gdp.R1"]
                """)
        let system = try #require(tables["t"])
        let noise = try #require(evaluator.plan.noise)
        for index in 0..<6 {
            let record = evaluator.record(index)
            let noisy = try LeontiefSystem(noise.table(draw: index, of: system.table).table)
            let bound = try Scenario.parse(
                Self.scenario(cut: "\(record.parameters[0])", models: "extraction")
            ).bind(to: noisy.table)
            let impact = try bound.runs[0].impact(of: bound.shock, on: noisy)
            assertClose(
                record.value(0), try Self.lost(impact, noisy.table, [0]), relative: 1e-10)
        }
    }

    @Test func groupsThatChangeFromDrawToDraw() throws {
        func text(_ members: String) -> String {
            """
            version: 1
            table: t
            groups: {bloc: "\(members)"}
            restrictions: [{exporter: R1, sectors: "*", importer: "@bloc", cut: 50%}]
            models: extraction

            """
        }
        try expectAsWritten(
            text("R2") + """
                sweep:
                  vary: [{parameter: groups.bloc, values: ["R2,R3", "R3,R4", R4]}]
                  metrics: [output_change.R1]
                """, relative: 1e-10
        ) {
            text($0[0])
        } _: { impact, table in
            table.layout.industries(of: 0).reduce(0) { $0 + (impact.outputChange?[$1] ?? .nan) }
        }
    }

    @Test func drawsFailOneByOneWithTheirReasons() throws {
        let evaluator = try evaluator(
            Self.scenario(models: "extraction") + """
                sweep:
                  draws: 40
                  vary: [{parameter: restrictions.0.cut, distribution: normal, mean: 0.9, sd: 0.2}]
                  metrics: ["value_added_change_pct_gdp.R1"]
                """)
        let records = (0..<40).map(evaluator.record)
        #expect(records.contains { $0.failure == nil })
        #expect(records.contains { $0.failure != nil })
        for record in records {
            let cut = record.parameters[0]
            #expect((record.failure == nil) == (cut <= 1))
            if let failure = record.failure {
                #expect(failure.contains("restrictions[0].cut is \(cut)"))
            }
        }
    }

    @Test func valuesThatNoTableKnowsAreToldBeforeAnythingIsSolved() throws {
        do {
            _ = try evaluator(
                Self.scenario(models: "extraction") + """
                    sweep:
                      vary:
                        - {parameter: restrictions.0.exporter, values: [R1, R9, R2]}
                        - {parameter: replace, values: [none, pro-rota]}
                        - {parameter: models.extraction.theta, low: 1, high: 2}
                    """)
            Issue.record("values that mean nothing were taken")
        } catch let problems as Diagnostics {
            #expect(
                problems.items.map(\.sentence) == [
                    "line 11:57: unknown region R9 (did you mean R1?)",
                    "line 12:43: unknown region pro-rota (known: R1, R2, R3, R4)",
                    "line 13:7: the model extraction has no parameter theta "
                        + "(leave it out, or choose trade-ge)",
                ])
        }
    }

    @Test func recordsDependOnNeitherOrderNorThreads() throws {
        let text =
            Self.scenario(models: "[extraction, trade-ge]") + """
                sweep:
                  draws: 64
                  vary: [{parameter: restrictions.0.cut, low: 0, high: 0.9}]
                  metrics: ["headline.*"]
                """
        let forward = try evaluator(text)
        let expected = (-1..<64).map(forward.record)
        let backward = try evaluator(text)
        #expect((-1..<64).reversed().map(backward.record) == expected.reversed())
        for threads in [1, 4] {
            let parallel = try evaluator(text)
            let log = RecordLog()
            let isComplete = try SweepRunner(threads: threads).run(
                -1..<64, isCancelled: { false }, solve: parallel.record, deliver: log.add)
            #expect(isComplete)
            #expect(log.records == expected)
        }
    }

    // MARK: Metrics

    private func findings(_ metric: String) throws -> [String] {
        do {
            _ = try evaluator(
                Self.scenario(models: "[extraction, cost-push]") + """
                    sweep:
                      vary: [{parameter: restrictions.0.cut, values: [0.5]}]
                      metrics: ["\(metric)"]
                    """)
            return []
        } catch let problems as Diagnostics {
            return problems.items.map(\.sentence)
        }
    }

    @Test func metricsThatMeanNothingAreExplained() throws {
        let place = "line 11:13: "
        #expect(
            try findings("value_added_chang_pct_gdp.R1") == [
                place + "there is no column value_added_chang_pct_gdp "
                    + "(did you mean value_added_change_pct_gdp?)"
            ])
        #expect(
            try findings("extracton:output_change.R1") == [
                place + "the scenario runs no model extracton (did you mean extraction?)"
            ])
        #expect(
            try findings("output_change.R9") == [
                place + "unknown region R9 (did you mean R1?)"
            ])
        #expect(
            try findings("output_change") == [
                place + "‘output_change’ is not a metric (write COLUMN.REGION, such as "
                    + "value_added_change_pct_gdp.KOR; the region may be *, world, a @group or an "
                    + "industry such as KOR/c14)"
            ])
        #expect(
            try findings("extraction:welfare_change_pct.R1") == [
                place + "extraction has no welfare_change_pct for R1 "
                    + "(it has output_change, value_added_change, value_added_change_pct_gdp)"
            ])
    }

    @Test func aMetricIsOfEveryModelThatPricesIt() throws {
        let names = try evaluator(
            Self.scenario(models: "[extraction, cost-push]") + """
                sweep:
                  vary: [{parameter: restrictions.0.cut, values: [0.5]}]
                  metrics: [output_change.r2, "price_change_pct.world", "headline.@west"]
                """
        ).metrics.map(\.name)
        #expect(
            names == [
                "extraction:output_change.R2", "cost-push:price_change_pct.world",
                "extraction:headline.@west", "cost-push:headline.@west",
            ])
    }
}
