import Foundation
import TestSupport
import Testing

/// What people met: answers that were wrong without a word, or useless. Each is told by the program
/// now.
@Suite final class FaultTests: FaultFolder {
    // MARK: Tables that cannot be computed with

    @Test("13.2: a singular table is refused by all") func aSingularTableIsRefusedByAll() throws {
        // What CCC makes it uses up: its columns of A add up to 1 within the region.
        let table = try table { table in
            for i in 6..<9 {
                for j in 0..<6 { table.Z[i][j] = 0 }
                table.Y[i] = [Double](repeating: 0, count: 6)
            }
            for j in 6..<9 {
                for i in 0..<6 { table.Z[i][j] = 0 }
                for i in 6..<9 { table.Z[i][j] = 10 }
            }
        }
        for arguments in [
            ["multipliers", table], ["exposure", table], ["origins", table], ["scan", table],
            ["shock", table, "--restrict", "AAA/agr:BBB=30%"],
        ] {
            let run = try Program.run.run(arguments)
            #expect(run.status == 1, "\(arguments)")
            #expect(run.errors.contains("I − A is singular"), "\(arguments): \(run.errors)")
            #expect(run.output.isEmpty)
        }
        #expect(try run("check", table).output.contains("[not-solvable]"))
    }

    @Test("13.2: an unproductive table is told") func anUnproductiveTableIsTold() throws {
        let table = try table { table in
            for i in 0..<9 { for j in 0..<9 { table.Z[i][j] *= 3 } }
            for i in 0..<9 { table.Y[i] = table.Y[i].map { -0.3 * $0 } }
        }
        for command in ["multipliers", "origins", "position", "concentration"] {
            let run = try run(command, table)
            #expect(run.output.contains("[not-productive]"), "\(command)\n\(run.output)")
        }
        let shock = try run(
            "shock", table, "--restrict", "AAA/agr:BBB=30%", "--model", "extraction")
        #expect(shock.output.contains("[not-productive]"))
    }

    @Test("13.2: a table that does not balance is told") func aTableThatDoesNotBalanceIsTold()
        throws
    {
        let table = try table { $0.valueAddedShare = 0.5 }
        let run = try run("exposure", table, "--user", "AAA/agr")
        #expect(run.status == 0 && run.output.contains("[column-imbalance]"))
    }

    @Test("13.5: a total kept as a region is told") func aTotalKeptAsARegionIsTold() throws {
        let table = try table { table in
            table.regions = ["AAA", "BBB", "World"]
            for s in 0..<3 {
                for j in 0..<6 { table.Z[6 + s][j] = table.Z[s][j] + table.Z[3 + s][j] }
                for k in 0..<4 { table.Y[6 + s][k] = table.Y[s][k] + table.Y[3 + s][k] }
            }
            for i in 0..<9 {
                for s in 0..<3 { table.Z[i][6 + s] = table.Z[i][s] + table.Z[i][3 + s] }
                for k in 0..<2 { table.Y[i][4 + k] = table.Y[i][k] + table.Y[i][2 + k] }
            }
        }
        let check = try run("check", table)
        #expect(check.status == 1)
        #expect(check.output.contains("the rows of the region World are the sum of all others"))
        #expect(try run("origins", table).output.contains("[kept-total]"))
    }

    @Test("13.11: multipliers of next to no output are left out")
    func multipliersOfNextToNoOutputAreLeftOut() throws {
        let table = try table { table in
            for j in 0..<9 { table.Z[5][j] = 0 }
            table.Y[5] = [0, 0, 1e-12, 0, 0, 0]
        }
        let run = try run("multipliers", table, "--format", "csv")
        let line = run.output.split(separator: "\n").last { $0.hasPrefix("BBB,srv") }
        #expect(line?.hasPrefix("BBB,srv,,,,") == true)
        #expect(run.output.split(separator: "\n").last?.hasPrefix("BBB,srv") == true)
        #expect(run.errors.contains("next to no output"))
    }

    // MARK: Shocks

