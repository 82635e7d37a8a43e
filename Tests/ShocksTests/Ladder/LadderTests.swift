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

    private func outcomes(_ shock: Shock, _ options: ModelOptions = .init()) throws
        -> [ModelOutcome]
    {
        try Ladder.runs(options: options, layout: table.layout)
            .map { try ModelOutcome($0, of: shock, on: system) }
    }

    @Test func namesAreDistinctAndKnown() throws {
        #expect(Set(ModelCatalogue.names).count == ModelCatalogue.names.count)
        #expect(Set(Ladder.rungs.map(\.name)).count == Ladder.rungs.count)
        #expect(
            Ladder.runs(options: .init(), layout: table.layout).map(\.label)
                == Ladder.rungs.map(\.name))
        for entry in ModelCatalogue.all {
            let run = ModelRun(entry, options: .init(), layout: table.layout)
            // Every parameter with a range can be varied, and every option is a parameter.
            for parameter in run.model.parameters {
                if let range = parameter.range {
                    #expect(run.varying(parameter.name, to: range.lowerBound) != nil)
                }
                #expect(parameter.isDefault)
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
        let shortRun = try TradeEquilibrium(elasticity: .shortRun).impact(of: shock, on: system)
        #expect(rungs[0].model == "extraction")
        // The rungs share a system: a later solve may use another solver than an earlier one.
        assertClose(
            try #require(rungs[0].valueAddedChange), try #require(extraction.valueAddedChange),
            absolute: 1e-10)
        #expect(rungs[5].model == "trade-ge-short-run")
        assertClose(
            try #require(rungs[5].welfareChange), try #require(shortRun.welfareChange),
            absolute: 1e-12)
    }

    @Test func aRungThatCannotRunSaysWhy() throws {
        let fall = Shock(demandChanges: [.init(region: 0, sectors: nil, change: -0.1)])
        let outcomes = try outcomes(fall)
        #expect(
            outcomes.map { $0.impact != nil } == [true, true, false, true, true, false, false])
        guard case .failure(let error as ShockModelError) = outcomes[2].result else {
            Issue.record("cost-push took a demand change")
            return
        }
        #expect(error == .unsupported(model: "cost-push", part: "demand changes"))
    }

    @Test func replacementIsChosenForItsRungOnly() throws {
        var options = ModelOptions()
        options.set(.replace, .replacement(.domestic), source: "command line", at: .init())
        let runs = Ladder.runs(options: options, layout: table.layout)
        #expect(runs[0].model.parameters.map(\.value) == [.text("none")])
        #expect(runs[1].model.parameters.first?.value == .text("domestic"))
        #expect(runs[1].model.parameters.first?.source == "command line")
        #expect(runs[1].model.parameters.first?.isDefault == false)
    }

    @Test func unusableChoicesAreReportedTogether() {
        var options = ModelOptions()
        options.set(.theta, .number(2), source: "command line", at: .init(place: "--theta"))
        let place = Diagnostic.Location(place: "--model")
        func sentences(_ names: [String]) -> [String] {
            do throws(Diagnostics) {
                _ = try ModelRun.runs(
                    names.map { ($0, place) }, options: options, layout: table.layout)
                return []
            } catch {
                return error.items.map(\.sentence)
            }
        }
        #expect(
            sentences(["ladder"]) == [
                "--theta: the ladder sets theta itself, one value a rung "
                    + "(leave it out, or choose trade-ge)"
            ])
        #expect(
            sentences(["extraction"]) == [
                "--theta: the model extraction takes no theta (leave it out, or choose trade-ge)"
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
        func sentence(_ option: ModelOption, _ text: String) -> String? {
            var options = ModelOptions()
            do throws(Diagnostics) {
                try options.read(
                    option, text, labels: labels, source: "command line",
                    at: .init(place: option.flag))
                return nil
            } catch {
                return error.items.first?.sentence
            }
        }
        #expect(
            sentence(.inputRule, "half-critcal")
                == "--input-rule: 'half-critcal' is no value of input_rule "
                + "(did you mean half-critical?)")
        #expect(
            sentence(.days, "1.5")
                == "--days: '1.5' is no value of days "
                + "(expected a whole number from 1 to 36500 (days))")
        #expect(sentence(.replace, "R9") == "--replace: unknown region R9 (did you mean R1?)")
        #expect(sentence(.markUp, "50%") == nil)
        #expect(sentence(.theta, "0.76") == nil)
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
            "extraction": (-0.118, -0.005, 6e-4), "trade-ge-short-run": (-0.06, -0.60, 6e-3),
            "trade-ge-long-run": (-0.02, -0.12, 6e-3),
        ]
        for run in Ladder.runs(options: .init(), layout: table.layout) {
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
