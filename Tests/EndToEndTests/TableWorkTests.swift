import Foundation
import TestSupport
import Testing

/// The commands that make tables of tables, on a shipped one: what they print, what they write,
/// what they note in the history, and what nonsense is told.
@Suite struct TableWorkTests {
    private static let table = "icio2023-2019-g20x20"
    private static let edition = "OECD ICIO 2023 edition, 2019"
    private static let name = "\(edition), 20 regions x 20 ISIC sections"
    private static let output = 170_744_698.095303
    private static let valueAdded = 81_589_615.106303

    /// A folder with the files of one test.
    private struct Folder {
        let url: URL

        init(_ files: [String: String] = [:]) throws {
            url = try Fixtures.temporaryFolder()
            for (name, text) in files {
                try text.write(to: url.appending(path: name), atomically: true, encoding: .utf8)
            }
        }

        func path(_ name: String) -> String { url.appending(path: name).path }
        func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
        func remove() throws { try FileManager.default.removeItem(at: url) }

        /// Runs the program; `$NAME` in an argument is the path of a file.
        func run(_ arguments: [String]) throws -> RunProgram.Outcome {
            let run = try Program.run.run(
                arguments.map { $0.hasPrefix("$") ? path(String($0.dropFirst())) : $0 })
            return run
        }

        /// Standard error with the folder's path taken out.
        func errors(_ run: RunProgram.Outcome) -> String {
            run.errors.replacing("\(url.path)/", with: "")
        }

        /// Lines of one of a result's tables as CSV, without the header.
        func rows(_ arguments: [String], of table: String) throws -> [[String]] {
            let run = try run(arguments + ["--format", "csv", "--table", table])
            #expect(run.status == 0, "\(run.errors)")
            return run.output.split(separator: "\n").dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
        }

        /// The steps in a table's history, without the folder's path.
        func history(_ table: String) throws -> [String] {
            let run = try run(["info", table, "--format", "csv", "--table", "provenance"])
            return run.output.split(separator: "\n").filter { $0.hasPrefix("history,") }.map {
                String($0.dropFirst("history,".count)).replacing("\(url.path)/", with: "")
                    .replacing("\"", with: "")
            }
        }

        /// A number of a table's summary.
        func total(_ quantity: String, _ table: String) throws -> Double {
            let row = try #require(
                try rows(["info", table], of: "summary").first { $0[0] == quantity })
            return try #require(Double(row[1]))
        }

