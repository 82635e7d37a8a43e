import Foundation
import TestSupport
import Testing

/// The exposure analyses on the shipped tables: what they print, the columns that other programs
/// rely on, and what nonsense is told.
@Suite struct AnalysisTests {
    private static let g20 = "icio2023-2019-g20x20"

    @Test(
        arguments: [
            ("exposure", ["exposure", g20, "--user", "KOR/C", "--supplier", "JPN/C"]),
            (
                "exposure-sales",
                ["exposure", g20, "--user", "JPN/C", "--side", "sales", "--top", "3"]
            ),
            (
                "exposure-series",
                [
                    "exposure", g20, "icio2023-2020-77x11", "--user", "KOR", "--supplier", "CHN",
                    "--supplier", "@abroad",
                ]
            ),
            ("concentration", ["concentration", g20, "--top", "5"]),
            ("position", ["position", g20, "--top", "3"]),
            ("decompose", ["decompose", g20, "--top", "3"]),
            (
                "decompose-wwz",
                ["decompose", g20, "--method", "wwz", "--by", "partner", "--top", "3"]
            ),
            ("scan", ["scan", g20, "--importer", "KOR", "--top", "5"]),
            (
                "scan-sector",
                [
                    "scan", g20, "--importer", "@g7", "--group", "sector", "--cut", "30%", "--top",
                    "3",
                ]
            ),
            ("sensitivity", ["sensitivity", g20, "--of", "KOR", "--top", "5"]),
            (
                "sensitivity-exposure",
                ["sensitivity", g20, "--exposure", "JPN:KOR/C", "--trade-only", "--top", "3"]
            ),
            ("paths", ["paths", g20, "--from", "JPN/C", "--to", "KOR/C", "--top", "5"]),
            ("groups", ["groups", g20]),
        ])
    func textIsStable(name: String, arguments: [String]) throws {
        let run = try Program.run.run(arguments)
        #expect(run.status == 0, "\(run.errors)")
        // Residuals are rounding errors, which differ from processor to processor.
        let stable = try Program.stable(run.output).replacing(#/at most \S+ of an exporter/#) { _ in
            "at most … of an exporter"
        }
        try expectSnapshot(stable, named: name)
    }

