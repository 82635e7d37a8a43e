import Foundation
import InputOutput
import Scenarios
import TestSupport
import Testing

@Suite struct TemplateTests {
    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 3, sectors: 3, seed: 6) }

    @Test func theTemplateRunsAsItIs() throws {
        let scenario = try Scenario.parse(Template.scenario(for: table, name: "my table"))
        #expect(scenario.tableName == "my table")
        let bound = try scenario.bind(to: table)
        #expect(bound.shock.restrictions.count == 1)
        let system = try LeontiefSystem(table)
        for run in bound.runs { _ = try run.impact(of: bound.shock, on: system) }
    }

    @Test func everyFieldThatIsTakenIntoUseFitsTheFormat() throws {
        let text = Template.scenario(for: table, name: "t").split(
            separator: "\n", omittingEmptySubsequences: false
        ).map { $0.hasPrefix("# ") ? $0.dropFirst(2) : $0 }.joined(separator: "\n")
        let scenario = try Scenario.parse(text)
        #expect(scenario.overlays.count == 1 && scenario.timeline != nil)
        #expect(scenario.carbonPrice != nil && scenario.variants.count == 1)
        #expect(
            Set(scenario.root.members.keys) == Set(ScenarioFormat.file.fields.map(\.name)))
    }

    @Test func thePublishedSchemaIsThatOfTheReader() throws {
        let file = Fixtures.packageRoot.appending(path: "Scripts/scenarios/scenario.schema.json")
        let published = try String(contentsOf: file, encoding: .utf8)
        #expect(
            published == JSONSchema.scenario(),
            """
            write it anew: chokepoint scenario schema --force \
            -o Scripts/scenarios/scenario.schema.json
            """)
        let object = try JSONSerialization.jsonObject(with: Data(published.utf8))
        let fields = (object as? [String: Any])?["properties"] as? [String: Any]
        #expect(
            Set(fields.map { Array($0.keys) } ?? [])
                == Set(ScenarioFormat.file.fields.map(\.name)))
    }

    /// Codes with commas, colons and brackets come back from the template as they went in.
    @Test func codesWithSeparatorsAreWrittenAsTheyAreRead() throws {
        for code in ["Electricity, Gas and Water", "a: b, [c] #1", "Food / \"beverages\""] {
            let layout = try TableLayout(
                regions: [Region("A, north"), Region("B")], sectors: [Sector(code), Sector("z")],
                finalDemand: [FinalDemandCategory("f")])
            let random = try RandomTable.make(regions: 2, sectors: 2, categories: 1, seed: 1)
            var Z = random.Z.relabelled(layout.industryAxis, layout.industryAxis)
            Z[0, 2] = 1e6
            let table = try MRIOTable(
                name: "t", year: nil, unit: "million USD", valuation: "basic prices",
                provenance: random.provenance, layout: layout,
                primaryInputs: random.primaryInputs, Z: Z,
                Y: random.Y.relabelled(layout.industryAxis, layout.demandAxis),
                V: random.V.relabelled(random.V.rows, layout.industryAxis))
            let bound = try Scenario.parse(Template.scenario(for: table, name: "t"))
                .bind(to: table)
            let restriction = try #require(bound.shock.restrictions.first)
            #expect(restriction.exporter == 0 && restriction.importer == 1)
            #expect(restriction.sectors == [0])
        }
    }

    @Test func codesThatYAMLWouldMistakeAreQuoted() throws {
        let layout = try TableLayout(
            regions: [Region("NO"), Region("1A")], sectors: [Sector("05"), Sector("y")],
            finalDemand: [FinalDemandCategory("f")])
        let random = try RandomTable.make(regions: 2, sectors: 2, categories: 1, seed: 1)
        let table = try MRIOTable(
            name: "t", year: nil, unit: "million USD", valuation: "basic prices",
            provenance: random.provenance, layout: layout, primaryInputs: random.primaryInputs,
            Z: random.Z.relabelled(layout.industryAxis, layout.industryAxis),
            Y: random.Y.relabelled(layout.industryAxis, layout.demandAxis),
            V: random.V.relabelled(random.V.rows, layout.industryAxis))
        let bound = try Scenario.parse(Template.scenario(for: table, name: "t")).bind(to: table)
        #expect(bound.shock.restrictions.count == 1)
    }
}
