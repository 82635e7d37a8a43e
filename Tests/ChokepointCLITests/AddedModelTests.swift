import ArgumentParser
import ChokepointCLI
import ExampleAdditions
import InputOutput
import Reporting
import Scenarios
import Shocks
import Sweeps
import TestSupport
import Testing
import Workspace

/// A model is one file and one line: whatever its declarations say can be reached without another
/// edit.
@Suite struct AddedModelTests {
    private let registry = ModelRegistry.standard.appending(DirectLoss.self)
    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 3, sectors: 3, seed: 12) }

    private func withOptions<T>(_ body: () throws -> T) rethrows -> T {
        try ModelChoices.$registry.withValue(registry, operation: body)
    }

    private func scenario(_ model: String, _ rest: String = "") -> String {
        """
        version: 1
        table: t
        restrictions:
          - {exporter: R1, sectors: s2, importer: R3, cut: 50%}
        models: [\(model)]

        """ + rest
    }

    /// What R3 loses, by the model's formula.
    private func loss(
        cut: Double, sensitivity: Double = 1.5, floor: Double = 0.25, rounds: Double = 2
    ) throws -> Double {
        let system = try LeontiefSystem(table)
        let i = table.layout.industry(region: 0, sector: 1)
        return table.layout.industries(of: 2).reduce(0) { sum, j in
            let missing = system.coefficients[i, j] * cut
            return sum + (max(1 - rounds * sensitivity * missing, floor) - 1) * table.x[j]
        }
    }

    @Test func itsParametersAreOptions() throws {
        try withOptions {
            let parsed = try ModelArguments.parse([
                "--model", "direct-loss,ces", "--sensitivity", "2", "--floor", "10%", "--rounds",
                "3",
            ])
            let runs = try parsed.choices.runs(TableLabels(table))
            #expect(runs.map(\.label) == ["direct-loss", "ces"])
            #expect(runs[0].values.number("sensitivity") == 2)
            #expect(runs[0].values.number("floor") == 0.1)
            #expect(runs[0].values.whole("rounds") == 3 && runs[1].values.whole("rounds") == 3)
            let help = ModelArguments.helpMessage(columns: 200)
            for line in [
                "--sensitivity <number>", "How strongly a user reacts, for direct-loss.",
                "--floor <share>", "feasible, direct-loss.",
                "Rounds of handing losses on to customers, for ces. "
                    + "How often the loss is counted, for direct-loss.",
            ] {
                #expect(help.contains(line), "\(line)")
            }
            for shell in CompletionShell.allCases {
                #expect(ModelArguments.completionScript(for: shell).contains("sensitivity"))
            }
        }
        let without = ModelArguments.helpMessage(columns: 200)
        #expect(!without.contains("sensitivity") && without.contains("--overproduction-max"))
    }

    @Test func everyParameterOfEveryModelIsAnOption() {
        let help = ModelArguments.helpMessage(columns: 200)
        for shared in ModelRegistry.standard.parameters {
            #expect(help.contains(shared.first.option), "\(shared.id)")
        }
    }

    @Test func oneTextIsReadAsEachModelDeclares() throws {
        try withOptions {
            let parsed = try ModelArguments.parse(["--model", "direct-loss,ces", "--rounds", "9"])
            do throws(Diagnostics) {
                _ = try parsed.choices.runs(TableLabels(table))
                Issue.record("direct-loss took nine rounds")
            } catch {
                #expect(
                    error.items.map(\.sentence) == [
                        "--rounds: ‘9’ is not a value of rounds (expected a whole number from 1 "
                            + "to 3)"
                    ])
            }
        }
    }

    @Test func itsParametersAreFieldsOfFiles() throws {
        let text = scenario("{name: direct-loss, sensitivity: 3, floor: 40%, rounds: 1}")
        let bound = try Scenario.parse(text, registry).bind(to: table)
        let ledger = bound.runs[0].ledger
        #expect(ledger.map(\.name) == ["sensitivity", "floor", "rounds"])
        #expect(ledger.map(\.value) == [.number(3), .number(0.4), .number(1)])
        #expect(ledger.allSatisfy { !$0.isDefault && $0.source == "line 5" })
        let names = ImpactReport.assumptions(bound.runs).map(\.name)
        #expect(names.first == "models.direct-loss.sensitivity")
        // The same field has another range in another model.
        _ = try Scenario.parse(scenario("{name: ces, rounds: 9}"), registry).bind(to: table)
        do throws(Diagnostics) {
            _ = try Scenario.parse(scenario("{name: direct-loss, rounds: 9}"), registry)
            Issue.record("direct-loss took nine rounds")
        } catch {
            #expect(
                error.items.map(\.sentence) == [
                    "line 5:38: models.direct-loss.rounds is 9 "
                        + "(expected a whole number from 1 to 3)"
                ])
        }
    }

    @Test func itsParametersAreInSchemaAndTemplate() {
        let schema = JSONSchema.scenario(registry)
        #expect(schema.contains("How strongly a user reacts, for direct-loss. Without it: 1.5."))
        #expect(schema.contains("Without it: 1 for ces, 2 for direct-loss."))
        let template = Template.scenario(for: table, name: "t", registry)
        #expect(template.contains("sensitivity: 1.5"))
    }

    @Test func itsParametersCanBeSwept() throws {
        let text = scenario(
            "direct-loss",
            """
            sweep:
              method: latin-hypercube
              draws: 12
              vary:
                - {parameter: restrictions.0.cut, low: 0.1, high: 0.4}
                - {parameter: models.direct-loss.sensitivity, low: 0, high: 3}
                - {parameter: models.direct-loss.floor, low: 0%, high: 50%}
                - {parameter: models.direct-loss.rounds, values: [1, 2, 3]}
              metrics: [output_change.R3, input_shortfall_pct.R3, "headline.R3"]
            """)
        let plan = try SweepPlan(Scenario.parse(text, registry))
        #expect(
            plan.variables.map(\.parameter.path) == [
                "restrictions[0].cut", "models.direct-loss.sensitivity",
                "models.direct-loss.floor", "models.direct-loss.rounds",
            ])
        #expect(plan.values(DrawRecord.base) == [0.5, 1.5, 0.25, 2])
        let evaluator = try SweepEvaluator(plan, systems: ["t": LeontiefSystem(table)]) { "\($0)" }
        for index in 0..<12 {
            let record = evaluator.record(index)
            let v = record.parameters
            assertClose(
                record.value(0),
                try loss(cut: v[0], sensitivity: v[1], floor: v[2], rounds: v[3]),
                relative: 1e-12, "\(record.failure ?? "")")
            #expect(record.value(1) < 0)
        }
    }

    @Test func itsMeasureAndDriversShow() throws {
        let system = try LeontiefSystem(table)
        let bound = try Scenario.parse(scenario("direct-loss"), registry).bind(to: table)
        let outcomes = try bound.runs.map { try ModelOutcome($0, of: bound.shock, on: system) }
        let impact = try #require(outcomes[0].impact)
        let measures = try #require(ImpactReport.regionalMeasures([impact], on: table))
        #expect(measures.rows.count == 3)
        #expect(
            measures.rows[2][1] == .text("input shortfall") && measures.rows[2][4] == .text("%"))
        let numerics = try #require(ImpactReport.numerics([impact]))
        #expect(numerics.rows == [[.text("direct-loss"), .text("rounds"), .number(2)]])
        let drivers = try Drivers(
            of: outcomes, shock: bound.shock,
            parties: Party.parties(of: bound.shock, in: table.layout),
            on: system)
        #expect(
            Set(drivers.drivers.map(\.path)) == [
                "models.direct-loss.sensitivity", "models.direct-loss.floor",
                "models.direct-loss.rounds",
            ])
    }

    @Test func whatItDoesNotTakeIsRefusedByName() throws {
        let shock = Shock(demandChanges: [.init(region: 0, sectors: nil, change: -0.1)])
        #expect(
            throws: ShockModelError.unsupported(model: "direct-loss", part: "demand changes")
        ) {
            try DirectLoss.standard.impact(of: shock, on: LeontiefSystem(table))
        }
    }
}
