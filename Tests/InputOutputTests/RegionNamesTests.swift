import InputOutput
import Testing

/// What regions are called.
@Suite struct RegionNamesTests {
    private func names(_ regions: [Region]) throws -> RegionNames {
        RegionNames(
            try TableLayout(
                regions: regions, sectors: [Sector("s")], finalDemand: [FinalDemandCategory("F")]))
    }

    @Test func codesBecomeNames() throws {
        let found = try names(
            [Region("KOR"), Region("TR"), Region("XYZ"), Region("R1", name: "Mine"), Region("ROW")])
        #expect(found.names == ["South Korea", "Türkiye", "XYZ", "Mine", "Rest of the world"])
        #expect(found.isRest == [false, false, false, false, true])
        #expect(found.both(0) == "South Korea (KOR)")
        #expect(found.both(2) == "XYZ")
    }

    /// `WF` is Wallis and Futuna, and in EXIOBASE what is left of Africa.
    @Test func aggregatesOfExiobaseAreNoIslands() throws {
        #expect(try names([Region("WF"), Region("KR")])[0] == "Wallis & Futuna")
        let exiobase = try names(["WA", "WL", "WE", "WF", "WM", "KR"].map { Region($0) })
        #expect(exiobase[3] == "Rest of Africa")
        #expect(exiobase.isRest == [true, true, true, true, true, false])
    }

    @Test func namesTakeTheirArticle() {
        #expect(RegionNames.inSentence("United States") == "the United States")
        #expect(RegionNames.inSentence("Japan") == "Japan")
        #expect(RegionNames.inSentence("Rest of the world") == "the rest of the world")
        #expect(RegionNames.possessive("Japan") == "Japan’s")
        #expect(RegionNames.possessive("the Netherlands") == "the Netherlands’")
        #expect(RegionNames.list(["A"]) == "A")
        #expect(RegionNames.list(["A", "B", "C"]) == "A, B and C")
    }
}
