import InputOutput
import Testing

@Suite struct LabelResolverTests {
    private func resolver() throws -> LabelResolver {
        LabelResolver(
            try TableLayout(
                regions: ["JPN", "KOR", "CHN", "TWN"].map { Region($0) },
                sectors: ["c1", "c2", "c3", "c10-c12", "c13"].map { Sector($0) },
                finalDemand: [FinalDemandCategory("F")]),
            groups: ["East": ["chn", "TWN"], "broken": ["KOR", "KXR"], "light": ["c2", "c3"]])
    }

    private func problems(_ body: () throws(Diagnostics) -> [Int]) -> [String] {
        do {
            _ = try body()
            return []
        } catch {
            return error.items.map { "\($0.code): \($0.sentence)" }
        }
    }

    @Test func listsAreInTableOrderAndOnce() throws {
        let resolver = try resolver()
        #expect(try resolver.regions("twn, jpn ,TWN") == [0, 3])
        #expect(try resolver.regions("*") == [0, 1, 2, 3])
        #expect(try resolver.regions("@east,KOR") == [1, 2, 3])
        #expect(try resolver.region("kor") == 1)
    }

    @Test func spansRunFromCodeToCode() throws {
        let resolver = try resolver()
        #expect(try resolver.sectors("c1-c3") == [0, 1, 2])
        #expect(try resolver.sectors("C2-C10-C12") == [1, 2, 3])
        #expect(try resolver.sectors("c10-c12") == [3])
        #expect(try resolver.sectors("c10-c12-c13,c1") == [0, 3, 4])
        #expect(try resolver.sectors("@light") == [1, 2])
        #expect(problems { () throws(Diagnostics) in try resolver.sectors("c3-c1") }.count == 1)
    }

    @Test func industriesCombineBothParts() throws {
        let resolver = try resolver()
        #expect(try resolver.industries("KOR/c1") == [5])
        #expect(try resolver.industries("kor") == [5, 6, 7, 8, 9])
        #expect(try resolver.industries("@east/c13,JPN/c1") == [0, 14, 19])
        #expect(try resolver.industries("*/c1") == [0, 5, 10, 15])
        #expect(try resolver.industries("*").count == 20)
    }

    @Test func everyUnknownLabelIsNamedWithASuggestion() throws {
        let resolver = try resolver()
        let location = Diagnostic.Location(place: "--restrict")
        #expect(
            problems { () throws(Diagnostics) in
                try resolver.regions("KRO,XXXXX,@eats,@broken", at: location)
            } == [
                "unknown-region: --restrict: unknown region KRO (did you mean KOR?)",
                "unknown-region: --restrict: unknown region XXXXX (known: JPN, KOR, CHN, TWN)",
                "unknown-group: --restrict: unknown group eats (did you mean east?)",
                "unknown-region: --restrict: unknown region KXR in @broken (did you mean KOR?)",
            ])
        #expect(
            problems { () throws(Diagnostics) in try resolver.industries("KRO/c1,KOR/d1") }.count
                == 2)
    }

    @Test func anEmptyListIsAnError() throws {
        let resolver = try resolver()
        for text in ["", " , "] {
            #expect(
                problems { () throws(Diagnostics) in try resolver.regions(text) } == [
                    "empty-list: no region is named (name at least one, or * for all)"
                ])
            #expect(
                problems { () throws(Diagnostics) in try resolver.industries(text) } == [
                    "empty-list: no industry is named (name at least one, or * for all)"
                ])
        }
    }

    @Test func oneRegionIsExactlyOne() throws {
        let resolver = try resolver()
        do {
            _ = try resolver.region("@east")
            Issue.record("took two")
        } catch {
            #expect(error.items.map(\.sentence) == ["@east names 2 regions (name exactly one)"])
        }
    }

    @Test func withoutGroupsNoneIsOffered() throws {
        let layout = try TableLayout(
            regions: [Region("A")], sectors: [Sector("x")], finalDemand: [])
        #expect(
            problems { () throws(Diagnostics) in try LabelResolver(layout).regions("@west") } == [
                "unknown-group: unknown group west (no groups are defined)"
            ])
    }
}
