import InputOutput
import Reporting
import Scenarios
import Shocks
import TestSupport
import Testing

/// A place in a scenario is written one way: what the ledger says can be asked for as it stands.
@Suite struct ScenarioPathTests {
    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 3, sectors: 3, seed: 3) }

    private static let everything = """
        version: 1
        table: t
        restrictions:
          - {exporter: R1, sectors: s1, importer: R2, cut: 30%}
          - {exporter: R1, sectors: s2, importer: R3, cut: 40%}
        demand: [{region: R1, change: -10%}]
        capacity: [{region: R2, change: -10%}]
        trade_costs: [{exporter: R1, importer: R2, tariff: 10%}]
        labour: {automated: 20%}
        overlay:
          - {product: resist, importer: R3, users: s1, cut: 1, origin_share: 1, user_share: 1}
          - {product: hydrogen fluoride, importer: R3, users: s1, cut: 1, origin_share: 1,
             user_share: 1}
        timeline: {phases: [{years: 1, cut: 1}, {years: 2, cut: 50%}]}
        variants: [{name: at-home, importer: R3, sectors: s1, share: 50%, to: domestic}]

        """

    @Test(arguments: [
        "", "models: ladder", "models: [extraction, {name: trade-ge, label: mine}, shortage]",
        "models: [{name: extraction, replace: domestic}, {name: ces, label: two words}]",
    ])
    func namesOfTheLedgerArePaths(models: String) throws {
        let scenario = try Scenario.parse(Self.everything + models)
        let bound = try scenario.bind(to: table)
        let entries =
            ImpactReport.assumptions(bound.ledger) + ImpactReport.assumptions(bound.runs)
        #expect(entries.count > 25)
        // What follows from the data is no field.
        for entry in entries where !entry.name.hasSuffix(".criticality") {
            if entry.name.contains(".ranges.") {
                // A band is a field too, though of two numbers.
                let error = #expect(throws: Diagnostics.self) {
                    _ = try scenario.parameter(entry.name, at: .init())
                }
                #expect(
                    error?.items.map(\.message) == [
                        "no parameter \(entry.name): \(entry.name) is more than one value"
                    ])
                continue
            }
            let parameter = try scenario.parameter(entry.name, at: .init())
            #expect(parameter.path == entry.name)
            if case .number(let number) = entry.value { #expect(parameter.base == number) }
        }
    }

    @Test func namesSayWhichItem() throws {
        let bound = try Scenario.parse(Self.everything).bind(to: table)
        let names = bound.ledger.map(\.name)
        for name in [
            "restrictions[0].cut", "restrictions[1].product_share", "demand[0].change",
            "capacity[0].change", "trade_costs[0].tariff", "labour.automated",
            "overlay.resist.cut", "overlay[1].stock_days", "overlay.resist.ranges.user_share",
            "timeline.phases[1].years", "timeline.return_share", "variants.at-home.share",
        ] {
            #expect(names.contains(name), "\(name)")
        }
    }

    @Test func dotsAreReadLikeBrackets() throws {
        let scenario = try Scenario.parse(Self.everything)
        for (written, path) in [
            ("restrictions.1.cut", "restrictions[1].cut"),
            ("restrictions[1].cut", "restrictions[1].cut"),
            ("timeline.phases.0.years", "timeline.phases[0].years"),
            ("overlay[0].cut", "overlay.resist.cut"), ("demand.change", "demand[0].change"),
        ] {
            #expect(try scenario.parameter(written, at: .init()).path == path)
        }
    }

    @Test func aStepOfTheLadderCanBeSet() throws {
        for models in ["", "models: ladder", "models: [{name: ladder, days: 100}]"] {
            let scenario = try Scenario.parse(Self.everything + models)
            let theta = try scenario.parameter("models.trade-ge-short-run.theta", at: .init())
            #expect(theta.base == -0.24)
            let changed = scenario.setting([(theta, try theta.value(1.25, at: .init()))])
            let runs = try changed.bind(to: table).runs
            let values = runs.filter { $0.values["theta"] != nil }.map { $0.values.number("theta") }
            #expect(values == [1.25, 4])
            #expect(runs.count == 8)
        }
        let file = """
            models:
              - name: ladder
                steps: {shortage-linear: {days: 50}, trade-ge-long-run: {theta: 6}}
            """
        let runs = try Scenario.parse(Self.everything + file).bind(to: table).runs
        let days = runs.filter { $0.values["days"] != nil }.map { $0.values.whole("days") }
        #expect(days == [50, 365])
        #expect(runs.last?.values.number("theta") == 6)
    }
}
