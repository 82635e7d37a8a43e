import Foundation
import InputOutput
import Products
import TestSupport
import Testing

/// Files of UN Comtrade, which say of every line what it is of.
@Suite struct ReportedTradeTests {
    private func read(_ text: String, mapping: String? = nil) throws -> TradeReading {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "trade.csv")
        try Data(text.utf8).write(to: file)
        var options = TradeOptions()
        if let mapping {
            let list = folder.appending(path: "mapping.csv")
            try Data("key,value\n\(mapping)\n".utf8).write(to: list)
            options.mapping = list.path
        }
        return try TradeFile.reading(path: file.path, options: options)
    }

    private func problems(_ text: String, mapping: String? = nil) throws -> [Diagnostic] {
        try #require(throws: Diagnostics.self) { try read(text, mapping: mapping) }.items
    }

    /// What Korea buys from Japan, USD.
    private func value(_ reading: TradeReading) -> Double? {
        let trade = reading.trade
        guard let seller = trade.partners.firstIndex(where: { $0.code == "JPN" }),
            let buyer = trade.partners.firstIndex(where: { $0.code == "KOR" })
        else { return nil }
        return trade.value(year: 0, exporter: seller, importer: buyer, product: 0)
    }

    /// Months of a year are no year.
    @Test func monthsAreRefused() throws {
        let monthly = """
            freqCode,refYear,period,reporterISO,partnerISO,flowCode,cmdCode,primaryValue
            M,2022,202201,KOR,JPN,M,281111,60
            M,2022,202202,KOR,JPN,M,281111,60

            """
        let found = try problems(monthly)
        #expect(found.map(\.code) == ["not-yearly", "not-yearly"])
        #expect(found.map(\.location.line) == [2, 3])
        let periods = """
            refYear,period,reporterISO,partnerISO,flowCode,cmdCode,primaryValue
            2022,2022,KOR,JPN,M,281111,60
            2022,202202,KOR,CHN,M,281111,60

            """
        #expect(try problems(periods).map(\.location.line) == [3])
        let yearly = """
            freqCode,refYear,period,reporterISO,partnerISO,flowCode,cmdCode,primaryValue
            A,2022,2022,KOR,JPN,M,281111,60

            """
        #expect(try value(read(yearly)) == 60)
    }

    /// Lines by mode of transport or customs procedure are parts of a total.
    @Test func partsOfAFlowDoNotCount() throws {
        let head =
            "refYear,reporterISO,partnerISO,flowCode,cmdCode,motCode,customsCode,partner2ISO,"
            + "primaryValue\n"
        let total = "2022,KOR,JPN,M,281111,0,C00,W00,120\n"
        let parts = """
            2022,KOR,JPN,M,281111,1000,C00,W00,60
            2022,KOR,JPN,M,281111,2100,C00,W00,60
            2022,KOR,JPN,M,281111,0,C00,CHN,5

            """
        let found = try read(head + parts + total)
        #expect(value(found) == 120 && found.trade.count == 1)
        let note = try #require(found.findings.first { $0.code == "parts-left-out" })
        #expect(note.message.hasPrefix("3 lines are parts of flows"))
        #expect(try problems(head + parts).map(\.code) == ["no-flows"])
        let other = "2022,KOR,CHN,M,281111,0,C00,W00,7\n"
        let missing = try problems(head + parts + other)
        #expect(missing.map(\.code) == ["no-total"])
        #expect(missing[0].message.hasSuffix("JPN to KOR, product 281111, 2022"))
        #expect(missing[0].message.hasPrefix("a flow has lines"))
    }

    @Test func editionsOfLinesAreNotMixed() throws {
        let head =
            "refYear,reporterISO,partnerISO,flowCode,classificationCode,cmdCode,"
            + "primaryValue\n"
        let one = try read(head + "2022,KOR,JPN,M,H6,281111,1\n")
        #expect(one.trade.edition == "HS22")
        let mixed = try problems(
            head + "2022,KOR,JPN,M,H6,281111,1\n2021,KOR,JPN,M,H5,281111,1\n")
        #expect(mixed.map(\.code) == ["mixed-editions"])
        #expect(mixed[0].message.hasSuffix(": HS17, HS22"))
    }

    /// Older files call their columns otherwise, number directions and weigh in kilograms.
    @Test func olderFiles() throws {
        let text = """
            Classification,Year,Trade Flow Code,Reporter Code,Partner Code,Commodity Code,\
            Netweight (kg),Trade Value (US$)
            H5,2022,1,410,392,281111,1000,36300000
            H5,2022,1,410,0,281111,1000,36300000
            H5,2022,2,392,410,281111,900,36000000
            H5,2022,1,410,392,28,1000,36300000

            """
        let found = try read(text)
        #expect(value(found) == 36_300_000 && found.trade.count == 1)
        let flow = try #require(
            found.trade.partners.indices.flatMap { found.trade.flows(year: 0, importer: $0) }
                .first)
        #expect(flow.quantity == 1)
        #expect(found.trade.edition == "HS17")
    }

    /// A mapping says what the names of columns do not.
    @Test func mappingBesideNames() throws {
        let text = "i,j,cmd,value\nJPN,KOR,281111,60.5\n"
        #expect(try value(read(text, mapping: "value_unit,thousand USD")) == 60_500)
        let own = "seller,j,cmd,value,fob\nJPN,KOR,281111,1,2\n"
        let mapped = "exporter_column,seller\nvalue_column,fob"
        #expect(try value(read(own, mapping: mapped)) == 2)
        let wrong = try problems(own, mapping: "exporter_column,sellerr")
        #expect(wrong.map(\.code) == ["no-such-column"])
        #expect(wrong[0].remedy == "did you mean seller?")
    }

    @Test func twoValuesAreSaidWithTheirLines() throws {
        let found = try problems(
            "exporter,importer,hs6,value\nJPN,KOR,281111,1.5\nCHN,KOR,281111,9\n"
                + "JPN,KOR,281111,2\n")
        #expect(found.map(\.code) == ["repeated-flow"])
        #expect(found[0].location.line == 4)
        #expect(
            found[0].message
                == "JPN to KOR, product 281111, appears twice: 2 USD here, and 1.5 USD in line 2")
        let weights = try problems(
            "exporter,importer,hs6,year,value,quantity\nJPN,KOR,281111,2022,1,3\n"
                + "JPN,KOR,281111,2022,1,\n")
        #expect(
            weights[0].message
                == """
                JPN to KOR, product 281111, 2022, appears twice: no weight here, and 3 tonnes in \
                line 2
                """)
    }

    @Test func flowsToOneselfAreSaid() throws {
        let found = try read("exporter,importer,hs6,year,value\nKOR,KOR,281111,2022,1\n")
        #expect(found.findings.map(\.code).contains("own-flows"))
    }

    /// A month is no year in a file of one's own either, and 52 is all of one.
    @Test func columnsOfMonths() throws {
        let own = "year,month,exporter,importer,hs6,value\n2022,3,JPN,KOR,281111,60\n"
        #expect(try problems(own).map(\.code) == ["not-yearly"])
        let annual = "refYear,refMonth,reporterISO,partnerISO,flowCode,cmdCode,primaryValue\n"
        #expect(try value(read(annual + "2022,52,KOR,JPN,M,281111,60\n")) == 60)
    }

    /// Lines of one value that differ in what is not read are two flows, not one twice.
    @Test func onlyEqualLinesAreRepeats() throws {
        let head = "refYear,reporterISO,flowCode,partnerISO,cmdCode,primaryValue,aggrLevel\n"
        let line = "2022,KOR,M,JPN,281111,60,6\n"
        let same = try read(head + line + line)
        #expect(value(same) == 60)
        #expect(same.findings.map(\.code).contains("repeated-flows"))
        let found = try problems(head + line + "2022,KOR,M,JPN,281111,60,7\n")
        #expect(found.map(\.code) == ["repeated-flow"] && found[0].location.line == 3)
        #expect(
            found[0].message == """
                JPN to KOR, product 281111, 2022, appears twice with the same value: here, and in \
                line 2, which differs in other cells
                """)
    }

    /// What is not read may be of another edition; what is no edition of HS is refused.
    @Test func editionsOfWhatIsRead() throws {
        let head =
            "refYear,reporterISO,partnerISO,flowCode,classificationCode,cmdCode,primaryValue\n"
        let one = "2022,KOR,JPN,M,H6,281111,60\n"
        let both = try read(head + one + "2022,JPN,KOR,X,H5,281111,58\n")
        #expect(both.trade.edition == "HS22")
        #expect(try read(head + "2022,KOR,JPN,M,HS,281111,60\n").trade.edition == nil)
        let other = try problems(head + "2022,KOR,JPN,M,S3,28111,60\n")
        #expect(other.map(\.code) == ["other-classification"] && other[0].location.line == 2)
    }

    /// Re-exports are part of exports, and imports for processing of imports.
    @Test func partsOfImportsAndExports() throws {
        let head = "refYear,reporterISO,partnerISO,flowCode,cmdCode,primaryValue\n"
        let found = try read(
            head + "2022,KOR,JPN,M,281111,60\n2022,KOR,JPN,RM,281111,5\n"
                + "2022,KOR,JPN,MIP,281111,7\n")
        #expect(value(found) == 60 && found.trade.count == 1)
        let note = try #require(found.findings.first { $0.code == "re-trade-left-out" })
        #expect(note.message.hasPrefix("2 lines of re-imports"))
        #expect(try problems(head + "2022,KOR,JPN,Q,281111,60\n").map(\.code) == ["bad-flow"])
    }

    /// Who sells and who buys are what they are, whatever else a line says.
    @Test func directionsBesideSellers() throws {
        let found = try read(
            "year,exporter,importer,flowCode,hs6,value\n2022,JPN,KOR,M,281111,60\n")
        #expect(value(found) == 60)
    }
}
