import Foundation
import TestSupport
import Testing

/// Faults that were found when issues 13 and 12 were held against the program again, by the number
/// of the issue’s fault.
@Suite final class FurtherFaultTests: FaultFolder {
    private static let g20 = "icio2023-2019-g20x20"

    /// CN1 and CN2 are parts of CHN, and BBB stands between them.
    private func parts() throws -> String {
        let table = try table("parts") { $0.regions = ["CN1", "BBB", "CN2"] }
        try write(
            "code,name,part_of\nCN1,CN1,CHN\nBBB,BBB,\nCN2,CN2,CHN\n", to: "parts/regions.csv")
        return table
    }

    @Test("13.1: partners are those that are named, where a country is kept in parts")
    func partnersOfACountryInParts() throws {
        let table = try parts()
        func pairs(_ partner: String) throws -> [[String]] {
            try rows("decompose", table, "--partner", partner, "--by", "partner").map {
                [$0["exporter"] ?? "", $0["partner"] ?? ""]
            }
        }
        #expect(try pairs("BBB") == [["CHN", "BBB"]])
        #expect(try pairs("CHN") == [["BBB", "CHN"]])
        // CN1 + CN2 to BBB: columns 3 to 5 of Z and 2 and 3 of Y.
        let small = SmallTable()
        var due = 0.0
        for i in [0, 1, 2, 6, 7, 8] {
            for j in 3...5 { due += small.Z[i][j] }
            for k in 2...3 { due += small.Y[i][k] }
        }
        let found = try rows("decompose", table, "--partner", "BBB", "--by", "partner")
        let exports = try #require(found.first?["EXGR"].flatMap(Double.init))
        #expect(abs(exports - due) < 1e-9 * due)
    }

    @Test("13.9: what is no result replaces no file, and has an ending of its own")
    func schemasReplaceNothing() throws {
        try write("mine", to: "mine.yaml")
        try write("mine", to: "mine.json")
        for command in [["scenario", "schema"], ["schema"]] {
            let replaced = try Program.run.run(command + ["-o", path("mine.json")])
            #expect(replaced.status == 2, "\(command)")
            #expect(replaced.errors.contains("the file exists"), "\(replaced.errors)")
            let other = try Program.run.run(command + ["-o", path("mine.yaml"), "--force"])
            #expect(other.errors.contains("end it in .json"), "\(other.errors)")
            let forced = try Program.run.run(command + ["-o", path("mine.json"), "--force"])
            #expect(forced.status == 0, "\(forced.errors)")
            try write("mine", to: "mine.json")
        }
        let pdf = try run("scenario", "init", Self.g20, "-o", path("x.pdf"))
        #expect(pdf.status == 2 && pdf.errors.contains("end it in .yaml"), "\(pdf.errors)")
        #expect(try String(contentsOfFile: path("mine.yaml"), encoding: .utf8) == "mine")
        #expect(!FileManager.default.fileExists(atPath: path("x.pdf")))
    }

    @Test("13.11: no decomposition over years is made of rounding")
    func noDecompositionOfNextToNoOutput() throws {
        let tiny = try table("tiny") { table in
            for j in 0..<9 { table.Z[5][j] *= 1e-14 }
            for k in 0..<6 { table.Y[5][k] *= 1e-14 }
            table.year = 2019
        }
        let sound = try table()
        for tables in [[tiny, sound], [sound, tiny]] {
            let run = try Program.run.run(["sda"] + tables)
            #expect(run.status == 2 && run.output.isEmpty, "\(run.output)")
            #expect(run.errors.contains("BBB/srv has next to no output"), "\(run.errors)")
        }
        #expect(try run("sda", sound, sound).status == 0)
    }

