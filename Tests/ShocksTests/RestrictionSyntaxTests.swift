import InputOutput
import Shocks
import TestSupport
import Testing

@Suite struct RestrictionSyntaxTests {
    private func labels(_ groups: [String: [String]] = [:]) throws -> LabelResolver {
        LabelResolver(
            try RandomTable.make(regions: 4, sectors: 5, seed: 1).layout,
            groups: groups.map { GroupDefinition($0.key, $0.value) })
    }

    @Test func everyPartIsRead() throws {
        let all = try labels()
        #expect(
            try RestrictionSyntax.parse("R1/s2:R3=30%", labels: all) == [
                Restriction(exporter: 0, sectors: [1], importer: 2, cut: 0.3)
            ])
        #expect(
            try RestrictionSyntax.parse("r1/S2-s4,s1:r3/s5=0.5~2%", labels: all) == [
                Restriction(
                    exporter: 0, sectors: [0, 1, 2, 3], importer: 2, users: [4], cut: 0.5,
                    productShare: 0.02)
            ])
    }

    @Test func groupsBecomeEveryPair() throws {
        let found = try RestrictionSyntax.parse(
            "@west/*:R2,R3=1", labels: labels(["west": ["R1", "R2"]]))
        #expect(found.map { [$0.exporter, $0.importer] } == [[0, 1], [0, 2], [1, 2]])
    }

    @Test(
        arguments: [
            ("R1:R2", ["this is not a restriction"]),
            ("R1/s1=1", ["this is not a restriction"]),
            ("R1:R2=1", ["the restricted sectors are missing"]),
            ("R1/s1:R1=1", ["exporter and importer are the same region"]),
            ("R1/s1:R2=much", ["the cut ‘much’ is not a share"]),
            ("R1/s1:R2=30", ["did you mean 30%?"]),
            (
                "R1/s1:R2=200%",
                ["the cut 200% lies outside 0 to 1 (a share is between 0 and 1 (100%))"]
            ),
            ("R1/s1:R2=-1", ["the cut -1 lies outside 0 to 1"]),
            ("R1/s1:R2=1~0", ["a product share of 0 restricts nothing"]),
            (
                "R9/s1,s8:X/s77=2",
                [
                    "the cut 2 lies outside 0 to 1", "unknown region R9", "unknown sector s8",
                    "unknown region X", "unknown sector s77",
                ]
            ),
        ])
    func everyProblemIsReportedAtOnce(text: String, sentences: [String]) throws {
        let resolver = try labels()
        let problems = #expect(throws: Diagnostics.self) {
            try RestrictionSyntax.parse(text, labels: resolver)
        }
        let all = (problems?.items ?? []).map(\.sentence).joined(separator: "\n")
        for sentence in sentences { #expect(all.contains(sentence), "\(text): \(all)") }
        #expect(all.contains("restriction \(text)"))
    }

    @Test func codesWithSeparatorsAreRead() throws {
        let layout = try TableLayout(
            regions: [Region("CHN"), Region("USA")],
            sectors: [Sector("Electricity, Gas and Water"), Sector("a:b=c/d")], finalDemand: [])
        let labels = LabelResolver(layout)
        let plain = try RestrictionSyntax.parse(
            "CHN/Electricity, Gas and Water:USA=30%", labels: labels)
        #expect(plain == [Restriction(exporter: 0, sectors: [0], importer: 1, cut: 0.3)])
        let quoted = try RestrictionSyntax.parse(
            "CHN/'a:b=c/d','Electricity, Gas and Water':USA/\"a:b=c/d\"=1~2%", labels: labels)
        #expect(
            quoted == [
                Restriction(
                    exporter: 0, sectors: [0, 1], importer: 1, users: [1], cut: 1,
                    productShare: 0.02)
            ])
        // An exact code wins before a sign in it is taken for the notation’s.
        #expect(
            try RestrictionSyntax.parse("CHN/a:b=c/d:USA/a:b=c/d=1~2%", labels: labels) == [
                Restriction(
                    exporter: 0, sectors: [1], importer: 1, users: [1], cut: 1, productShare: 0.02)
            ])
    }

    /// A country whose parts the table keeps apart is restricted as a whole, and not against
    /// itself.
    @Test func aWholeCountryIsItsParts() throws {
        let layout = try TableLayout(
            regions: ["CHN", "JPN", "CN1", "CN2"].map { Region($0) }, sectors: [Sector("s")],
            finalDemand: [])
        let labels = LabelResolver(layout)
        let found = try RestrictionSyntax.parse("CHN/s:JPN=1", labels: labels)
        #expect(found.map { [$0.exporter, $0.importer] } == [[0, 1], [2, 1], [3, 1]])
        let all = try RestrictionSyntax.parse("CHN/s:*=1", labels: labels)
        #expect(all.allSatisfy { $0.importer == 1 })
        #expect(throws: Diagnostics.self) {
            try RestrictionSyntax.parse("CN1/s:CHN=1", labels: labels)
        }
    }
}
