import InputOutput
import LinearAlgebra
import Reporting
import Shocks
import TestSupport
import Testing

/// What a shock asks, in words.
@Suite struct ShockWordsTests {
    /// Three countries and what is left of the world, three sectors, no flows.
    private func table() throws -> MRIOTable {
        let layout = try TableLayout(
            regions: ["JPN", "KOR", "USA", "ROW"].map { Region($0) },
            sectors: [
                Sector("c9", name: "Chemicals and Chemical Products"),
                Sector("c14", name: "Electrical Equipment"),
                Sector("c2", name: "Mining and Quarrying"),
            ], finalDemand: [FinalDemandCategory("F")])
        let primary = [PrimaryInput("VA")]
        return try MRIOTable(
            name: "words", year: 2020, unit: "million USD", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: primary,
            Z: Matrix(layout.industryAxis, layout.industryAxis),
            Y: Matrix(layout.industryAxis, layout.demandAxis),
            V: Matrix(Axis(primary.map(\.code)), layout.industryAxis), satellites: [])
    }

    private func question(_ text: String..., groups: [GroupDefinition] = []) throws -> String? {
        let table = try table()
        let labels = LabelResolver(table, groups: groups)
        let restrictions = try text.flatMap { text throws(Diagnostics) in
            try RestrictionSyntax.parse(text, labels: labels)
        }
        let named = try groups.map { ($0.name, try labels.regions("@\($0.name)")) }
        return ShockWords(table, groups: named).question(Shock(restrictions: restrictions))
    }

    @Test func restrictionsAreToldWithNames() throws {
        #expect(
            try question("JPN/c9:KOR=30%")
                == """
                Japan cuts 30 % of its exports of chemicals and chemical products to South Korea
                """)
        #expect(
            try question("USA/c2:KOR/c14=1")
                == """
                The United States stops its exports from mining and quarrying to South Korea’s \
                electrical equipment industry
                """)
        #expect(
            try question("JPN/*:ROW=1")
                == "Japan stops all its exports to the rest of the world")
        #expect(
            try question("JPN/c9:KOR=50%~0.02")
                == """
                Japan cuts 50 % of the exports of a product that is 2 % of its exports of \
                chemicals and chemical products to South Korea
                """)
    }

    @Test func restrictionsOfOneKindAreOneClause() throws {
        #expect(
            try question("JPN,USA/c14:KOR=0.1")
                == """
                Japan and the United States cut 10 % of their exports of electrical equipment to \
                South Korea
                """)
        #expect(
            try question("JPN/c14:KOR=0.1", "KOR/c9:JPN=0.2")
                == """
                Japan cuts 10 % of its exports of electrical equipment to South Korea; South Korea \
                cuts 20 % of its exports of chemicals and chemical products to Japan
                """)
        let friends = GroupDefinition("friends", ["JPN", "USA"])
        #expect(
            try question("@friends/c14:KOR=0.1", groups: [friends])
                == """
                The group ‘friends’ cuts 10 % of its exports of electrical equipment to South Korea
                """)
    }

    @Test func otherChangesAreToldToo() throws {
        let words = ShockWords(try table())
        #expect(
            words.question(
                Shock(
                    demandChanges: [.init(region: 1, sectors: [0], change: -0.1)],
                    capacityChanges: [.init(industry: 1, change: -0.5)]))
                    == """
                    Final demand in South Korea for chemicals and chemical products falls by 10 %; \
                    the capacity of Japan’s electrical equipment industry falls by 50 %
                    """)
        #expect(
            words.question(
                Shock(tradeCosts: [.init(exporter: 0, importer: 2, tariff: 0.25)]))
                == "The United States charges a tariff of 25 % on imports from Japan")
        #expect(
            words.question(
                Shock(tradeCosts: [.init(exporter: 0, importer: 2, iceberg: .infinity)]))
                == "The United States can no longer buy imports from Japan")
        #expect(words.question(Shock()) == nil)
    }
}
