import Foundation
import InputOutput
import Reporting
import TestSupport
import Testing
import Workspace

/// Who buys a product by its end use, and options that a question of products cannot use.
@Suite(.serialized) struct TradeUseTests {
    private func shock(_ samples: Samples, _ category: String) throws -> ShockQuestion {
        try "hs17,bec4\n281111,22\n850511,\(category)\n".write(
            toFile: samples.path("bec.csv"), atomically: true, encoding: .utf8)
        var question = samples.tradeShock(["CHN/hs8505:KOR=30%"])
        question.tradeChoices.endUse = samples.path("bec.csv")
        return question
    }

    private func number(_ name: String, _ table: ReportTable, _ row: Int = 0) throws -> Double? {
        table.rows[row][try #require(table.columns.firstIndex { $0.name == name })].number
    }

    /// Equipment and goods of households go to final demand, goods in process to industries, and
    /// each is a share of that flow alone.
    @Test(arguments: [
        ("22", "*"), ("61", "final demand"), ("410", "final demand"), ("51", "all uses"),
    ])
    func endUsesSayWhoBuys(category: String, users: String) throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        let question = try shock(samples, category)
        let document = try workspace.answer(question)
        let restricted = try table("restrictions", document)
        let k = try #require(restricted.columns.firstIndex { $0.name == "users" })
        #expect(restricted.rows[0][k] == .text(users))
        let flows = (
            try #require(try number("intermediate_flow", restricted)),
            try #require(try number("final_flow", restricted))
        )
        #expect((flows.0 == 0) == (users == "final demand"))
        #expect((flows.1 == 0) == (users == "*"))
        let share = try #require(
            document.assumptions.first { $0.name == "restrictions[0].product_share" }?.value.number)
        assertClose(share, 300 / (flows.0 + flows.1), relative: 1e-12)
        // The scan says the same of the same restriction.
        var scan = ScanQuestion()
        scan.table = SampleQuestions.g20
        scan.trade = question.trade
        scan.tradeChoices = question.tradeChoices
        (scan.hs, scan.exporter, scan.importer) = (["850511"], "CHN", "KOR")
        scan.cut = "30%"
        let found = try table("scan_products", workspace.answer(scan))
        assertClose(
            try #require(try number("product_share", found)), share, relative: 1e-12)
        let impact = try table("impact", document)
        let row = try #require(impact.rows.firstIndex { $0.contains(.text("CHN")) })
        assertClose(
            try #require(try number("exporter_value_added_change", found)),
            try #require(try number("value_added_change", impact, row)), relative: 1e-9)
        #expect((try number("value_added_at_risk", found) == 0) == (category == "61"))
        // So does a scenario.
        var run = RunQuestion()
        run.source.text = """
            version: 1
            table: \(SampleQuestions.g20)
            trade: {file: \(samples.path("trade.csv")), year: 2019,
                    concordance: \(samples.path("hs-isic4.csv")), end_use: \
            \(samples.path("bec.csv"))}
            restrictions: [{exporter: CHN, hs: "8505", importer: KOR, cut: 30%}]
            models: [extraction]
            outputs: {drivers: none}
            """
        let filled = try workspace.answer(run)
        #expect(try table("impact", filled).rows == impact.rows)
        #expect(try table("restrictions", filled).rows == restricted.rows)
    }

    /// One code of another end use does not send the others elsewhere.
    @Test func endUsesAreThoseOfEachCode() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var question = try shock(samples, "61")
        question.restrict = ["JPN/hs281111,hs850511:KOR=30%"]
        let document = try workspace.answer(question)
        let restricted = try table("restrictions", document)
        let k = try #require(restricted.columns.firstIndex { $0.name == "users" })
        #expect(restricted.rows.map { $0[k] } == [.text("*"), .text("final demand")])
        let users = try #require(
            document.assumptions.first { $0.name == "restrictions[0].users" })
        #expect(users.value == .text("all industries; final demand"))
        #expect(try #require(document.question).contains("South Korea’s final demand"))
    }

    /// An overlay is of what industries use.
    @Test func anOverlayNeedsIndustries() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        _ = try shock(samples, "61")
        func scenario(_ fields: String, _ trade: String = "") -> RunQuestion {
            var run = RunQuestion()
            run.source.text = """
                version: 1
                table: \(SampleQuestions.g20)
                trade: {file: \(samples.path("trade.csv")), year: 2019,
                        concordance: \(samples.path("hs-isic4.csv"))\(trade)}
                overlay: [{hs: "850511", exporter: CHN, importer: KOR, cut: 50%\(fields)}]
                models: [mixed]
                outputs: {drivers: none}
                """
            return run
        }
        let use = ", end_use: \(samples.path("bec.csv"))"
        #expect(codes(scenario("", use), workspace) == ["no-using-industry"])
        #expect(codes(scenario(", users: C", use), workspace) == [])
        // Without a name it is called by its code, and what is assumed is no choice of the user.
        let document = try workspace.answer(scenario(""))
        #expect(document.assumptions.contains { $0.value == .text("HS 850511") })
        let share = try #require(document.assumptions.first { $0.name.hasSuffix(".user_share") })
        #expect(share.isDefault && share.source.hasPrefix("assumed: "))
        let days = try #require(
            document.assumptions.first { $0.name.hasSuffix(".ranges.switching_days") })
        #expect(days.value == .text("180 to never"))
        #expect(days.source == "no value given: from half a year to never")
    }

    /// Numbers of an overlay that a sweep varies have the bands that a run gives them.
    @Test func overlaysHaveBandsInSweeps() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var sweep = SweepQuestion()
        sweep.source.text = """
            version: 1
            table: \(SampleQuestions.g20)
            overlay: [{product: acid, importer: KOR, users: C, cut: 50%, origin_share: 0.6,
                       user_share: 1%, stock_days: 40, ranges: {stock_days: [10, 50]}}]
            models: [mixed]
            sweep:
              draws: 8
              vary: [{parameter: "overlay.acid.stock_days"}, {parameter: \
            "overlay.acid.origin_share"}]
            """
        sweep.metric = ["overlay-upstream:value_added_change.KOR"]
        sweep.analysis.resamples = 0
        let document = try workspace.answer(sweep)
        let origin = try #require(
            document.assumptions.first { $0.name == "overlay.acid.origin_share" })
        #expect(origin.isDefault && origin.source == "no band given: half to twice the value")
        let draws = try table("draws", document)
        let k = try #require(draws.columns.firstIndex { $0.name == "overlay.acid.stock_days" })
        let drawn = draws.rows.compactMap { $0[k].number }
        #expect(drawn.count >= 8 && drawn.allSatisfy { (10...50).contains($0) })
    }

    /// A delivery that is hardly any of what its buyer uses stops it in the daily model: that is
    /// said, with the two numbers.
    @Test func aThinDeliveryThatStopsAnIndustryIsSaid() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var question = ShockQuestion()
        question.table = SampleQuestions.g20
        question.restrict = ["CHN/B:USA/C=50%~0.2372"]
        question.models.model = "shortage"
        question.drivers = .none
        let found = try workspace.answer(question).diagnostics.filter { $0.code == "thin-delivery" }
        #expect(found.count == 1)
        #expect(
            found.first?.message.hasPrefix(
                "the stop of USA/C rests on 25.67 million USD a year of B from CHN, 0.007789 % of "
                    + "the B that it uses") == true)
        // Of a delivery that is a part to speak of there is nothing to warn of.
        question.restrict = ["SAU/B:KOR/C=50%"]
        let other = try workspace.answer(question).diagnostics
        #expect(!other.contains { $0.code == "thin-delivery" })
    }

    @Test func optionsThatCannotBeUsedAreRefused() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        var product = ProductQuestion()
        (product.trade, product.hs, product.importer) = (samples.path("trade.csv"), "281111", "KOR")
        product.tradeChoices.concordance = "/nix"
        #expect(product.misuse == "--concordance cannot be used with product, which knows no table")
        product.tradeChoices.concordance = nil
        product.tradeChoices.tradeYear = 2019
        let history = try table("history", workspace.answer(product))
        #expect(history.rows.map { $0[0] } == [.integer(2019)])
        var products = ProductsQuestion()
        products.tradeChoices.endUse = "/nix"
        #expect(products.misuse != nil)
        products.tradeChoices.endUse = nil
        products.tradeChoices.exchangeRate = 1
        #expect(products.misuse == "--exchange-rate cannot be used without --with-table")
        var scan = ScanQuestion()
        scan.tradeChoices.concordance = "/nix"
        #expect(scan.misuse == "--concordance cannot be used without --trade")
        // A native file was read already, and links between editions change it.
        try "hs17,hs92\n281111,281119\n850511,850511\n".write(
            toFile: samples.path("links.csv"), atomically: true, encoding: .utf8)
        var convert = ConvertQuestion()
        (convert.table, convert.output) = (samples.path("trade.csv"), samples.path("trade.h5"))
        convert.tradeChoices.editionLinks = samples.path("links.csv")
        _ = try workspace.answer(convert)
        products = ProductsQuestion()
        (products.trade, products.importer) = (samples.path("trade.h5"), "KOR")
        let screened = try table("products", workspace.answer(products))
        #expect(Set(screened.rows.map { $0[0] }) == [.text("281119")])
        products.tradeChoices.reports = .imports
        #expect(codes(products, workspace) == ["misuse"])
    }

    /// Flows below a dollar are no dollars, with a table or without one.
    @Test func flowsBelowADollarAreSeen() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        try "exporter,importer,hs6,value\nJPN,KOR,281111,0.036\nCHN,KOR,281111,90\n".write(
            toFile: samples.path("small.csv"), atomically: true, encoding: .utf8)
        var question = ProductsQuestion()
        (question.trade, question.importer) = (samples.path("small.csv"), "KOR")
        #expect(try workspace.answer(question).diagnostics.map(\.code).contains("values-too-small"))
        question.trade = samples.path("trade.csv")
        #expect(
            !(try workspace.answer(question).diagnostics.map(\.code)).contains("values-too-small"))
    }

    /// One product beyond all that its sector sells is seen among others that are right; a code
    /// without a sector is said, and ranked last.
    @Test func oneProductInTheWrongUnitIsSeen() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        try """
        exporter,importer,hs6,value
        JPN,KOR,281111,36300000
        CHN,KOR,850511,900000000000
        CHN,KOR,999998,5000000

        """.write(toFile: samples.path("mixed.csv"), atomically: true, encoding: .utf8)
        var question = ProductsQuestion()
        (question.trade, question.importer) = (samples.path("mixed.csv"), "KOR")
        question.withTable = SampleQuestions.g20
        question.tradeChoices.concordance = samples.path("hs-isic4.csv")
        question.rankBy = "value_added_at_risk"
        let document = try workspace.answer(question)
        let found = document.diagnostics.filter { $0.code == "values-too-large" }
        #expect(found.count == 1 && found[0].message.hasPrefix("most of 850511 is in flows larger"))
        #expect(document.diagnostics.map(\.code).contains("products-without-sector"))
        let products = try table("products", document)
        #expect(products.rows.last?[0] == .text("999998"))
        // The column that ranks is on the first screen; the outside share is not one economy’s.
        #expect(document.lead?.columns.contains("value_added_at_risk") == true)
        let outside = try #require(products.columns.firstIndex { $0.name == "outside_share" })
        #expect(products.rows.allSatisfy { $0[outside] == .missing })
    }

    /// Who led in the first year compared, whoever sold most in all years; who came in, what came
    /// back.
    @Test func theYearsSayWhoLostAndWhoCameIn() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let workspace = try samples.workspace(cached: false)
        try """
        year,exporter,importer,hs6,value
        2010,JPN,KOR,281111,60
        2010,CHN,KOR,281111,40
        2011,JPN,KOR,281111,10
        2011,CHN,KOR,281111,90
        2012,JPN,KOR,281111,30
        2012,CHN,KOR,281111,50
        2012,DEU,KOR,281111,20
        2013,CHN,KOR,281111,900

        """.write(toFile: samples.path("years.csv"), atomically: true, encoding: .utf8)
        var question = ProductQuestion()
        (question.trade, question.hs, question.importer) = (
            samples.path("years.csv"), "281111", "KOR"
        )
        question.between = "2010-2012"
        let document = try workspace.answer(question)
        let text = document.preamble.joined(separator: " ")
        for part in [
            "South Korea bought 60 % of its imports of 281111 from Japan in 2010, and 30 % in "
                + "2012, when China sells most, 50 % after 40 %.",
            "Shares were lost by Japan (−30 percentage points) and gained by Germany (+20 "
                + "percentage points) and China (+10 percentage points).",
            "New in 2012: Germany.",
            "The share of Japan was lowest in 2011, 10 %; 40 % of what was lost until then "
                + "came back.",
            "The HHI of origins went from 0.52 to 0.38: imports are more diversified.",
        ] { #expect(text.contains(part), "\(text)") }
        #expect(
            document.assumptions.first { $0.name == "trade" }?.value
                == .text("years.csv, 2010 to 2012"))
        #expect(
            try table("history", document).rows.map { $0[0] }
                == [2010, 2011, 2012].map { .integer($0) })
        #expect(document.lead?.table == "shifts")
    }
}
