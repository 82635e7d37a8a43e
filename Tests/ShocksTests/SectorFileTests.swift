import Foundation
import InputOutput
import Shocks
import TestSupport
import Testing

/// Small files that say something of sectors: stocks in days, and ratings of inputs.
@Suite struct SectorFileTests {
    private let table: MRIOTable

    init() throws { table = try RandomTable.make(regions: 2, sectors: 3, seed: 1) }

    private func file<T>(_ text: String, _ body: (String) throws -> T) throws -> T {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "sectors-\(UUID().uuidString).csv")
        try text.write(to: url, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url.path)
    }

    private func days(_ text: String) throws -> [Int: Double] {
        try file(text) {
            try SectorNumbersFile.read(
                path: $0, quantity: "days", within: 1...1000, labels: LabelResolver(table.layout))
        }
    }

    private func ratings(_ text: String) throws -> [Double] {
        try file(text) {
            try CriticalityFile.read(
                path: $0, labels: LabelResolver(table.layout), layout: table.layout)
        }
    }

    private func codes(_ body: () throws -> Void) -> [String] {
        do {
            try body()
            return []
        } catch let error as Diagnostics {
            return error.items.map(\.code)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func daysOfSomeSectors() throws {
        #expect(try days("sector,days\ns3,24\ns1,52.5\n") == [2: 24, 0: 52.5])
        #expect(try days("sector,days\n*,90\ns2,1\n") == [0: 90, 1: 1, 2: 90])
        #expect(codes { _ = try days("sector,days\ns9,24\n") } == ["unknown-sector"])
        #expect(
            codes { _ = try days("sector,days\ns1,0.5\ns2,x\n") } == ["bad-number", "bad-number"])
        #expect(codes { _ = try days("sector,stock\ns1,5\n") } == ["wrong-header"])
    }

    @Test func ratingsOfEveryPair() throws {
        // Later lines go before earlier ones; input p for user j at p + 3j.
        #expect(
            try ratings("input,user,rating\n*,*,0.5\ns1,s2,1\ns3,*,0\n")
                == [0.5, 0.5, 0, 1, 0.5, 0, 0.5, 0.5, 0])
        #expect(codes { _ = try ratings("input,user,rating\ns1,s1,1\n") } == ["missing-rating"])
        #expect(codes { _ = try ratings("input,user,rating\n*,*,0.7\n") } == ["bad-rating"])
    }
}