    @Test("13.13: the ends of a range keep their signs")
    func theEndsOfARangeKeepTheirSigns() throws {
        let run = try run(
            "shock", try table(), "--restrict", "AAA/man:BBB=30%", "--model",
            "extraction,trade-ge", "--theta", "0", "--full")
        let sentence = try #require(
            run.output.split(separator: "\n").first { $0.contains("It depends most on") })
        let ends = try #require(sentence.firstMatch(of: #/from (\S+) to (\S+)/#))
        let rows = try rows(
            "shock", path("table"), "--restrict", "AAA/man:BBB=30%", "--model",
            "extraction,trade-ge", "--theta", "0", "--table", "drivers")
        let low = try #require(
            rows.first { sentence.contains(" \($0["parameter"] ?? "?") in ") }?["low"]
                .flatMap(Double.init))
        let told = String(ends.1).replacing("−", with: "-")
        #expect(Double(told).map { ($0 < 0) == (low < 0) } == true, "\(sentence) \(low)")
    }

    @Test("13.12: with little room, the party that is hit most is shown")
    func thePartyThatIsHitMostIsShown() throws {
        let run = try Program.run.run([
            "run",
            Fixtures.packageRoot.appending(path: "Scripts/scenarios/diversification.yaml").path,
        ])
        #expect(run.status == 0, "\(run.errors)")
        let rows = run.output.split(separator: "\n").filter {
            $0.hasPrefix("Japan") || $0.hasPrefix("South Korea")
        }
        #expect(rows.contains { $0.hasPrefix("South Korea") }, "\(run.output)")
        #expect(rows.contains { $0.hasPrefix("Japan") }, "\(run.output)")
        #expect(run.output.contains("rows of parties. More:"), "\(run.output)")
    }

    @Test("13.3: a model in which nothing happens is no end of a range")
    func anIdleModelIsNoEndOfARange() throws {
        let run = try run(
            "shock", Self.g20, "--restrict", "JPN/C:KOR=30%", "--model", "extraction,shortage",
            "--start", "400")
        #expect(run.output.contains("Nothing happens at shortage"), "\(run.output)")
        #expect(!run.output.contains("the models differ"), "\(run.output)")
        #expect(!run.output.contains("highest"), "\(run.output)")
    }

    @Test("12.1: an own group is not called by the title of a public one")
    func anOwnGroupKeepsItsName() throws {
        let own = try run(
            "shock", Self.g20, "--group", "eu=FRA,KOR", "--restrict", "@eu/C:JPN=30%", "--model",
            "extraction")
        #expect(own.status == 0, "\(own.errors)")
        #expect(!own.output.contains("European Union"), "\(own.output)")
        #expect(own.output.contains("‘eu’"), "\(own.output)")
    }

    @Test("13.1: a country whose parts produce has no rows of 0 beside them")
    func noRowsOfZeroBesideParts() throws {
        let table = try table("kept") { table in
            table.regions = ["CHN", "BBB", "CN1"]
            for i in 0..<3 {
                table.Z[i] = [Double](repeating: 0, count: 9)
                table.Y[i] = [Double](repeating: 0, count: 6)
                for j in 0..<9 { table.Z[j][i] = 0 }
            }
        }
        try write(
            "code,name,part_of\nCHN,CHN,\nBBB,BBB,\nCN1,CN1,CHN\n", to: "kept/regions.csv")
        func regions(_ name: String, _ column: String) throws -> Set<String> {
            Set(
                try rows(
                    "shock", table, "--restrict", "CHN/man:BBB=30%", "--model", "extraction",
                    "--table", name
                ).compactMap { $0[column] })
        }
        #expect(try regions("impact", "region") == ["BBB", "CN1"])
        #expect(try regions("restrictions", "exporter") == ["CN1"])
    }

    @Test("13.4: an amount that is growth is warned about")
    func anAmountThatIsGrowth() throws {
        let table = try table()
        try write("region,quantity,value\nBBB,gdp,3\n", to: "totals.csv")
        let projected = try run(
            "project", table, "--totals", path("totals.csv"), "-o", path("p.h5"))
        #expect(projected.errors.contains("gdp of BBB becomes 3 million USD"))
        #expect(projected.errors.contains("write 3%"), "\(projected.errors)")
        try write("region,sector,output\nBBB,man,3\n", to: "output.csv")
        let balanced = try run(
            "ras", table, "--totals", path("output.csv"), "-o", path("r.h5"))
        #expect(
            balanced.errors.contains("the output of BBB/man becomes 3 million USD"),
            "\(balanced.errors)")
    }

    @Test("12: what is followed through years is refused for one table")
    func whatIsFollowedNeedsYears() throws {
        for arguments in [
            ["exposure", Self.g20, "--user", "KOR", "--above", "0.2"],
            ["concentration", Self.g20, "--user", "KOR/C", "--above", "0.25"],
            ["exposure", Self.g20, "--user", "KOR", "--follow", "look_through"],
            ["position", Self.g20, "--above", "2"],
        ] {
            let run = try Program.run.run(arguments)
            #expect(run.status == 2, "\(arguments)")
            #expect(run.errors.contains("several years"), "\(arguments): \(run.errors)")
        }
    }

    @Test("13.2: what is made or shown of a table that ‘check’ rejects says so")
    func whatIsMadeOfARejectedTableSaysSo() throws {
        let table = try table { $0.valueAddedShare = 1.2 }
        try write("old,new\nAAA,X\nBBB,X\nCCC,Y\n", to: "map.csv")
        for arguments in [
            ["info", table], ["compare", table, table], ["screen", table],
            ["convert", table, path("c.h5")],
            ["aggregate", table, "--regions", path("map.csv"), "-o", path("a.h5")],
        ] {
            let run = try Program.run.run(arguments)
            #expect(run.status == 0, "\(arguments): \(run.errors)")
            #expect(
                (run.output + run.errors).contains("inputs and primary inputs differ from output"),
                "\(arguments): \(run.output)\(run.errors)")
        }
    }

    @Test("13.25: words that are nearly right are answered with those that are")
    func nearlyRightWords() throws {
        let missing = try run("ask", path("nosuch.json"))
        #expect(missing.output.contains("there is no such file"), "\(missing.output)")
        #expect(try run("ask", folder.path).output.contains("this is a folder"))
        #expect(try run("ask", "{}").output.contains("on standard input"))
        let table = try run("info", "icio2023-2019")
        #expect(table.errors.contains("did you mean icio2023-2019-"), "\(table.errors)")
        let term = try run("explain", "leontif")
        #expect(term.errors.contains("Leontief"), "\(term.errors)")
    }
}
