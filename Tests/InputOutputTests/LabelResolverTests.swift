import InputOutput
import Testing

@Suite struct LabelResolverTests {
    private func resolver() throws -> LabelResolver {
        LabelResolver(
            try TableLayout(
                regions: ["JPN", "KOR", "CHN", "TWN"].map { Region($0) },
                sectors: ["c1", "c2", "c3", "c10-c12", "c13"].map { Sector($0) },
                finalDemand: [FinalDemandCategory("F")]),
            year: 2011,
            groups: [
                GroupDefinition("East", ["chn", "TWN"]), GroupDefinition("broken", ["KOR", "KXR"]),
                GroupDefinition("light", ["c2-c3"]), GroupDefinition("friends", ["JPN", "@east"]),
                GroupDefinition("all", ["@friends", "@g7"]),
            ])
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

    /// Codes that hold commas, and one that begins like two.
    private func withCommas(_ groups: [GroupDefinition]) throws -> LabelResolver {
        LabelResolver(
            try TableLayout(
                regions: ["JPN", "KOR"].map { Region($0) },
                sectors: [
                    "Agriculture", "Electricity, Gas and Water", "Wood, Paper", "Gas and Oil",
                ].map { Sector($0) },
                finalDemand: [FinalDemandCategory("F")]), groups: groups)
    }

    @Test("13.21: a member of a group in a file is one code, where there is such a code")
    func aMemberOfAGroupIsOneCode() throws {
        let resolver = try withCommas([
            GroupDefinition("power", ["Electricity, Gas and Water", "Agriculture"]),
            GroupDefinition("gas", ["Gas and Oil"]),
            // Lists inside an item are still understood, and so are groups among them.
            GroupDefinition("list", ["Agriculture, Wood, Paper"]),
            GroupDefinition("both", ["@power,@gas"]),
        ])
        #expect(try resolver.sectors("@power") == [0, 1])
        #expect(try resolver.sectors("@gas") == [3])
        #expect(try resolver.sectors("@list") == [0, 2])
        #expect(try resolver.sectors("@both") == [0, 1, 3])
        #expect(resolver.group("power")?.members.count == 2)
    }

    @Test("13.21: an exact code comes before splitting on the command line")
    func anExactCodeComesBeforeSplitting() throws {
        let resolver = try withCommas(
            try GroupDefinition.parse([
                "g=Electricity, Gas and Water", "h=Agriculture,Wood, Paper",
                "q='Wood, Paper',Agriculture", "k=@g,@h",
            ]))
        #expect(try resolver.sectors("@g") == [1])
        #expect(try resolver.sectors("@h") == [0, 2])
        #expect(try resolver.sectors("@q") == [0, 2])
        #expect(try resolver.sectors("@k") == [0, 1, 2])
        #expect(try resolver.industries("*/Electricity, Gas and Water") == [1, 5])
        #expect(try resolver.industries("KOR/Wood, Paper,*/Agriculture") == [0, 4, 6])
        let everywhere = try withCommas([GroupDefinition("e", ["JPN", "KOR"])])
        #expect(try everywhere.industries("@e/Electricity, Gas and Water") == [1, 5])
        #expect(try everywhere.industries("@e,KOR/Agriculture").count == 8)
    }

    @Test("13.21: groups that hold themselves inside a list of one item are found")
    func cyclesInsideAnItemAreFound() {
        let groups = [
            GroupDefinition("a", ["@b,@c"]), GroupDefinition("b", ["JPN"]),
            GroupDefinition("c", ["@a"]),
        ]
        #expect(throws: Diagnostics.self) { try GroupDefinition.checkCycles(groups) }
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
                "unknown-group: --restrict: unknown group @eats (did you mean @east?)",
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

    @Test func groupsHoldGroups() throws {
        let resolver = try resolver()
        #expect(try resolver.regions("@friends") == [0, 2, 3])
        #expect(try resolver.regions("@all") == [0, 2, 3])
        #expect(try resolver.industries("@friends/@light").count == 6)
        var used = GroupsUsed()
        used.note("KOR/c1:@ALL=30%", in: resolver)
        used.note("@eu@table, @nobody", in: resolver)
        #expect(used.groups.map(\.name) == ["all", "friends", "east", "g7"])
        #expect(used.groups.map(\.isPublic) == [false, false, false, true])
        #expect(used.groups[0].members == ["@friends", "@g7"])
        #expect(used.groups[0].regions == [0, 2, 3])
        #expect(used.groups[3].members == ["JPN"])
        #expect(
            used.groups[3].note?.message
                == "@g7 is without CAN, DEU, FRA, GBR, ITA, USA, which the table does not have as "
                + "regions of their own")
        #expect(resolver.group("light")?.regions == nil)
    }

    @Test func aGroupThatHoldsItselfIsRefused() throws {
        do {
            _ = try GroupDefinition.parse(["a=@b,JPN", "b=KOR,@c", "c=@b", "d=@a"])
            Issue.record("took a cycle")
        } catch {
            #expect(
                error.items.map(\.sentence) == [
                    "--group: @b holds itself: @b → @c → @b "
                        + "(leave one of these groups out of the other)",
                    "--group: @c holds itself: @c → @b → @c "
                        + "(leave one of these groups out of the other)",
                ])
        }
    }

