import Foundation
import InputOutput
import Products
import TestSupport
import Testing

/// Indicators on a release of BACI against pandas, an implementation of its own, and against sums
/// that need no program.
@Suite struct DependencyReferenceTests {
    static let flows = Fixtures.products("baci-critical-2022.csv")
    /// A Python with pandas: `$CHOKEPOINT_PYTHON`, or `python3`.
    static let python = ProcessInfo.processInfo.environment["CHOKEPOINT_PYTHON"] ?? "python3"
    static let hasPandas = (try? run(["-c", "import pandas"])) != nil

    private struct Failed: Error {}

    private static func run(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed() }
        return String(decoding: data, as: UTF8.self)
    }

    @Test(
        .enabled(if: flows != nil, "the products folder is not beside $CHOKEPOINT_TABLES"),
        .enabled(
            if: hasPandas, "pandas is not installed (set CHOKEPOINT_PYTHON to one that has it)"),
        arguments: [["KOR"], ["JPN"], ["USA"], PublicGroup.named("eu27")?.members ?? []])
    func indicatorsAreThoseOfPandas(members: [String]) throws {
        let path = try #require(Self.flows).path
        let trade = try TradeFile.reading(path: path).trade
        let script = Fixtures.packageRoot.appending(path: "Tests/ProductsTests/reference.py")
        let lines = try Self.run([script.path, path, members.joined(separator: ",")])
            .split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
        let positions = members.compactMap { code in
            trade.partners.firstIndex { $0.code == code }
        }
        #expect(positions.count == members.count)
        let screen = DependencyScreen(trade, year: 0, members: positions)
        #expect(screen.rows.count == lines.count - 1 && screen.rows.count >= 28)
        for (row, cells) in zip(screen.rows, lines.dropFirst()) {
            let code = trade.products[row.product].text
            #expect(code == cells[0])
            #expect(trade.partners[row.largestOrigin].code == cells[5], "\(code)")
            let own = [
                row.outsideImports, row.imports, row.concentration, row.exports, row.largestShare,
                row.sellerDependence, row.worldConcentration,
            ]
            let theirs = [1, 2, 3, 4, 6, 7, 8].map { Double(cells[$0]) ?? .nan }
            assertClose(own, theirs, relative: 1e-12, "\(code) of \(members)")
        }
    }

    /// The same without pandas: by brute force over the lines of the file.
    @Test(.enabled(if: flows != nil, "the products folder is not beside $CHOKEPOINT_TABLES"))
    func indicatorsAreThoseOfTheLines() throws {
        let url = try #require(Self.flows)
        let trade = try TradeFile.reading(path: url.path).trade
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
            .map { $0.split(separator: ",").map(String.init) }
        #expect(trade.count == lines.count)
        let korea = try #require(trade.partners.firstIndex { $0.code == "KOR" })
        let screen = DependencyScreen(trade, year: 0, members: [korea])
        for row in screen.rows {
            let code = trade.products[row.product].text
            let bought = lines.filter { $0[1] == "KOR" && $0[2] == code }
                .compactMap { Double($0[3]) }
            let total = bought.reduce(0, +)
            #expect(row.outsideImports == total, "\(code)")
            assertClose(
                row.concentration, bought.reduce(0) { $0 + ($1 / total) * ($1 / total) },
                relative: 1e-12, code)
            let sold = lines.filter { $0[0] == "KOR" && $0[2] == code }
                .compactMap { Double($0[3]) }.reduce(0, +)
            #expect(row.exports == sold, "\(code)")
        }
    }

    /// Printed with the case of Korea: China sold most of its magnets and silicon.
    @Test(.enabled(if: flows != nil, "the products folder is not beside $CHOKEPOINT_TABLES"))
    func magnetsOfKorea() throws {
        let trade = try TradeFile.reading(path: try #require(Self.flows).path).trade
        let korea = try #require(trade.partners.firstIndex { $0.code == "KOR" })
        let screen = DependencyScreen(trade, year: 0, members: [korea])
        let magnets = try #require(
            screen.rows.first { trade.products[$0.product].text == "850511" })
        #expect(trade.partners[magnets.largestOrigin].code == "CHN")
        #expect(magnets.largestShare > 0.8 && screen.verdict(magnets).isDependent)
    }
}
