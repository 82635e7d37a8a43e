import Foundation
import InputOutput
import Products
import TestSupport
import Testing

/// The native file of trade gives back what was written, and a damaged one says so.
@Suite struct NativeTradeTests {
    private static let text = """
        year,exporter,importer,hs6,value,quantity
        2021,CHN,KOR,281111,60000000,6
        2021,JPN,KOR,281111,30000000,
        2021,KOR,JPN,010121,5,1
        2022,CHN,KOR,281111,70000000,7
        2022,DEU,FRA,281111,1000,0.5
        2022,FRA,KOR,281111,25,

        """

    /// The trade of the text, the native file made of it, and what is to be removed.
    private func made() throws -> (trade: BilateralTrade, file: URL, folder: URL) {
        let folder = try Fixtures.temporaryFolder()
        let source = folder.appending(path: "trade.csv")
        try Self.text.write(to: source, atomically: true, encoding: .utf8)
        let trade = try TradeFile.reading(path: source.path).trade
        let file = folder.appending(path: "trade.h5")
        try TradeFile.write(trade, to: file.path)
        return (trade, file, folder)
    }

    @Test func comesBack() throws {
        let (trade, file, folder) = try made()
        defer { try? FileManager.default.removeItem(at: folder) }
        let again = try TradeFile.reading(path: file.path).trade
        #expect(again.years == trade.years && again.partners == trade.partners)
        #expect(again.products == trade.products && again.edition == trade.edition)
        #expect(again.count == 6)
        for year in trade.years.indices {
            for importer in trade.partners.indices {
                #expect(
                    again.flows(year: year, importer: importer)
                        == trade.flows(year: year, importer: importer))
            }
        }
    }

    /// Names of products are kept where there are any, and the file opens with its total.
    @Test func namesComeBack() throws {
        let (trade, file, folder) = try made()
        defer { try? FileManager.default.removeItem(at: folder) }
        let bare = try TradeFile.reading(path: file.path)
        #expect(bare.names.isEmpty)
        let note = try #require(bare.findings.first?.message)
        #expect(note.hasPrefix("6 flows of 2 products between 5 economies, from trade.csv; 2021: "))
        #expect(
            note.hasSuffix(" economies, from trade.csv; 2021: 90 million USD, 2022: 70 million USD")
        )
        let named = folder.appending(path: "named.h5")
        let code = try #require(CustomsCode("281111"))
        try TradeFile.write(trade, names: [code: "Hydrogen fluoride\t(acid)"], to: named.path)
        let again = try TradeFile.reading(path: named.path)
        #expect(again.names == [code: "Hydrogen fluoride (acid)"])
        #expect(again.trade.flows(year: 0, importer: 4) == trade.flows(year: 0, importer: 4))
        var damaged = try Data(contentsOf: named)
        let place = try #require(damaged.range(of: Data("Hydrogen".utf8))).lowerBound
        damaged[place] = UInt8(ascii: "h")
        try damaged.write(to: named)
        let error = try #require(throws: Diagnostics.self) {
            try TradeFile.reading(path: named.path)
        }
        #expect(error.items.map(\.code) == ["damaged-file"])
    }

    /// Screens from the file's own sums are those from the flows.
    @Test(arguments: [["KOR"], ["DEU", "FRA"], ["KOR", "JPN"]])
    func screensAlike(members: [String]) throws {
        let (trade, file, folder) = try made()
        defer { try? FileManager.default.removeItem(at: folder) }
        let again = try TradeFile.reading(path: file.path).trade
        let positions = members.compactMap { code in
            trade.partners.firstIndex { $0.code == code }
        }
        for year in trade.years.indices {
            let one = DependencyScreen(trade, year: year, members: positions)
            let two = DependencyScreen(again, year: year, members: positions)
            #expect(one.rows.map(\.outsideImports) == two.rows.map(\.outsideImports))
            #expect(one.rows.map(\.exports) == two.rows.map(\.exports))
            #expect(one.rows.map(\.worldConcentration) == two.rows.map(\.worldConcentration))
            #expect(one.rows.map(\.sellerDependence) == two.rows.map(\.sellerDependence))
        }
    }

    @Test func theSameTradeIsTheSameFile() throws {
        let (trade, file, folder) = try made()
        defer { try? FileManager.default.removeItem(at: folder) }
        let other = folder.appending(path: "again.h5")
        try TradeFile.write(trade, to: other.path)
        #expect(try Data(contentsOf: file) == Data(contentsOf: other))
    }

    /// Every single byte that is changed is found, or changes nothing that is read.
    @Test func damageIsFound() throws {
        let (trade, file, folder) = try made()
        defer { try? FileManager.default.removeItem(at: folder) }
        let whole = try Data(contentsOf: file)
        var found = 0
        for offset in stride(from: 0, to: whole.count, by: 61) {
            var damaged = whole
            damaged[offset] ^= 0x10
            try damaged.write(to: file)
            do throws(Diagnostics) {
                let again = try TradeFile.reading(path: file.path).trade
                try again.check()
                for importer in trade.partners.indices {
                    #expect(
                        again.flows(year: 0, importer: importer)
                            == trade.flows(year: 0, importer: importer))
                }
            } catch {
                found += 1
                #expect(error.hasErrors)
            }
        }
        #expect(found > 50)
        try whole.dropLast(9).write(to: file)
        let error = try #require(throws: Diagnostics.self) {
            try TradeFile.reading(path: file.path)
        }
        #expect(error.items.map(\.code) == ["damaged-file"])
    }
}
