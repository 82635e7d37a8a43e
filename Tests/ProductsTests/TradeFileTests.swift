import Foundation
import Fuzzing
import InputOutput
import Products
import TestSupport
import Testing

@Suite struct TradeFileTests {
    private func read(
        _ text: String, _ options: TradeOptions = .init(), name: String = "trade.csv"
    ) throws -> TradeReading {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try text.write(to: file, atomically: true, encoding: .utf8)
        return try TradeFile.reading(path: file.path, options: options)
    }

    private func codes(_ text: String, _ options: TradeOptions = .init()) throws -> [String] {
        let error = try #require(throws: Diagnostics.self) { try read(text, options) }
        return error.items.map(\.code)
    }

    @Test func plainFileWithISOCodes() throws {
        let found = try read("i,j,cmd,value\nCHN,KOR,281111,60.5\nJPN,KOR,281111,30\n")
        let trade = found.trade
        #expect(trade.partners.map(\.code) == ["CHN", "JPN", "KOR"])
        #expect(trade.partners[2].name == "South Korea")
        #expect(trade.products.map(\.text) == ["281111"])
        #expect(trade.value(year: 0, exporter: 0, importer: 2, product: 0) == 60.5)
        #expect(trade.value(year: 0, exporter: 2, importer: 0, product: 0) == 0)
        #expect(found.findings.map(\.code) == ["no-year", "flows-read"])
    }

    /// BACI writes thousand USD, numbers for countries, NA, and loses leading zeros.
    @Test func releaseOfBACI() throws {
        let text = "t,i,j,k,v,q\n2022,156,410,281111,1.5,0.25\n2022,490,410,10121,2,NA\n"
        let found = try read(text, name: "BACI_HS17_Y2022_V202601.csv")
        let trade = found.trade
        #expect(trade.years == [2022] && trade.edition == "HS17")
        #expect(trade.partners.map(\.code) == ["CHN", "KOR", "TWN"])
        #expect(trade.products.map(\.text) == ["010121", "281111"])
        let flows = trade.flows(year: 0, importer: 1)
        #expect(flows.map(\.value) == [2000, 1500])
        #expect(flows.map(\.quantity) == [nil, 0.25])
        #expect(found.findings.map(\.code) == ["flows-read", "zeros-restored"])
    }

    @Test func reportsOfComtradeCountOnce() throws {
        let text = """
            period,reporterISO,partnerISO,flowCode,cmdCode,primaryValue,netWgt
            2022,KOR,JPN,M,281111,100,2000
            2022,JPN,KOR,X,281111,90,1900
            2022,KOR,JPN,M,2811,100,

            """
        let imports = try read(text).trade
        #expect(imports.count == 1 && imports.flows(year: 0, importer: 1)[0].value == 100)
        #expect(imports.flows(year: 0, importer: 1)[0].quantity == 2)
        var options = TradeOptions()
        options.reports = .exports
        let exports = try read(text, options).trade
        #expect(exports.flows(year: 0, importer: 1)[0].value == 90)
    }

    /// A partner that is the whole world is a sum: it would be the largest origin of all.
    @Test func theWorldIsNoPartner() throws {
        let reports = """
            period,reporterISO,partnerISO,flowCode,cmdCode,primaryValue,netWgt
            2022,KOR,CHN,M,281111,100,2000
            2022,KOR,JPN,M,281111,50,1000
            2022,KOR,W00,M,281111,150,3000

            """
        let found = try read(reports)
        #expect(found.trade.partners.map(\.code) == ["CHN", "JPN", "KOR"])
        #expect(found.trade.total(year: 0) == 150)
        #expect(found.findings.map(\.code).contains("sums-left-out"))
        for world in ["WLD", "World", "0"] {
            let own = "i,j,cmd,value\nCHN,KOR,281111,100\n\(world),KOR,281111,100\n"
            #expect(try codes(own) == ["world-total"])
        }
    }

    @Test func codesBelongToAChapter() throws {
        #expect(try codes("i,j,cmd,value\nCHN,KOR,000000,100\n") == ["bad-product"])
    }

