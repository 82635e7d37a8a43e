import Foundation
import TestSupport
import Testing

/// Faults that people met, by the number of their issue and of the fault in it: those that no other
/// test names.
@Suite final class NumberedFaultTests: FaultFolder {
    /// BBB's services with a trillionth of an output, and real inputs.
    private func tiny() throws -> String {
        try table { table in
            for j in 0..<9 { table.Z[5][j] *= 1e-14 }
            for k in 0..<6 { table.Y[5][k] *= 1e-14 }
        }
    }

    @Test("13.11: what is per unit of next to no output is in no ranking and in no mean")
    func nextToNoOutputIsInNoRanking() throws {
        let table = try tiny()
        let linkages = try rows("linkages", table, "--table", "linkages")
        func isTiny(_ row: [String: String]) -> Bool {
            row["region"] == "BBB" && row["sector"] == "srv"
        }
        func numbers(_ rows: [[String: String]], _ column: String) -> [Double] {
            rows.filter { !isTiny($0) }.compactMap { $0[column].flatMap { Double($0) } }
        }
        for column in ["power_of_dispersion", "forward_index"] {
            let found = numbers(linkages, column)
            #expect(found.count == 8)
            #expect(abs(found.reduce(0, +) / 8 - 1) < 1e-9, "\(column): \(found)")
            #expect(found.allSatisfy { (0.5...2).contains($0) }, "\(column): \(found)")
        }
        let position = try rows("position", table, "--table", "position")
        let downstreamness = numbers(position, "downstreamness")
        #expect(downstreamness.count == 8 && downstreamness.allSatisfy { (1...4).contains($0) })
        let lengths = try rows("lengths", table, "--table", "lengths")
        #expect(!lengths.isEmpty)
        for rows in [linkages, position, lengths] {
            let own = try #require(rows.first(where: isTiny))
            let values = own.filter { !["region", "sector"].contains($0.key) }
                .filter { !$0.key.hasSuffix("_name") }
            #expect(values.allSatisfy { $0.value.isEmpty }, "\(own)")
        }
        for column in ["influence_intensity", "coefficient"] {
            let found = numbers(try rows("influence", table), column)
            #expect(!found.isEmpty && found.allSatisfy { abs($0) < 100 }, "\(column): \(found)")
        }
        for arguments in [
            ["influence", table], ["sensitivity", table, "--of", "BBB"],
            ["sensitivity", table, "--of", "BBB", "--table", "switches"],
        ] {
            let run = try Program.run.run(arguments + ["--format", "csv", "-q", "--top", "81"])
            #expect(run.status == 0)
            #expect(!run.output.contains("BBB/srv"), "\(arguments): \(run.output)")
        }
        let exposure = try rows("exposure", table, "--user", "BBB/srv")
        #expect(exposure.count == 3)
        for row in exposure {
            #expect(row["value_added"]?.isEmpty == true && row["direct"]?.isEmpty == false)
        }
        let text = try run("exposure", table, "--user", "BBB/srv").output
        #expect(!text.contains("e15") && !text.contains("e14"), "\(text)")
    }

    @Test("13.1: a country whose parts stand apart is one supplier and one victim")
    func aCountryInPartsIsOne() throws {
        let table = try table { $0.regions = ["CN1", "CN2", "KOR"] }
        for user in ["CN1/man", "CHN/man", "CHN"] {
            let found = try rows("exposure", table, "--user", user)
            #expect(Set(found.compactMap { $0["supplier"] }) == ["CHN", "KOR"], "\(user)")
            let shares = found.compactMap { $0["look_through"].flatMap(Double.init) }
            #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
            let text = try run("exposure", table, "--user", user).output
            #expect(text.contains("South Korea supplies"), "\(text)")
            // The user may be one part; its suppliers are countries.
            if user != "CN1/man" { #expect(!text.contains("processing"), "\(text)") }
        }
        let all = try rows("exposure", table)
        #expect(Set(all.compactMap { $0["user"] }) == ["CHN", "KOR"])
        let users = try rows("concentration", table).compactMap { $0["user"] }
        #expect(users.sorted() == ["CHN", "KOR"])
        let shock = try run(
            "shock", table, "--restrict", "KOR/man:CN1=50%", "--model", "shortage,extraction")
        let hardest = try #require(
            shock.output.split(separator: "\n").first { $0.hasPrefix("Hardest hit") })
        #expect(!hardest.contains("processing"), "\(hardest)")
        for clause in hardest.split(separator: ";") {
            #expect(clause.components(separatedBy: "China").count <= 2, "\(hardest)")
        }
    }

    @Test("13.21: codes with commas and blanks are one code, in files and in options")
    func codesWithCommasAreOneCode() throws {
        let power = "Electricity, Gas and Water"
        let table = try table { $0.sectors = ["Agriculture", power, "Gas and Oil"] }
        for (name, list) in [
            ("s.yaml", "groups: {g: [\"\(power)\", Gas and Oil]}"),
            ("s.json", "{\"groups\": {\"g\": [\"\(power)\", \"Gas and Oil\"]},"),
        ] {
            let rest =
                name == "s.yaml"
                ? """
                version: 1
                title: two sectors
                table: \(table)
                restrictions: [{exporter: AAA, sectors: ["@g"], importer: BBB, cut: 0.5}]
                models: [extraction]

                """
                : """
                "version": 1, "title": "two sectors", "table": "\(table)",
                "restrictions": [
                  {"exporter": "AAA", "sectors": ["@g"], "importer": "BBB", "cut": 0.5}],
                "models": ["extraction"]}
                """
            try write("\(list)\n\(rest)", to: name)
            let restricted = try rows("run", path(name), "--table", "restrictions")
            #expect(restricted.count == 1, "\(name)")
            let run = try run("run", path(name), "--format", "json")
            #expect(run.output.contains("\(power), Gas and Oil"), "\(run.errors)")
        }
        for arguments in [
            ["exposure", table, "--group", "g=\(power)", "--user", "*/@g"],
            ["concentration", table, "--user", "*/\(power)"],
            ["linkages", table, "--industry", "AAA/\(power)"],
        ] {
            let run = try Program.run.run(arguments)
            #expect(run.status == 0, "\(arguments): \(run.errors)")
        }
        let target = path("merged.h5")
        let merged = try run(
            "aggregate", try withRegions(["Korea, Republic of", "Japan", "China"]), "--bloc",
            "East=Korea, Republic of,Japan", "-o", target)
        #expect(merged.status == 0, "\(merged.errors)")
    }

    private func withRegions(_ regions: [String]) throws -> String {
        var table = SmallTable()
        table.regions = regions
        try table.write(to: folder.appending(path: "regions"))
        return path("regions")
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
                - {parameter: "restrictions[0].product_share", distribution: uniform, low: 0.1, \
            high: 1}
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
        // Industries with next to no output beside the others are left out, and that is said.
        #expect(!sensitivity.output.lowercased().contains("nan"))
        #expect((sensitivity.output + sensitivity.errors).contains("next to no output"))
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
        for arguments in [
            ["info", long], ["multipliers", long],
            ["shock", long, "--restrict", "XX/agr:AAA=30%", "--model", "extraction"],
        ] {
            let run = try Program.run.run(arguments)
            #expect(run.errors.utf8.count < 2000, "\(arguments[0]): \(run.errors.utf8.count)")
        }
    }
}
