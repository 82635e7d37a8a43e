import InputOutput
import Shocks
import TestSupport
import Testing

@Suite struct LadderRentTests {
    private let table: MRIOTable
    private let system: LeontiefSystem
    private let shock = Shock(restrictions: [
        Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.5)
    ])

    init() throws {
        table = try RandomTable.make(regions: 3, sectors: 3, seed: 11)
        system = try LeontiefSystem(table)
    }

    private func runs(_ name: String, _ choices: ParameterChoices = .init()) throws -> [ModelRun] {
        try ModelRegistry.standard.runs(
            [(name, .init())], choices: choices, labels: LabelResolver(table.layout))
    }

    @Test func theOtherRentsStandBesideEachStep() throws {
        let runs = try runs("ladder")
        let step = try #require(runs.first { $0.label == "trade-ge-long-run" })
        #expect(
            step.otherRents(shock).map(\.label) == [
                "trade-ge-long-run-rent-importer", "trade-ge-long-run-rent-lost",
            ])
        #expect(step.otherRents(shock.with(rent: .lost)).map(\.rent) == [.exporter, .importer])
        #expect(try step.impact(of: shock, on: system).rent == .exporter)
        let importer = step.otherRents(shock)[0]
        let found = try importer.impact(of: shock, on: system)
        #expect(found.rent == .importer)
        let direct = try TradeEquilibrium().impact(
            of: shock.with(rent: .importer), on: system)
        assertClose(
            try #require(found.welfareChange), try #require(direct.welfareChange),
            absolute: 1e-10)
        // Models without prices have no rents, and what is wholly cut earns none.
        let extraction = try #require(runs.first { $0.label == "extraction" })
        #expect(extraction.otherRents(shock).isEmpty)
        #expect(try extraction.impact(of: shock, on: system).rent == nil)
        let whole = Shock(restrictions: shock.restrictions.map { $0.with(cut: 1) })
        #expect(step.otherRents(whole).isEmpty)
        let model = try #require(try self.runs("trade-ge").first)
        #expect(model.otherRents(shock).isEmpty)
    }

    @Test func whatAnImporterMissesIsNoNumberOfExtraction() throws {
        let extraction = try #require(try runs("ladder").first)
        let outcome = try ModelOutcome(extraction, of: shock, on: system)
        let parties = Party.parties(of: shock, in: table.layout)
        #expect(outcome.percent(of: parties[0], on: table) != nil)
        #expect(outcome.percent(of: parties[1], on: table) == nil)
        let shifted = try #require(try runs("sales-shifted").first)
        #expect(shifted.label == "replacement")
        let other = try ModelOutcome(shifted, of: shock, on: system)
        #expect(other.percent(of: parties[1], on: table) != nil)
    }

    @Test func sigmaIsThetaSaidTheOtherWay() throws {
        var choices = ParameterChoices()
        choices.set("sigma_origins", 3, source: "test", at: .init())
        let run = try #require(try runs("trade-ge", choices).first)
        let theta = try TradeEquilibrium(elasticity: .uniform(2)).impact(of: shock, on: system)
        assertClose(
            try #require(try run.impact(of: shock, on: system).welfareChange),
            try #require(theta.welfareChange), absolute: 1e-10)
        #expect(run.ledger.map(\.name) == ["sigma_origins", "deficits"])
        choices.set("theta", 2, source: "test", at: .init())
        let error = #expect(throws: Diagnostics.self) { try runs("trade-ge", choices) }
        #expect(error?.items.map(\.code) == ["options-conflict"])
        // The ladder sets both itself.
        #expect(throws: Diagnostics.self) { try runs("ladder", choices) }
    }

    @Test func deficitsAreAmongTheDrivers() throws {
        let outcomes = try runs("trade-ge").map { try ModelOutcome($0, of: shock, on: system) }
        let drivers = try Drivers(
            of: outcomes, shock: shock, parties: Party.parties(of: shock, in: table.layout),
            on: system)
        let deficits = try #require(drivers.drivers.first { $0.parameter.name == "deficits" })
        #expect(deficits.range == nil && deficits.alternative == "fixed")
        let fixed = try TradeEquilibrium(deficits: .fixed).impact(of: shock, on: system)
        let welfare = try #require(fixed.welfareChange)
        assertClose(try #require(deficits.low[0]), 100 * welfare[0], absolute: 1e-9)
        #expect(deficits.high == [nil, nil])
        #expect(deficits.swing > 0)
    }
}
