import InputOutput
import Shocks
import TestSupport
import Testing

@Suite struct LadderTests {
    private let table: MRIOTable
    private let system: LeontiefSystem

    init() throws {
        table = try RandomTable.make(regions: 4, sectors: 3, seed: 11)
        system = try LeontiefSystem(table)
    }

    private let registry = ModelRegistry.standard

    private func runs(_ choices: ParameterChoices = .init()) throws -> [ModelRun] {
        try registry.runs(
            [("ladder", .init())], choices: choices, labels: LabelResolver(table.layout))
    }

    private func outcomes(_ shock: Shock) throws -> [ModelOutcome] {
        try runs().map { try ModelOutcome($0, of: shock, on: system) }
    }

    @Test func namesAreDistinctAndKnown() throws {
        #expect(Set(registry.names).count == registry.names.count)
        #expect(
            try runs().map(\.label) == [
                "extraction", "replacement", "cost-push", "shortage-linear",
                "shortage-half-critical", "network", "trade-ge-short-run", "trade-ge-long-run",
            ])
        for model in registry.models {
            let run = ModelRun(model)
            // Every parameter with a range can be varied, and every default is one.
            for entry in run.ledger {
                if let range = entry.range {
                    #expect(run.varying(entry.name, to: range.lowerBound) != nil)
                }
                #expect(entry.isDefault)
            }
        }
    }

    @Test func noShockIsNoChangeOnEveryRung() throws {
        let nothing = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0)
        ])
        for outcome in try outcomes(nothing) {
            let impact = try #require(outcome.impact, "\(outcome.run.label)")
            let headline = try #require(Headline(impact))
            for region in 0..<4 {
                let percent = try #require(headline.percent(impact, of: [region], on: table))
                assertClose(percent, 0, absolute: 1e-8, outcome.run.label)
            }
        }
    }

    @Test func rungsAreTheModelsThemselves() throws {
        let shock = Shock(restrictions: [
            Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.5)
        ])
        let rungs = try outcomes(shock).compactMap(\.impact)
        let extraction = try Extraction().impact(of: shock, on: system)
        let shortRun = try TradeEquilibrium(
            elasticity: .uniform(TradeEquilibrium.Elasticity.shortRunTheta)
        ).impact(of: shock, on: system)
        #expect(rungs[0].model == "extraction")
        // The rungs share a system: a later solve may use another solver than an earlier one.
        assertClose(
            try #require(rungs[0].valueAddedChange), try #require(extraction.valueAddedChange),
            absolute: 1e-10)
        #expect(rungs.count == 8)
        #expect(rungs[5].model == "network")
        #expect(rungs[6].model == "trade-ge-short-run")
        assertClose(
            try #require(rungs[6].welfareChange), try #require(shortRun.welfareChange),
            absolute: 1e-12)
    }

    @Test func aRungThatCannotRunSaysWhy() throws {
        let fall = Shock(demandChanges: [.init(region: 0, sectors: nil, change: -0.1)])
        let outcomes = try outcomes(fall)
        #expect(
            outcomes.map { $0.impact != nil } == [
                true, true, false, true, true, false, false, false,
            ])
        guard case .failure(let error as ShockModelError) = outcomes[2].result else {
            Issue.record("cost-push took a demand change")
            return
        }
        #expect(error == .unsupported(model: "cost-push", part: "demand changes"))
    }

    @Test func replacementIsChosenForItsRungOnly() throws {
        var choices = ParameterChoices()
        choices.set("replace", .replacement(.domestic), source: "command line", at: .init())
        let runs = try runs(choices)
        #expect(runs[0].ledger.map(\.value) == [.text("none")])
        #expect(runs[1].ledger.first?.value == .text("domestic"))
        #expect(runs[1].ledger.first?.source == "command line")
        #expect(runs[1].ledger.first?.isDefault == false)
    }

    @Test func stepsSayWhereTheirValuesComeFrom() throws {
        let theta = try runs().compactMap { run in run.ledger.first { $0.name == "theta" } }
        #expect(theta.map(\.value) == [.number(-0.24), .number(4)])
        #expect(theta.map(\.range) == [-0.5...1, 1...8])
        #expect(theta.allSatisfy { $0.isDefault })
        #expect(theta[0].source.hasPrefix("σ_o = 0.76: Boehm, Levchenko & Pandalai-Nayar 2023"))
    }

    @Test func unusableChoicesAreReportedTogether() {
        var choices = ParameterChoices()
        choices.set("theta", text: "2", source: "command line", at: .init(place: "--theta"))
        let place = Diagnostic.Location(place: "--model")
        func sentences(_ names: [String]) -> [String] {
            do throws(Diagnostics) {
                _ = try registry.runs(
                    names.map { ($0, place) }, choices: choices,
                    labels: LabelResolver(table.layout))
                return []
            } catch {
                return error.items.map(\.sentence)
            }
        }
        #expect(
            sentences(["ladder"]) == [
                "--theta: the ladder sets theta itself in each of its models "
                    + "(leave it out, or choose trade-ge)"
            ])
        #expect(
            sentences(["extraction"]) == [
                "--theta: the model extraction has no parameter theta "
                    + "(leave it out, or choose trade-ge)"
            ])
        #expect(
            sentences(["trade-eg", "shortag"]) == [
                "--model: unknown model trade-eg (did you mean trade-ge?)",
                "--model: unknown model shortag (did you mean shortage?)",
            ])
        #expect(
            sentences(["trade-ge", "trade-ge"]) == [
                "--model: two runs are called trade-ge "
                    + "(name each model once, or give them labels in a scenario file)"
            ])
        #expect(sentences(["trade-ge"]).isEmpty)
    }

    @Test func badValuesSayWhatWasExpected() {
        let labels = LabelResolver(table.layout)
        func sentence(_ id: String, _ text: String) -> String? {
            do throws(Diagnostics) {
                let parameter = registry.parameters.first { $0.id == id }?.first
                _ = try parameter?.read(
                    text, labels: labels, at: .init(place: parameter?.option))
                return nil
            } catch {
                return error.items.first?.sentence
            }
        }
        #expect(
            sentence("input_rule", "half-critcal")
                == "--input-rule: ‘half-critcal’ is not a value of input_rule "
                + "(did you mean half-critical?)")
        #expect(
            sentence("days", "1.5")
                == "--days: ‘1.5’ is not a value of days "
                + "(expected a whole number from 1 to 36500 (days))")
        #expect(sentence("replace", "R9") == "--replace: unknown region R9 (did you mean R1?)")
        #expect(sentence("mark_up", "50%") == nil)
        #expect(sentence("theta", "0.76") == nil)
        #expect(sentence("theta", "nan") != nil)
    }

    @Test(.enabled(if: LargerTables.isThereWIOD(2011), "WIOD 2011 is not in $CHOKEPOINT_TABLES"))
    func japaneseChemicalsToKorea() throws {
        let table = try LargerTables.wiod(2011)
        let system = try LeontiefSystem(table)
        let shock = Shock(restrictions: [
            Restriction(
                exporter: table.region("JPN"), sectors: [table.sector("c9")],
                importer: table.region("KOR"), cut: 1)
        ])
        // models.md 2.1 and 2.6: recomputed by an independent program, printed digits.
        let known: [String: (japan: Double, korea: Double, half: Double)] = [
            "extraction": (-0.118, -0.005, 6e-4),
            "trade-ge-long-run": (-0.02, -0.12, 6e-3),
        ]
        let ladder = try registry.runs(
            [("ladder", .init())], labels: LabelResolver(table.layout))
        for run in ladder {
            // Within the year no other origin replaces what is wholly cut.
            if run.label == "trade-ge-short-run" {
                #expect(throws: ShockModelError.self) { try run.impact(of: shock, on: system) }
            }
            guard let expected = known[run.label] else { continue }
            let impact = try run.impact(of: shock, on: system)
            let headline = try #require(Headline(impact))
            for (code, value) in [("JPN", expected.japan), ("KOR", expected.korea)] {
                let percent = try #require(
                    headline.percent(impact, of: [table.region(code)], on: table))
                assertClose(percent, value, absolute: expected.half, "\(run.label) \(code)")
            }
        }
    }
}
