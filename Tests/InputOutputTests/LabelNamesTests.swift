import InputOutput
import Testing

/// Names are accepted where codes are.
@Suite struct LabelNamesTests {
    private let labels: LabelResolver

    init() throws {
        labels = LabelResolver(
            try TableLayout(
                regions: ["JPN", "KOR", "TUR", "TWN", "DEU", "ROW"].map { Region($0) },
                sectors: [
                    Sector("c9", name: "Chemicals and chemical products"),
                    Sector("c12", name: "Basic metals and fabricated metal"),
                    Sector("c26", name: "Other transport"), Sector("c34", name: "Other services"),
                    Sector("c7", name: "Pulp, paper and printing"),
                ], finalDemand: [FinalDemandCategory("F")]))
    }

    private func problem(_ body: () throws(Diagnostics) -> [Int]) -> String? {
        do throws(Diagnostics) {
            _ = try body()
            return nil
        } catch {
            return error.items.map(\.sentence).joined(separator: "\n")
        }
    }

    @Test(arguments: [
        ("Korea", 1), ("South Korea", 1), ("Republic of Korea", 1), ("korea, rep.", 1), ("KR", 1),
        ("Turkey", 2), ("Türkiye", 2), ("turkiye", 2), ("Taiwan", 3), ("Chinese Taipei", 3),
        ("Germany", 4), ("South_Korea", 1), ("Rest of the world", 5), ("jpn", 0),
    ])
    func countriesAreNamed(text: String, region: Int) throws {
        #expect(try labels.regions(text) == [region])
    }

    @Test func listsHoldNames() throws {
        #expect(try labels.regions("Japan, Korea, Republic of,Türkiye") == [0, 1, 2])
        #expect(try labels.sectors("Pulp, paper and printing,c9") == [0, 4])
        #expect(try labels.industries("Japan/Basic metals") == [1])
        let group = GroupDefinition("friends", ["Japan", "Germany"])
        let grouped = LabelResolver(labels.layout, groups: [group])
        #expect(try grouped.regions("@friends") == [0, 4])
    }

    /// The words that one name alone begins with are enough; of several they are none.
    @Test func sectorsAreNamedByTheirBeginning() throws {
        #expect(try labels.sectors("chemicals") == [0])
        #expect(try labels.sectors("Manufacture of chemicals & chemical products") == [0])
        #expect(
            problem { () throws(Diagnostics) in try labels.sectors("other") }
                == """
                ‘other’ may be c26 (Other transport) or c34 (Other services) (write the code of \
                the one that is meant)
                """)
        #expect(problem { () throws(Diagnostics) in try labels.sectors("products") } != nil)
    }

    @Test func nearMissesAreSuggested() throws {
        #expect(
            problem { () throws(Diagnostics) in try labels.regions("Germny") }
                == "unknown region Germny (did you mean Germany (DEU)?)")
        #expect(
            problem { () throws(Diagnostics) in try labels.regions("Norway") }
                == """
                unknown region Norway: this table does not show Norway by itself (it is part of \
                the rest of the world, ROW)
                """)
        let without = try LabelResolver(
            TableLayout(
                regions: [Region("JPN"), Region("THA")], sectors: [Sector("s")], finalDemand: []))
        #expect(
            problem { () throws(Diagnostics) in try without.regions("Swaziland") }
                == """
                unknown region Swaziland: this table does not show Eswatini by itself (known: JPN, \
                THA)
                """)
    }

    /// Variants are as near as main names, and of names as near the one that begins so.
    @Test(arguments: [
        ("Turky", "Türkiye (TUR)"), ("Great Britan", "United Kingdom (GBR)"),
        ("Czech Republc", "Czechia (CZE)"), ("Chinese Taipai", "Taiwan (TWN)"),
        ("Korae", "South Korea (KOR)"), ("Koera", "South Korea (KOR)"),
        ("Holand", "Netherlands (NLD)"), ("EU", "the group @eu"),
        ("European Union", "the group @eu27"), ("Eurpean Union", "the group @eu27"),
        ("g7", "the group @g7"), ("DEX", "DEU"),
    ])
    func variantsAndGroupsAreSuggested(typed: String, meant: String) throws {
        let labels = LabelResolver(
            try TableLayout(
                regions: ["TUR", "GBR", "CZE", "TWN", "KOR", "POL", "NLD", "DEU", "ROW"].map {
                    Region($0)
                }, sectors: [Sector("s")], finalDemand: []))
        #expect(
            problem { () throws(Diagnostics) in try labels.regions(typed) }
                == "unknown region \(typed) (did you mean \(meant)?)")
    }

    @Test(arguments: ["Narnia", "Wonderland", "Atlantis", "Utopia"])
    func nothingFarFetchedIsSuggested(typed: String) throws {
        let all = LabelResolver(
            try TableLayout(
                regions: Country.all.map { Region($0.alpha3) }, sectors: [Sector("s")],
                finalDemand: []))
        #expect(
            problem { () throws(Diagnostics) in try all.regions(typed) }?.contains("did you mean")
                == false)
    }

    @Test(arguments: [
        ("Hong Kong SAR", "HKG"), ("Macao SAR", "MAC"), ("Kyrgyz Republic", "KGZ"),
        ("Egypt, Arab Rep.", "EGY"), ("Congo, Rep.", "COG"), ("Venezuela, RB", "VEN"),
        ("Hong Kong SAR, China", "HKG"),
    ])
    func statisticsNameCountriesSo(name: String, code: String) {
        #expect(Country.named(name)?.alpha3 == code)
    }

    /// What a country calls itself is understood, with or without its accents.
    @Test(arguments: [
        ("Deutschland", "DEU"), ("España", "ESP"), ("espana", "ESP"), ("Italia", "ITA"),
        ("Česko", "CZE"), ("cesko", "CZE"), ("日本", "JPN"), ("Ελλάδα", "GRC"),
        ("Suisse", "CHE"), ("Hong Kong SAR China", "HKG"),
    ])
    func countriesCallThemselvesSo(name: String, code: String) throws {
        #expect(Country.named(name)?.alpha3 == code)
        let labels = LabelResolver(
            try TableLayout(
                regions: [Region(code), Region("KOR")], sectors: [Sector("s")], finalDemand: []))
        #expect(try labels.regions(name) == [0])
    }

    @Test func ownNamesTakeNoOthersPlace() {
        for country in Country.all {
            #expect(Country.named(country.name) == country)
            for name in country.ownNames { #expect(Country.named(name) != nil, "\(name)") }
        }
        #expect(Country.named("Hong Kong")?.name == "Hong Kong")
    }

    /// A table's own name takes over: `CA` of a table of states is no Canada.
    @Test func tablesNameTheirRegions() throws {
        let states = LabelResolver(
            try TableLayout(
                regions: [Region("CA", name: "California"), Region("TX", name: "Texas")],
                sectors: [Sector("s")], finalDemand: [FinalDemandCategory("F")]))
        #expect(try states.regions("California") == [0])
        #expect(problem { () throws(Diagnostics) in try states.regions("Canada") } != nil)
    }
}
