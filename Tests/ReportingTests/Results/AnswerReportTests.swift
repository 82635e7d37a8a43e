import InputOutput
import LinearAlgebra
import Reporting
import Shocks
import TestSupport
import Testing

/// The answer of a shock as ranges.
@Suite struct AnswerReportTests {
    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 3, sectors: 2, seed: 3) }

    private func outcome(
        _ name: String, _ definition: MeasureDefinition, _ values: [Double]
    ) throws -> ModelOutcome {
        let values = definition.axis == .region ? values : values.flatMap { [$0 / 2, $0 / 2] }
        return try ModelOutcome(ModelRun(CostPush.self, label: name)) {
            Impact(model: name, measures: [Measure(definition, values)])
        }
    }

    private var parties: [Party] {
        Party.parties(
            of: Shock(restrictions: [.init(exporter: 0, sectors: [0], importer: 1, cut: 1)]),
            in: table.layout)
    }

    /// A range is of one kind of measure, and says which model gives each end.
    @Test func kindsOfMeasureAreNotMixed() throws {
        let gdp = table.gdp
        let outcomes = try [
            outcome("a", .valueAddedChange, [-0.01 * gdp[0], 0.02 * gdp[1], 0]),
            outcome("b", .valueAddedChange, [-0.02 * gdp[0], -0.03 * gdp[1], 0]),
            outcome("c", .realIncome, [1e-16, -0.05, 0.01]),
        ]
        let answers = AnswerReport.answers(outcomes, parties: parties, third: nil, on: table)
        #expect(
            answers.map { "\($0.party) \($0.role) \($0.measure) \($0.lowModel) \($0.highModel)" }
                == [
                    "R1 exporter value_added_change_pct_gdp b a",
                    "R1 exporter welfare_change_pct c c",
                    "R2 importer value_added_change_pct_gdp b a",
                    "R2 importer welfare_change_pct c c",
                ])
        #expect(abs(answers[0].low + 2) < 1e-12)
        #expect(abs(answers[0].high + 1) < 1e-12)
        #expect(answers[0].unit == "% of GDP" && answers[1].unit == "%")
        // What rounding leaves is no change.
        #expect(answers[1].low == 0 && answers[1].high == 0)
        #expect(answers[3].largest.value == answers[3].low)
        let measures = AnswerReport.measures(outcomes)
        #expect(measures.map(\.id) == ["value_added_change_pct_gdp", "welfare_change_pct"])
        #expect(measures.map(\.name) == ["value added", "real income"])
    }

    /// The third country is none of the parties, and no rest of the world where there is a country.
    @Test func thirdCountriesAreCountries() throws {
        let layout = try TableLayout(
            regions: ["JPN", "KOR", "ROW", "USA"].map { Region($0) }, sectors: [Sector("s")],
            finalDemand: [FinalDemandCategory("F")])
        let primary = [PrimaryInput("VA")]
        let table = try MRIOTable(
            name: "t", year: nil, unit: "USD", valuation: "", provenance: Provenance(),
            layout: layout, primaryInputs: primary,
            Z: Matrix(layout.industryAxis, layout.industryAxis),
            Y: Matrix(layout.industryAxis, layout.demandAxis),
            V: Matrix(Axis(primary.map(\.code)), layout.industryAxis))
        func party(_ r: Int) -> Party {
            Party(name: layout.regions[r].code, role: .other, regions: [r])
        }
        let pair = [Party(name: "2 exporters", role: .exporter, regions: [0, 1])]
        let ranked = [0, 2, 3].map(party)
        #expect(AnswerReport.third(ranked, besides: pair, on: table) == party(3))
        #expect(AnswerReport.third([party(2)], besides: pair, on: table) == party(2))
        #expect(AnswerReport.third([party(0)], besides: pair, on: table) == nil)
        let names = PartyNames(table)
        #expect(names.name(party(3)) == "United States")
        #expect(names.inSentence(party(3)) == "the United States")
        #expect(names.name(pair[0]) == "2 exporters")
        let eu = Party(name: "@eu", role: .exporter, regions: [0, 1])
        // It bears the name of a public group, and has other members.
        #expect(names.inSentence(eu) == "the group ‘eu’")
    }

    /// Other programs find question and answer in the JSON; a document without them has no such
    /// key.
    @Test func answersAreInTheJSON() throws {
        let outcomes = try [outcome("c", .realIncome, [0.001, -0.05, 0])]
        var document = ResultDocument(command: "shock", version: "0")
        let bare = try JSONExporter.render(document, options: RenderOptions())
        #expect(!bare.contains("answer") && !bare.contains("question"))
        document.question = "R1 stops its exports to R2"
        document.answer = AnswerReport.answers(
            outcomes, parties: Array(parties.prefix(1)), third: nil, on: table)
        document.measures = AnswerReport.measures(outcomes)
        document.summary = AnswerSummary(hardest: "R2 loses", why: ["so"], sure: ["quite"])
        let text = try JSONExporter.render(document, options: RenderOptions())
        #expect(text.contains(#""question": "R1 stops its exports to R2""#))
        #expect(
            text.contains(
                """
                {"measure": "welfare_change_pct", "unit": "%", "party": "R1", \
                "party_name": "Region 1", "role": "exporter", "low": 0.1, "low_model": "c", \
                "high": 0.1, "high_model": "c"}
                """))
        #expect(
            text.contains(
                """
                {"id": "welfare_change_pct", "name": "real income", "unit": "%", \
                "reading": "losses are negative"}
                """))
        #expect(text.contains(#""hardest": "R2 loses""#))
    }
}
