import Foundation
import InputOutput
import Reporting
import TestSupport
import Testing
import Workspace

/// Restrictions and scans by customs code against the same ones by sector.
@Suite(.serialized) struct TradeAnswerTests {
    /// The numbers of a column by the text of the first columns.
    private func column(_ name: String, _ table: ReportTable) throws -> [Double?] {
        let k = try #require(table.columns.firstIndex { $0.name == name })
        return table.rows.map { $0[k].number }
    }

    @Test func aProductIsItsShareOfTheSector() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        let product = try workspace.answer(samples.tradeShock(["JPN/hs281111:KOR=30%"]))
        let asked = try #require(product.question)
        #expect(asked.hasPrefix("Japan cuts 30 % of its exports of HS 281111 to South Korea (0."))
        #expect(asked.hasSuffix(" % of its exports from manufacturing there)"))
        let line = try #require(
            product.assumptions.first { $0.name == "restrictions[0].product_share" })
        let share = try #require(line.value.number)
        #expect(share > 0 && share < 0.01)
        #expect(
            line.source
                == "trade.csv, 2019: product_flow, customs values, over sector_flow, basic prices")
        let flow = try #require(
            product.assumptions.first { $0.name == "restrictions[0].product_flow" })
        #expect(flow.value == .number(36_300_000) && flow.unit == "USD")
        let origin = try #require(
            product.assumptions.first { $0.name == "restrictions[0].origin_share" })
        assertClose(try #require(origin.value.number), 36.3 / 106.3, relative: 1e-12)
        let sector = try workspace.answer(samples.tradeShock(["JPN/C:KOR=30%~\(share)"]))
        let measured = try [product, sector].map { document in
            try column("value_added_change", try table("impact", document)).map { $0 ?? 0 }
        }
        assertClose(measured[0], measured[1], relative: 1e-12)
        #expect(measured[0].contains { $0 < 0 })
        let products = try table("restricted_products", product)
        #expect(products.rows.count == 1 && products.rows[0][3] == .text("281111"))
    }

    @Test func aScenarioFillsInTheSame() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        let typed = try workspace.answer(samples.tradeShock(["CHN/hs850511:KOR,JPN=50%"]))
        var run = RunQuestion()
        run.source.text = """
            version: 1
            table: \(SampleQuestions.g20)
            trade: {file: \(samples.path("trade.csv")), year: 2019,
                    concordance: \(samples.path("hs-isic4.csv"))}
            restrictions: [{exporter: CHN, hs: 850511, importer: [KOR, JPN], cut: 50%}]
            models: [extraction]
            outputs: {drivers: none}
            """
        let filled = try workspace.answer(run)
        #expect(try table("impact", typed).rows == table("impact", filled).rows)
        let asked = "China cuts 50 % of its exports of HS 850511 to Japan and South Korea"
        #expect(filled.question == asked && typed.question == asked)
        #expect(
            try table("restricted_products", typed).rows
                == table("restricted_products", filled).rows)
        let names = Set(typed.assumptions.map(\.name))
        #expect(names == Set(filled.assumptions.map(\.name)))
        // A sweep of the cut keeps the shares that the two importers have.
        var sweep = SweepQuestion()
        sweep.source = run.source
        sweep.set = ["restrictions[0].cut=0.5,1"]
        sweep.metric = ["value_added_change.CHN"]
        sweep.analysis.resamples = 0
        let draws = try table("draws", workspace.answer(sweep))
        let swept = try column("value_added_change.CHN", draws)
        let impact = try table("impact", filled)
        let china = try #require(impact.rows.first { $0.contains(.text("CHN")) })
        let k = try #require(impact.columns.firstIndex { $0.name == "value_added_change" })
        assertClose(
            try #require(swept.compactMap { $0 }.max()), try #require(china[k].number),
            relative: 1e-9)
    }

    @Test func aProductShareHasABand() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var sweep = SweepQuestion()
        sweep.source.text = """
            version: 1
            table: \(SampleQuestions.g20)
            trade: {file: \(samples.path("trade.csv")), year: 2019,
                    concordance: \(samples.path("hs-isic4.csv"))}
            restrictions: [{exporter: JPN, hs: 281111, importer: KOR, cut: 30%}]
            models: [extraction]
            sweep: {draws: 10, vary: [{parameter: "restrictions[0].product_share"}]}
            """
        sweep.metric = ["value_added_change.JPN"]
        sweep.analysis.resamples = 0
        let shares = try column(
            "restrictions[0].product_share", try table("draws", workspace.answer(sweep))
        ).compactMap { $0 }
        let base = try #require(
            workspace.answer(samples.tradeShock(["JPN/hs281111:KOR=30%"])).assumptions
                .first { $0.name == "restrictions[0].product_share" }?.value.number)
        #expect(shares.count >= 10)
        #expect(shares.allSatisfy { $0 >= base / 2 && $0 <= 2 * base })
        #expect((shares.min() ?? 1) < 0.7 * base && (shares.max() ?? 0) > 1.5 * base)
    }

    @Test func theScanIsTheShock() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var scan = ScanQuestion()
        scan.table = SampleQuestions.g20
        scan.trade = samples.path("trade.csv")
        scan.tradeChoices.concordance = samples.path("hs-isic4.csv")
        scan.tradeChoices.tradeYear = 2019
        scan.hs = ["281111"]
        scan.export = samples.path("all.csv")
        let document = try workspace.answer(scan)
        let found = try table("scan_products", document)
        #expect(found.rows.count == 2)
        let exported = try String(contentsOfFile: samples.path("all.csv"), encoding: .utf8)
        #expect(exported.split(separator: "\n").count == 3)
        let k = try #require(
            found.columns.firstIndex { $0.name == "exporter_value_added_change" })
        let japan = try #require(found.rows.first { $0[0] == .text("JPN") })
        let shocked = try workspace.answer(samples.tradeShock(["JPN/hs281111:KOR=100%"]))
        let impact = try table("impact", shocked)
        let change = try #require(
            impact.columns.firstIndex { $0.name == "value_added_change" })
        let row = try #require(impact.rows.first { $0.contains(.text("JPN")) })
        assertClose(
            try #require(japan[k].number), try #require(row[change].number), relative: 1e-9)
    }

    /// Economies without a region of their own are each an exporter, and together one importer: the
    /// rest of the world. Vietnam and Norway are such, and Norway sells to Vietnam.
    @Test func economiesWithoutARegionAreTheRestOfTheWorld() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        let file = samples.path("rest.csv")
        try """
        year,exporter,importer,hs6,value,quantity
        2019,JPN,KOR,281111,30000000,
        2019,VNM,KOR,281111,50000000,
        2019,NOR,KOR,281111,20000000,
        2019,JPN,VNM,281111,6000000,
        2019,JPN,NOR,281111,4000000,
        2019,NOR,VNM,281111,7000000,

        """.write(toFile: file, atomically: true, encoding: .utf8)
        var scan = ScanQuestion()
        scan.table = SampleQuestions.g20
        scan.trade = file
        scan.tradeChoices.concordance = samples.path("hs-isic4.csv")
        scan.rankBy = "value"
        // By itself the rest is no part of the ranking, and that is said.
        let alone = try workspace.answer(scan)
        #expect(
            try table("scan_products", alone).rows.map { [$0[0], $0[3]] }
                == [[.text("JPN"), .text("KOR")]])
        #expect(alone.diagnostics.map(\.code).contains("rest-not-ranked"))
        scan.includeRest = true
        let document = try workspace.answer(scan)
        let found = try table("scan_products", document)
        #expect(
            found.rows.map { [$0[0], $0[3]] } == [
                [.text("VNM"), .text("KOR")], [.text("JPN"), .text("KOR")],
                [.text("NOR"), .text("KOR")], [.text("JPN"), .text("ROW")],
            ])
        #expect(
            try column("value", found) == [50_000_000, 30_000_000, 20_000_000, 10_000_000])
        // Origins are the economies themselves; Vietnam sells all it has here, Norway 20 of 27.
        #expect(try column("origin_share", found) == [0.5, 0.3, 0.2, 1])
        let hhi = try column("hhi", found).compactMap { $0 }
        assertClose(hhi, [0.38, 0.38, 0.38, 1], relative: 1e-14)
        let sold = try column("seller_dependence", found).compactMap { $0 }
        assertClose(sold, [1, 30.0 / 40, 20.0 / 27, 10.0 / 40], relative: 1e-14)
        let world = try column("world_share", found).compactMap { $0 }
        assertClose(world, [50.0 / 117, 40.0 / 117, 27.0 / 117, 40.0 / 117], relative: 1e-14)
        let part = try column("region_share", found).compactMap { $0 }
        assertClose(part, [50.0 / 70, 1, 20.0 / 70, 1], relative: 1e-14)
        // The table has no GDP of Vietnam.
        let percent = try column("exporter_change_pct_gdp", found)
        #expect(percent.map { $0 == nil } == [true, false, true, false])
        #expect(
            try #require(document.preamble.last).contains(
                "ROW/hs281111:KOR=71.4286% (Vietnam’s part of what that region sells there)"))
        let line = try #require(document.assumptions.first { $0.name == "rest_of_world.ROW" })
        #expect(line.value == .text("2 economies: NOR, VNM"))
        #expect(document.diagnostics.map(\.code).contains("trade-within-regions"))
        #expect(!document.diagnostics.map(\.code).contains("economies-left-out"))
        // The shock of its part of the region's sales loses what the scan says.
        var shocked = samples.tradeShock(["ROW/hs281111:KOR=\(100 * 50.0 / 70)%"])
        shocked.trade = file
        let answer = try workspace.answer(shocked)
        let flow = try #require(
            answer.assumptions.first { $0.name == "restrictions[0].product_flow" })
        #expect(flow.value == .number(70_000_000))
        #expect(answer.assumptions.contains { $0.name == "rest_of_world.ROW" })
        let impact = try table("impact", answer)
        let change = try #require(impact.columns.firstIndex { $0.name == "value_added_change" })
        let rest = try #require(impact.rows.first { $0.contains(.text("ROW")) })
        let scanned = try #require(
            try column("exporter_value_added_change", found).first.flatMap { $0 })
        assertClose(scanned, try #require(rest[change].number), relative: 1e-9)
        // The largest of its economies is named.
        let seller = try #require(found.columns.firstIndex { $0.name == "largest_seller" })
        #expect(
            found.rows.map { $0[seller] } == ["VNM", "JPN", "VNM", "JPN"].map { .text($0) })
        // One of them can be asked for, and is told how it can be restricted.
        scan.includeRest = false
        scan.exporter = "Norway"
        let norway = try table("scan_products", workspace.answer(scan))
        #expect(norway.rows.map { [$0[0], $0[3]] } == [[.text("NOR"), .text("KOR")]])
        scan.exporter = nil
        shocked.restrict = ["VNM/hs281111:KOR=100%"]
        let error = try #require(throws: Diagnostics.self) { try workspace.answer(shocked) }
        #expect(
            error.items.first?.remedy
                == "restrict ROW/hs281111:KOR=71.4286%: of what the rest of the world sells of it "
                + "to South Korea, Vietnam makes 71.4 %")
        #expect(error.items.first?.location.place == "restriction VNM/hs281111:KOR=100%")
        // They can be left out.
        scan.noRest = true
        let without = try table("scan_products", workspace.answer(scan))
        #expect(without.rows.map { [$0[0], $0[3]] } == [[.text("JPN"), .text("KOR")]])
        #expect(try column("origin_share", without) == [0.3])
    }

    @Test func whatDoesNotFitIsSaid() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        #expect(codes(samples.tradeShock(["USA/hs281111:KOR=1"]), workspace) == ["no-product-flow"])
        #expect(codes(samples.tradeShock(["JPN/hs999999:KOR=1"]), workspace) == ["unknown-product"])
        #expect(codes(samples.tradeShock(["JPN/hs281111,C:KOR=1"]), workspace) == ["mixed-sectors"])
        var without = samples.tradeShock(["JPN/hs281111:KOR=1"])
        without.tradeChoices.concordance = nil
        #expect(codes(without, workspace) == ["needs-concordance"])
        without.trade = nil
        #expect(codes(without, workspace) == ["misuse"])
        without.tradeChoices = TradeChoices()
        #expect(codes(without, workspace) == ["needs-trade"])
        var run = RunQuestion()
        run.source.text = """
            version: 1
            table: \(SampleQuestions.g20)
            restrictions: [{exporter: JPN, hs: 281111, importer: KOR, cut: 30%}]
            """
        #expect(codes(run, workspace) == ["needs-trade"])
        run.source.text = """
            version: 1
            table: \(SampleQuestions.g20)
            restrictions: [{exporter: JPN, importer: KOR, cut: 30%}]
            """
        #expect(codes(run, workspace) == ["missing-field"])
        // A code with its sector and no share is not the whole sector.
        run.source.text = """
            version: 1
            table: \(SampleQuestions.g20)
            restrictions: [{exporter: JPN, hs: 281111, sectors: C, importer: KOR, cut: 30%}]
            """
        #expect(codes(run, workspace) == ["needs-trade"])
    }

    /// An overlay by customs code alone: who uses the product and how much of their output needs it
    /// follow from trade, and the numbers that no data give are bands.
    @Test func anOverlayByCodeAlone() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        let overlay = "{product: acid, hs: 281111, exporter: JPN, importer: KOR, cut: 50%}"
        var run = RunQuestion()
        let text = """
            version: 1
            table: \(SampleQuestions.g20)
            overlay: [\(overlay)]
            models: [mixed]
            """
        run.source.text = text
        // Without trade nothing says what the code is.
        #expect(codes(run, workspace) == ["needs-trade"])
        run.source.text =
            text + """

                trade: {file: \(samples.path("trade.csv")), year: 2019,
                        concordance: \(samples.path("hs-isic4.csv"))}
                """
        let document = try workspace.answer(run)
        func entry(_ name: String) -> Assumption? {
            document.assumptions.first { $0.name == "overlay.acid.\(name)" }
        }
        assertClose(
            try #require(entry("origin_share")?.value.number), 36.3 / 106.3, relative: 1e-12)
        let share = try #require(entry("user_share"))
        #expect(share.source.hasPrefix("assumed: as large as the product is in what its sectors"))
        let product = try workspace.answer(samples.tradeShock(["JPN/hs281111:KOR=30%"]))
        let measured = try #require(
            product.assumptions.first { $0.name == "restrictions[0].product_share" })
        assertClose(
            try #require(share.value.number), try #require(measured.value.number), relative: 1e-12)
        // The bands of what is assumed make a range.
        #expect(
            try table("ladder", document).rows.contains { $0[0] == .text("overlay-upstream-most") })
    }

    /// Some products in the wrong unit are far below what any product is of its sector.
    @Test func valuesThatAreTooSmallAreSeen() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        try "exporter,importer,hs6,value\nJPN,KOR,281111,36.3\n".write(
            toFile: samples.path("small.csv"), atomically: true, encoding: .utf8)
        var question = samples.tradeShock(["JPN/hs281111:KOR=1"])
        question.trade = samples.path("small.csv")
        question.tradeChoices.tradeYear = nil
        let document = try workspace.answer(question)
        #expect(document.diagnostics.map(\.code).contains("values-too-small"))
        question.trade = samples.path("trade.csv")
        question.tradeChoices.tradeYear = 2019
        let right = try workspace.answer(question)
        #expect(!right.diagnostics.map(\.code).contains("values-too-small"))
    }

    /// A code that a list of names does not have may be of another edition.
    @Test func codesOutsideTheListOfNames() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        try "code,description\n281111,Hydrogen fluoride\n".write(
            toFile: samples.path("names.csv"), atomically: true, encoding: .utf8)
        var question = ProductsQuestion()
        question.trade = samples.path("trade.csv")
        question.tradeChoices.tradeYear = 2019
        question.tradeChoices.productNames = samples.path("names.csv")
        question.importer = "KOR"
        let found = try workspace.answer(question).diagnostics.filter {
            $0.code == "code-without-name"
        }
        #expect(found.count == 1 && found[0].severity == .warning)
    }

    /// Class 27 is basic metals in one revision of ISIC and electrical equipment in the next.
    @Test func aConcordanceOfAnotherRevisionIsRefused() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var question = samples.tradeShock(["CHN/hs850511:KOR=1"])
        question.tradeChoices.concordance = samples.path("other.csv")
        func write(_ text: String) throws {
            try text.write(
                toFile: samples.path("other.csv"), atomically: true, encoding: .utf8)
        }
        try write("hs6,isic3\n850511,3190\n")
        let error = try #require(throws: Diagnostics.self) { try workspace.answer(question) }
        #expect(error.items.map(\.code) == ["other-revision"])
        #expect(error.items[0].sentence.contains("ISIC Rev. 3, and the table’s sectors"))
        try write("a,b\n850511,2790\n")
        #expect(codes(question, workspace) == ["unnamed-revision"])
        // Weights that do not add up to 1 are scaled, and that is said.
        try write("hs6,isic4,weight\n850511,2599,0.7\n850511,2790,0.7\n")
        let document = try workspace.answer(question)
        #expect(document.diagnostics.map(\.code).contains("scaled-weights"))
    }

    /// Values that are not USD show when they are set against the table: with both numbers.
    @Test func valuesInAnotherUnitAreSeen() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        try "exporter,importer,hs6,value\nJPN,KOR,281111,9e12\n".write(
            toFile: samples.path("large.csv"), atomically: true, encoding: .utf8)
        var question = samples.tradeShock(["JPN/hs281111:KOR=1"])
        question.trade = samples.path("large.csv")
        question.tradeChoices.tradeYear = nil
        let error = try #require(throws: Diagnostics.self) { try workspace.answer(question) }
        let sentence = try #require(error.items.first).sentence
        #expect(error.items.map(\.code) == ["product-larger-than-sector"])
        #expect(sentence.contains("9,000,000 million USD of 281111 to KOR, more than the "))
        // The user's own share is taken, and the doubt stays.
        question.restrict = ["JPN/hs281111:KOR=1~0.01"]
        let document = try workspace.answer(question)
        #expect(document.diagnostics.map(\.code).contains("values-too-large"))
        #expect(
            document.assumptions.first { $0.name == "restrictions[0].product_share" }?.value
                == .number(0.01))
    }

    /// A file that does not say its year is of no year; nothing is filtered away.
    @Test func aFileWithoutAYear() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        try "i,j,cmd,value\nJPN,KOR,281111,3\nCHN,KOR,281111,7\n".write(
            toFile: samples.path("plain.csv"), atomically: true, encoding: .utf8)
        var question = ProductsQuestion()
        question.trade = samples.path("plain.csv")
        question.importer = "KOR"
        let document = try workspace.answer(question)
        let products = try table("products", document)
        #expect(products.title == "Products that KOR imports")
        #expect(try column("outside_imports", products) == [10])
        assertClose(try #require(column("hhi", products)[0]), 0.58, relative: 1e-15)
        #expect(!document.assumptions.contains { $0.value.plain.contains(", 0") })
        question.tradeChoices.tradeYear = 2022
        #expect(
            try table("products", workspace.answer(question)).title
                == "Products that KOR imports, 2022")
    }
}
