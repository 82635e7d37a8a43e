import Foundation
import InputOutput
import Products
import Testing

/// Whether the weight of a product, or its other years, show values that are no dollars.
@Suite struct UnitEvidenceTests {
    private func evidence(_ lines: [String], year: Int = 0) throws -> UnitEvidence {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try (["year,exporter,importer,hs6,value,quantity"] + lines + [""])
            .joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        let trade = try TradeFile.reading(path: file.path).trade
        return try #require(trade.unitEvidence(year: year, of: [0]).first)
    }

    /// Gallium and germanium, arsenic, coal: what they cost, a thousandth and a thousand times it.
    @Test(arguments: [("811292", 120_000.0), ("280480", 1800), ("270112", 140)])
    func weightsShowAnotherUnit(code: String, price: Double) throws {
        for (factor, isOut) in [(1.0, false), (1e-3, true), (1e3, true)] {
            let found = try evidence([
                "2022,CHN,KOR,\(code),\(factor * price * 300),200",
                "2022,CHN,JPN,\(code),\(factor * price * 700),800",
                // A flow without a weight says nothing.
                "2022,USA,JPN,\(code),\(factor * 1e9),",
            ])
            let unit = try #require(found.unitValue)
            #expect(abs(unit / (factor * price) - 1) < 1e-12)
            #expect(found.isOutOfBand == isOut && found.isChecked && !found.isJump)
        }
    }

    @Test func nothingIsKnownWithoutWeightsAndOtherYears() throws {
        let found = try evidence(["2022,CHN,KOR,811292,30,"])
        #expect(found.unitValue == nil && found.overOtherYears == nil && !found.isChecked)
        // Diamonds have no bounds: their prices lie too far apart.
        let stones = try evidence(["2022,CHN,KOR,710239,30,1"])
        #expect(stones.unitValue == 30 && stones.band == nil && !stones.isChecked)
    }

    @Test func otherYearsShowAnotherUnit() throws {
        let lines = [2019, 2020, 2021].map { "\($0),CHN,KOR,811292,\($0 - 2000),\n" }
        let years = lines.map { $0.replacingOccurrences(of: "\n", with: "") }
        let sound = try evidence(years + ["2022,CHN,KOR,811292,400,"], year: 3)
        #expect(sound.overOtherYears == 20 && !sound.isJump && sound.isChecked)
        let jump = try evidence(years + ["2022,CHN,KOR,811292,30000,"], year: 3)
        #expect(jump.overOtherYears == 1500 && jump.isJump)
        let fall = try evidence(years + ["2022,CHN,KOR,811292,0.05,"], year: 3)
        #expect(fall.isJump)
    }
}
