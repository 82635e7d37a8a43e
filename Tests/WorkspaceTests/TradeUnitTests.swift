import Foundation
import InputOutput
import Reporting
import TestSupport
import Testing
import Workspace

/// Dollars and thousand dollars taken for one another, told by weights, by other years or not at
/// all.
@Suite(.serialized) struct TradeUnitTests {
    private let codes: Set<String> = ["unit-value", "year-jump"]

    /// A file of two products whose values are this many times dollars.
    private func file(
        _ samples: Samples, _ factor: Double, hasWeights: Bool = true, years: [Int] = [2022]
    ) throws -> String {
        var lines = ["year,exporter,importer,hs6,value,quantity"]
        for year in years {
            let own = year == years.last ? factor : 1
            for (code, importer, value, weight) in [
                ("280480", "KOR", 1_500_000.0, 900.0), ("811292", "KOR", 20_000_000, 150),
                ("811292", "JPN", 90_000_000, 800),
            ] {
                let quantity = hasWeights ? "\(weight)" : ""
                lines.append("\(year),CHN,\(importer),\(code),\(own * value),\(quantity)")
            }
        }
        try "hs6,isic4\n280480,2011\n811292,2420\n".write(
            toFile: samples.path("links.csv"), atomically: true, encoding: .utf8)
        let path = samples.path("metals.csv")
        try (lines + [""]).joined(separator: "\n").write(
            toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func found(_ document: ResultDocument) -> [String] {
        document.diagnostics.map(\.code).filter(codes.contains)
    }

    private func answers(
        _ code: String, _ path: String, _ samples: Samples, _ workspace: Workspace
    ) throws -> [ResultDocument] {
        var shock = samples.tradeShock(["CHN/hs\(code):KOR=30%"])
        shock.trade = path
        shock.tradeChoices.tradeYear = nil
        shock.tradeChoices.concordance = samples.path("links.csv")
        var scan = ScanQuestion()
        scan.table = SampleQuestions.g20
        scan.trade = path
        scan.tradeChoices = shock.tradeChoices
        scan.hs = [code]
        func run(_ item: String) -> RunQuestion {
            var run = RunQuestion()
            run.source.text = """
                version: 1
                table: \(SampleQuestions.g20)
                trade: {file: \(path)}
                \(item)
                models: [extraction]
                outputs: {drivers: none}
                """
            return run
        }
        let given = run(
            "restrictions: [{exporter: CHN, hs: \"\(code)\", importer: KOR, cut: 30%, sectors: C}]")
        return [
            try workspace.answer(shock), try workspace.answer(scan), try workspace.answer(given),
        ]
    }

    @Test(arguments: ["280480", "811292"])
    func weightsTell(code: String) throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        for document in try answers(code, file(samples, 1), samples, workspace) {
            #expect(found(document) == [])
        }
        for factor in [1e-3, 1e3] {
            let path = try file(samples, factor)
            for document in try answers(code, path, samples, workspace) {
                #expect(found(document) == ["unit-value"])
                let warning = try #require(
                    document.diagnostics.first { $0.code == "unit-value" })
                #expect(warning.severity == .warning)
                #expect(warning.message.hasPrefix("HS \(code) is worth "))
            }
        }
    }

    @Test func otherYearsTell() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        let years = [2020, 2021, 2022]
        for (factor, expected) in [(1.2, []), (1e-3, ["year-jump"])] {
            let path = try file(samples, factor, hasWeights: false, years: years)
            for document in try answers("811292", path, samples, workspace) {
                #expect(found(document) == expected)
            }
        }
    }

    @Test func theLedgerSaysThatNothingTells() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        let path = try file(samples, 1e-3, hasWeights: false)
        let documents = try answers("811292", path, samples, workspace)
        for document in [documents[0], documents[2]] {
            let line = try #require(
                document.assumptions.first { $0.name == "restrictions[0].unit_check" })
            #expect(line.value == .text("not checked"))
            #expect(line.source.contains("% of the sector flow"))
            #expect(found(document) == [])
        }
        let weighed = try answers("811292", file(samples, 1), samples, workspace)
        let line = try #require(
            weighed[0].assumptions.first { $0.name == "restrictions[0].unit_check" })
        #expect(line.value == .text("115,789 USD a tonne"))
        #expect(line.source == "such goods cost 1000 to 10,000,000 USD a tonne")
    }

    /// Two products need hs before each code.
    @Test func codesNeedTheirLetters() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        let error = try #require(throws: Diagnostics.self) {
            try workspace.answer(samples.tradeShock(["CHN/hs280469,280480:KOR=50%"]))
        }
        #expect(error.items.map(\.code) == ["mixed-sectors"])
        #expect(
            error.items.first?.remedy
                == "write hs before every customs code: CHN/hs280469,hs280480:KOR=50%")
    }
}