    /// An archive of a release: its own list of countries, and the files of all its years.
    private func archive(_ files: [String: String]) throws -> TradeReading {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "baci.zip")
        let bytes = StoredArchive.bytes(
            of: files.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) })
        try Data(bytes).write(to: file)
        return try TradeFile.reading(path: file.path)
    }

    private static let countries = """
        country_code,country_name,country_iso2,country_iso3
        156,China,CN,CHN
        410,Rep. of Korea,KR,KOR
        490,"Other Asia, nes",N/A,N/A

        """

    @Test func archiveOfSeveralYears() throws {
        let head = "t,i,j,k,v,q\n"
        let found = try archive([
            "country_codes_V202601.csv": Self.countries,
            "product_codes_HS17_V202601.csv":
                "code,description\n281111,Hydrogen fluoride\n9999AA,Other\n",
            "BACI_HS17_Y2021_V202601.csv": head + "2021,156,410,281111,1.001,NA\n",
            "BACI_HS17_Y2022_V202601.csv": head + "2022,490,410,281111,0.007,     0.5\n",
        ])
        let trade = found.trade
        let code = try #require(CustomsCode("281111"))
        // The line of goods without a code names none.
        #expect(found.names == [code: "Hydrogen fluoride"])
        #expect(trade.years == [2021, 2022] && trade.edition == "HS17")
        #expect(trade.partners.map(\.code) == ["CHN", "KOR", "TWN"])
        // Three decimals of a thousand USD are whole dollars, without what rounding leaves.
        #expect(trade.flows(year: 0, importer: 1).map(\.value) == [1001])
        #expect(trade.flows(year: 1, importer: 1).map(\.value) == [7])
        #expect(trade.flows(year: 1, importer: 1).map(\.quantity) == [0.5])
    }

    /// What an archive holds reads the same from the folder that it was unpacked to.
    @Test func folderOfARelease() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [
            "country_codes_V202601.csv": Self.countries,
            "BACI_HS17_Y2022_V202601.csv": "t,i,j,k,v,q\n2022,156,410,281111,1.5,0.25\n",
        ]
        for (name, text) in files {
            try text.write(
                to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        #expect(TradeFile.isTrade(path: folder.path))
        let found = try TradeFile.reading(path: folder.path).trade
        #expect(found.partners.map(\.code) == ["CHN", "KOR"] && found.years == [2022])
        let empty = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: empty) }
        let error = try #require(throws: Diagnostics.self) {
            try TradeFile.reading(path: empty.path)
        }
        #expect(error.items.map(\.code) == ["no-trade-files"])
    }

    @Test func editionsAreNotMixed() throws {
        let line = "t,i,j,k,v,q\n2021,156,410,281111,1,1\n"
        let error = try #require(throws: Diagnostics.self) {
            try archive([
                "country_codes_V202601.csv": Self.countries,
                "BACI_HS12_Y2021_V202601.csv": line,
                "BACI_HS17_Y2022_V202601.csv": line.replacing("2021", with: "2022"),
            ])
        }
        #expect(error.items.map(\.code) == ["mixed-editions"])
        #expect(
            error.items[0].message
                == "the files are of several editions of the Harmonized System: HS12, HS17")
    }

    /// Areas without a code or a name go by their numbers, each for itself.
    @Test func areasWithoutACode() throws {
        let found = try archive([
            "country_codes_V202601.csv": Self.countries
                + "839,,N/A,N/A\n899,N/A,N/A,N/A\n900,NA,N/A,N/A\n",
            "BACI_HS17_Y2022_V202601.csv": "t,i,j,k,v,q\n2022,839,410,281111,1,1\n"
                + "2022,899,410,281111,2,1\n2022,900,410,281111,3,1\n",
        ])
        #expect(found.trade.partners.map(\.code) == ["839", "899", "900", "KOR"])
    }

    /// A number that the release's own list does not have is of another release.
    @Test func unknownNumbersAreRefused() throws {
        let error = try #require(throws: Diagnostics.self) {
            try archive([
                "country_codes_V202601.csv": Self.countries,
                "BACI_HS17_Y2022_V202601.csv": "t,i,j,k,v,q\n2022,156,699,281111,1,1\n",
            ])
        }
        #expect(error.items.map(\.code) == ["unknown-country"])
        #expect(error.items[0].message == "1 number is of no known country: 699")
    }

    @Test func repeatedLinesOfOneValueCountOnce() throws {
        let head = "exporter,importer,hs6,value,material\n"
        let found = try read(
            head + "CHN,KOR,811292,5,gallium\nCHN,KOR,811292,5,germanium\n")
        #expect(found.trade.count == 1)
        #expect(found.findings.map(\.code).contains("repeated-flows"))
    }

    @Test func whatDoesNotFitIsRefused() throws {
        let head = "exporter,importer,hs6,value\n"
        #expect(try codes(head + "CHN,KOR,281111,-1\n") == ["negative-value"])
        #expect(try codes(head + "CHN,KOR,2811111,1\n") == ["bad-product"])
        #expect(try codes(head + "CHN,KOR,281111,NA\n") == ["bad-value"])
        #expect(try codes(head + "CHN,KOR,281111\n") == ["wrong-row"])
        #expect(
            try codes(head + "CHN,KOR,281111,x\nCHN,KOR,28x111,1\n") == [
                "bad-value", "bad-product",
            ])
        #expect(try codes(head + "9999,KOR,281111,1\n") == ["unknown-country"])
        #expect(
            try codes(head + "CHN,KOR,281111,1\nCHN,KOR,281111,2\n") == ["repeated-flow"])
        #expect(try codes("a,b\n1,2\n") == ["wrong-header"])
        #expect(try codes(head) == ["no-flows"])
    }

    @Test func aCodeOfItsOwnStandsForItself() throws {
        let found = try read("exporter,importer,hs6,value,year\nANT,KOR,281111,1,2008\n")
        #expect(found.trade.partners.map(\.code) == ["ANT", "KOR"])
        #expect(found.findings.map(\.code) == ["own-codes", "flows-read"])
    }
}

@Suite struct CountryTests {
    @Test func namesAndVariants() {
        for word in ["Korea", "South Korea", "Republic of Korea", "kor", "KR"] {
            #expect(Country.named(word)?.alpha3 == "KOR", "\(word)")
        }
        #expect(Country.named("Taiwan")?.alpha3 == "TWN")
        #expect(
            Country.named("Turkey")?.alpha3 == "TUR" && Country.named("Türkiye")?.alpha3 == "TUR")
        #expect(Country.numbered(410)?.alpha3 == "KOR" && Country.named("Atlantis") == nil)
        #expect(Country.nearest(to: "Germny")?.alpha3 == "DEU")
    }
}
