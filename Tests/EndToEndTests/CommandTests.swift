import Foundation
import TestSupport
import Testing

/// Commands on the shipped tables: what they print, and how they end.
@Suite struct CommandTests {
    private let table = "icio2023-2019-g20x20"
    private let restriction = "JPN/C:KOR=30%"

    @Test(
        arguments: [
            ("tables", ["tables"]),
            ("info", ["info", "icio2023-2019-g20x20"]),
            ("check", ["check", "icio2023-2019-g20x20"]),
            ("shock", ["shock", "icio2023-2019-g20x20", "--restrict", "JPN/C:KOR=30%"]),
            ("multipliers", ["multipliers", "icio2023-2019-g20x20", "--top", "5"]),
            ("origins", ["origins", "icio2023-2019-g20x20", "--top", "5"]),
            ("solve", ["solve", "icio2023-2019-g20x20", "--top", "5"]),
        ])
    func textIsStable(name: String, arguments: [String]) throws {
        let run = try Program.run.run(arguments)
        #expect(run.status == 0, "\(run.errors)")
        try expectSnapshot(Program.stable(run.output), named: name)
    }

    @Test(arguments: ["csv", "markdown", "html"])
    func otherFormatsAreStable(format: String) throws {
        let run = try Program.run(
            "shock", table, "--restrict", restriction, "--model", "extraction,cost-push",
            "--format",
            format, "--table", "impact", "--top", "3")
        #expect(run.status == 0, "\(run.errors)")
        // Machine formats hold full precision: the digits that every BLAS agrees on.
        let rounded = run.output.replacing(#/(\d\.\d{6})\d+/#) { $0.1 }
            .replacing(#/(\d{3}\.\d{3})\d+/#) { $0.1 }
            // Which BLAS answers, with how many threads, is the machine’s.
            .replacing(#/BLAS = [^;]*; threads = \d+/#, with: "BLAS = …; threads = …")
        try expectSnapshot(Program.stable(rounded), named: "shock-\(format)")
    }

    @Test func jsonHasTheDocumentedShape() throws {
        let run = try Program.run("shock", table, "--restrict", restriction, "--format", "json")
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(document["schema"] as? String == "chokepoint.result/1")
        #expect(document["command"] as? String == "shock")
        for key in ["version", "table", "assumptions", "numerics", "tables", "diagnostics"] {
            #expect(document[key] != nil, "\(key)")
        }
        let tables = try #require(document["tables"] as? [[String: Any]])
        let impact = try #require(tables.first { $0["name"] as? String == "impact" })
        let columns = try #require(impact["columns"] as? [[String: Any]])
        let expected = [
            "model", "region", "output_change", "value_added_change", "value_added_change_pct_gdp",
            "price_change_pct", "welfare_change_pct",
        ]
        #expect(Array(columns.compactMap { $0["name"] as? String }.prefix(7)) == expected)
    }

    @Test func groupsInRestrictionsStandForTheirMembers() throws {
        func impact(_ exporters: String) throws -> RunProgram.Outcome {
            try Program.run(
                "shock", table, "--restrict", "\(exporters)/C:KOR=30%", "--model", "extraction",
                "--format", "csv", "--table", "impact")
        }
        let named = try impact("@g7")
        #expect(named.status == 0, "\(named.errors)")
        #expect(try named.output == impact("CAN,DEU,FRA,GBR,ITA,JPN,USA").output)

        let run = try Program.run(
            "shock", table, "--restrict", "CHN/C:@neighbours=30%", "--group", "neighbours=JPN,KOR",
            "--replace", "@g7", "--model", "replacement", "--format", "json")
        #expect(run.status == 0, "\(run.errors)")
        for fact in [
            #""@neighbours""#, #""JPN, KOR""#, #""@g7""#, #""Group of Seven, since 2014""#,
            #""restrictions[0].cut""#,
        ] {
            #expect(run.output.contains(fact), "\(fact)")
        }
    }

    @Test func warmAndColdAndUncachedRunsAgree() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = RunProgram(cache: folder)
        let arguments = ["shock", table, "--restrict", restriction]
        let cold = try run.run(arguments)
        let warm = try run.run(arguments)
        let uncached = try run.run(arguments + ["--no-cache"])
        // Byte for byte, with the solver and every last digit.
        #expect(cold.status == 0 && warm.output == cold.output && uncached.output == cold.output)
    }

    @Test func damagedCacheFilesAreRebuiltWithAWarning() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = RunProgram(cache: folder)
        let arguments = ["shock", table, "--restrict", restriction, "--full"]
        let cold = try run.run(arguments)
        let files = try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var damaged = 0
        for case let file as URL in files where file.pathExtension == "bin" {
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count - 100] ^= 0x40
            try bytes.write(to: file)
            damaged += 1
        }
        #expect(damaged >= 2)
        let after = try run.run(arguments)
        #expect(after.output.contains("cache-damaged"))
        let before = try Program.stable(cold.output).prefix(2000)
        #expect(after.output.hasPrefix(String(before)))
        let healed = try run.run(arguments)
        #expect(!healed.output.contains("cache-damaged"))
    }

    @Test func cacheIsShownAndCleared() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = RunProgram(cache: folder)
        _ = try run("shock", table, "--restrict", restriction)
        let shown = try run("cache", "--format", "csv")
        #expect(shown.output.contains("table") && shown.output.contains("factors"))
        #expect(try run("cache", "--clear").status == 0)
        #expect(try run("cache", "--format", "csv").output.split(separator: "\n").count == 1)
    }

    @Test func doctorNamesTheLibraries() throws {
        let run = try Program.run("doctor", "--full")
        #expect(run.status == 0)
        for item in ["BLAS", "LAPACK library", "BLAS threads", "HDF5", "cache folder"] {
            #expect(run.output.contains(item), "\(item)")
        }
    }

    @Test func conversionIsLosslessAndAggregationKeepsTotals() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (csv, back) = (folder.appending(path: "csv"), folder.appending(path: "back"))
        let native = folder.appending(path: "table.h5")
        #expect(try Program.run("convert", table, csv.path + "/").status == 0)
        #expect(try Program.run("convert", csv.path, native.path).status == 0)
        #expect(try Program.run("convert", native.path, back.path + "/").status == 0)
        for name in try FileManager.default.contentsOfDirectory(atPath: csv.path) {
            let (a, b) = (csv.appending(path: name), back.appending(path: name))
            #expect(try Data(contentsOf: a) == Data(contentsOf: b), "\(name)")
        }
        let merged = folder.appending(path: "merged.h5")
        let run = try Program.run(
            "aggregate", table, "--bloc", "EU3=DEU,FRA,ITA", "-o", merged.path)
        #expect(run.status == 0, "\(run.errors)")
        // Without the spaces: how wide the column is depends on the name of the table.
        func totals(_ table: String) throws -> [[Substring]] {
            try Program.run("info", table, "--full").output.split(separator: "\n").filter {
                $0.hasPrefix("gross output") || $0.hasPrefix("value added")
                    || $0.hasPrefix("final demand")
            }.prefix(3).map { $0.drop { !$0.isNumber }.split(separator: " ") }
        }
        #expect(try totals(table).count == 3)
        #expect(try totals(merged.path) == totals(table))
    }
}
