import Foundation
import InputOutput
import Products
import TestSupport
import Testing

/// Importers’ and exporters’ reports of the same flows.
@Suite struct MirroredTradeTests {
    private func compared(
        _ lines: [String], _ choice: MirroredTrade.Choice = .init()
    ) throws -> MirroredTrade {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "comtrade.csv").path
        let header = "period,reporterISO,flowCode,partnerISO,cmdCode,primaryValue"
        try ([header] + lines).joined(separator: "\n").appending("\n")
            .write(toFile: path, atomically: true, encoding: .utf8)
        func trade(_ reports: TradeOptions.Reports) throws -> BilateralTrade {
            var options = TradeOptions()
            options.reports = reports
            return try TradeFile.reading(path: path, options: options).trade
        }
        return MirroredTrade(
            imports: try trade(.imports), exports: try trade(.exports), year: (0, 0),
            choice: choice)
    }

    /// By hand: 110 against 100 is a gap of 10 over a mean of 105.
    @Test func gapsByHand() throws {
        let mirrored = try compared([
            "2022,KOR,M,JPN,281111,110", "2022,JPN,X,KOR,281111,100",
            "2022,KOR,M,JPN,850511,30", "2022,JPN,X,KOR,850512,50",
            "2022,JPN,M,KOR,850511,7", "2022,KOR,X,JPN,850511,7",
        ])
        #expect(mirrored.partners.map(\.code) == ["JPN", "KOR"])
        // The widest gap first.
        #expect(mirrored.flows.map(\.product.text) == ["850512", "850511", "281111", "850511"])
        #expect(mirrored.flows.map(\.gap) == [-50, 30, 10, 0])
        #expect(mirrored.flows.map(\.relativeGap) == [2, 2, 10 / 105.0, 0])
        #expect(mirrored.flows[0].imports == nil && mirrored.flows[1].exports == nil)
        #expect(mirrored.matchedCount == 2)
        #expect(mirrored.withoutCounterpart == (0, 0))
        let pair = try #require(mirrored.pairs.first)
        #expect(pair.products == 3 && pair.imports == 140 && pair.exports == 150)
        #expect(pair.distance == 90 && pair.gap == -10)
        assertClose(try #require(pair.relativeGap), 90 / 145, relative: 1e-15)
        assertClose(try #require(mirrored.relativeGap), 90 / 152, relative: 1e-15)
        // Four flows are too few for a score.
        #expect(mirrored.usual == nil && mirrored.flows.allSatisfy { $0.score == nil })
    }

    /// Freight of 5 % everywhere is usual; a flow reported at ten times its worth is not.
    @Test func oddRatiosAreNamed() throws {
        var lines: [String] = []
        for k in 0..<20 {
            let value = 1000 + 10 * k
            lines.append(
                "2022,KOR,M,JPN,\(850100 + k),\(Double(value) * (1.04 + 0.001 * Double(k)))")
            lines.append("2022,JPN,X,KOR,\(850100 + k),\(k == 13 ? 10 * value : value)")
        }
        let mirrored = try compared(lines)
        let usual = try #require(mirrored.usual)
        assertClose(exp(usual.median), 1.05, relative: 0.01)
        let odd = mirrored.flows.filter { abs($0.score ?? 0) >= 3.5 }
        #expect(odd.map(\.product.text) == ["850113"])
        #expect((odd.first?.score ?? 0) < 0)
        #expect(mirrored.flows.first?.product.text == "850113")
    }

    /// Whoever reports nothing on a side leaves nothing to compare there.
    @Test func silentEconomiesAreCounted() throws {
        let lines = [
            "2022,KOR,M,JPN,281111,110", "2022,JPN,X,KOR,281111,100",
            "2022,KOR,M,PRK,281111,5", "2022,JPN,X,PRK,281111,4", "2022,JPN,X,PRK,850511,4",
        ]
        let mirrored = try compared(lines)
        #expect(mirrored.flows.count == 1)
        #expect(mirrored.withoutCounterpart == (1, 2))
        var choice = MirroredTrade.Choice()
        choice.importers = ["PRK"]
        let none = try compared(lines, choice)
        #expect(none.flows.isEmpty && none.relativeGap == nil)
        #expect(none.withoutCounterpart == (0, 2))
    }
}
