import Foundation
import InputOutput
import Products
import TestSupport
import Testing

/// UN Comtrade's files, new and old: years, totals and editions, and what is a part of them.
@Suite struct TradeReportsTests {
    private func read(_ text: String, _ options: TradeOptions = .init()) throws -> TradeReading {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "trade.csv")
        try text.write(to: file, atomically: true, encoding: .utf8)
        return try TradeFile.reading(path: file.path, options: options)
    }

    private func errors(_ text: String) throws -> [Diagnostic] {
        try #require(throws: Diagnostics.self) { try read(text) }.items
    }

    /// Months of one value are no repeats of a year.
    @Test(arguments: [
        (
            "freqCode,refYear,period,reporterISO,flowCode,partnerISO,cmdCode,primaryValue",
            ["M,2022,202201,KOR,M,JPN,281111,60", "M,2022,202202,KOR,M,JPN,281111,60"]
        ),
        (
            "refYear,period,reporterISO,flowCode,partnerISO,cmdCode,primaryValue",
            ["2022,202203,KOR,M,JPN,281111,60"]
        ),
        (
            "refYear,refMonth,reporterISO,flowCode,partnerISO,cmdCode,primaryValue",
            ["2022,3,KOR,M,JPN,281111,60"]
        ),
        ("year,month,exporter,importer,hs6,value", ["2022,12,JPN,KOR,281111,60"]),
    ])
    func monthsAreNoYears(header: String, lines: [String]) throws {
        let found = try errors(([header] + lines).joined(separator: "\n") + "\n")
        #expect(found.map(\.code) == lines.map { _ in "not-annual" })
        #expect(found[0].location.line == 2)
    }

    /// Annual data say so in the same columns.
    @Test func yearsAreYears() throws {
        let head = "freqCode,refYear,refMonth,period,reporterISO,flowCode,partnerISO,cmdCode,"
        let found = try read(head + "primaryValue\nA,2022,52,2022,KOR,M,JPN,281111,60\n")
        #expect(found.trade.years == [2022] && found.trade.total(year: 0) == 60)
    }

    private static let split =
        "refYear,reporterISO,flowCode,partnerISO,motCode,customsCode,cmdCode,primaryValue\n"

    /// Of a split by transport the total counts, once, and a split without one is refused.
    @Test func aTotalCountsOnce() throws {
        let total = "2022,KOR,M,JPN,0,C00,281111,120\n"
        let parts = "2022,KOR,M,JPN,1000,C00,281111,60\n2022,KOR,M,JPN,2100,C00,281111,60\n"
        let found = try read(Self.split + parts + total)
        #expect(found.trade.count == 1 && found.trade.total(year: 0) == 120)
        #expect(found.findings.map(\.code).contains("parts-left-out"))
        let other = "2022,KOR,M,CHN,0,C00,281111,5\n"
        for text in [parts, parts + other] {
            let alone = try errors(Self.split + text)
            #expect(alone.map(\.code) == ["no-total", "no-total"])
            #expect(alone.map(\.location.line) == [2, 3])
        }
        let procedure = try errors(Self.split + "2022,KOR,M,JPN,0,C04,281111,60\n")
        #expect(procedure.map(\.code) == ["no-total"])
    }

    /// Lines that are alike in what is read and differ elsewhere are two flows, not one twice.
    @Test func onlyEqualLinesAreRepeats() throws {
        let head = "refYear,reporterISO,flowCode,partnerISO,cmdCode,primaryValue,aggrLevel\n"
        let line = "2022,KOR,M,JPN,281111,60,6\n"
        let same = try read(head + line + line)
        #expect(same.trade.total(year: 0) == 60)
        #expect(same.findings.map(\.code).contains("repeated-flows"))
        let found = try errors(head + line + "2022,KOR,M,JPN,281111,60,7\n")
        #expect(found.map(\.code) == ["repeated-flow"])
        #expect(
            found[0].message == """
                JPN to KOR, product 281111, 2022 appears twice with one value, 60 USD, in line 2 \
                and line 3, which differ in other cells
                """)
    }

    private static let classified =
        "refYear,reporterISO,flowCode,partnerISO,classificationCode,cmdCode,primaryValue\n"

    @Test func theEditionIsRead() throws {
        let found = try read(Self.classified + "2022,KOR,M,JPN,H6,281111,60\n")
        #expect(found.trade.edition == "HS22")
        #expect(try read(Self.classified + "2022,KOR,M,JPN,HS,281111,6\n").trade.edition == nil)
    }

    /// What is not read, such as the other direction, may be of another edition.
    @Test func editionsAreNotMixed() throws {
        let one = "2022,KOR,M,JPN,H6,281111,60\n"
        let found = try errors(Self.classified + one + "2021,KOR,M,CHN,H5,281111,40\n")
        #expect(found.map(\.code) == ["mixed-editions"])
        #expect(
            found[0].message == "the lines of the file are of several editions of the Harmonized "
                + "System: HS17, HS22")
        let exports = try read(Self.classified + one + "2022,JPN,X,KOR,H5,281111,58\n")
        #expect(exports.trade.edition == "HS22")
        let other = try errors(Self.classified + "2022,KOR,M,JPN,S3,281111,60\n")
        #expect(other.map(\.code) == ["other-classification"] && other[0].location.line == 2)
    }

    /// The columns of before 2023: numbers for flows, kilograms, sums of two and four digits.
    @Test func oldColumns() throws {
        let text = """
            Classification,Year,Period,Trade Flow Code,Trade Flow,Reporter Code,Reporter ISO,\
            Partner Code,Partner ISO,Commodity Code,Netweight (kg),Trade Value (US$)
            H5,2019,2019,1,Import,410,KOR,392,JPN,281111,1000,36300000
            H5,2019,2019,1,Import,410,KOR,392,JPN,28,1000,36300000
            H5,2019,2019,1,Import,410,KOR,0,WLD,281111,1000,36300000
            H5,2019,2019,2,Export,392,JPN,410,KOR,281111,900,35000000
            H5,2019,2019,3,Re-Export,392,JPN,410,KOR,281111,1,1

            """
        let found = try read(text)
        let flows = found.trade.flows(year: 0, importer: 1)
        #expect(flows.map(\.value) == [36_300_000] && flows.map(\.quantity) == [1])
        #expect(
            found.trade.edition == "HS17" && found.trade.partners.map(\.code) == ["JPN", "KOR"])
        var options = TradeOptions()
        options.reports = .exports
        #expect(try read(text, options).trade.total(year: 0) == 35_000_000)
        let bad = try errors(text.replacing(",3,Re-Export", with: ",9,Other"))
        #expect(bad.map(\.code) == ["bad-flow"])
    }

    /// Codes of economies in numbers, where a file has no others.
    @Test func numbersOfEconomies() throws {
        let found = try read(
            "refYear,reporterCode,flowCode,partnerCode,cmdCode,primaryValue\n"
                + "2022,410,M,842,281111,60\n2022,410,M,0,281111,60\n")
        #expect(found.trade.partners.map(\.code) == ["KOR", "USA"])
        #expect(found.trade.total(year: 0) == 60)
    }
}
