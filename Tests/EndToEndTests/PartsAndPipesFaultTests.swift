import Foundation
import TestSupport
import Testing

/// Faults of issue 13 about parts of countries, pipes, codes and options, by their number there.
@Suite final class PartsAndPipesFaultTests: FaultFolder {
    private static let g20 = "icio2023-2019-g20x20"
    private static let labels = "code,name,part_of\nCN1,CN1,CHN\nBBB,BBB,\nCN2,CN2,CHN\n"

    /// CN1 and CN2 are parts of CHN, and BBB stands between them.
    private func parts() throws -> String {
        let table = try table("parts") { $0.regions = ["CN1", "BBB", "CN2"] }
        try write(Self.labels, to: "parts/regions.csv")
        return table
    }

    @Test("13.1: a part of a country does not stand for the country")
    func aPartIsNotTheCountry() throws {
        let table = try parts()
        for arguments in [
            ["decompose", table, "--exporter", "CN1"], ["decompose", table, "--partner", "CN2"],
            ["scan", table, "--importer", "CN1"], ["scan", table, "--exporter", "CN2"],
            ["origins", table, "--origin", "CN1"], ["origins", table, "--destination", "CN1"],
            ["tiva", table, "--region", "CN1"], ["fragmentation", table, "--bloc", "CN1"],
            ["triangulate", table, "--region", "CN1,BBB", "--by", "region"],
        ] {
            let run = try Program.run.run(arguments)
            #expect(run.status == 2 && run.output.isEmpty, "\(arguments)")
            #expect(
                run.errors.contains("is a part of China, and this answer counts by whole country"),
                "\(run.errors)")
            #expect(run.errors.contains("write CHN"), "\(run.errors)")
        }
        // Both parts are the country, and an industry of a part is its own.
        #expect(try run("decompose", table, "--exporter", "CN1,CN2").status == 0)
        #expect(try run("origins", table, "--origin", "CN1/man").status == 0)
        // A part has value added, and the country a GDP, which is that of its parts.
        let part = try run("sensitivity", table, "--of", "CN1").output
        #expect(part.contains("value added of ") && !part.contains("GDP"), "\(part)")
        let whole = try run("sensitivity", table, "--of", "CHN").output
        #expect(whole.contains("GDP of China"), "\(whole)")
    }

    @Test("13.1: a part without final demand is no denominator")
    func noFinalDemandIsSaid() throws {
        let table = try table("nothing") { table in
            table.regions = ["CN1", "BBB", "CN2"]
            for i in 0..<9 { for k in 0..<2 { table.Y[i][k] = 0 } }
        }
        try write(Self.labels, to: "nothing/regions.csv")
        let refused = try run("sensitivity", table, "--final-demand", "BBB:CN1")
        #expect(refused.status == 2, "\(refused.errors)")
        #expect(refused.errors.contains("has no final demand in this table"), "\(refused.errors)")
        #expect(refused.errors.contains("write CHN"), "\(refused.errors)")
        #expect(try run("sensitivity", table, "--final-demand", "BBB:CHN").status == 0)
    }

    @Test("13.1: the table of regions adds up the parts of a country")
    func regionsAddUpTheirParts() throws {
        let found = try rows("info", parts(), "--table", "regions")
        #expect(found.compactMap { $0["code"] } == ["CHN", "CN1", "CN2", "BBB"])
        #expect(found.map { $0["part_of"] ?? "" } == ["", "CHN", "CHN", ""])
        for column in ["output", "value_added"] {
            let values = found.compactMap { $0[column].flatMap(Double.init) }
            #expect(values.count == 4 && abs(values[0] - values[1] - values[2]) < 1e-9 * values[0])
            #expect(values[0] > 0)
        }
        // Other tables have no such column.
        let plain = try rows("info", table("plain"), "--table", "regions")
        #expect(plain.count == 3 && plain.allSatisfy { $0["part_of"] == nil })
    }

    @Test("13.9: a pipe that nobody reads ends in an error")
    func aPipeWithoutReader() throws {
        let table = try table("piped")
        let pipe = path("pipe.csv")
        #expect(mkfifo(pipe, 0o600) == 0)
        let refused = try run("multipliers", table, "-o", pipe, "--force")
        #expect(refused.status == 74, "\(refused.status)")
        #expect(refused.errors.contains("nobody reads the pipe"), "\(refused.errors)")
        #expect(try run("convert", table, pipe).status == 74)
    }

    @Test("13.21: a code of any signs is found, with quotes inside quotes or without any")
    func codesOfAnySigns() throws {
        let table = try table("signs") {
            $0.sectors = ["A:B=30%~2", "[services] @x \"q\"", "srv"]
        }
        func flow(_ restriction: String) throws -> [Double] {
            try rows(
                "shock", table, "--restrict", restriction, "--model", "extraction", "--table",
                "restrictions"
            ).compactMap { $0["intermediate_flow"].flatMap(Double.init) }
        }
        let Z = SmallTable().Z
        for (written, row) in [
            ("AAA/[services] @x \"q\":BBB=30%", 1),
            ("AAA/\"[services] @x \"\"q\"\"\":BBB=30%", 1),
            ("AAA/\"[services] @x \\\"q\\\"\":BBB=30%", 1),
            ("AAA/'[services] @x \"q\"':BBB=30%", 1),
            ("AAA/A:B=30%~2:BBB=30%", 0), ("AAA/\"A:B=30%~2\":BBB=30%~0.5", 0),
        ] {
            let found = try flow(written)
            let due = Z[row][3...5].reduce(0, +)
            #expect(found.count == 1 && abs(found[0] - due) < 1e-9 * due, "\(written)")
        }
        for user in [
            "BBB/[services] @x \"q\"", "BBB/\"[services] @x \"\"q\"\"\"", "BBB/A:B=30%~2",
        ] {
            #expect(try run("exposure", table, "--user", user).status == 0, "\(user)")
        }
    }

    @Test("13.25: --top takes 1 or more, and says so")
    func topSaysWhatItTakes() throws {
        for value in ["-1", "0"] {
            let run = try run("multipliers", Self.g20, "--top", value)
            #expect(run.status == 2, "\(value)")
            #expect(run.errors.contains("--top takes 1 or more, not \(value)"), "\(run.errors)")
        }
    }

    @Test("13.25: a screening that compares nothing says why")
    func screeningOfNothing() throws {
        let output = try run("screen", table("few"), "--fewest", "9").output
        #expect(output.contains("Nothing was compared"), "\(output)")
    }

    @Test("13.22: an own group that hides a public one is told once")
    func ownGroupsHidePublicOnes() throws {
        let own = try run(
            "shock", Self.g20, "--group", "eu=FRA,KOR", "--restrict", "@eu/C:JPN=30%", "--model",
            "extraction", "--format", "json")
        let parts = own.output.components(separatedBy: "hides-public-group")
        #expect(own.status == 0 && parts.count == 2, "\(parts.count)")
    }
}