    @Test("13.3: a shock that does it is not known so first")
    func aShockThatDoesNothingSaysSoFirst()
        throws
    {
        let table = try table { table in
            for j in 3..<6 { table.Z[0][j] = 0 }
            for k in 2..<4 { table.Y[0][k] = 0 }
        }
        let nothing = try run(
            "shock", table, "--restrict", "AAA/agr:BBB=30%", "--model", "extraction")
        // Behind the question and the data set, before the answer.
        let lines = nothing.output.split(separator: "\n")
        try #require(lines.count > 2, "\(nothing.errors)")
        #expect(
            lines[2]
                == """
                Nothing happens at AAA/agr → BBB: the table has no such flow, so that nothing \
                is restricted.
                """)
        let late = try run(
            "shock", try self.table("other"), "--restrict", "AAA/agr:BBB=30%", "--model",
            "shortage", "--start", "400")
        #expect(
            late.output.contains(
                """
                \nNothing happens at shortage: the shock begins on day 400, and the run ends \
                after 365 days.\n
                """), "\(late.errors)")
        let zero = try run("shock", table, "--restrict", "AAA/man:BBB=0", "--model", "extraction")
        #expect(zero.output.contains("Nothing happens at AAA/man → BBB: a cut of 0"))
    }

    @Test("13.14: one failing model leaves the others") func oneFailingModelLeavesTheOthers() throws
    {
        let table = try table()
        let both = try run(
            "shock", table, "--restrict", "AAA/agr:BBB=30%", "--model", "extraction,mixed",
            "--full")
        #expect(both.status == 0)
        #expect(both.output.contains("Hardest hit by value added: AAA -"))
        #expect(both.output.contains("not run: the model mixed cannot represent restrictions"))
        let alone = try run("shock", table, "--restrict", "AAA/agr:BBB=30%", "--model", "mixed")
        #expect(alone.status == 1)
    }

    @Test("13.13 and 13.4: headlines of trade costs are not empty")
    func headlinesOfTradeCostsAreNotEmpty() throws {
        try write(
            """
            version: 1
            table: \(try table())
            trade_costs:
              - {exporter: AAA, importer: BBB, tariff: 25}
            models: [cost-push]
            """, to: "tariff.yaml")
        let run = try run("run", path("tariff.yaml"))
        #expect(run.output.contains("Hardest hit by cost of final demand: "), "\(run.output)")
        #expect(run.output.contains("the cost is an upper bound for a given premium"))
        #expect(run.output.contains("tariff is 25, which is 2500 %"))
        #expect(run.output.contains("write 25% or 0.25"))
    }

    @Test("13.15: one default of the carbon price") func oneDefaultOfTheCarbonPrice() throws {
        let table = try withAccount()
        try write(
            """
            version: 1
            table: \(table)
            carbon_price: {price: 80, account: co2, covered: agr, importer: AAA}
            models: [cost-push]
            """, to: "border.yaml")
        let scenario = try run("run", path("border.yaml"), "--format", "json")
        #expect(scenario.output.contains("\"embodied\""))
        let own = try run(
            "footprint", table, "--carbon-price", "80", "--covered", "agr", "--importer", "AAA")
        #expect(own.output.contains("embodied"))
        #expect(own.output.contains("of it falls on goods from "))
    }

    // MARK: Labels, units, names

    @Test("13.21: codes with commas go round") func codesWithCommasGoRound() throws {
        let code = "Electricity, Gas and Water"
        let table = try table { $0.sectors[1] = code }
        let shock = try run(
            "shock", table, "--restrict", "AAA/\(code):BBB=30%", "--model", "extraction")
        #expect(shock.status == 0, "\(shock.errors)")
        let quoted = try run(
            "shock", table, "--restrict", "AAA/'\(code)',agr:BBB=30%", "--model", "extraction")
        #expect(quoted.status == 0, "\(quoted.errors)")
        let file = path("mine.yaml")
        #expect(try run("scenario", "init", table, "-o", file).status == 0)
        #expect(try run("run", file, "--check").status == 0)
        let exposure = try run("exposure", table, "--user", "AAA/\(code)")
        #expect(exposure.status == 0, "\(exposure.errors)")
        let grouped = try run(
            "exposure", table, "--group", "g='\(code)',agr", "--user", "AAA/@g")
        #expect(grouped.status == 0, "\(grouped.errors)")
        let scan = try run("scan", table, "--sector", code, "--top", "1")
        #expect(scan.output.contains("--restrict '"))
    }

    @Test("13.22 and 13.4: a price works on deflated tables") func aPriceWorksOnDeflatedTables()
        throws
    {
        let table = try withAccount()
        for (unit, name) in [("", "a.h5"), ("million USD of 2015", "b.h5"), ("Mio EUR", "c.h5")] {
            let deflated = try Program.run.run(
                ["deflate", table, "--index", "108", "-o", path(name)]
                    + (unit.isEmpty ? [] : ["--unit", unit]))
            #expect(deflated.status == 0, "\(deflated.errors)")
            let run = try run(
                "footprint", path(name), "--carbon-price", "80", "--covered", "agr", "--importer",
                "AAA")
            #expect(run.status == 0, "\(unit): \(run.errors)")
        }
        let odd = try run("deflate", table, "--index", "1.05", "-o", path("d.h5"))
        #expect(odd.errors.contains("give --base 1"))
    }

    @Test("13.10 and 13.19: changed tables say what they are") func changedTablesSayWhatTheyAre()
        throws
    {
        let table = try table { $0.name = "mine, 3 regions x 3 sectors" }
        #expect(
            try run("aggregate", table, "--bloc", "AB=AAA,BBB", "-o", path("two.h5")).errors
                .contains("‘mine, aggregated to 2 regions × 3 sectors’"))
        try write("region,output_growth\nAAA,3\n*,3%\n", to: "growth.csv")
        let grown = try run(
            "ras", table, "--totals", path("growth.csv"), "-o", path("grown.h5"))
        #expect(grown.errors.contains("balanced to other totals"))
        #expect(grown.errors.contains("All cells first grew by the factor"))
        #expect(grown.errors.contains("the growth is 3, which is 300 % (if 3 % is meant"))
        let copy = try self.table("copy") { $0.name = "mine, 3 regions x 3 sectors" }
        let compared = try run("compare", table, copy)
        #expect(compared.output.contains("[\(table)]") && compared.output.contains("[\(copy)]"))
    }

    @Test("13.17: the region that is asked for is the headline")
    func theRegionThatIsAskedForIsTheHeadline() throws {
        let run = try run("footprint", try withAccount(), "--region", "BBB")
        #expect(run.output.contains("\nBBB causes "))
    }

    // MARK: Words

    @Test("13.25, 13.9 and 13.17: words that lead astray") func wordsThatLeadAstray() throws {
        let table = try table()
        #expect(try run("shok", table).errors.contains("did you mean shock?"))
        let top = try run("exposure", table, "--top", "0")
        #expect(top.status == 2 && top.errors.contains("--top takes 1 or more"))
        let other = try run("exposure", table, "-o", path("x.docx"))
        #expect(other.status == 2)
        #expect(other.errors.contains("no format of results ends in .docx"))
        let cut = try run("shock", table, "--restrict", "AAA/agr:BBB=200%")
        #expect(!cut.errors.contains("%%"))
        #expect(try run("run", path("nosuch.yaml")).errors.contains("there is no such file"))
        try write("region,sector,value\n", to: "empty.csv")
        let demand = try run("solve", table, "--demand", path("empty.csv"))
        #expect(demand.status == 2 && demand.errors.contains("a header and no lines below it"))
    }

    /// The table with an account of CO2.
    private func withAccount() throws -> String {
        let table = try table()
        let lines = ["AAA", "BBB", "CCC"].flatMap { r in
            zip(["agr", "man", "srv"], [120, 140, 110]).map { "\(r),\($0),\($1)\n" }
        }
        try write("region,sector,value\n" + lines.joined(), to: "co2.csv")
        let run = try run(
            "satellite", "add", table, path("co2.csv"), "--name", "co2", "--stressor", "CO2",
            "--unit", "kt", "--origin", "a test", "-o", path("co2.h5"))
        #expect(run.status == 0, "\(run.errors)")
        return path("co2.h5")
    }
}