        /// How many of each kind of total and cell two tables have in common, and how many differ.
        func compared(_ a: String, _ b: String, _ more: [String] = []) throws -> [String: [Int]] {
            let rows = try rows(["compare", a, b] + more, of: "compared")
            return Dictionary(
                rows.map { ($0[0], $0[1...].compactMap(Int.init)) }, uniquingKeysWith: { $1 })
        }
    }

    // MARK: aggregate

    @Test func knownSectorsAndDatedGroups() throws {
        let folder = try Folder()
        defer { try? folder.remove() }
        let broad = try folder.run(
            [
                "aggregate", Self.table, "--sectors", "broad", "--bloc", "EU=@eu@table", "-o",
                "$a.h5",
            ])
        #expect(broad.status == 0)
        #expect(
            folder.errors(broad) == """
                note: @eu@table is without AUT, BEL, BGR, CYP, CZE, DNK, ESP, EST, FIN, GRC, HRV, \
                HUN, IRL, LTU, LUX, LVA, MLT, NLD, POL, PRT, ROU, SVK, SVN, SWE, which the table \
                does not have as regions of their own
                The table ‘\(Self.edition), aggregated to 17 regions × 14 sectors’ with 17 regions \
                and 14 sectors is written to a.h5.

                """)
        // In 2019 the United Kingdom was a member.
        let history = try folder.history("$a.h5")
        #expect(history.count == 2)
        #expect(
            history[0].hasPrefix("Aggregated 20 regions into 17 (EU = DEU FRA GBR ITA), 20 sectors")
        )
        #expect(history[1].hasPrefix("Sectors of Sections A to T of ISIC Rev. 4"))
        #expect(history[1].contains("(United Nations, correspondence of ISIC Rev. 3.1 and Rev. 4"))
        assertClose(try folder.total("gross output", "$a.h5"), Self.output, relative: 1e-13)
        assertClose(try folder.total("value added", "$a.h5"), Self.valueAdded, relative: 1e-13)
        let later = try folder.run(
            ["aggregate", Self.table, "--bloc", "EU=@eu@2021", "-o", "$b.h5", "-q"])
        #expect(later.status == 0 && later.errors.isEmpty)
        #expect(
            try folder.history("$b.h5") == ["Aggregated 20 regions into 18 (EU = DEU FRA ITA)."])
    }

    @Test func whatIsNotManyToOneIsRefused() throws {
        let folder = try Folder()
        defer { try? folder.remove() }
        let shipped = ["aggregate", "icio2023-2020-77x11", "--sectors", "broad", "-o", "$a.h5"]
        let refused = try folder.run(shipped)
        #expect(refused.status == 2 && !folder.has("a.h5"))
        #expect(
            refused.errors == """
                error: --sectors: oecd11 has no many-to-one way to broad: AGRI_MIN_FOOD holds AGR, \
                MIN, MAN; ACCOM_ICT holds HOT, TCB; FIN_REALESTATE holds TCB, FIN; \
                PROF_ADMIN_PUBADM holds TCB, PUB; EDU_HEALTH holds EDU, HEA; ARTS_OTHER holds OTH, \
                HOU (--common-sectors takes the finest sectors that both have)

                """)
        let common = try folder.run(shipped + ["--common-sectors"])
        #expect(common.status == 0)
        #expect(
            folder.errors(common) == """
                warning: --sectors: AGR, MIN, MAN of broad stay together as AGR_MIN_MAN
                warning: --sectors: HOT, TCB, FIN, PUB of broad stay together as HOT_TCB_FIN_PUB
                warning: --sectors: EDU, HEA of broad stay together as EDU_HEALTH
                warning: --sectors: OTH, HOU of broad stay together as ARTS_OTHER
                The table ‘OECD ICIO 2023 edition, 2020, aggregated to 77 regions × 7 sectors’ \
                with 77 regions and 7 sectors is written to a.h5.

                """)
    }

    // MARK: ras

    @Test func rasMeetsTotalsAndFindsItsWayBack() throws {
        let folder = try Folder(["growth.csv": "region,output_growth\n*,3%\nDEU,-2%\n"])
        defer { try? folder.remove() }
        let grown = try folder.run([
            "ras", Self.table, "--totals", "$growth.csv", "-o", "$grown.h5",
        ])
        #expect(grown.status == 0)
        #expect(
            folder.errors(grown).hasPrefix(
                """
                The table ‘\(Self.name), balanced to other totals’ with 20 regions and 20 sectors \
                is written to grown.h5.
                It was balanced by RAS to the totals of growth.csv in\u{20}
                """))
        let growth = "All cells first grew by the factor 1.028, as world output does."
        #expect(folder.errors(grown).contains(" iterations.\n\(growth)\nHow sure: the largest"))
        let history = try folder.history("$grown.h5")
        try #require(history.count == 4)
        #expect(
            history[0] == "Value added of 4 industries without intermediate inputs is their output."
        )
        #expect(
            history[1].hasPrefix("Final demand that was not given grew with its region's income"))
        #expect(history[2] == growth)
        #expect(history[3].hasPrefix("Balanced by RAS to the totals of growth.csv in "))
        func outputs(_ table: String) throws -> [String: Double] {
            Dictionary(
                try folder.rows(["info", table], of: "regions").map { ($0[0], Double($0[2]) ?? 0) },
                uniquingKeysWith: { $1 })
        }
        let (before, after) = (try outputs(Self.table), try outputs("$grown.h5"))
        for (region, old) in before {
            assertClose(
                after[region] ?? 0, old * (region == "DEU" ? 0.98 : 1.03), relative: 1e-9, region)
        }
        let back = try folder.run(["ras", "$grown.h5", "--to", Self.table, "-o", "$back.h5"])
        #expect(back.status == 0, "\(back.errors)")
        // Scaling rows and columns is undone by scaling them: every cell is what it was.
        let same = try folder.compared(
            Self.table, "$back.h5", ["--relative", "1e-6", "--absolute", "1e-3"])
        #expect(same.count == 12 && same.values.allSatisfy { $0[1] == 0 }, "\(same)")
        #expect(same["cells of Z"] == [160_000, 0])
        let early = try folder.run(
            ["ras", Self.table, "--totals", "$growth.csv", "--iterations", "1", "-o", "$early.h5"])
        #expect(early.status == 1 && !folder.has("early.h5"))
        #expect(early.errors.hasPrefix("error: balancing stopped after 1 iterations: the row "))
        #expect(early.errors.hasSuffix("(--tolerance and --iterations set when it stops)\n"))
    }

    // MARK: deflate

    @Test func deflationKeepsTheBalanceAndConversionTheShares() throws {
        let folder = try Folder(["ppi.csv": "region,sector,index\n*,*,110\nDEU,C,125\n"])
        defer { try? folder.remove() }
        let real = try folder.run(
            [
                "deflate", Self.table, "--prices", "$ppi.csv", "--unit", "million USD of 2015",
                "-o",
                "$real.h5",
            ])
        #expect(real.status == 0)
        let step = "the prices of ppi.csv (base 100), value added as the residual"
        #expect(
            folder.errors(real) == """
                The table ‘\(Self.name), in constant prices’ with 20 regions and 20 sectors is \
                written to real.h5.
                It is deflated by \(step), in million USD of 2015.
                How sure: one price an industry is used for all its sales, at home and abroad.

                """)
        #expect(
            try folder.history("$real.h5")
                == ["Deflated by \(step); unit million USD of 2015."])
        let check = try folder.run(["check", "$real.h5"])
        #expect(check.status == 0 && check.output.contains("(2019, million USD of 2015)"))
        let added = try folder.total("value added", "$real.h5")
        let output = try folder.total("gross output", "$real.h5")
        #expect(output < Self.output / 1.1 && output > Self.output / 1.25)
        #expect(added < Self.valueAdded / 1.1 && added > Self.valueAdded / 1.25)

        let euro = try folder.run(
            ["deflate", Self.table, "--rate", "0.9", "--currency", "EUR", "-o", "$eur.h5"])
        #expect(euro.status == 0)
        #expect(
            try folder.history("$eur.h5")
                == ["Converted from million USD to million EUR at 0.9 (the command line)."])
        assertClose(try folder.total("gross output", "$eur.h5"), 0.9 * Self.output, relative: 1e-13)
    }

    // MARK: disaggregate

    @Test func disaggregationKeepsTotalsAndIsUndoneByAggregation() throws {
        let folder = try Folder([
            "chips.csv": "old,new,weight,name\nC,CHIPS,0.1,Chips\nC,OTHER,0.9,Other\n",
            "back.csv": "old,new\nCHIPS,C\nOTHER,C\n"
                + "ABDEFGHIJKLMNOPQRST".map { "\($0),\($0)\n" }.joined(),
        ])
        defer { try? folder.remove() }
        let split = try folder.run(
            ["disaggregate", Self.table, "--sectors", "$chips.csv", "-o", "$chips.h5"])
        #expect(split.status == 0)
        #expect(
            folder.errors(split) == """
                The table ‘\(Self.edition), split into 20 regions × 21 sectors’ with 20 regions \
                and 21 sectors is written to chips.h5.
                1 sector was split by chips.csv.

                """)
        #expect(
            try folder.history("$chips.h5") == ["Split sectors by weights: C into CHIPS + OTHER."])
        #expect(try folder.compared(Self.table, "$chips.h5")["output by sector"] == [19, 0])
        let merged = try folder.run(
            ["aggregate", "$chips.h5", "--sectors", "$back.csv", "-o", "$back.h5", "-q"])
        #expect(merged.status == 0 && merged.errors.isEmpty)
        let same = try folder.compared(Self.table, "$back.h5")
        #expect(same["cells of V"] == [800, 0] && same["output by sector"] == [20, 0], "\(same)")
    }

    // MARK: compare

    @Test func comparisonSaysWhatDiffers() throws {
        let folder = try Folder()
        defer { try? folder.remove() }
        let same = try folder.run(["compare", Self.table, Self.table])
        #expect(same.status == 0)
        #expect(
            same.output.contains(
                "The tables agree: every label, total and cell within 1e-09 of the larger number."))
        let other = try folder.run(["compare", Self.table, "miller-blair-2region"])
        // A difference is a finding, not a failure.
        #expect(other.status == 0)
        #expect(other.output.contains("The tables differ: "))
        let labels = try folder.rows(["compare", Self.table, "miller-blair-2region"], of: "labels")
        #expect(labels.contains(["unit", "million USD", "monetary units"]))
        #expect(labels.contains(["year", "2019", ""]))
        #expect(labels.count { $0[0] == "region" } == 22)
    }

    // MARK: satellite

    @Test func satellitesAreNotedInTheHistory() throws {
        let folder = try Folder(["jobs.csv": "region,sector,value\nDEU,C,7000\n"])
        defer { try? folder.remove() }
        let add = [
            "satellite", "add", Self.table, "$jobs.csv", "--name", "jobs", "--stressor", "EMP",
            "--unit", "persons", "--origin", "Made up", "-o", "$jobs.h5",
        ]
        let refused = try folder.run(add)
        #expect(refused.status == 2 && !folder.has("jobs.h5"))
        #expect(
            refused.errors.hasPrefix(
                "error: jobs: EMP has no number for ARG/A (write 0 where there is none)\n"))
        #expect(
            refused.errors.hasSuffix("error: jobs: EMP has no number for 379 more industries\n"))
        let added = try folder.run(add + ["--missing", "zero", "-q"])
        #expect(added.status == 0 && added.errors.isEmpty)
        #expect(try folder.history("$jobs.h5") == ["Attached the satellite jobs from jobs.csv."])
        // Further work is added to it, also to the account's own history.
        let merged = try folder.run(
            ["aggregate", "$jobs.h5", "--bloc", "EU3=DEU,FRA,ITA", "-o", "$merged.h5", "-q"])
        #expect(merged.status == 0)
        #expect(try folder.history("$merged.h5").count == 2)
        let account = try folder.rows(["info", "$merged.h5"], of: "satellites")
        #expect(account.first?.prefix(4) == ["jobs", "EMP", "persons", "7000.0"])
    }

    // MARK: nonsense

    @Test(
        arguments: [
            (["ras", table, "-o", "$x.h5"], "", "Error: give --totals, or --to\n"),
            (
                ["ras", table, "--totals", "$f.csv", "-o", "$x.h5"], "region,output\nDEX,5\n",
                "error: f.csv:2:1: unknown region DEX (did you mean DEU?)\n"
            ),
            (
                ["ras", table, "--totals", "$f.csv", "-o", "$x.h5"], "region,size\nDEU,5\n",
                "error: f.csv:1: the first line is ‘region,size’, not ‘region,sector,output’"
            ),
            (
                ["ras", table, "--to", "icio2023-2020-77x11", "-o", "$x.h5"], "",
                """
                error: icio2023-2020-77x11: the tables do not have the same labels in one order \
                ('chokepoint compare' says how they differ)

                """
            ),
            (
                ["deflate", table, "--index", "0", "-o", "$x.h5"], "",
                "Error: --index takes a positive number, not 0.0\n"
            ),
            (
                ["deflate", table, "--index", "2", "--rate", "2", "-o", "$x.h5"], "",
                "Error: give one of --prices, --index, --rate and --rates\n"
            ),
            (
                ["deflate", table, "--prices", "$f.csv", "-o", "$x.h5"],
                "region,sector,index\nDEU,*,110\n",
                "error: f.csv: ARG/A has no price (add a line for it, or one for *)\n"
            ),
            (
                ["deflate", table, "--prices", "$f.csv", "-o", "$x.h5"],
                "region,sector,index\n*,*,0\n",
                "error: ARG/A: the price is 0 (give a positive number)\n"
            ),
            (
                ["disaggregate", table, "--sectors", "$f.csv", "-o", "$x.h5"],
                "old,new,weight\nC,CHIPS,0.1\nC,OTHER,0.8\n",
                """
                error: C: the weights add up to 0.9, not 1 (correct them, or have them divided by \
                their sum)

                """
            ),
            (
                ["disaggregate", table, "--sectors", "$f.csv", "-o", "$x.h5"],
                "old,new,weight\nC9,CHIPS,1\n",
                "error: f.csv:2:1: unknown sector C9 (did you mean C?)\n"
            ),
            (
                ["aggregate", table, "--sectors", "isic5", "-o", "$x.h5"], "",
                """
                error: --sectors: ‘isic5’ is neither a file nor a list of sectors (did you mean \
                isic4?)

                """
            ),
            (
                ["aggregate", table, "--bloc", "B=@brics@1990", "-o", "$x.h5"], "",
                "error: --bloc: @brics had no members in that year (write a later year)\n"
            ),
            (
                ["aggregate", table, "--bloc", "B=@eu@tabel", "-o", "$x.h5"], "",
                """
                error: --bloc: ‘tabel’ is not a year (write @eu@2011, or @eu@table for the year of \
                the table)

                """
            ),
            (
                ["aggregate", table, "--sectors", "$f.csv", "--common-sectors", "-o", "$x.h5"],
                "old,new\n",
                "Error: --common-sectors goes with --sectors and the name of a list\n"
            ),
            (
                ["aggregate", "miller-blair-2region", "--sectors", "broad", "-o", "$x.h5"], "",
                """
                error: --sectors: the table's 3 sectors are not a known list (give a concordance \
                as a CSV file)

                """
            ),
            (
                ["compare", table, "icio2023-2020-77x1"], "",
                """
                error: icio2023-2020-77x1: there is no table of this name (did you mean \
                icio2023-2020-77x11?)

                """
            ),
            (
                ["compare", table, table, "--worst=-1"], "",
                "Error: --worst takes 0 or more, not -1\n"
            ),
        ] as [([String], String, String)])
    func nonsenseIsTold(arguments: [String], file: String, sentence: String) throws {
        let folder = try Folder(["f.csv": file])
        defer { try? folder.remove() }
        let run = try folder.run(arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty && !folder.has("x.h5"))
        #expect(folder.errors(run).hasPrefix(sentence), "\(run.errors)")
        // Never more than twenty of a kind and a count.
        #expect(run.errors.split(separator: "\n").count <= 22)
    }

    /// The help writes the names out, because working out every list would cost each start of the
    /// program.
    @Test func helpNamesEveryListOfSectors() throws {
        let folder = try Folder([:])
        defer { try? folder.remove() }
        let run = try folder.run([
            "aggregate", "icio2023-2019-g20x20", "--sectors", "zzzzzzzz", "-o", "$x.h5",
        ])
        let known = try #require(run.errors.split(separator: "known lists: ").last)
        let names = known.prefix { $0 != ")" }
        #expect(names.hasPrefix("oecd50, ") && names.hasSuffix(", broad"))
        let help = try folder.run(["help", "aggregate"]).output.split(
            whereSeparator: \.isWhitespace)
        #expect(help.joined(separator: " ").contains("a list by name: \(names). "))
    }
}
