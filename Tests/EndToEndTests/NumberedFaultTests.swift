import Foundation
import TestSupport
import Testing

/// Faults that people met, by the number of their issue and of the fault in it: those that no other
/// test names.
@Suite final class NumberedFaultTests {
    private let folder: URL

    init() throws { folder = try Fixtures.temporaryFolder() }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func write(_ text: String, to name: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    private func table(_ change: (inout SmallTable) -> Void = { _ in }) throws -> String {
        var table = SmallTable()
        change(&table)
        try table.write(to: folder.appending(path: "table"))
        return path("table")
    }

    private func run(_ arguments: String...) throws -> RunProgram.Outcome {
        try Program.run.run(arguments)
    }

    /// The rows of a result as CSV, cells by column name.
    private func rows(_ arguments: String...) throws -> [[String: String]] {
        let run = try Program.run.run(arguments + ["--format", "csv", "-q"])
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let header = try #require(lines.first)
        return lines.dropFirst().map {
            Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first })
        }
    }

    @Test("13.12: the most affected regions are shown, whatever their number")
    func theMostAffectedAreShown() throws {
        let table = "icio2023-2019-g20x20"
        let arguments = [
            "shock", table, "--restrict", "CHN/C:*=50%", "--model", "extraction", "--top", "4",
            "--names", "code",
        ]
        let all = try rows(
            "shock", table, "--restrict", "CHN/C:*=50%", "--model", "extraction", "--table",
            "impact")
        let changes = all.compactMap { row -> (region: String, size: Double)? in
            guard let region = row["region"], region != "CHN",
                let change = row["value_added_change_pct_gdp"].flatMap({ Double($0) })
            else { return nil }
            return (region, abs(change))
        }.sorted { $0.size > $1.size }
        #expect(changes.count > 10)
        let text = try Program.run.run(arguments).output
        let shown = text.split(separator: "\n").filter { $0.hasPrefix("extraction  ") }
            .compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
        #expect(Array(shown.prefix(4)) == ["CHN"] + changes.prefix(3).map(\.region), "\(text)")
    }

    @Test("13.16: the lines of a sweep fit, and its choices stand in the ledger")
    func sweepsFit() throws {
        try write(
            """
            version: 1
            table: \(try table())
            restrictions:
              - {exporter: AAA, sectors: [agr], importer: BBB, cut: 30%}
            models: [extraction]
            sweep:
              method: latin-hypercube
              draws: 20
              seed: 7
              vary:
                - {parameter: "restrictions[0].cut", distribution: uniform, low: 10%, high: 90%}
                - {parameter: "restrictions[0].product_share", distribution: uniform, low: 0.1, high: 1}
              correlated:
                - parameters: ["restrictions[0].cut", "restrictions[0].product_share"]
                  correlation: 0.5
            """, to: "sweep.yaml")
        let text = try run("sweep", path("sweep.yaml"))
        #expect(text.status == 0, "\(text.errors)")
        let longest = text.output.split(separator: "\n").map(\.count).max() ?? 0
        #expect(longest < 1000, "a line of \(longest) characters")
        let json = try run("sweep", path("sweep.yaml"), "--format", "json")
        #expect(json.output.contains("correlation"), "the correlation is in no ledger")
    }

    @Test("13.18: one-way trade names the region and the way out", arguments: [true, false])
    func oneWayTrade(isExporter: Bool) throws {
        let table = try table { table in
            for i in 0..<9 {
                for j in 0..<9 where (i / 3 == 1) != (j / 3 == 1) {
                    if isExporter ? j / 3 == 1 : i / 3 == 1 { table.Z[i][j] = 0 }
                }
                for k in 0..<6 where (i / 3 == 1) != (k / 2 == 1) {
                    if isExporter ? k / 2 == 1 : i / 3 == 1 { table.Y[i][k] = 0 }
                }
            }
        }
        let balanced = try run(
            "shock", table, "--restrict", "AAA/agr:CCC=30%", "--model", "trade-ge")
        #expect(balanced.status == 1)
        #expect(
            balanced.errors.contains(
                isExporter
                    ? "BBB sells abroad but buys nothing there"
                    : "BBB buys abroad but sells nothing there"), "\(balanced.errors)")
        #expect(balanced.errors.contains("deficits: fixed"))
        let fixed = try run(
            "shock", table, "--restrict", "AAA/agr:CCC=30%", "--model", "trade-ge", "--deficits",
            "fixed")
        #expect(fixed.status == 0, "\(fixed.errors)")
    }

    @Test("13.20: the ledger says what was used") func theLedgerIsTrue() throws {
        let run = try run(
            "shock", try table(), "--restrict", "AAA/agr:BBB=30%", "--model", "shortage",
            "--format", "json")
        #expect(run.status == 0, "\(run.errors)")
        // No sector of this table is an energy sector that is known.
        #expect(!run.output.contains("own and energy"))
    }

    @Test("13.7: a column that no layout knows is named") func anExtraColumnIsNamed() throws {
        try write(
            "region,sector,use_region,use_sector,value,scenario\nA,s,A,s,1,base\n",
            to: "long.csv")
        let run = try run("info", path("long.csv"))
        #expect(run.status == 2)
        #expect(run.errors.contains("a long table has no column ‘scenario’"), "\(run.errors)")
    }

    @Test("13.23: the kind of taxes in words") func taxesInWords() throws {
        let table = try table()
        try write(
            "code,name,kind\nVA,Value added,taxes on intermediates\n",
            to: "table/primary_inputs.csv")
        #expect(try run("info", table).status == 0)
        try write("code,name,kind\nVA,Value added,tax\n", to: "table/primary_inputs.csv")
        let refused = try run("info", table)
        #expect(refused.errors.contains("did you mean taxes?"))
    }

    @Test("15.4: a number that is none is no answer") func noNumberIsNoAnswer() throws {
        // One row is so much larger than the rest that derivatives overflow.
        let table = try table { table in
            table.Z[0] = table.Z[0].map { $0 * 1e200 }
            table.Y[0] = table.Y[0].map { $0 * 1e200 }
        }
        let sensitivity = try run("sensitivity", table, "--of", "BBB")
        #expect(sensitivity.status == 1 && sensitivity.output.isEmpty)
        #expect(sensitivity.errors.contains("derivative of the table 'sensitivity'"))
        for command in [
            ["multipliers"], ["origins"], ["position"], ["decompose"],
            ["shock", "--restrict", "AAA/agr:BBB=30%", "--model", "extraction"],
        ] {
            let run = try Program.run.run([command[0], table] + command.dropFirst())
            #expect(run.status == 0 || run.status == 1, "\(command)")
            #expect(!run.output.contains("nan") && !run.output.contains("inf "), "\(command)")
        }
    }

    @Test("15.17: many errors are 20 and a count, and a long label is short")
    func errorsAreBounded() throws {
        let lines = (0..<5000).map {
            "  - {exporter: XX\($0), sectors: [agr], importer: AAA, cut: 30%}\n"
        }
        try write(
            "version: 1\ntable: \(try table())\nrestrictions:\n" + lines.joined(),
            to: "many.yaml")
        let many = try run("run", path("many.yaml"))
        #expect(many.status == 2)
        let errors = many.errors.split(separator: "\n")
        #expect(errors.count == 21, "\(errors.count) lines")
        #expect(errors.last == "error: 4980 more errors are not shown")
        let label = String(repeating: "B", count: 1_000_000)
        let long = try table { $0.regions[1] = label }
        let start = ContinuousClock.now
        for arguments in [
            ["info", long], ["multipliers", long],
            ["shock", long, "--restrict", "XX/agr:AAA=30%", "--model", "extraction"],
        ] {
            let run = try Program.run.run(arguments)
            #expect(run.errors.utf8.count < 2000, "\(arguments[0]): \(run.errors.utf8.count)")
        }
        #expect(ContinuousClock.now - start < .seconds(120))
    }
}
