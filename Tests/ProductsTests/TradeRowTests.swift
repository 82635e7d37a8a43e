import Foundation
import InputOutput
import Products
import TestSupport
import Testing

/// Flows are kept in few bytes while a file is read: what comes out is what the file says, to the
/// last bit, whether it fits into these or not.
@Suite struct TradeRowTests {
    /// A flow as a file writes it.
    private struct Line {
        var exporter = "156"
        var importer = "410"
        let product: Int
        let value: String
        let quantity: String

        var text: String { "2022,\(exporter),\(importer),\(product),\(value),\(quantity)\n" }
    }

    /// The value and weight of every line by exporter, importer and product, as its text says.
    private func check(_ lines: [Line], _ reading: TradeReading) throws {
        struct Key: Hashable { let exporter, importer: String, product: CustomsCode }
        let trade = reading.trade
        var found: [Key: BilateralTrade.Flow] = [:]
        for importer in trade.partners.indices {
            for flow in trade.flows(year: 0, importer: importer) {
                let key = Key(
                    exporter: trade.partners[flow.exporter].code,
                    importer: trade.partners[importer].code, product: trade.products[flow.product])
                #expect(found.updateValue(flow, forKey: key) == nil)
            }
        }
        #expect(found.count == lines.count)
        func code(_ text: String) -> String {
            Int(text).flatMap { Country.numbered($0)?.alpha3 } ?? text
        }
        for line in lines {
            let key = Key(
                exporter: code(line.exporter), importer: code(line.importer),
                product: try #require(CustomsCode(number: UInt32(line.product))))
            let flow = try #require(found[key], "\(line.text)")
            let thousands = try #require(Decimal(string: line.value))
            let usd = try #require(Double("\(thousands * 1000)"))
            #expect(flow.value.bitPattern == usd.bitPattern, "\(line.text)")
            let quantity = line.quantity == "NA" ? nil : Double(line.quantity)
            #expect(flow.quantity?.bitPattern == quantity?.bitPattern, "\(line.text)")
        }
    }

    private func read(_ lines: [Line]) throws -> TradeReading {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "trade.csv")
        try Data(("t,i,j,k,v,q\n" + lines.map(\.text).joined()).utf8).write(to: file)
        return try TradeFile.reading(path: file.path)
    }

    /// Every length of a number that vector instructions take, and those next to it.
    @Test func numbersOfEveryLength() throws {
        let digits = "9876543210123"
        var numbers = ["0", "0.0", "0.001", "137438953.470", "137438953.471", "137438953.472"]
        for whole in 1...10 {
            numbers.append(String(digits.prefix(whole)))
            for decimals in 1...3 {
                numbers.append(
                    digits.prefix(whole) + "." + digits.dropFirst(10 - whole).prefix(decimals))
                numbers.append(String(repeating: "9", count: whole) + ".999".prefix(decimals + 1))
            }
        }
        let weights = numbers + ["NA", "1.2345", "0.00050", "1234567.1234567", "12345678.0000"]
        let lines = numbers.flatMap { value in weights.map { (value, $0) } }.enumerated().map {
            Line(product: 10_121 + 7 * $0, value: $1.0, quantity: $1.1)
        }
        try check(lines, try read(lines))
    }

    /// More exporters and products than a row has room for.
    @Test func moreCodesThanRowsHold() throws {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        // Codes of no country stand for themselves.
        let exporters = (0..<400).map { "Q\(letters[$0 / 26])\(letters[$0 % 26])" }
            .filter { Country.named($0) == nil }
        #expect(exporters.count > 300)
        let many = exporters.enumerated().flatMap { k, exporter in
            (0..<20).map {
                Line(
                    exporter: exporter, product: 850_511 + $0, value: "\(k + 1).\(100 + $0)",
                    quantity: $0 == 3 ? "NA" : "\($0).5")
            }
        }
        try check(many, try read(many))
        let products = (0..<40_000).map {
            Line(
                exporter: $0 % 2 == 0 ? "156" : "392", product: 10_000 + 20 * $0,
                value: "\($0 + 1).250", quantity: "\($0).125")
        }
        let reading = try read(products)
        #expect(reading.trade.products.count == products.count)
        try check(products, reading)
    }

    /// Bad lines that are not listed are counted in one finding, wherever they stand.
    @Test func badLinesAreCounted() throws {
        let plain = (0..<60_000).map {
            Line(product: 10_121 + 14 * $0, value: "1.5", quantity: "NA").text
        }
        var lines = plain
        for place in 0..<200 { lines[place * 290] = "2022,156,410,281111,x,1\n" }
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "trade.csv")
        try Data(("t,i,j,k,v,q\n" + lines.joined()).utf8).write(to: file)
        let error = try #require(throws: Diagnostics.self) {
            try TradeFile.reading(path: file.path)
        }
        #expect(error.items.map(\.code).dropLast() == Array(repeating: "bad-value", count: 20)[...])
        let last = try #require(error.items.last)
        #expect(last.code == "more-problems" && last.location.file == file.path)
        #expect(last.message == "180 more problems are not shown")
    }
}
