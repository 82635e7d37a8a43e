import Foundation
import InputOutput
import Products
import TestSupport
import Testing

/// What files call columns, economies, products and classes.
@Suite struct TradeWordsTests {
    private func read(
        _ text: String, mapping: String? = nil, name: String = "trade.csv"
    ) throws -> TradeReading {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try text.write(to: file, atomically: true, encoding: .utf8)
        var options = TradeOptions()
        if let mapping {
            let path = folder.appending(path: "mapping.csv")
            try mapping.write(to: path, atomically: true, encoding: .utf8)
            options.mapping = path.path
        }
        return try TradeFile.reading(path: file.path, options: options)
    }

    private func errors(_ text: String, mapping: String? = nil) throws -> [Diagnostic] {
        try #require(throws: Diagnostics.self) { try read(text, mapping: mapping) }.items
    }

    private static let head = "exporter,importer,hs6,value\n"

    /// A year that is none ends in an error, wherever it comes from.
    @Test func yearsThatAreNone() throws {
        let text = "i,j,cmd,value\nCHN,KOR,281111,60.5\n"
        #expect(try errors(text, mapping: "key,value\nyear,99999\n").map(\.code) == ["bad-year"])
        #expect(try read(text, mapping: "key,value\nyear,2019\n").trade.years == [2019])
    }

    @Test func namesOfCountries() throws {
        let found = try read(
            Self.head + "Japan,Korea,281111,10\n\"Korea, Republic of\",United States,281111,3\n")
        #expect(found.trade.partners.map(\.code) == ["JPN", "KOR", "USA"])
        let note = try #require(found.findings.first { $0.code == "names-read" })
        #expect(
            note.message == "4 names of countries are read as codes: Japan as JPN, Korea as KOR, "
                + "Korea, Republic of as KOR, United States as USA")
        let bad = try errors(Self.head + "Japann,KOR,281111,10\n")
        #expect(bad.map(\.code) == ["unknown-country"])
        #expect(bad[0].remedy == "write JPN if ‘Japann’ is Japan")
    }

    /// Signs are no country, and ‘AND’ is one.
    @Test func signsAreNoCountry() throws {
        for text in ["", "*", "?", "...", "N/A", " "] { #expect(Country.named(text) == nil) }
        #expect(Country.named("AND")?.alpha3 == "AND" && Country.named("and")?.alpha3 == "AND")
        #expect(Country.named("Andorra")?.alpha3 == "AND")
        for word in ["*", "?", "N/A"] {
            #expect(
                try errors(Self.head + "\(word),KOR,281111,1\n").map(\.code) == ["unknown-country"])
        }
    }

    /// A group beside its members counts them twice.
    @Test func groupsAreSums() throws {
        let text = Self.head + "EU,KOR,281111,10\nDEU,KOR,281111,6\nFRA,KOR,281111,4\n"
        let found = try errors(text)
        #expect(found.map(\.code) == ["group-total"])
        #expect(
            found[0].message == "EU is a group of economies, and members of it have flows of their "
                + "own: DEU, FRA")
        // Alone it stands for itself.
        #expect(try read(Self.head + "EU,KOR,281111,10\nJPN,KOR,281111,6\n").trade.count == 2)
        #expect(try errors(Self.head + "wld,KOR,281111,1\n").map(\.code) == ["world-total"])
    }

    /// What an economy is said to sell to itself is no export to the world.
    @Test func ownFlowsAreNoExports() throws {
        let trade = try read(Self.head + "KOR,KOR,281111,10\nJPN,KOR,281111,5\n").trade
        let buyer = try #require(trade.partners.firstIndex { $0.code == "KOR" })
        let screen = DependencyScreen(trade, year: 0, members: [buyer])
        #expect(screen.rows.map(\.worldConcentration) == [1])
    }

    @Test func editionsOfTheHarmonizedSystem() {
        for text in ["HS17", "hs17", "HS2017", "HS 2017", "H5", "hs17_code"] {
            #expect(HarmonizedSystem.edition(text) == "HS17", "\(text)")
        }
        #expect(HarmonizedSystem.edition("hs92") == "HS92")
        #expect(HarmonizedSystem.edition("HS1988") == "HS92")
        for text in ["hs6", "hs", "H9", "isic4", "hs2092", "hs99", "code", "hs_17"] {
            #expect(HarmonizedSystem.edition(text) == nil, "\(text)")
        }
    }
}