    @Test(
        arguments: [
            (
                ["scan", g20, "--importer", "KOR", "--top", "1"],
                "exporter,sector,importer,flow,flow_share_of_importer_inputs,"
                    + "exporter_value_added_change,exporter_change_pct_gdp,importer_cost_pct_gdp,"
                    + "world_value_added_change"
            ),
            (["exposure", g20, "--user", "KOR"], "user,supplier,direct,look_through,value_added"),
            (["decompose", g20], "exporter,EXGR,DC,DVA,VAX,REF,DDC,FC,FVA,FDC"),
            (
                ["position", g20],
                "region,sector,upstreamness,downstreamness,final_share,value_added_share"
            ),
            (["origins", g20], "origin,destination,value_added"),
        ])
    func columnsThatProgramsRelyOn(arguments: [String], columns: String) throws {
        let run = try Program.run.run(arguments + ["--format", "csv"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix(columns), "\(run.output.prefix(200))")
    }

    @Test func aUsersAccountBecomesAFootprintAndACharge() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let solved = try Program.run(
            "solve", Self.g20, "--table", "output", "--format", "csv", "--top", "400")
        let lines = solved.output.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",")
            return "\(cells[0]),\(cells[1]),\(cells[3])"
        }
        let file = folder.appending(path: "co2.csv")
        try (["region,sector,CO2 (kt)"] + lines).joined(separator: "\n")
            .write(to: file, atomically: true, encoding: .utf8)
        let table = folder.appending(path: "with.h5")
        let add = [
            "satellite", "add", Self.g20, file.path, "--name", "co2", "--origin", "one kt per unit",
            "-o", table.path,
        ]
        #expect(try Program.run.run(add).status == 0)
        let footprint = try Program.run(
            "footprint", table.path, "--account", "CO2", "--format", "csv")
        #expect(
            footprint.output.hasPrefix("region,production,consumption,imports,exports,unit"),
            "\(footprint.errors)")
        let border = try Program.run(
            "footprint", table.path, "--carbon-price", "80", "--covered", "C", "--importer", "@eu",
            "--scope", "direct", "--table", "carbon_border", "--format", "csv")
        // One kt per million USD at 80 USD/t is 0.08 of every flow.
        let charges = border.output.split(separator: "\n")
        let names = try #require(charges.first).split(separator: ",")
        // Names of regions come last, and none stands before the shares.
        let column = try #require(names.lastIndex { !$0.hasSuffix("_name") })
        for line in charges.dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let share = try #require(Double(cells[column]))
            assertClose(share, 0.08, relative: 1e-9, "\(line)")
        }
        try lines.dropLast(2).joined(separator: "\n")
            .write(to: file, atomically: true, encoding: .utf8)
        let headless = try Program.run.run(add)
        #expect(headless.status == 2 && headless.errors.contains("the first line is"))
        try (["region,sector,CO2 (kt)"] + lines.dropLast(2)).joined(separator: "\n")
            .write(to: file, atomically: true, encoding: .utf8)
        // The rows come with the largest output first, so these are the smallest industries.
        let missing = lines.suffix(2).map { line in
            line.split(separator: ",").prefix(2).joined(separator: "/")
        }
        let refused = try Program.run.run(add)
        #expect(refused.status == 2)
        for industry in missing {
            #expect(
                refused.errors.contains("error: co2: CO2 has no number for \(industry) (write 0"),
                "\(refused.errors)")
        }
        let zero = try Program.run.run(add + ["--missing", "zero"])
        #expect(zero.status == 0)
        for industry in missing {
            #expect(
                zero.errors.contains("warning: co2: CO2 has no number for \(industry): taken as 0"),
                "\(zero.errors)")
        }
    }

    @Test func theFieldOfTheScanIsWrittenOutAndInFactors() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let csv = folder.appending(path: "field.csv")
        let arguments = [
            "scan", Self.g20, "--exporter", "JPN", "--sector", "C", "--importer", "KOR",
        ]
        let scan = try Program.run.run(arguments + ["--field", csv.path, "--format", "csv"])
        let row = try #require(scan.output.split(separator: "\n").last).split(separator: ",")
        let field = try String(contentsOf: csv, encoding: .utf8).split(separator: "\n")
        let header = try #require(field.first).split(separator: ",")
        let line = try #require(field.first { $0.hasPrefix("JPN,C,KOR,") }).split(separator: ",")
        let japan = try #require(header.firstIndex(of: "JPN"))
        #expect(Double(row[3]) == Double(line[3]))
        assertClose(
            try #require(Double(line[japan])), try #require(Double(row[5])), relative: 1e-12)
        let h5 = folder.appending(path: "field.h5")
        #expect(try Program.run.run(arguments + ["--field", h5.path]).status == 0)
        #expect(try Data(contentsOf: h5).prefix(4) == Data([0x89, 0x48, 0x44, 0x46]))
    }

    @Test(
        arguments: [
            (["exposure", g20, "--user", "KRO/C"], "unknown region KRO (did you mean KOR?)"),
            (["exposure", g20, "--user", "@nata/C"], "define it with --group nata=CODE,…"),
            (["exposure", g20, "--user", "KOR", "--group", "x"], "write NAME=CODE,CODE,…"),
            (
                ["exposure", "icio2023-2020-77x11", "--industrial"],
                "name them with --among SECTORS"
            ),
            (["position", g20, "--inventory", "INVNT"], "unknown final-demand category INVNT"),
            (["decompose", g20, "--method", "wzw"], "did you mean wwz?"),
            (["decompose", g20, "--method", "kww", "--by", "partner"], "tell partners apart"),
            (["footprint", g20], "the table has no satellite account"),
            (["scan", g20, "--cut", "130%"], "‘130%’ is not a cut"),
            (["scan", g20, "--rank-by", "assymetry"], "did you mean asymmetry?"),
            (["scan", g20, "--field", "x.txt"], "end it in .h5 or .csv"),
            (["sensitivity", g20, "--of", "@brics"], "@brics names 5 regions"),
            (["sensitivity", g20, "--exposure", "JPN"], "write SUPPLIERS:USERS"),
            (["paths", g20, "--from", "JPN", "--to", "KOR/X"], "unknown sector X"),
        ])
    func nonsenseIsExplained(arguments: [String], sentence: String) throws {
        let run = try Program.run.run(arguments)
        #expect(run.status == 2, "\(arguments): \(run.errors)")
        #expect(run.errors.contains(sentence), "\(arguments): \(run.errors)")
        #expect(run.output.isEmpty, "\(arguments)")
    }
}
