import Foundation
import TestSupport
import Testing

/// What is probably meant otherwise, or does nothing at all, is said.
@Suite final class UnsaidTests {
    private let folder: URL

    init() throws {
        folder = try Fixtures.temporaryFolder()
        try SmallTable().write(to: folder.appending(path: "table"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func write(_ text: String, to name: String) throws -> String {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        return path(name)
    }

    /// A scenario on the small table, with what a test adds.
    private func scenario(_ rest: String, cut: String? = "30%") throws -> String {
        let restriction =
            cut.map {
                """
                restrictions:
                  - {exporter: AAA, sectors: [man], importer: BBB, cut: \($0)}

                """
            } ?? ""
        return try write(
            """
            version: 1
            table: \(path("table"))
            \(restriction)\(rest)
            """, to: "scenario.yaml")
    }

    private func run(_ arguments: String...) throws -> RunProgram.Outcome {
        let run = try Program.run.run(arguments)
        #expect(run.status == 0, "\(run.errors)")
        return run
    }

    @Test(
        "13.4: swept values that are percent are told",
        arguments: [("10, 30", true), ("0.1, 0.3", false), ("1000%, 3000%", false)])
    func sweptValues(values: String, isTold: Bool) throws {
        let file = try scenario(
            """
            models: [cost-push]
            sweep:
              vary:
                - {parameter: models.cost-push.mark_up, values: [\(values)]}
            """)
        let text = try run("sweep", file).output
        #expect(text.contains("if 30 % is meant, write 30% or 0.3") == isTold, "\(text)")
    }

    @Test(
        "13.4: a tariff of 3 is told, one of 145% is not",
        arguments: [("3", true), ("1.25", true), ("25%", false), ("145%", false)])
    func tariffs(tariff: String, isTold: Bool) throws {
        let file = try scenario(
            """
            trade_costs:
              - {exporter: AAA, importer: BBB, sectors: [man], tariff: \(tariff)}
            models: [cost-push]
            """, cut: nil)
        let text = try run("run", file, "--full").output
        #expect(text.contains("[implausible-share]") == isTold, "\(text)")
    }

    @Test("13.4: exchange rates a hundred times too high are told, wherever they are given")
    func exchangeRates() throws {
        let output = path("euro.h5")
        let given = try run(
            "deflate", path("table"), "--rate", "108", "--currency", "EUR", "-o", output)
        #expect(given.errors.contains("one USD is given as 108 EUR"), "\(given.errors)")
        let rates = try write("from,to,rate\nUSD,EUR,92\n", to: "rates.csv")
        let listed = try run(
            "deflate", path("table"), "--rates", rates, "--currency", "EUR", "-o", output,
            "--force")
        #expect(listed.errors.contains("if 0.92 EUR are meant"), "\(listed.errors)")
        let right = try run(
            "deflate", path("table"), "--rate", "0.92", "--currency", "EUR", "-o", output,
            "--force")
        #expect(!right.errors.contains("warning"), "\(right.errors)")
    }

    @Test("13.4: growth above 100 % is told by project as by ras")
    func growth() throws {
        let totals = try write("region,quantity,value\n*,gdp,150%\n", to: "totals.csv")
        let run = try run(
            "project", path("table"), "--totals", totals, "-o", path("grown.h5"))
        #expect(run.errors.contains("the growth is 1.5, which is 150 %"), "\(run.errors)")
        #expect(run.errors.contains("(if 1.5 % is meant, write 1.5%)"), "\(run.errors)")
    }

    @Test("13.4: a threshold of 20 for shares is told")
    func thresholds() throws {
        var tables: [String] = []
        for year in [2019, 2020] {
            var table = SmallTable()
            table.year = year
            try table.write(to: folder.appending(path: "t\(year)"))
            tables.append(path("t\(year)"))
        }
        let run = try Program.run.run(
            ["exposure"] + tables + ["--user", "BBB/man", "--above", "20"])
        #expect(run.output.contains("if 20 % is meant, write 20% or 0.2"), "\(run.output)")
    }

    @Test(
        "13.3: what does nothing is said first",
        arguments: [
            (
                """
                events:
                  - name: late
                    start: 4000
                    restrictions:
                      - {exporter: AAA, sectors: [man], importer: BBB, cut: 30%}
                models: [shortage]
                """,
                "Nothing happens at event late, shortage: the shock begins on day 4000, and the "
                    + "run ends after 365 days"
            ),
            (
                """
                overlay:
                  - {product: x, importer: BBB, users: [man], cut: 50%, origin_share: 0,
                     user_share: 40%}
                """,
                "Nothing happens at overlay x: an origin share of 0 is no supply that could be lost"
            ),
        ])
    func idleParts(rest: String, sentence: String) throws {
        let text = try run("run", try scenario(rest, cut: nil)).output
        #expect(text.replacing("\n", with: " ").contains(sentence), "\(text)")
    }

    @Test("13.3: a mark-up of 0 is said first")
    func noMarkUp() throws {
        let text = try run(
            "shock", path("table"), "--restrict", "AAA/man:BBB=30%", "--model", "cost-push",
            "--mark-up", "0"
        ).output
        #expect(text.contains("Nothing happens at cost-push: a mark-up of 0 makes"), "\(text)")
    }

    @Test(
        "13.16: a parameter that no model of the run takes is told, however few draws there are",
        arguments: [
            ("restrictions[0].rent", "exporter, lost", true),
            ("restrictions[0].cut", "20%, 30%", false),
        ])
    func untakenParameters(path: String, values: String, isTold: Bool) throws {
        let file = try scenario(
            """
            models: [extraction]
            sweep:
              vary:
                - {parameter: "\(path)", values: [\(values)]}
            """)
        let text = try run("sweep", file).output
        #expect(text.contains("no model of this run uses it") == isTold, "\(text)")
    }

    @Test("13.12: --top acts on the tables switches and glossary too")
    func topActsOnEveryTable() throws {
        let switches = try run(
            "sensitivity", path("table"), "--of", "AAA", "--top", "3", "--table", "switches",
            "--format", "csv")
        #expect(switches.output.split(separator: "\n").count == 4, "\(switches.output)")
        let glossary = try run(
            "explain", "--top", "2", "--table", "glossary", "--format", "csv")
        #expect(glossary.output.contains("\n"))
        #expect(glossary.output.count < 8000, "\(glossary.output.count)")
    }

    @Test("13.10: a rest of the world that holds other countries is not compared")
    func restsOfTheWorldAreOthers() throws {
        func table(_ regions: [String], year: Int) throws -> String {
            var table = SmallTable()
            table.regions = regions
            table.year = year
            try table.write(to: folder.appending(path: "t\(year)"))
            return path("t\(year)")
        }
        let first = try table(["USA", "ROW", "DEU"], year: 2010)
        let other = try table(["USA", "ROW", "FRA"], year: 2015)
        let text = try run("compare", first, other, "--full").output
        #expect(text.contains("ROW is left out: the tables have other regions"), "\(text)")
        #expect(!text.contains("value added  ROW"), "\(text)")
        let same = try table(["USA", "ROW", "DEU"], year: 2020)
        #expect(!(try run("compare", first, same, "--full").output.contains("is left out")))
    }
}