/// Lists that go with trade: of another edition, with classes that no sector has, with unknown
/// categories.
@Suite struct TradeListsTests {
    private func file(_ text: String, name: String) throws -> (path: String, folder: URL) {
        let folder = try Fixtures.temporaryFolder()
        let file = folder.appending(path: name)
        try text.write(to: file, atomically: true, encoding: .utf8)
        return (file.path, folder)
    }

    private func trade(_ name: String) throws -> BilateralTrade {
        let made = try file(
            "t,i,j,k,v,q\n2022,156,410,281111,8,1\n2022,156,410,811292,2,1\n", name: name)
        defer { try? FileManager.default.removeItem(at: made.folder) }
        return try TradeFile.reading(path: made.path).trade
    }

    private func links(_ text: String) throws -> CodeLinks {
        let made = try file(text, name: "links.csv")
        defer { try? FileManager.default.removeItem(at: made.folder) }
        return try CodeLinks(path: made.path)
    }

    @Test func editionLinksAreOfTheTradesEdition() throws {
        let links = try links("hs17,hs92\n281111,281111\n811292,811291\n")
        #expect(links.edition == "HS17" && links.counterpartEdition == "HS92")
        let found = try trade("BACI_HS17_Y2022_V202601.csv").converted(by: links).trade
        #expect(found.edition == "HS92" && found.products.map(\.text) == ["281111", "811291"])
        let old = try trade("BACI_HS92_Y2022_V202601.csv")
        let error = try #require(throws: Diagnostics.self) { try old.converted(by: links) }
        #expect(error.items.map(\.code) == ["other-edition"])
    }

    /// What has no counterpart for a part is left out for that part, and said.
    @Test func counterpartsThatAreNoCodes() throws {
        let links = try links("hs17,hs92\n281111,281111\n811292,811291\n811292,n/a\n")
        let found = try trade("BACI_HS17_Y2022_V202601.csv").converted(by: links)
        #expect(found.trade.total(year: 0) == 9000)
        #expect(found.findings.map(\.code) == ["products-left-out"])
        #expect(found.findings[0].message.contains("1000 USD of trade"))
    }

    /// A class that no sector has takes no part of the product away.
    @Test func classesWithoutASector() throws {
        let list = try #require(SectorClassification.named("oecd45", revision: .isic4))
        let table = try TableLayout(
            regions: [Region("KOR")], sectors: list.items.map { Sector($0.code) },
            finalDemand: [FinalDemandCategory("f")])
        let whole = try SectorLinks(links("hs6,isic4\n850511,2599\n"), layout: table)
        let partly = try SectorLinks(
            links("hs6,isic4\n850511,9900\n850511,2599\n281111,2011\n"), layout: table)
        let code = try #require(CustomsCode("850511"))
        #expect(partly.parts[code] == whole.parts[code])
        #expect(partly.parts[code]?.reduce(0) { $0 + $1.weight } == 1)
        #expect(partly.incomplete == [code] && partly.strayClasses == ["9900"])
        #expect(whole.incomplete.isEmpty && whole.strayClasses.isEmpty)
    }

    @Test func categoriesThatAreNone() throws {
        let made = try file(
            "hs17,bec4\n850511,zzz\n281111,999\n811292,22\n870323,51\n270710,zzz\n", name: "bec.csv"
        )
        defer { try? FileManager.default.removeItem(at: made.folder) }
        let list = try EndUse.list(path: made.path)
        #expect(list.unknown.categories == ["999", "zzz"] && list.unknown.codes == 3)
        #expect(list.edition == "HS17" && list.uses.count == 1)
        // Petroleum is 32 as a whole in lists of three digits: fuels of every use.
        let fuels = try file("hs17,bec4\n271012,320\n271019,321\n271020,322\n", name: "bec.csv")
        defer { try? FileManager.default.removeItem(at: fuels.folder) }
        let read = try EndUse.list(path: fuels.path)
        #expect(read.unknown.categories.isEmpty)
        #expect(read.uses.values.map(\.rawValue) == ["intermediate"])
    }
}