    /// The definition is at fault, and no advice makes a group hold itself.
    @Test func anUnknownGroupInAGroupIsToldAtItsDefinition() throws {
        let groups = try GroupDefinition.parse(["a=@b", "c=@a,JPN", "bb=KOR"])
        let restriction = Diagnostic.Location(place: "restriction @a/c1")
        for (text, near) in [("a=@b", nil), ("a=@b;bb=KOR", "bb")] as [(String, String?)] {
            let own = groups.filter { near != nil || $0.name != "bb" }
            let resolver = LabelResolver(try resolver().layout, groups: own)
            let remedy =
                near.map { "did you mean @\($0)?" }
                ?? "define it with --group b=CODE,…; 'chokepoint groups' lists the known ones"
            for group in ["@a", "@c"] {
                #expect(
                    problems { () throws(Diagnostics) in
                        try resolver.regions(group, at: restriction)
                    } == ["unknown-group: --group: unknown group @b in @a (\(remedy))"], "\(text)")
            }
        }
    }

    @Test func publicGroupsAreKnownEverywhere() throws {
        let layout = try TableLayout(
            regions: [Region("FRA"), Region("HRV"), Region("JPN")], sectors: [Sector("x")],
            finalDemand: [])
        let resolver = LabelResolver(layout, year: 2011)
        #expect(try resolver.regions("@eu") == [0, 1] && resolver.regions("@eu@table") == [0])
        let file = Diagnostic.Location(file: "s.yaml", line: 3)
        for (text, location, expected) in [
            (
                "@nata", Diagnostic.Location(),
                """
                unknown group @nata (define it with --group nata=CODE,…; 'chokepoint groups' \
                lists 
                """
                    + "the known ones)"
            ),
            (
                "@nata", file,
                """
                s.yaml:3: unknown group @nata (define nata under groups; 'chokepoint groups' \
                lists 
                """
                    + "the known ones)"
            ),
            ("@g8", file, "s.yaml:3: unknown group @g8 (did you mean @g7?)"),
            (
                "@asean", Diagnostic.Location(),
                "no member of @asean is in this table (define it with --group asean=CODE,…)"
            ),
            ("@eu@1950", .init(), "@eu had no members in that year (write a later year)"),
            (
                "@eu@x", .init(),
                "‘x’ is not a year (write @eu@2011, or @eu@table for the year of the table)"
            ),
        ] {
            do {
                _ = try resolver.regions(text, at: location)
                Issue.record("took \(text)")
            } catch {
                #expect(error.items.map(\.sentence) == [expected])
            }
        }
    }

    /// Sectors of Eora26, GLORIA and of people's own tables have commas, slashes and brackets.
    @Test func aCodeMayHoldWhatSeparates() throws {
        let sectors = [
            "Agriculture", "Petroleum, Chemical and Non-Metallic Mineral Products",
            "Electricity, Gas and Water", "Re-export & Re-import", "Coke/refined [19]", "a:b=c",
        ]
        let layout = try TableLayout(
            regions: [Region("CHN"), Region("Korea, Republic of")],
            sectors: sectors.map { Sector($0) }, finalDemand: [])
        let labels = LabelResolver(layout)
        #expect(try labels.sectors("Petroleum, Chemical and Non-Metallic Mineral Products") == [1])
        #expect(try labels.sectors("electricity, gas and water,Agriculture") == [0, 2])
        #expect(
            try labels.sectors(
                """
                Agriculture,Electricity, Gas and Water,Petroleum, Chemical and Non-Metallic \
                Mineral 
                """
                    + "Products") == [0, 1, 2])
        #expect(
            try labels.sectors("'Electricity, Gas and Water', \"Coke/refined [19]\"") == [2, 4])
        #expect(try labels.sectors("Re-export & Re-import") == [3])
        #expect(try labels.regions("Korea, Republic of,CHN") == [0, 1])
        #expect(try labels.industries("Korea, Republic of/Electricity, Gas and Water") == [8])
        #expect(try labels.industries("CHN/Coke/refined [19],CHN/Agriculture") == [0, 4])
        #expect(try labels.industries("'Korea, Republic of'/'a:b=c'") == [11])
        // An item of a list in a file is one label; what is wrong with it is said of all of it.
        #expect(try labels.sectors(item: "Electricity, Gas and Water") == [2])
        #expect(try labels.sectors(item: "Agriculture,Electricity, Gas and Water") == [0, 2])
        #expect(
            problems { () throws(Diagnostics) in
                try labels.sectors(item: "Electricity, Gas, Water")
            } == [
                "unknown-sector: unknown sector Electricity, Gas, Water "
                    + "(did you mean Electricity, Gas and Water?)"
            ])
    }

    @Test func labelsGoThroughQuotes() throws {
        for label in ["c9", "a, b", "x/y", "a:b=c", "say \"no\"", "People's", " end ", "@at", "*"] {
            let quoted = QuotedText.quoted(label)
            #expect(QuotedText.unquoted(quoted) == label)
            #expect(QuotedText.split("\(quoted),c1", at: ",").map(String.init) == [quoted, "c1"])
        }
        for label in ["say \"no\" to 'x'", "[services] @x \"q\"", "A:B=30%~2"] {
            let quoted = QuotedText.quoted(label)
            #expect(QuotedText.unquoted(quoted) == label)
            #expect(QuotedText.split("\(quoted):c1", at: ":").map(String.init) == [quoted, "c1"])
        }
        // A quote inside quotes, written twice or with a backslash.
        for written in ["\"a, \"\"q\"\"\"", "\"a, \\\"q\\\"\""] {
            let parts = QuotedText.split("\(written),c1", at: ",").map(String.init)
            #expect(parts == [written, "c1"])
            #expect(QuotedText.unquoted(written) == "a, \"q\"")
        }
        #expect(QuotedText.unquoted("\"a\" and \"b\"") == "\"a\" and \"b\"")
        #expect(QuotedText.quoted("c9") == "c9")
        #expect(QuotedText.split("People's,c1", at: ",").count == 2)
    }
}
